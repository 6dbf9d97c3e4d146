"""Who is involved with a household, in which role, about whom, from-until, on which ground. Grants follow from it."""

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.access.models import Layer
from samenhang.consent.models import LegalBasis
from samenhang.people.models import AboutHousehold, Person
from samenhang.teams.models import Domain, Hat, Team


class Part(models.TextChoices):
    """The part someone plays for a household. What each part opens stands in the migration's `derive` function."""

    INTAKE = "intake", _("Toegang: hulpvraag in behandeling")
    REFERRAL = "referral", _("verwijzing gekregen")
    DIRECTOR = "director", _("regievoerder")
    PROFESSIONAL = "professional", _("professional")
    PARTNER = "partner", _("partner")


class Involvement(AboutHousehold):
    """One hat, or one desk, involved with a household; with all its members, or with those named."""

    hat = models.ForeignKey(Hat, models.PROTECT, null=True, blank=True, related_name="involvements")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="involvements")
    part = models.CharField(max_length=12, choices=Part)
    task = models.CharField(max_length=300, blank=True)
    all_members = models.BooleanField(default=True)
    own_file = models.ForeignKey(Domain, models.PROTECT, null=True, blank=True, related_name="+")
    basis = models.ForeignKey(LegalBasis, models.PROTECT, related_name="+")
    secret = models.BooleanField(default=False)
    starts_at = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(hat__isnull=True) ^ models.Q(team__isnull=True), name="involvement_hat_or_team"
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gt=models.F("starts_at")),
                name="involvement_ends_after_start",
            ),
        ]

    def present_at(self, at: datetime) -> bool:
        """This function will say whether the involvement has not ended at a moment; it may still have to begin."""
        end = getattr(self, "end", None)
        return not (self.until and self.until <= at) and not (end and end.at <= at)


class InvolvedAbout(models.Model):
    """The members an involvement is about, where it is not about all."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    involvement = models.ForeignKey(Involvement, models.PROTECT, related_name="about")
    about = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["involvement", "about"], name="involvement_about_once")]


class InvolvementEnd(models.Model):
    """That an involvement ended: when, why, by whom. Access ends with it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    involvement = models.OneToOneField(Involvement, models.PROTECT, related_name="end")
    at = models.DateTimeField()
    reason = models.CharField(max_length=500)
    by_id = models.UUIDField()


class GuestRule(models.Model):
    """How long a guest may stay at most, and how long an invitation waits for its answer. Reference data: one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    most_days = models.PositiveSmallIntegerField(default=90)
    answer_days = models.PositiveSmallIntegerField(default=14)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="involvement_one_guest_rule")]


class GuestInvitation(AboutHousehold):
    """A hat asked to look along in a part of a household, until a day, for one question (H2, F4).

    Nothing opens before the guest accepts. The row's person is set where it is about one member and nothing else.
    """

    hat = models.ForeignKey(Hat, models.PROTECT, related_name="invitations")
    question = models.CharField(max_length=500)
    basis = models.ForeignKey(LegalBasis, models.PROTECT, related_name="+")
    until = models.DateTimeField()
    lapses_at = models.DateTimeField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("at"), lapses_at__gt=models.F("at")),
                name="involvement_guest_ends_after_start",
            ),
        ]

    @property
    def ended(self) -> "GuestEnd | None":
        """The record that ended it before its time, or nothing."""
        return getattr(self, "end", None)

    @property
    def answered(self) -> "GuestAnswer | None":
        """What the guest answered, or nothing."""
        return getattr(self, "answer", None)

    def state(self, at: datetime) -> str:
        """This function will say how it stands at a moment.

        One of: waits, lapsed, declined, taken_back, open, ended, past.
        """
        answer, end = self.answered, self.ended
        if answer is None:
            if end and end.at <= at:
                return "taken_back"
            return "waits" if at < min(self.lapses_at, self.until) else "lapsed"
        if not answer.accepted:
            return "declined"
        if end and end.at <= at:
            return "ended"
        return "open" if at < self.until else "past"


class GuestPart(AboutHousehold):
    """One part the guest reads: a layer, about the household as a whole or a member. The row's key is the part."""

    invitation = models.ForeignKey(GuestInvitation, models.PROTECT, related_name="parts")
    writes = models.BooleanField(default=False)

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(
                fields=["invitation", "person", "layer"], nulls_distinct=False, name="involvement_guest_part_once"
            ),
            models.CheckConstraint(
                condition=models.Q(layer__in=[Layer.INVOLVEMENT, Layer.SHARED, Layer.CASE_TEAM]),
                name="involvement_guest_part_layer",
            ),
            models.CheckConstraint(
                condition=models.Q(writes=False) | models.Q(layer=Layer.CASE_TEAM),
                name="involvement_guest_writes_with_the_team",
            ),
        ]


class GuestAnswer(models.Model):
    """What the guest answered to an invitation. From a yes on, the guest reads."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    invitation = models.OneToOneField(GuestInvitation, models.PROTECT, related_name="answer")
    accepted = models.BooleanField()
    reason = models.CharField(max_length=500, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()


class GuestEnd(models.Model):
    """That a stay ended before its time, or that an invitation was taken back. Access ends with it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    invitation = models.OneToOneField(GuestInvitation, models.PROTECT, related_name="end")
    reason = models.CharField(max_length=500)
    by_id = models.UUIDField()
    at = models.DateTimeField()


class AccessRequest(models.Model):
    """Somebody asks to be let in about a person, with a reason. Whether anybody knows the person is told to nobody.

    ``guest`` is set where somebody who is involved proposes a colleague, not themselves.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    guest = models.ForeignKey(Hat, models.PROTECT, null=True, blank=True, related_name="+")
    question = models.CharField(max_length=500)
    wants = ArrayField(models.CharField(max_length=12, choices=Layer))
    until = models.DateField()
    lapses_at = models.DateTimeField()
    at = models.DateTimeField()


class AskedOf(AboutHousehold):
    """A request for access, laid before who keeps a household up. Written by the database; the asker never reads it."""

    request = models.ForeignKey(AccessRequest, models.PROTECT, related_name="asked")
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(fields=["request", "household"], name="involvement_asked_once_per_household"),
        ]


class AccessAnswer(models.Model):
    """What who keeps the household up answers to a request for access. The asker reads this and no more."""

    class Kind(models.TextChoices):
        INVITED = "invited", _("u krijgt een uitnodiging")
        CALL = "call", _("bel mij")
        NO = "no", _("nee")

    id = models.UUIDField(primary_key=True, default=uuid7)
    asked = models.OneToOneField(AskedOf, models.PROTECT, related_name="answer")
    kind = models.CharField(max_length=8, choices=Kind)
    words = models.CharField(max_length=500, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()
