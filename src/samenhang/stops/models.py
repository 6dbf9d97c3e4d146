"""The intended stop: said before it falls, answered by who holds the case together, decided, and what came of it (D10).

Two sides. What the sender says and decides is an envelope of its own, without a household or a number. On whose case
it lies, and what it does, are records of that household; the sender reads only the reply written for them.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.cases.models import Case
from samenhang.people.models import AboutHousehold
from samenhang.teams.models import Hat, Professional, Team


class Area(models.TextChoices):
    """What a stop may do something to."""

    CHILDREN = "children", _("de kinderen")
    CARE = "care", _("zorg en ondersteuning")
    DEBTS = "debts", _("schulden en rondkomen")
    HOUSING = "housing", _("wonen")
    WORK = "work", _("werk en opleiding")
    HEALTH = "health", _("gezondheid")
    SAFETY = "safety", _("veiligheid")


class StopKind(models.Model):
    """A kind of what may stop, and how long who holds the case has to answer. The municipality's own list."""

    code = models.SlugField(primary_key=True, max_length=24)
    name = models.CharField(max_length=80)
    answer_days = models.PositiveSmallIntegerField(default=5)
    before_days = models.PositiveSmallIntegerField(default=2)
    order = models.PositiveSmallIntegerField(default=0)
    in_use = models.BooleanField(default=True)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name


def touched(areas: list[str]) -> list[str]:
    """This function will give what a stop touches in words."""
    return [str(Area(one).label) for one in areas]


class IntendedStop(models.Model):
    """What somebody means to end or cut, as the sender says it: no household, no number, no investigation."""

    class Happens(models.TextChoices):
        ENDS = "ends", _("Het stopt")
        CUT = "cut", _("Het wordt minder")

    id = models.UUIDField(primary_key=True, default=uuid7)
    from_hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    from_team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+")
    from_side = models.CharField(max_length=12)
    desk = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+")
    family_name = models.CharField(max_length=200, blank=True, default="")
    given_names = models.CharField(max_length=200, blank=True, default="")
    birth_date = models.DateField(null=True, blank=True)
    kind = models.ForeignKey(StopKind, models.PROTECT, related_name="+")
    happens = models.CharField(max_length=8, choices=Happens)
    what = models.CharField(max_length=300)
    stops_on = models.DateField()
    since_on = models.DateField()
    ground = models.TextField()
    basis = models.CharField(max_length=200)
    already = models.BooleanField(default=False)
    answer_by = models.DateField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["from_hat", "-at"], name="stops_of_sender")]

    @property
    def within(self) -> bool:
        """Whether the sender is involved with the household, and said it there."""
        return self.desk_id is None

    @property
    def about(self) -> str:
        """About whom, as the sender wrote it; nothing where it was said on the case itself."""
        return f"{self.given_names} {self.family_name}".strip()


class Stage(models.Model):
    """Something the sender's side did: by whom, when."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True


class StopMoved(Stage):
    """That it falls on another day. The earlier day stays to be read."""

    stop = models.ForeignKey(IntendedStop, models.PROTECT, related_name="moves")
    stops_on = models.DateField()
    why = models.CharField(max_length=500)
    answer_by = models.DateField()


class StopWithdrawal(Stage):
    """That it goes no further."""

    stop = models.OneToOneField(IntendedStop, models.PROTECT, related_name="withdrawal")
    why = models.CharField(max_length=500)


class StopReply(models.Model):
    """What the sender reads: what is asked, and the words who answered chose. Not from which household it comes.

    ``from_desk``: in the name of the Toegang. By the desk itself, or by who works with a protected household.
    """

    class Asks(models.TextChoices):
        GRACE = "grace", _("Uitstel tot een dag")
        OTHER_WAY = "other_way", _("Een andere weg")
        EYES_OPEN = "eyes_open", _("Geen bezwaar: stoppen met open ogen")

    id = models.UUIDField(primary_key=True, default=uuid7)
    stop = models.ForeignKey(IntendedStop, models.PROTECT, related_name="replies")
    round = models.PositiveSmallIntegerField()
    asks = models.CharField(max_length=12, choices=Asks)
    until = models.DateField(null=True, blank=True)
    words = models.TextField()
    areas = ArrayField(models.CharField(max_length=12, choices=Area), default=list, blank=True)
    basis = models.CharField(max_length=200)
    signed = models.CharField(max_length=300)
    from_desk = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(asks="grace") ^ models.Q(until=None), name="stops_grace_asked_until_a_day"
            ),
            models.UniqueConstraint(
                fields=["stop", "round"], condition=models.Q(from_desk=True), name="stops_desk_replies_once"
            ),
        ]

    @property
    def touches(self) -> list[str]:
        """What it touches, as far as the sender was told."""
        return touched(self.areas)


class StopReplyMaker(models.Model):
    """Who wrote a reply, kept by the database itself. Read by its maker and on the case; never by who gets it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    reply = models.OneToOneField(StopReply, models.PROTECT, related_name="maker")
    by_id = models.UUIDField()
    at = models.DateTimeField()


