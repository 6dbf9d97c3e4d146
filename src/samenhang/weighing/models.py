"""Weighing before deciding: the Omgekeerde Toets in four steps (G1), and what the laws were made for.

A test is worked on in parts: each part is one small text with a version of its own, so that several people write at
once. What ended is fixed: the whole text with its SHA-256. The value triangle stands in ``triangles``.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.cases.models import Case
from samenhang.people.models import AboutHousehold
from samenhang.weighing.triangles import Position, TriangleEnd, TriangleOption, ValueTriangle


class Law(models.Model):
    """A law of the social domain and what it was made for, in our own words. Reference data, kept by the manager."""

    code = models.SlugField(primary_key=True, max_length=24)
    name = models.CharField(max_length=120)
    article = models.CharField(max_length=120)
    made_for = models.TextField()
    order = models.PositiveSmallIntegerField(default=0)
    in_use = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.name


class LawText(models.Model):
    """One wording of a law's purpose: every one that ever stood there, who wrote it and why. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    law = models.ForeignKey(Law, models.PROTECT, related_name="texts")
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    article = models.CharField(max_length=120)
    made_for = models.TextField()
    in_use = models.BooleanField()
    why = models.CharField(max_length=300)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["law", "version"], name="weighing_lawtext_once")]


class Used(models.TextChoices):
    """When the test was used: whether there was a decision already."""

    BEFORE = "before", _("gebruikt vóór het besluit")
    DURING = "during", _("het besluit viel voordat de toets klaar was")
    AFTER = "after", _("gebruikt na het besluit")


class ReversedTest(AboutHousehold):
    """A test on a case: which question, who began it, whether a decision was there already, on which it builds."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="reversed_tests")
    question = models.CharField(max_length=300)
    decided_on = models.DateField(null=True, blank=True)
    builds_on = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followed_by")
    version = models.PositiveIntegerField(default=1)
    begun_by_id = models.UUIDField()
    begun_at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        indexes = [models.Index(fields=["case", "-begun_at"], name="weighing_test_of_case")]

    def __str__(self) -> str:
        return self.question


class TestPart(AboutHousehold):
    """One part of a step, as it was last written: what it is (kind and ref), its few texts, its version."""

    __test__ = False
    test = models.ForeignKey(ReversedTest, models.PROTECT, related_name="parts")
    kind = models.CharField(max_length=16)
    ref = models.CharField(max_length=60, blank=True, default="")
    content = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(fields=["test", "kind", "ref"], name="weighing_testpart_once"),
        ]


class TestPresence(AboutHousehold):
    """In which part of a test a colleague is typing now. Kept for the moment: it tells others who is where."""

    __test__ = False
    test = models.ForeignKey(ReversedTest, models.PROTECT, related_name="presences")
    part = models.CharField(max_length=80, blank=True, default="")
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(fields=["test", "by_id"], name="weighing_presence_once"),
        ]


class TestOption(AboutHousehold):
    """Something that could be done; ``nothing`` is doing nothing, which every test has and nobody can take away."""

    __test__ = False
    test = models.ForeignKey(ReversedTest, models.PROTECT, related_name="options")
    title = models.CharField(max_length=200)
    nothing = models.BooleanField(default=False)
    order = models.PositiveIntegerField()
    by_id = models.UUIDField()
    at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by_id = models.UUIDField(null=True)

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(
                fields=["test"], condition=models.Q(nothing=True), name="weighing_option_nothing_once"
            ),
            models.CheckConstraint(
                condition=models.Q(nothing=False) | models.Q(dropped_at=None), name="weighing_option_nothing_stays"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Cost(AboutHousehold):
    """What an option costs somebody, per period, and where the amount comes from."""

    class Payer(models.TextChoices):
        RESIDENT = "resident", _("de inwoner of het huishouden")
        MUNICIPALITY = "municipality", _("de gemeente")
        INSURER = "insurer", _("de zorgverzekeraar")
        CARE_OFFICE = "care_office", _("het zorgkantoor")
        HOUSING = "housing", _("de woningcorporatie")
        STATE = "state", _("het Rijk")
        OTHER = "other", _("een ander")

    class Period(models.TextChoices):
        ONCE = "once", _("eenmalig")
        MONTH = "month", _("per maand")
        YEAR = "year", _("per jaar")

    class Basis(models.TextChoices):
        SOURCE = "source", _("uit een bron")
        ESTIMATE = "estimate", _("geschat")
        FICTITIOUS = "fictitious", _("fictief")

    option = models.ForeignKey(TestOption, models.PROTECT, related_name="costs")
    payer = models.CharField(max_length=12, choices=Payer)
    who = models.CharField(max_length=120, blank=True, default="")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    period = models.CharField(max_length=5, choices=Period)
    basis = models.CharField(max_length=10, choices=Basis)
    source = models.CharField(max_length=200, blank=True, default="")
    by_id = models.UUIDField()
    at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by_id = models.UUIDField(null=True)

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="weighing_cost_not_negative"),
            models.CheckConstraint(
                condition=~models.Q(basis="source") | ~models.Q(source=""), name="weighing_cost_names_its_source"
            ),
        ]


class TestEnd(AboutHousehold):
    """How a test ended: the outcome, who decides, when it is looked at again; the whole text, fixed by its SHA-256."""

    __test__ = False

    class Outcome(models.TextChoices):
        DO = "do", _("doen")
        CONDITIONS = "conditions", _("doen onder voorwaarden")
        NOT = "not", _("niet doen")

    test = models.OneToOneField(ReversedTest, models.PROTECT, related_name="end")
    outcome = models.CharField(max_length=10, choices=Outcome)
    option = models.ForeignKey(TestOption, models.PROTECT, null=True, blank=True, related_name="+")
    conditions = models.TextField(blank=True, default="")
    because = models.TextField()
    decider = models.CharField(max_length=200)
    review_on = models.DateField()
    used = models.CharField(max_length=8, choices=Used)
    gaps = models.JSONField(default=list)
    gaps_reason = models.CharField(max_length=500, blank=True, default="")
    content = models.TextField()
    fingerprint = models.CharField(max_length=64)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(outcome="conditions") | ~models.Q(conditions=""),
                name="weighing_testend_says_conditions",
            ),
            models.CheckConstraint(
                condition=models.Q(gaps=[]) | ~models.Q(gaps_reason=""), name="weighing_testend_gaps_with_reason"
            ),
        ]


class TestReview(AboutHousehold):
    """Looking back at a test on its day: what it brought, small steps included, and whether to look again."""

    __test__ = False
    test = models.ForeignKey(ReversedTest, models.PROTECT, related_name="reviews")
    brought = models.TextField()
    learnt = models.TextField(blank=True, default="")
    again_on = models.DateField(null=True, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass


__all__ = [
    "Cost",
    "Law",
    "LawText",
    "Position",
    "ReversedTest",
    "TestEnd",
    "TestOption",
    "TestPart",
    "TestPresence",
    "TestReview",
    "TriangleEnd",
    "TriangleOption",
    "Used",
    "ValueTriangle",
]
