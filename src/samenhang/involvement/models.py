"""Who is involved with a household, in which role, about whom, from-until, on which ground. Grants follow from it."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

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
