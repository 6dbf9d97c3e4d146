"""The lawfulness file (C4): about one person, kept apart. Nothing here points at the support side, and nothing back.

The person stands in the file by name, birth date and BSN as the investigator knows them: no key leads to the
register of persons, so that neither merging nor removing nor moving there tells of a file here (law.md rule 5).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.passing.models import Envelope
from samenhang.teams.models import Hat, Team

LAYER = "lawfulness"


class Basis(models.Model):
    """On which article an investigation rests. Reference data, of this side only."""

    code = models.SlugField(primary_key=True, max_length=24)
    law = models.CharField(max_length=120)
    article = models.CharField(max_length=60)
    what = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField(default=0)
    in_use = models.BooleanField(default=True)

    class Meta:
        ordering = ["order", "law"]

    def __str__(self) -> str:
        return f"{self.law}, {self.article}"


class LawfulnessFile(models.Model):
    """An investigation about one person. Its id is the key its content hangs on; it is no household's."""

    class Kind(models.TextChoices):
        ASSISTANCE = "assistance", _("bijstand")
        SPECIAL = "special", _("bijzondere bijstand")
        OLDER = "older", _("IOAW of IOAZ")
        ENTREPRENEUR = "entrepreneur", _("bijstand voor zelfstandigen")
        WMO = "wmo", _("voorziening of pgb Wmo")
        YOUTH = "youth", _("voorziening of pgb Jeugdwet")
        OTHER = "other", _("iets anders")

    id = models.UUIDField(primary_key=True, default=uuid7)
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    given_names = models.CharField(max_length=200, blank=True)
    prefix = models.CharField(max_length=20, blank=True)
    family_name = models.CharField(max_length=200)
    birth_date = models.DateField()
    bsn_sealed = models.BinaryField()
    bsn_index = models.BinaryField(db_index=True)
    kind = models.CharField(max_length=16, choices=Kind)
    basis = models.ForeignKey(Basis, models.PROTECT, related_name="+")
    reason = models.TextField()
    opened_by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    @property
    def full_name(self) -> str:
        """Given names, prefix and family name as one speaks them."""
        return " ".join(part for part in (self.given_names, self.prefix, self.family_name) if part)

    @property
    def key(self) -> tuple[object, None, str, str]:
        """The file's place behind the wall."""
        return self.id, None, LAYER, ""


class Seat(models.Model):
    """Who works on a file. One takes a seat oneself; only who has one reads what the file holds."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    file = models.ForeignKey(LawfulnessFile, models.PROTECT, related_name="seats")
    hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class SeatEnd(models.Model):
    """That somebody works on it no more."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    seat = models.OneToOneField(Seat, models.PROTECT, related_name="end")
    at = models.DateTimeField()


class Phase(models.Model):
    """Where an investigation stands, and when this part of it should be done; the last one counts."""

    class Name(models.TextChoices):
        BEFORE = "before", _("vooronderzoek")
        INVESTIGATION = "investigation", _("onderzoek")
        CONVERSATION = "conversation", _("gesprek")
        FINDING = "finding", _("bevinding")
        DECISION = "decision", _("besluit")
        CLOSED = "closed", _("afgesloten")

    id = models.UUIDField(primary_key=True, default=uuid7)
    file = models.ForeignKey(LawfulnessFile, models.PROTECT, related_name="phases")
    name = models.CharField(max_length=16, choices=Name)
    due_on = models.DateField(null=True, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()


class Note(models.Model):
    """What was done, said or found. Notes are added, never changed."""

    class Kind(models.TextChoices):
        NOTE = "note", _("aantekening")
        CONVERSATION = "conversation", _("gesprek met de inwoner")
        FINDING = "finding", _("bevinding")

    id = models.UUIDField(primary_key=True, default=uuid7)
    file = models.ForeignKey(LawfulnessFile, models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=16, choices=Kind)
    words = models.TextField()
    on = models.DateField()
    by_id = models.UUIDField()
    at = models.DateTimeField()


class Closing(models.Model):
    """What came of the investigation."""

    class Outcome(models.TextChoices):
        RIGHT = "right", _("alles klopt: de uitkering loopt door")
        CHANGED = "changed", _("het recht is aangepast")
        STOPPED = "stopped", _("de uitkering is gestopt")
        RECLAIM = "reclaim", _("er is teruggevorderd")
        NOTHING = "nothing", _("gestaakt: te weinig reden om te onderzoeken")
        DIED = "died", _("de inwoner is overleden")

    id = models.UUIDField(primary_key=True, default=uuid7)
    file = models.OneToOneField(LawfulnessFile, models.PROTECT, related_name="closing")
    outcome = models.CharField(max_length=16, choices=Outcome)
    words = models.TextField()
    by_id = models.UUIDField()
    at = models.DateTimeField()


class Disclosure(models.Model):
    """From which day the resident may see that was looked. Set at closing; the last one counts (law.md rule 5)."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    file = models.ForeignKey(LawfulnessFile, models.PROTECT, related_name="disclosures")
    on = models.DateField()
    why = models.CharField(max_length=500, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()


class PassedOn(models.Model):
    """On this side only: that a concern was passed on from a file."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    file = models.ForeignKey(LawfulnessFile, models.PROTECT, related_name="passed")
    envelope = models.OneToOneField(Envelope, models.PROTECT, related_name="+")
    at = models.DateTimeField()
