"""A decision about a household: what it says, version by version, when it counts, and what it brought (G5)."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.cases.models import Case
from samenhang.decisions.models.mandate import Kind
from samenhang.people.models import AboutHousehold
from samenhang.teams.models import Hat


class Decision(AboutHousehold):
    """A decision being made or made. What it says stands in its versions; the last one counts."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions")
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followers")
    origin_kind = models.SlugField(max_length=24, blank=True, default="")
    origin_id = models.UUIDField(null=True, blank=True)
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(origin_kind="", origin_id=None)
                | (~models.Q(origin_kind="") & models.Q(origin_id__isnull=False)),
                name="decisions_origin_whole",
            ),
        ]
        indexes = [models.Index(fields=["case", "-at"], name="decisions_of_case")]


class DecisionText(AboutHousehold):
    """What a decision says in one version. Two writers cannot make the same version."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="texts")
    number = models.PositiveIntegerField()
    what = models.TextField()
    for_whom = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind)
    outside = models.BooleanField()
    rule = models.CharField(max_length=300, blank=True, default="")
    why = models.TextField()
    alternatives = models.TextField()
    effects_short = models.TextField()
    effects_long = models.TextField()
    saved = models.TextField(blank=True, default="")
    conditions = models.TextField(blank=True, default="")
    sensitive = models.BooleanField()
    review_on = models.DateField()
    formal = models.BooleanField()
    announced_on = models.DateField(null=True, blank=True)
    objection_to = models.CharField(max_length=300, blank=True, default="")
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(fields=["decision", "number"], name="decisions_text_number_once"),
            models.CheckConstraint(
                condition=models.Q(outside=False) | ~models.Q(rule=""), name="decisions_outside_says_which_rule"
            ),
            models.CheckConstraint(
                condition=models.Q(formal=False) | ~models.Q(objection_to=""), name="decisions_formal_says_objection"
            ),
        ]


class Cost(AboutHousehold):
    """What a version of a decision costs somebody: an amount, so many times."""

    class Per(models.TextChoices):
        ONCE = "once", _("eenmalig")
        WEEK = "week", _("per week")
        MONTH = "month", _("per maand")
        YEAR = "year", _("per jaar")

    text = models.ForeignKey(DecisionText, models.PROTECT, related_name="costs")
    order = models.PositiveSmallIntegerField()
    payer = models.CharField(max_length=120)
    amount = models.DecimalField(max_digits=9, decimal_places=2)
    per = models.CharField(max_length=5, choices=Per)
    times = models.PositiveSmallIntegerField(default=1)

    class Meta(AboutHousehold.Meta):
        ordering = ["order"]
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.CheckConstraint(condition=models.Q(amount__gt=0, times__gt=0), name="decisions_cost_is_something"),
        ]

    @property
    def total(self) -> Decimal:
        """What it comes to in all."""
        return self.amount * self.times


class SecondPair(AboutHousehold):
    """What a colleague who looked along said of a version: never who wrote it."""

    text = models.ForeignKey(DecisionText, models.PROTECT, related_name="second_pairs")
    agrees = models.BooleanField()
    remark = models.TextField(blank=True, default="")
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(fields=["text", "by"], name="decisions_second_pair_once"),
            models.CheckConstraint(
                condition=models.Q(agrees=True) | ~models.Q(remark=""), name="decisions_second_pair_says_why"
            ),
        ]


class InForce(AboutHousehold):
    """That a decision counts from a day on: in which version, on which rung, and who stands behind it."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="in_force")
    text = models.ForeignKey(DecisionText, models.PROTECT, related_name="+")
    rung = models.SlugField(max_length=30)
    rung_name = models.CharField(max_length=60)
    explained = models.TextField()
    envelope = models.ForeignKey("decisions.Envelope", models.PROTECT, null=True, blank=True, related_name="+")
    second_pair = models.ForeignKey(SecondPair, models.PROTECT, null=True, blank=True, related_name="+")
    beside_why = models.CharField(max_length=500, blank=True, default="")
    starts_on = models.DateField()
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass


class DecisionEnd(AboutHousehold):
    """That a decision counts no longer, or was given up before it did, and why."""

    class How(models.TextChoices):
        STOPPED = "stopped", _("niet genomen")
        WITHDRAWN = "withdrawn", _("ingetrokken")
        REPLACED = "replaced", _("vervangen")

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="end")
    how = models.CharField(max_length=10, choices=How)
    why = models.TextField()
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass


class Outcome(models.TextChoices):
    """What came of a decision, without blame."""

    WORKED = "worked", _("het heeft geholpen")
    PARTLY = "partly", _("het hielp voor een deel")
    NOT = "not", _("het hielp niet, en wij leerden ervan")
    EARLY = "early", _("het is nog te vroeg om te zeggen")


class Review(AboutHousehold):
    """What a decision brought, looked at on its day; what may be known by all stands apart, about nobody."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="reviews")
    outcome = models.CharField(max_length=8, choices=Outcome)
    brought = models.TextField()
    again_on = models.DateField(null=True, blank=True)
    brought_id = models.UUIDField(null=True, blank=True)
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass


class Brought(models.Model):
    """What decisions brought, told so that nobody can be known by it: no household, no writer, only the month."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    kind = models.CharField(max_length=10, choices=Kind)
    outcome = models.CharField(max_length=8, choices=Outcome)
    rule = models.CharField(max_length=300, blank=True, default="")
    situation = models.TextField()
    did = models.TextField()
    brought = models.TextField()
    month = models.DateField()
