"""Meetings on cases (F1): series and single ones, their agenda, and what was noted and decided at the table.

Two kinds of rows. A meeting, its slots and who is there hold nothing of a household and are read by who sits at the
table. What a slot is about is a row of its own, with the household's key: who holds no grant sees a slot and no more.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.access.models import Layer
from samenhang.cases.models import Case
from samenhang.meetings.models import LogEntry
from samenhang.people.models import AboutHousehold
from samenhang.plans.models import Action
from samenhang.teams.models import Hat, Team


class Shape(models.TextChoices):
    """The forms practice has. The last three are the layers above: about no household."""

    CASE = "case", _("casusoverleg")
    DAY = "day", _("dagstart")
    TEAM = "team", _("sociaal team")
    BENCH = "bench", _("werktafel")
    LINKING = "linking", _("verbindingsoverleg")
    LEADING = "leading", _("trekkersoverleg")
    COMPASS = "compass", _("compasoverleg")


ABOVE = (Shape.LINKING, Shape.LEADING, Shape.COMPASS)
"""Layers above: no personal data at all."""


class Rhythm(models.TextChoices):
    """How often a series meets."""

    DAILY = "daily", _("elke werkdag")
    WEEKLY = "weekly", _("elke week")
    FORTNIGHTLY = "fortnightly", _("om de week")
    MONTHLY = "monthly", _("elke vier weken")
    NEEDED = "needed", _("als het nodig is")


class Meets(models.Model):
    """What a series and one meeting of it have in common. Nothing here is about a household."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    name = models.CharField(max_length=120)
    shape = models.CharField(max_length=8, choices=Shape)
    minutes = models.PositiveSmallIntegerField(default=60)
    place = models.CharField(max_length=200, blank=True)
    video = models.CharField(max_length=300, blank=True)
    chair = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    note_taker = models.ForeignKey(Hat, models.PROTECT, null=True, blank=True, related_name="+")
    participants = ArrayField(models.UUIDField(), default=list, blank=True)
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="+")
    by_id = models.UUIDField()
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def above(self) -> bool:
        """Whether it is one of the layers above, where no household is spoken of."""
        return self.shape in ABOVE


class ConferenceSeries(Meets):
    """A meeting that comes back: its regular participants, its rhythm, its first time.

    ``counts_from`` is since when the rhythm counts anew, after its day or time was changed; ``until`` its last day.
    """

    rhythm = models.CharField(max_length=12, choices=Rhythm)
    first_at = models.DateTimeField()
    counts_from = models.DateTimeField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)


class SeriesEnd(models.Model):
    """That a series stopped."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    series = models.OneToOneField(ConferenceSeries, models.PROTECT, related_name="end")
    by_id = models.UUIDField()
    at = models.DateTimeField()


class Conference(Meets):
    """One meeting, of a series or by itself."""

    series = models.ForeignKey(ConferenceSeries, models.PROTECT, null=True, blank=True, related_name="conferences")
    starts_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["starts_at"], name="meetings_conference_when")]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "starts_at"],
                condition=models.Q(series__isnull=False),
                name="meetings_one_of_a_series_at_a_time",
            )
        ]


class ConferenceStep(models.Model):
    """That a meeting began, was closed or was cancelled: once each."""

    class Kind(models.TextChoices):
        OPENED = "opened", _("begonnen")
        CLOSED = "closed", _("afgesloten")
        CANCELLED = "cancelled", _("gaat niet door")

    id = models.UUIDField(primary_key=True, default=uuid7)
    conference = models.ForeignKey(Conference, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=12, choices=Kind)
    why = models.CharField(max_length=300, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conference", "kind"], name="meetings_step_once")]


class Presence(models.Model):
    """That a participant came, left the table, or cannot come. The latest one counts."""

    class How(models.TextChoices):
        HERE = "here", _("aan tafel")
        AWAY = "away", _("even weg")
        ABSENT = "absent", _("afgemeld")

    id = models.UUIDField(primary_key=True, default=uuid7)
    conference = models.ForeignKey(Conference, models.PROTECT, related_name="presences")
    hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    how = models.CharField(max_length=8, choices=How)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["conference", "hat", "-at"], name="meetings_presence_last")]


class Slot(models.Model):
    """A place on an agenda: how long, and in the layers above the theme. Never whose case it is, nor who asked."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    conference = models.ForeignKey(Conference, models.PROTECT, related_name="slots")
    order = models.PositiveIntegerField()
    minutes = models.PositiveSmallIntegerField(default=15)
    theme = models.CharField(max_length=200, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        ordering = ["order", "id"]


class SlotStep(models.Model):
    """What became of a slot: begun, done, moved to a next time, taken off."""

    class Kind(models.TextChoices):
        STARTED = "started", _("bezig")
        DONE = "done", _("besproken")
        MOVED = "moved", _("naar een volgende keer")
        DROPPED = "dropped", _("van de agenda")

    id = models.UUIDField(primary_key=True, default=uuid7)
    slot = models.ForeignKey(Slot, models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=8, choices=Kind)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["slot", "kind"], name="meetings_slot_step_once")]


