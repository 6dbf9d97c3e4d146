"""Talking the whole life through once: what was said per life domain, the marks, and the main points read back."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.access.models import Layer
from samenhang.cases.models import Case, LifeDomain
from samenhang.people.models import AboutHousehold, Person

LOWEST, HIGHEST = 1, 10


class Kind(models.TextChoices):
    """Whether the whole life was gone through for the first time, or looked at again (methods.md, Praatplaat)."""

    FIRST = "first", _("eerste gesprek")
    LATER = "later", _("vervolggesprek")


class Place(models.TextChoices):
    """Where the conversation was held."""

    HOME = "home", _("thuis")
    DESK = "desk", _("op kantoor")
    PHONE = "phone", _("aan de telefoon")
    VIDEO = "video", _("met beeldbellen")
    ELSEWHERE = "elsewhere", _("ergens anders")


class How(models.TextChoices):
    """How the main points were read back."""

    ALOUD = "aloud", _("samen hardop gelezen")
    SELF = "self", _("zelf gelezen")
    PHONE = "phone", _("voorgelezen aan de telefoon")
    INTERPRETER = "interpreter", _("voorgelezen met een tolk")


class Conversation(AboutHousehold):
    """One conversation over all life domains: with one person in confidence, or with the household together (C1).

    Open until its main points are agreed: ``MainPoints`` closes it. ``points`` are the main points being written.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="conversations")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.FIRST)
    place = models.CharField(max_length=12, choices=Place, default=Place.HOME)
    held_on = models.DateField()
    others_present = models.CharField(max_length=300, blank=True)
    points = models.TextField(blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()
    changed_by_id = models.UUIDField()
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(layer__in=[Layer.CASE_TEAM, Layer.DOMAIN]), name="conversations_team_or_own_file"
            ),
        ]


class Attendance(models.Model):
    """That a member of the household was there."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="attendances")
    attendee = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "attendee"], name="conversations_attendance_once")
        ]


class Answer(AboutHousehold):
    """What was said about one life domain, and the resident's own mark. Nothing is obligatory (C1, C2)."""

    TEXTS: ClassVar = ("words", "going_well", "worries", "wishes")

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="answers")
    life_domain = models.ForeignKey(LifeDomain, models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    going_well = models.TextField(blank=True)
    worries = models.TextField(blank=True)
    wishes = models.TextField(blank=True)
    mark = models.PositiveSmallIntegerField(null=True, blank=True)
    withheld = models.BooleanField(default=False)
    by_id = models.UUIDField()
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(fields=["conversation", "life_domain"], name="conversations_answer_once"),
            models.CheckConstraint(
                condition=models.Q(mark=None) | models.Q(mark__gte=LOWEST, mark__lte=HIGHEST, withheld=False),
                name="conversations_mark_one_to_ten",
            ),
        ]

    @property
    def spoken(self) -> bool:
        """Whether anything was said here in words."""
        return any(getattr(self, name) for name in self.TEXTS)

    @property
    def touched(self) -> bool:
        """Whether anything was recorded here: words, a mark, or that none was wanted."""
        return self.spoken or self.mark is not None or self.withheld


class Assent(models.Model):
    """That a member of the household agreed with the main points as they were read back."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="assents")
    agreed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "agreed_by"], name="conversations_assent_once")]


class MainPoints(AboutHousehold):
    """The main points as read back and agreed: from then on the conversation and its answers are fixed (C2)."""

    conversation = models.OneToOneField(Conversation, models.PROTECT, related_name="main_points")
    text = models.TextField()
    corrections = models.TextField(blank=True)
    others_agreed = models.CharField(max_length=300, blank=True)
    how = models.CharField(max_length=12, choices=How)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.CheckConstraint(condition=~models.Q(text=""), name="conversations_main_points_say_something"),
        ]


class Correction(AboutHousehold):
    """What somebody wants added to a closed conversation, in their own words; what stood there stays."""

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="corrections")
    text = models.TextField()
    said_by = models.CharField(max_length=200)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass
