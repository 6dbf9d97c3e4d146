"""The municipality's own ladder of mandate: rungs, what each may decide, and who sits there. About no resident (G4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.teams.models import Hat, Organisation


class Kind(models.TextChoices):
    """What a decision is about."""

    MONEY = "money", _("creatieve inzet van geld")
    PROVISION = "provision", _("voorziening of maatwerk")
    INCOME = "income", _("uitkering of inkomen")
    DEBT = "debt", _("schulden")
    HOUSING = "housing", _("wonen")
    OTHER = "other", _("iets anders")


class MandateProposal(models.Model):
    """One line of the table as it would be from a day on: a rung, or what a rung may decide of a kind.

    It counts when somebody else agreed; the latest that counts for a code is the line.
    """

    class What(models.TextChoices):
        RUNG = "rung", _("trede")
        RULE = "rule", _("regel")

    id = models.UUIDField(primary_key=True, default=uuid7)
    code = models.CharField(max_length=60)
    what = models.CharField(max_length=4, choices=What)
    rung = models.SlugField(max_length=30)
    in_use = models.BooleanField(default=True)
    order = models.PositiveSmallIntegerField(null=True, blank=True)
    name = models.CharField(max_length=60, blank=True, default="")
    kind = models.CharField(max_length=10, choices=Kind, blank=True, default="")
    up_to = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    outside = models.BooleanField(default=False)
    sensitive = models.BooleanField(default=False)
    second_pair = models.BooleanField(default=False)
    reason = models.CharField(max_length=1000)
    effective_on = models.DateField()
    by = models.ForeignKey(Hat, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(what="rung", order__isnull=False) & ~models.Q(name=""))
                | (models.Q(what="rule", order=None, name="") & ~models.Q(kind="")),
                name="decisions_mandate_rung_or_rule",
            ),
            models.CheckConstraint(
                condition=models.Q(up_to=None) | models.Q(up_to__gte=0), name="decisions_mandate_not_below_nothing"
            ),
        ]
        indexes = [models.Index(fields=["code", "-effective_on"], name="decisions_mandate_latest")]

    def __str__(self) -> str:
        return self.code


class MandateAnswer(models.Model):
    """What somebody else said of a proposal, or that its writer took it back. The database keeps the two apart."""

    class Answer(models.TextChoices):
        APPROVED = "approved", _("akkoord")
        REFUSED = "refused", _("niet akkoord")
        WITHDRAWN = "withdrawn", _("teruggenomen")

    id = models.UUIDField(primary_key=True, default=uuid7)
    proposal = models.OneToOneField(MandateProposal, models.PROTECT, related_name="answer")
    answer = models.CharField(max_length=10, choices=Answer)
    reason = models.CharField(max_length=1000, blank=True, default="")
    by = models.ForeignKey(Hat, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.answer


class Seat(models.Model):
    """Who sits on a rung for an organisation, from-until, and who answers when they are away."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    rung = models.SlugField(max_length=30)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    deputy = models.ForeignKey(Hat, models.PROTECT, null=True, blank=True, related_name="+")
    called = models.CharField(max_length=80)
    from_day = models.DateField()
    until_day = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_day=None) | models.Q(until_day__gte=models.F("from_day")),
                name="decisions_seat_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(deputy=None) | ~models.Q(deputy=models.F("hat")), name="decisions_seat_deputy_other"
            ),
        ]

    def __str__(self) -> str:
        return self.called


class SeatEnd(models.Model):
    """That somebody no longer sits there."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    seat = models.OneToOneField(Seat, models.PROTECT, related_name="end")
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()
