"""The log of every look and every act. Ids without foreign keys: the log outlives what it tells of."""

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7


class Event(models.TextChoices):
    """What NEN 7513 calls the event."""

    CREATE = "create", _("vastgelegd")
    READ = "read", _("ingezien")
    CHANGE = "change", _("gewijzigd")
    DELETE = "delete", _("verwijderd")
    SEARCH = "search", _("gezocht")
    PRINT = "print", _("afgedrukt")
    TRANSFER = "transfer", _("doorgegeven")
    EMERGENCY = "emergency", _("noodinzage")
    REFUSED = "refused", _("geweigerd")
    SIGN_IN = "sign_in", _("aangemeld")


class Line(models.Model):
    """One look or one act. The table is partitioned by month and append-only for the server's role."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    at = models.DateTimeField()
    event = models.CharField(max_length=12, choices=Event)
    what = models.CharField(max_length=80)
    viewer_id = models.UUIDField(null=True)
    organisation_id = models.UUIDField(null=True)
    role = models.CharField(max_length=40, blank=True)
    object_id = models.UUIDField(null=True)
    detail = models.JSONField(default=dict)
    team_id = models.UUIDField(null=True)
    purpose = models.CharField(max_length=200, blank=True)
    permission = models.CharField(max_length=80, blank=True)
    rule = models.CharField(max_length=300, blank=True)
    era = models.BigIntegerField(editable=False)
    xid = models.BigIntegerField(editable=False)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.event} {self.what}"


class Subject(models.Model):
    """A data subject of a line: whose record, of which layer, on which ground. Inherits who may read it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    at = models.DateTimeField()
    line_id = models.UUIDField()
    household_id = models.UUIDField()
    person_id = models.UUIDField(null=True)
    layer = models.CharField(max_length=12)
    domain = models.CharField(max_length=24, blank=True)
    basis = models.CharField(max_length=200, blank=True)
    viewer_id = models.UUIDField(null=True)
    purpose = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.line_id} {self.layer}"


class Seal(models.Model):
    """A block of lines of one month that was sealed: from where until where, how many, and the chain's head.

    ``tags`` holds sixteen bytes of each line in order, so that a difference can be pointed at.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    period = models.CharField(max_length=6)
    number = models.PositiveIntegerField()
    form = models.PositiveSmallIntegerField()
    era = models.BigIntegerField()
    after_xid = models.BigIntegerField()
    after_id = models.UUIDField()
    until_xid = models.BigIntegerField()
    until_id = models.UUIDField()
    lines = models.PositiveIntegerField()
    tags = models.BinaryField()
    head = models.BinaryField()
    key_version = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["period", "number"], name="audit_seal_number_once")]

    def __str__(self) -> str:
        return f"{self.period} {self.number}"


class Verification(models.Model):
    """That the seals were verified: when, how much, and what was wrong."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    at = models.DateTimeField()
    sealed = models.PositiveBigIntegerField()
    tail = models.PositiveBigIntegerField()
    wrong = models.PositiveIntegerField()
    told = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.wrong}"


type Key = tuple[UUID, UUID | None, str, str]
"""(household, person or None for the household as a whole, layer, domain or '')."""
