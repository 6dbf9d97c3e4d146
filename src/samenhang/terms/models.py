"""The clocks the law sets: the table of rules, and what runs, stands still, was extended and ended (B9).

A rule is reference data with the days between which it is valid. A term keeps the day on which it ends as it was last
reckoned; what moved that day is a record of its own.
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.access.models import Layer
from samenhang.people.models import AboutHousehold
from samenhang.teams.models import Domain


class Unit(models.TextChoices):
    """In what the law counts."""

    DAYS = "days", _("dagen")
    WEEKS = "weeks", _("weken")
    WORKING_DAYS = "working_days", _("werkdagen")
    MONTHS = "months", _("maanden")
    YEARS = "years", _("jaar")


VALID = Func(
    F("valid_from"),
    F("valid_until"),
    RangeBoundary(inclusive_lower=True, inclusive_upper=True),
    function="daterange",
    output_field=DateRangeField(),
)
"""The days on which a rule is valid, as the database compares them."""


class TermRule(models.Model):
    """One clock of one law: what starts it, how long it is, what may move it. Reference data, never code.

    A law that changes gets a second row of the same code, valid from the day after the first one ends. A clock that is
    the resident's own (to object, to hand in a plan) is never late: when its last day has passed it is over.
    """

    class StartedBy(models.TextChoices):
        HAND = "hand", _("met de hand")
        REFERRAL = "referral", _("de verwijzing aan de balie van dit domein")
        THREATENED = "threatened", _("de verwijzing, als er iets ernstigs dreigt")
        NOTICE = "notice", _("de verwijzing, met de dag van de kennisgeving")

    class ExtendedFrom(models.TextChoices):
        END = "end", _("vanaf de laatste dag")
        RECEIPT = "receipt", _("vanaf de dag van ontvangst")

    id = models.UUIDField(primary_key=True, default=uuid7)
    code = models.SlugField(max_length=40)
    law = models.CharField(max_length=120)
    article = models.CharField(max_length=60)
    what = models.CharField(max_length=200)
    starts = models.CharField(max_length=200)
    started_by = models.CharField(max_length=12, choices=StartedBy, default=StartedBy.HAND)
    next_day = models.BooleanField(default=True)
    length = models.PositiveSmallIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=12, choices=Unit, blank=True)
    repeats = models.BooleanField(default=False)
    to_working_day = models.BooleanField(default=True)
    warn_days = models.PositiveSmallIntegerField(default=0)
    extension = models.PositiveSmallIntegerField(null=True, blank=True)
    extension_unit = models.CharField(max_length=12, choices=Unit, blank=True)
    extension_from = models.CharField(max_length=8, choices=ExtendedFrom, blank=True)
    extension_for = models.CharField(max_length=200, blank=True)
    pausable = models.BooleanField(default=False)
    pause_for = models.CharField(max_length=200, blank=True)
    of_resident = models.BooleanField(default=False)
    domain = models.ForeignKey(Domain, models.PROTECT, null=True, blank=True, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)
    confirmed = models.BooleanField(default=False)
    remark = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["law", "article", "code", "valid_from"]
        constraints = [
            ExclusionConstraint(
                name="terms_rule_one_version_a_day",
                expressions=[
                    ("code", RangeOperators.EQUAL),
                    (VALID, RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")), name="terms_rule_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(length=None, unit="") | (Q(length__gte=1) & ~Q(unit="")), name="terms_rule_length_with_unit"
            ),
            models.CheckConstraint(
                condition=Q(extension=None, extension_unit="", extension_from="", extension_for="")
                | (Q(extension__gte=1) & ~Q(extension_unit="") & ~Q(extension_from="") & ~Q(extension_for="")),
                name="terms_rule_extension_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.law}, {self.article}"


class Term(AboutHousehold):
    """A clock that runs: what it guards, by which rule, since which day, and the day on which it ends.

    ``kept_in`` is the domain whose own file it belongs to as well: a referral is guarded by the desk it went to, and
    followed by the desk that sent it.
    """

    kept_in = models.ForeignKey(Domain, models.PROTECT, null=True, blank=True, related_name="+")
    guards = models.CharField(max_length=12)
    object_id = models.UUIDField()
    rule = models.ForeignKey(TermRule, models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    started_on = models.DateField()
    due_on = models.DateField()
    warn_on = models.DateField()
    by_id = models.UUIDField()
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta(AboutHousehold.Meta):
        indexes = [
            models.Index(fields=["household", "object_id"], name="terms_term_of_household"),
            models.Index(fields=["due_on"], name="terms_term_due"),
        ]
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(
                fields=["object_id", "rule", "layer", "domain", "round"], name="terms_one_term_a_round"
            ),
            models.CheckConstraint(condition=Q(due_on__gte=F("started_on")), name="terms_due_after_start"),
            models.CheckConstraint(condition=Q(started_on__gte="1900-01-01"), name="terms_start_in_living_memory"),
            models.CheckConstraint(
                condition=Q(kept_in=None) | Q(layer=Layer.DOMAIN), name="terms_kept_in_where_domain"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.guards}: {self.due_on}"


class Pause(models.Model):
    """That a term stands still from a day on, and why (Awb 4:15)."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    term = models.ForeignKey(Term, models.PROTECT, related_name="pauses")
    turn = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    reason = models.CharField(max_length=500)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["term", "turn"], name="terms_one_pause_a_turn")]


class PauseEnd(models.Model):
    """That a term runs again from a day on."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    pause = models.OneToOneField(Pause, models.PROTECT, related_name="end")
    on = models.DateField()
    by_id = models.UUIDField()
    at = models.DateTimeField()


class Extension(models.Model):
    """That a term was made longer, by how much and why. Once: no law in the table allows a second time."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    term = models.OneToOneField(Term, models.PROTECT, related_name="extension")
    number = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=12, choices=Unit)
    counts_from = models.DateField(null=True, blank=True)
    extended_on = models.DateField()
    reason = models.CharField(max_length=500)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    @property
    def length(self) -> str:
        """How much longer, in words."""
        words = {
            Unit.DAYS: ngettext("%(n)d dag", "%(n)d dagen", self.number),
            Unit.WEEKS: ngettext("%(n)d week", "%(n)d weken", self.number),
            Unit.WORKING_DAYS: ngettext("%(n)d werkdag", "%(n)d werkdagen", self.number),
            Unit.MONTHS: ngettext("%(n)d maand", "%(n)d maanden", self.number),
            Unit.YEARS: gettext("%(n)d jaar"),
        }
        return words[Unit(self.unit)] % {"n": self.number}


class Ending(models.Model):
    """That a term no longer runs: met on a day, withdrawn, or it did not apply."""

    class Outcome(models.TextChoices):
        MET = "met", _("gehaald")
        WITHDRAWN = "withdrawn", _("ingetrokken")
        NOT_APPLICABLE = "not_applicable", _("niet van toepassing")

    id = models.UUIDField(primary_key=True, default=uuid7)
    term = models.OneToOneField(Term, models.PROTECT, related_name="ending")
    outcome = models.CharField(max_length=16, choices=Outcome)
    on = models.DateField()
    note = models.CharField(max_length=500, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()