class ThemeLine(models.Model):
    """What was noted or decided on a theme, in the layers above. About no household."""

    class Kind(models.TextChoices):
        NOTE = "note", _("aantekening")
        DECISION = "decision", _("besluit")
        ACTION = "action", _("actie")

    id = models.UUIDField(primary_key=True, default=uuid7)
    slot = models.ForeignKey(Slot, models.PROTECT, related_name="lines")
    kind = models.CharField(max_length=8, choices=Kind)
    words = models.TextField()
    who = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()


class AtTheTable(AboutHousehold):
    """A row of the table that is about a household: in our plan or among the team, never in an own file."""

    class Meta(AboutHousehold.Meta):
        abstract = True
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(layer__in=[Layer.SHARED, Layer.CASE_TEAM], domain=""),
                name="%(app_label)s_%(class)s_with_the_team",
            ),
        ]


class AgendaItem(AtTheTable):
    """Which case a slot is about, what is asked, what is wanted of the table, and how the resident takes part."""

    slot = models.OneToOneField(Slot, models.PROTECT, related_name="item")
    conference = models.ForeignKey(Conference, models.PROTECT, related_name="items")
    case = models.ForeignKey(Case, models.PROTECT, related_name="agenda_items")
    question = models.CharField(max_length=300)
    wanted = models.CharField(max_length=300)
    invited_ids = ArrayField(models.UUIDField(), default=list, blank=True)
    invited_more = models.CharField(max_length=200, blank=True)
    not_invited_why = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AtTheTable.Meta):
        constraints = [
            *AtTheTable.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(invited_ids=[], invited_more="", not_invited_why=""),
                name="meetings_resident_invited_or_why_not",
            ),
            models.UniqueConstraint(fields=["conference", "case", "question"], name="meetings_asked_once"),
        ]
        indexes = [models.Index(fields=["case", "-at"], name="meetings_item_of_case")]


class ItemNote(AtTheTable):
    """What one author noted at a slot: everybody has a block of their own, so nobody writes over another."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="notes")
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    by_id = models.UUIDField()
    at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta(AtTheTable.Meta):
        constraints = [
            *AtTheTable.Meta.constraints,
            models.UniqueConstraint(fields=["item", "by_id"], name="meetings_note_of_an_author"),
        ]


class Outcome(AtTheTable):
    """A decision or an action of the table. It was typed once: the logbook and the plan hold the same."""

    class Kind(models.TextChoices):
        DECISION = "decision", _("besluit")
        ACTION = "action", _("actie")

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="outcomes")
    case = models.ForeignKey(Case, models.PROTECT, related_name="table_outcomes")
    kind = models.CharField(max_length=8, choices=Kind)
    words = models.TextField()
    who = models.CharField(max_length=300)
    due_on = models.DateField(null=True, blank=True)
    entry = models.ForeignKey(LogEntry, models.PROTECT, null=True, blank=True, related_name="+")
    action = models.ForeignKey(Action, models.PROTECT, null=True, blank=True, related_name="+")
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AtTheTable.Meta):
        indexes = [models.Index(fields=["case", "-at"], name="meetings_outcome_of_case")]


class OutcomeResult(AtTheTable):
    """What came of a decision or an action, asked at the next meeting. The latest one counts."""

    class How(models.TextChoices):
        DONE = "done", _("gedaan")
        NOT_YET = "not_yet", _("nog niet")
        NOT_DONE = "not_done", _("niet gelukt")
        DROPPED = "dropped", _("vervallen")

    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="results")
    how = models.CharField(max_length=8, choices=How)
    word = models.CharField(max_length=300, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AtTheTable.Meta):
        pass


class PaperCopy(models.Model):
    """That somebody printed an agenda or a record, with how many cases on it. Read by who printed it."""

    class What(models.TextChoices):
        AGENDA = "agenda", _("agenda")
        RECORD = "record", _("verslag")

    id = models.UUIDField(primary_key=True, default=uuid7)
    conference = models.ForeignKey(Conference, models.PROTECT, related_name="copies")
    what = models.CharField(max_length=8, choices=What)
    cases = models.PositiveSmallIntegerField()
    by_id = models.UUIDField()
    at = models.DateTimeField()


class PaperCopyItem(AtTheTable):
    """That a slot about a household stands on somebody's paper. Read by who reads about the household."""

    copy = models.ForeignKey(PaperCopy, models.PROTECT, related_name="items")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="copies")
    what = models.CharField(max_length=8, choices=PaperCopy.What)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AtTheTable.Meta):
        pass
