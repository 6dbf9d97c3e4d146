"""A short question to a colleague or a team, in place of a chat group; about nobody, or about a shared case (F3)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.cases.models import Case
from samenhang.people.models import Household
from samenhang.teams.models import Hat, Organisation, Team

MOST = 500


class QuestionRule(models.Model):
    """After how many days without a word a question closes by itself. Reference data: one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    closes_after_days = models.PositiveSmallIntegerField(default=14)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="questions_one_rule")]


class QuickQuestion(models.Model):
    """What was asked. Where it is about a case, only who reads that case's team records reads it too."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    from_hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    words = models.CharField(max_length=MOST)
    household = models.ForeignKey(Household, models.PROTECT, null=True, blank=True, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(household=None, case=None) | models.Q(household__isnull=False, case__isnull=False),
                name="questions_case_with_household",
            )
        ]


class Asking(models.Model):
    """Whom it was asked: a colleague or a team. Passed on, there is a next one; the last counts."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    question = models.ForeignKey(QuickQuestion, models.PROTECT, related_name="askings")
    from_hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    to_hat = models.ForeignKey(Hat, models.PROTECT, null=True, blank=True, related_name="+")
    to_team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+")
    why = models.CharField(max_length=200, blank=True, default="")
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_hat__isnull=True) ^ models.Q(to_team__isnull=True), name="questions_hat_or_team"
            )
        ]


class Taking(models.Model):
    """That somebody of the team asked said: I take it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    asking = models.OneToOneField(Asking, models.PROTECT, related_name="taking")
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Turn(models.Model):
    """What was said back: the answer, one more question by who asked, and the answer to that."""

    class Kind(models.TextChoices):
        ANSWER = "answer", _("antwoord")
        FOLLOW_UP = "follow_up", _("vervolgvraag")
        AGAIN = "again", _("antwoord op de vervolgvraag")

    id = models.UUIDField(primary_key=True, default=uuid7)
    question = models.ForeignKey(QuickQuestion, models.PROTECT, related_name="turns")
    kind = models.CharField(max_length=12, choices=Kind)
    words = models.CharField(max_length=1000)
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "kind"], name="questions_turn_once")]


class Closing(models.Model):
    """That who asked closed it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    question = models.OneToOneField(QuickQuestion, models.PROTECT, related_name="closing")
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Known(models.Model):
    """Good to know: a question and its answer, kept for the team. No name of who asked or answered stands in it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+")
    question = models.CharField(max_length=MOST)
    answer = models.CharField(max_length=1000)
    kept_on = models.DateField()

    class Meta:
        ordering = ["-kept_on", "-id"]
