"""Room in the law: what a jurist was asked about nobody, and the answer that is kept for everybody (G7)."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.cases.models import Case
from samenhang.people.models import AboutHousehold
from samenhang.teams.models import Domain, Hat


class Act(models.Model):
    """Something that was done once: by whom, when."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True


class Jurist(Act):
    """That a colleague answers questions about the law. Kept by the functional manager."""

    hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    field = models.CharField(max_length=120, blank=True, default="")


class JuristEnd(Act):
    """That a colleague no longer does."""

    jurist = models.OneToOneField(Jurist, models.PROTECT, related_name="end")


class LegalQuestion(Act):
    """What is asked of the jurists, about nobody: the question, and what it is about in general words."""

    question = models.TextField()
    background = models.TextField()
    law_domain = models.ForeignKey(Domain, models.PROTECT, null=True, blank=True, related_name="+")
    pointed_at = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["by", "-at"], name="legal_room_asked_by")]


class LegalAnswer(Act):
    """What a jurist answered, in words that everybody may read and that hold for everybody in that situation."""

    class Room(models.TextChoices):
        MAY = "may", _("Dit mag")
        IF = "if", _("Dit mag, als")
        NOT = "not", _("Dit mag niet")

    question = models.OneToOneField(LegalQuestion, models.PROTECT, related_name="answer")
    asked_as = models.CharField(max_length=300)
    room = models.CharField(max_length=4, choices=Room)
    words = models.TextField()
    law = models.CharField(max_length=120)
    article = models.CharField(max_length=120)
    recheck_on = models.DateField()

    class Meta:
        indexes = [
            GinIndex(
                SearchVector("asked_as", "words", "law", "article", config="dutch"), name="legal_room_answer_words"
            )
        ]


class AnswerRead(Act):
    """That the asker read the answer."""

    answer = models.OneToOneField(LegalAnswer, models.PROTECT, related_name="read")


class Doubt(Act):
    """That somebody thinks an answer is outdated, and why."""

    answer = models.ForeignKey(LegalAnswer, models.PROTECT, related_name="doubts")
    why = models.TextField()


class DoubtJudgement(Act):
    """What a jurist said of it: outdated from now on, or it still holds, checked again by a new day."""

    doubt = models.OneToOneField(Doubt, models.PROTECT, related_name="judgement")
    outdated = models.BooleanField()
    words = models.TextField(blank=True, default="")
    recheck_on = models.DateField(null=True, blank=True)


class AskedFor(AboutHousehold):
    """On the asker's side only: for which case a question was asked."""

    question = models.OneToOneField(LegalQuestion, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        indexes = [models.Index(fields=["case", "-at"], name="legal_room_asked_for")]


class Used(AboutHousehold):
    """That an answer is used with a case; others see only how often that was."""

    answer = models.ForeignKey(LegalAnswer, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(fields=["answer", "case"], name="legal_room_used_once"),
        ]
