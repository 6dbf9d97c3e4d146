"""The logbook of a case: what happened, what was decided and by whom, who was there. Corrected, never edited (F2)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.cases.models import Case
from samenhang.people.models import AboutHousehold, Person
from samenhang.teams.models import Hat


class Kind(models.TextChoices):
    """What kind of moment an entry tells of."""

    CONTACT = "contact", _("telefoon, mail of app")
    VISIT = "visit", _("huisbezoek")
    CONVERSATION = "conversation", _("gesprek")
    CONSULTATION = "consultation", _("overleg met collega’s")
    DECISION = "decision", _("besluit")
    MOMENT = "moment", _("bijzonder moment")
    OTHER = "other", _("iets anders")


class LogEntry(AboutHousehold):
    """One moment in a case, told by who was part of it. A decision always names who took it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="log_entries")
    kind = models.CharField(max_length=12, choices=Kind)
    happened_at = models.DateTimeField()
    what = models.TextField()
    decided = models.TextField(blank=True, default="")
    decided_by = models.CharField(max_length=300, blank=True, default="")
    others = models.CharField(max_length=300, blank=True, default="")
    life_domains = ArrayField(models.SlugField(max_length=24), default=list, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(happened_at__lte=models.F("at")), name="meetings_logentry_has_happened"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=Kind.DECISION) | ~models.Q(decided=""), name="meetings_decision_says_what"
            ),
            models.CheckConstraint(
                condition=models.Q(decided="", decided_by="") | (~models.Q(decided="") & ~models.Q(decided_by="")),
                name="meetings_decision_says_by_whom",
            ),
        ]
        indexes = [models.Index(fields=["case", "-happened_at", "-id"], name="meetings_logentry_newest")]


class Attendance(models.Model):
    """That a member of the household, or a colleague, was there."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    entry = models.ForeignKey(LogEntry, models.PROTECT, related_name="attendances")
    resident = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    hat = models.ForeignKey(Hat, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(resident=None) ^ models.Q(hat=None), name="meetings_attendance_of_one"
            ),
            models.UniqueConstraint(
                fields=["entry", "resident", "hat"], nulls_distinct=False, name="meetings_attendance_once"
            ),
        ]


class Correction(AboutHousehold):
    """What was not right or not whole in an entry. It stands below the entry; the entry itself stays as it was."""

    entry = models.ForeignKey(LogEntry, models.PROTECT, related_name="corrections")
    text = models.TextField(blank=True)
    life_domains = ArrayField(models.SlugField(max_length=24), default=list, blank=True)
    others = models.CharField(max_length=300, blank=True, default="")
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass


# The meetings themselves stand in a file of their own, and are known by the same name.
from samenhang.meetings.models import conferences as conferences  # noqa: E402 -- made of what stands above
from samenhang.meetings.models.conferences import AgendaItem as AgendaItem  # noqa: E402 -- as said
from samenhang.meetings.models.conferences import Conference as Conference  # noqa: E402 -- as said
from samenhang.meetings.models.conferences import ConferenceSeries as ConferenceSeries  # noqa: E402 -- as said
from samenhang.meetings.models.conferences import Outcome as Outcome  # noqa: E402 -- as said