class StopShut(models.Model):
    """To whom of the desk a stop stays shut: the number typed is of their own circle. The database keeps it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    stop = models.ForeignKey(IntendedStop, models.PROTECT, related_name="+")
    professional = models.ForeignKey(Professional, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stop", "professional"], name="stops_shut_once")]


class StopDecision(Stage):
    """What the sender's side decided, by whose name. After grace it comes back by itself on that day."""

    class Choice(models.TextChoices):
        GRACE = "grace", _("Uitstel tot een dag")
        OTHER_WAY = "other_way", _("Een andere weg")
        STOP = "stop", _("Het gaat toch door, met open ogen")

    stop = models.ForeignKey(IntendedStop, models.PROTECT, related_name="decisions")
    round = models.PositiveSmallIntegerField()
    choice = models.CharField(max_length=12, choices=Choice)
    until = models.DateField(null=True, blank=True)
    words = models.TextField()
    who = models.CharField(max_length=300)
    unanswered = models.BooleanField(default=False)
    answer_by = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stop", "round"], name="stops_decided_once_a_round"),
            models.CheckConstraint(
                condition=models.Q(choice="grace") ^ models.Q(until=None), name="stops_grace_until_a_day"
            ),
        ]


class StopOutcome(Stage):
    """How it ended: it stopped, it was averted, or something else came in its place."""

    class How(models.TextChoices):
        AVERTED = "averted", _("Het is niet gestopt")
        OTHERWISE = "otherwise", _("Er kwam iets anders voor in de plaats")
        STOPPED = "stopped", _("Het is gestopt")

    stop = models.OneToOneField(IntendedStop, models.PROTECT, related_name="outcome")
    how = models.CharField(max_length=12, choices=How)
    on = models.DateField()
    words = models.TextField()


class StopLaid(AboutHousehold):
    """On the household's side only: that an intended stop lies here, about the household or one member."""

    stop = models.ForeignKey(IntendedStop, models.PROTECT, related_name="laid")
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(fields=["stop", "household"], name="stops_laid_once"),
        ]
        indexes = [models.Index(fields=["household", "-at"], name="stops_of_household")]


class StopAnswer(AboutHousehold):
    """What the stop does to the household, for the team; and the reply that went to the sender."""

    laid = models.ForeignKey(StopLaid, models.PROTECT, related_name="answers")
    round = models.PositiveSmallIntegerField()
    reply = models.OneToOneField(StopReply, models.PROTECT, related_name="+")
    areas = ArrayField(models.CharField(max_length=12, choices=Area), default=list, blank=True)
    effects = models.TextField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(fields=["laid", "round"], name="stops_answered_once_a_round"),
        ]

    @property
    def touches(self) -> list[str]:
        """What it touches, for the team."""
        return touched(self.areas)


class StopTaken(AboutHousehold):
    """That the case took a decision in: what was agreed about it."""

    laid = models.ForeignKey(StopLaid, models.PROTECT, related_name="taken")
    decision = models.ForeignKey(StopDecision, models.PROTECT, related_name="+")
    words = models.TextField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(fields=["laid", "decision"], name="stops_taken_in_once"),
        ]


class StopLater(AboutHousehold):
    """What came of it for the household, told later."""

    laid = models.ForeignKey(StopLaid, models.PROTECT, related_name="later")
    words = models.TextField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass


class UnaskedStop(AboutHousehold):
    """Something stopped and nobody asked first. Recorded by anyone on the case, counted apart."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="unasked_stops")
    kind = models.ForeignKey(StopKind, models.PROTECT, related_name="+")
    what = models.CharField(max_length=300)
    stopped_on = models.DateField()
    who = models.CharField(max_length=300)
    effects = models.TextField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        indexes = [models.Index(fields=["case", "-at"], name="stops_unasked_of_case")]
