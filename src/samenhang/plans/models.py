"""One plan per household (D1): thin by design. Goals, actions and who does them; problems stand in each own file.

Every row is of the layer *shared* and of the household as a whole (law.md rule 1).
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenhang.access.models import Layer
from samenhang.cases.models import Case, LifeDomain
from samenhang.people.models import AboutHousehold, Person
from samenhang.people.models.beside import Representative
from samenhang.teams.models import Hat


class OfThePlan(AboutHousehold):
    """A row of the plan: shared by all who take part, about the household as a whole."""

    class Meta(AboutHousehold.Meta):
        abstract = True
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(layer=Layer.SHARED, person=None), name="%(app_label)s_%(class)s_is_shared"
            ),
        ]


class Plan(OfThePlan):
    """The case's one plan. ``version`` counts every change to what would be agreed; ``matters_version`` to one text."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="plan")
    matters = models.TextField(blank=True, default="")
    matters_version = models.PositiveIntegerField(default=0)
    matters_by_id = models.UUIDField(null=True)
    matters_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    begun_by_id = models.UUIDField()
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta(OfThePlan.Meta):
        pass


class Goal(OfThePlan):
    """What the household wants to reach, in its own words; its place in the row says what comes first (D3)."""

    class When(models.TextChoices):
        NOW = "now", _("nu")
        LATER = "later", _("later")

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="goals")
    words = models.CharField(max_length=300)
    seen_by = models.CharField(max_length=500, blank=True, default="")
    whose_ids = ArrayField(models.UUIDField(), default=list, blank=True)
    whose = models.CharField(max_length=1000, blank=True, default="")
    life_domain = models.ForeignKey(LifeDomain, models.PROTECT, null=True, blank=True, related_name="+")
    when = models.CharField(max_length=5, choices=When, default=When.NOW)
    order = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    changed_by_id = models.UUIDField()
    changed_at = models.DateTimeField()

    class Meta(OfThePlan.Meta):
        constraints = [
            *OfThePlan.Meta.constraints,
            models.UniqueConstraint(
                fields=["plan", "order"], deferrable=models.Deferrable.DEFERRED, name="plans_goal_own_place"
            ),
        ]

    def __str__(self) -> str:
        return self.words


class GoalEnd(OfThePlan):
    """That a goal ended: reached, good enough (D5), or stopped; why, by whom."""

    class How(models.TextChoices):
        REACHED = "reached", _("bereikt")
        GOOD_ENOUGH = "good_enough", _("goed genoeg")
        STOPPED = "stopped", _("gestopt")

    goal = models.OneToOneField(Goal, models.PROTECT, related_name="end")
    how = models.CharField(max_length=12, choices=How)
    why = models.CharField(max_length=500)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(OfThePlan.Meta):
        pass


class Action(OfThePlan):
    """Who does what by when. Everybody takes a part: the household, its network, professionals and organisations."""

    class By(models.TextChoices):
        RESIDENT = "resident", _("iemand uit het huishouden")
        NETWORK = "network", _("iemand uit het netwerk")
        PROFESSIONAL = "professional", _("een professional")
        ORGANISATION = "organisation", _("een organisatie")

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="actions")
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="actions")
    what = models.CharField(max_length=300)
    doer = models.CharField(max_length=12, choices=By)
    doer_name = models.CharField(max_length=200)
    resident = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    hat = models.ForeignKey(Hat, models.PROTECT, null=True, blank=True, related_name="+")
    starts_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    changed_by_id = models.UUIDField()
    changed_at = models.DateTimeField()

    class Meta(OfThePlan.Meta):
        constraints = [
            *OfThePlan.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(starts_on=None)
                | models.Q(due_on=None)
                | models.Q(due_on__gte=models.F("starts_on")),
                name="plans_action_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(doer="resident", resident__isnull=False, hat=None)
                | models.Q(doer="professional", resident=None, hat__isnull=False)
                | models.Q(doer__in=["network", "organisation"], resident=None, hat=None),
                name="plans_action_one_doer",
            ),
        ]

    def __str__(self) -> str:
        return self.what


class ActionOutcome(OfThePlan):
    """How an action went, with a word. The latest one counts; ``open`` takes an earlier one back."""

    class How(models.TextChoices):
        DONE = "done", _("gedaan")
        NOT_DONE = "not_done", _("niet gelukt")
        DROPPED = "dropped", _("vervallen")
        OPEN = "open", _("weer open")

    action = models.ForeignKey(Action, models.PROTECT, related_name="outcomes")
    how = models.CharField(max_length=8, choices=How)
    word = models.CharField(max_length=500, blank=True, default="")
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(OfThePlan.Meta):
        pass


class PlanVersion(OfThePlan):
    """What was agreed, fixed: the canonical text of the plan and its SHA-256. The server can add, never change."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.TextField()
    fingerprint = models.CharField(max_length=64)
    of_version = models.PositiveIntegerField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(OfThePlan.Meta):
        constraints = [
            *OfThePlan.Meta.constraints,
            models.UniqueConstraint(fields=["plan", "number"], name="plans_version_number_once"),
        ]

    def __str__(self) -> str:
        return str(self.number)


class Signature(OfThePlan):
    """That a member or a professional agreed to a version, with the fingerprint of what they agreed to.

    With a representative it was signed in the member's name, on a ground that is kept with it (A7).
    """

    class How(models.TextChoices):
        SCREEN = "screen", _("samen op het scherm")
        PAPER = "paper", _("op papier")

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="signatures")
    resident = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    hat = models.ForeignKey(Hat, models.PROTECT, null=True, blank=True, related_name="+")
    representative = models.ForeignKey(Representative, models.PROTECT, null=True, blank=True, related_name="+")
    ground = models.CharField(max_length=500, blank=True)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=200)
    how = models.CharField(max_length=8, choices=How)
    fingerprint = models.CharField(max_length=64)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(OfThePlan.Meta):
        constraints = [
            *OfThePlan.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(resident__isnull=True) ^ models.Q(hat__isnull=True), name="plans_signature_of_one"
            ),
            models.CheckConstraint(
                condition=models.Q(representative=None) | models.Q(resident__isnull=False),
                name="plans_signature_for_a_resident",
            ),
            models.UniqueConstraint(
                fields=["version", "resident", "hat", "representative"],
                nulls_distinct=False,
                name="plans_signature_once",
            ),
        ]
