"""Who works where, in which role: organisations, teams, professionals and their hats."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class Role(models.TextChoices):
    """What a hat is worn for. Only the first four are ever given content of a household."""

    ACCESS_OFFICER = "access_officer", _("medewerker Toegang")
    PROFESSIONAL = "professional", _("professional")
    PARTNER = "partner", _("partner")
    PROCESS_DIRECTOR = "process_director", _("procesregisseur")
    LAWFULNESS = "lawfulness", _("handhaver / rechtmatigheid")
    TEAM_LEAD = "team_lead", _("teamleider")
    POLICY_ADVISER = "policy_adviser", _("beleidsadviseur")
    PRIVACY_OFFICER = "privacy_officer", _("privacy officer")
    FG = "fg", _("functionaris gegevensbescherming")
    MANAGER = "manager", _("functioneel beheerder")
    SERVICE = "service", _("dienst")


class Domain(models.Model):
    """A law's or policy's field: Participatiewet, Wmo, Jeugdwet … Reference data."""

    code = models.SlugField(primary_key=True, max_length=24)
    name = models.CharField(max_length=80)
    law = models.CharField(max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """The municipality, a regional service, or a partner."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("gemeente")
        REGIONAL = "regional", _("regionale dienst")
        PARTNER = "partner", _("partner")

    id = models.UUIDField(primary_key=True, default=uuid7)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind)
    phone = models.CharField(max_length=30, blank=True)
    until_day = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A team in an organisation; where it is a desk, requests and referrals land with the team as a whole."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="teams")
    name = models.CharField(max_length=120)
    domain = models.ForeignKey(Domain, models.PROTECT, null=True, blank=True, related_name="teams")
    is_desk = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Professional(models.Model):
    """Someone who works for an organisation and signs in."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="professional")
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=30, blank=True)
    working_days = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def initials(self) -> str:
        """The first letters of the first and the last name, for a round picture."""
        words = self.name.split()
        return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper() if words else "?"


class Hat(models.Model):
    """A professional in an organisation in a role, from-until: the viewer the wall knows."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    professional = models.ForeignKey(Professional, models.PROTECT, related_name="hats")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="hats")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="hats")
    role = models.CharField(max_length=24, choices=Role)
    domain = models.ForeignKey(Domain, models.PROTECT, null=True, blank=True, related_name="hats")
    from_day = models.DateField()
    until_day = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_day=None) | models.Q(until_day__gte=models.F("from_day")),
                name="teams_hat_ends_not_before_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.professional} ({self.get_role_display()})"


class Suspension(models.Model):
    """That a professional may do nothing for an organisation until this is lifted. The database empties their seats."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    professional = models.ForeignKey(Professional, models.PROTECT, related_name="suspensions")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    by_id = models.UUIDField()
    at = models.DateTimeField()


class SuspensionEnd(models.Model):
    """That a suspension was lifted: by whom, when."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    suspension = models.OneToOneField(Suspension, models.PROTECT, related_name="end")
    by_id = models.UUIDField()
    at = models.DateTimeField()


class ProvidedHat(models.Model):
    """Marks a hat that follows the groups of an organisation's own provider: it comes and goes by them."""

    hat = models.OneToOneField(Hat, models.PROTECT, primary_key=True, related_name="provided")
    provider = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.provider
