"""The household's case: opened once, held together by exactly one director at a time."""

from django.db import models
from uuid_utils.compat import uuid7

from samenhang.people.models import AboutHousehold, Household, Person
from samenhang.teams.models import Hat


class LifeDomain(models.Model):
    """A field of life: money, housing, health … The municipality's own list."""

    code = models.SlugField(primary_key=True, max_length=24)
    name = models.CharField(max_length=80)
    plain = models.CharField(max_length=200, blank=True)
    prompt = models.CharField(max_length=300, blank=True)
    icon = models.CharField(max_length=40, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    in_use = models.BooleanField(default=True)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name


class Case(AboutHousehold):
    """The joint work for one household. The row says that there is a case, not why; one open case per household."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="cases")
    number = models.CharField(max_length=20, unique=True)
    opened_at = models.DateTimeField()
    opened_by_id = models.UUIDField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(
                fields=["household"], condition=models.Q(closed_at=None), name="cases_one_open_per_household"
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None) | models.Q(closed_at__gte=models.F("opened_at")),
                name="cases_close_after_opening",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class CaseMember(AboutHousehold):
    """A member of the household whom the case concerns."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="members")

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(fields=["case", "person"], name="cases_member_once"),
        ]


class Direction(AboutHousehold):
    """Who holds the case together from a moment on. The latest one counts, so there is exactly one at any time (E1).

    The resident may be the director, with a professional beside: then ``resident`` is set and ``hat`` stands beside.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="directions")
    hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    resident = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    starts_at = models.DateTimeField()
    why = models.CharField(max_length=500)
    agreed_with = models.CharField(max_length=300)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(fields=["case", "starts_at"], name="cases_one_director_at_a_time"),
        ]


class DirectionProposal(AboutHousehold):
    """A colleague is asked to take the direction over. Until the yes nothing changes: a case is never without (E1).

    ``seen`` is who directs at that moment: when another was agreed meanwhile, or a later one asked, this is past.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="proposals")
    seen = models.ForeignKey(Direction, models.PROTECT, related_name="+")
    hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    why = models.CharField(max_length=500)
    agreed_with = models.CharField(max_length=300)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass


class DirectionReply(models.Model):
    """What the colleague answered to taking the direction over."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    proposal = models.OneToOneField(DirectionProposal, models.PROTECT, related_name="reply")
    accepted = models.BooleanField()
    reason = models.CharField(max_length=500, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()
