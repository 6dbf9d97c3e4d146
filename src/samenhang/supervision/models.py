"""What the privacy officer keeps about looks: the rules, who is under watch, what stood out, and what came of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class PatternRule(models.Model):
    """A rule by which looks stand out, with what the law wants of one (law.md, Signals). Reference data, never code."""

    code = models.SlugField(primary_key=True, max_length=24)
    name = models.CharField(max_length=120)
    explanation = models.TextField()
    purpose = models.CharField(max_length=300)
    basis = models.CharField(max_length=200)
    owner = models.CharField(max_length=120)
    review_on = models.DateField()
    days = models.PositiveSmallIntegerField()
    least = models.PositiveSmallIntegerField()
    in_use = models.BooleanField(default=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name


class Watch(models.Model):
    """A person at whose file every look is shown for a while: in the news, threatened, well known here."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    person_id = models.UUIDField()
    reason = models.CharField(max_length=300)
    until = models.DateField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.id}"


class WatchEnd(models.Model):
    """That a watch was ended before its day."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    watch = models.OneToOneField(Watch, models.PROTECT, related_name="end")
    by_id = models.UUIDField()
    at = models.DateTimeField()


class Finding(models.Model):
    """What stood out: one hat, one household, one week, one rule. A reason to look, and nothing more."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    rule = models.ForeignKey(PatternRule, models.PROTECT, related_name="+")
    viewer_id = models.UUIDField()
    household_id = models.UUIDField()
    week = models.DateField()
    times = models.PositiveIntegerField()
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "viewer_id", "household_id", "week"], name="supervision_finding_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule_id} {self.week}"


class Question(models.Model):
    """What the colleague or the team lead was asked about a finding, and what they said when they did."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="questions")
    to = models.CharField(max_length=120)
    words = models.TextField()
    by_id = models.UUIDField()
    at = models.DateTimeField()


class Answer(models.Model):
    """What came back on a question."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    question = models.OneToOneField(Question, models.PROTECT, related_name="answer")
    words = models.TextField()
    by_id = models.UUIDField()
    at = models.DateTimeField()


class Judgement(models.Model):
    """What a person made of a finding."""

    class Outcome(models.TextChoices):
        EXPLAINED = "explained", _("verklaarbaar")
        UNEXPLAINED = "unexplained", _("niet verklaarbaar")
        PASSED_ON = "passed_on", _("doorgezet")

    id = models.UUIDField(primary_key=True, default=uuid7)
    finding = models.OneToOneField(Finding, models.PROTECT, related_name="judgement")
    outcome = models.CharField(max_length=12, choices=Outcome)
    why = models.TextField()
    by_id = models.UUIDField()
    at = models.DateTimeField()
