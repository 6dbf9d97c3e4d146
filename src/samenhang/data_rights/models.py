"""What residents ask about their own data and what came of it, and how long records are kept (H5; AVG art. 15-21).

A request is a record of its own, its answer another. What is asked about one part of the file is read by who keeps the
household up and by who reads that part.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.access.models import Layer
from samenhang.people.models import AboutHousehold, Person
from samenhang.people.models.beside import Representative
from samenhang.teams.models import Domain


class Right(models.TextChoices):
    """Which right of the AVG somebody calls upon."""

    OWN_FILE = "own_file", _("inzage in alles wat over iemand is bewaard")
    CORRECTION = "correction", _("iets laten verbeteren")
    OBJECTION = "objection", _("bezwaar tegen het gebruik van gegevens")
    RESTRICTION = "restriction", _("gegevens een tijd niet laten gebruiken")
    ERASURE = "erasure", _("gegevens laten wissen")


ARTICLES = {
    Right.OWN_FILE: "AVG art. 15",
    Right.CORRECTION: "AVG art. 16",
    Right.OBJECTION: "AVG art. 21",
    Right.RESTRICTION: "AVG art. 18",
    Right.ERASURE: "AVG art. 17",
}


class RightsRequest(AboutHousehold):
    """That somebody calls upon a right: who asks, for whom, how we know who it is, and by when we answer.

    The row itself stands with who is involved; ``about_layer`` and ``about_domain`` say which part of the file it
    touches, whose writers answer it.
    """

    class By(models.TextChoices):
        SELF = "self", _("de inwoner zelf")
        PARENT = "parent", _("een ouder met gezag")
        REPRESENTATIVE = "representative", _("een vertegenwoordiger")

    class Identity(models.TextChoices):
        DOCUMENT = "document", _("paspoort, identiteitskaart of rijbewijs gezien")
        KNOWN = "known", _("wij kennen de persoon, die hier zelf staat")
        QUESTIONS = "questions", _("gebeld op het bekende nummer en vragen gesteld")

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    number = models.CharField(max_length=20, unique=True)
    right = models.CharField(max_length=12, choices=Right)
    asked_by = models.CharField(max_length=16, choices=By)
    parent = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    representative = models.ForeignKey(Representative, models.PROTECT, null=True, blank=True, related_name="+")
    child_agrees = models.BooleanField(default=False)
    identity = models.CharField(max_length=12, choices=Identity)
    about_layer = models.CharField(max_length=12, choices=Layer, default=Layer.INVOLVEMENT)
    about_domain = models.CharField(max_length=24, blank=True, default="")
    which = models.CharField(max_length=300, blank=True)
    words = models.TextField(blank=True)
    wanted = models.TextField(blank=True)
    received_on = models.DateField()
    due_on = models.DateField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        indexes = [models.Index(fields=["household", "-received_on"], name="data_rights_request_of")]
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.CheckConstraint(
                condition=Q(asked_by="self", parent=None, representative=None)
                | Q(asked_by="parent", parent__isnull=False, representative=None)
                | Q(asked_by="representative", parent=None, representative__isnull=False),
                name="data_rights_asked_by_one",
            ),
            models.CheckConstraint(condition=Q(right="own_file") | ~Q(words=""), name="data_rights_says_what"),
            models.CheckConstraint(condition=Q(due_on__gt=F("received_on")), name="data_rights_due_after_received"),
        ]

    def __str__(self) -> str:
        return self.number


class RightsExtension(models.Model):
    """That answering takes longer, at most two months more, and why; the resident was told (AVG art. 12.3)."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    request = models.OneToOneField(RightsRequest, models.PROTECT, related_name="extension")
    due_on = models.DateField()
    reason = models.CharField(max_length=500)
    by_id = models.UUIDField()
    at = models.DateTimeField()


class RightsAnswer(models.Model):
    """What came of a request: done, done in part, refused with the reason, or taken back by who asked."""

    class Outcome(models.TextChoices):
        DONE = "done", _("gedaan wat gevraagd is")
        PARTLY = "partly", _("voor een deel gedaan")
        REFUSED = "refused", _("niet gedaan")
        WITHDRAWN = "withdrawn", _("ingetrokken door de inwoner")

    id = models.UUIDField(primary_key=True, default=uuid7)
    request = models.OneToOneField(RightsRequest, models.PROTECT, related_name="answer")
    outcome = models.CharField(max_length=12, choices=Outcome)
    reason = models.TextField(blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["done", "withdrawn"]) | ~Q(reason=""), name="data_rights_no_with_reason"
            )
        ]


class FileOpening(models.Model):
    """That the service which makes one person's own file was set to work. Its id is the viewer the wall knows.

    It reads what is about this person and the household they live in, until it is closed; at most an hour.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    household = models.ForeignKey("people.Household", models.PROTECT, related_name="+")
    request = models.ForeignKey(RightsRequest, models.PROTECT, related_name="openings")
    until = models.DateTimeField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(until__gt=F("at")), name="data_rights_opening_ends")]


class FileClosing(models.Model):
    """That a file was made and the service reads nothing more; its fingerprint says later which file it was."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    household = models.ForeignKey("people.Household", models.PROTECT, related_name="+")
    opening = models.OneToOneField(FileOpening, models.PROTECT, related_name="closing")
    records = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()


class Delivery(models.Model):
    """That a file was handed over: how, and to whom."""

    class How(models.TextChoices):
        HAND = "hand", _("in de hand gegeven")
        MAIL = "mail", _("beveiligd gemaild")
        LETTER = "letter", _("aangetekend gestuurd")

    id = models.UUIDField(primary_key=True, default=uuid7)
    opening = models.OneToOneField(FileOpening, models.PROTECT, related_name="delivery")
    how = models.CharField(max_length=8, choices=How)
    to_whom = models.CharField(max_length=200)
    by_id = models.UUIDField()
    at = models.DateTimeField()


class Unit(models.TextChoices):
    DAYS = "days", _("dagen")
    YEARS = "years", _("jaar")


class RetentionRule(models.Model):
    """How long one kind of record is kept by which law, after what. Reference data; changed by four eyes (0045)."""

    code = models.SlugField(primary_key=True, max_length=40)
    what = models.CharField(max_length=200)
    law = models.CharField(max_length=200)
    layer = models.CharField(max_length=12, choices=Layer, blank=True)
    domain = models.ForeignKey(Domain, models.PROTECT, null=True, blank=True, related_name="+")
    length = models.PositiveSmallIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=8, choices=Unit)
    starts = models.CharField(max_length=200)
    by_itself = models.BooleanField(default=False)
    source = models.CharField(max_length=200)
    confirmed = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.what

    @property
    def decided(self) -> bool:
        """Whether a person decides about each end by this rule: about parts of files, the log, colleagues' accounts."""
        return bool(self.layer) or self.code == "medewerker"


class RuleChange(models.Model):
    """That another length is proposed for a rule, and why. It counts when a second person agrees."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    rule = models.ForeignKey(RetentionRule, models.PROTECT, related_name="changes")
    length = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=8, choices=Unit)
    reason = models.CharField(max_length=500)
    source = models.CharField(max_length=200)
    by_id = models.UUIDField()
    by_professional_id = models.UUIDField()
    at = models.DateTimeField()


class RuleChangeAnswer(models.Model):
    """That the privacy officer agrees to another length, or not."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    change = models.OneToOneField(RuleChange, models.PROTECT, related_name="answer")
    agreed = models.BooleanField()
    reason = models.CharField(max_length=500, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()


class DestructionProposal(models.Model):
    """That one part of one household's file has come to its end: by which rule, how many records, from which day.

    It says how many of what, never what stands in them; a person decides.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    number = models.CharField(max_length=20, unique=True)
    household_id = models.UUIDField()
    layer = models.CharField(max_length=12, choices=Layer)
    domain = models.CharField(max_length=24, blank=True, default="")
    rule = models.ForeignKey(RetentionRule, models.PROTECT, related_name="+")
    length = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=8, choices=Unit)
    ended_on = models.DateField()
    due_on = models.DateField()
    counts = models.JSONField(default=dict)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.number

    @property
    def records(self) -> int:
        """How many records it is about."""
        return sum(self.counts.values())


class DestructionDecision(models.Model):
    """What a person decided about a proposal: destroy, or keep longer, until which day and why."""

    class Outcome(models.TextChoices):
        DESTROY = "destroy", _("vernietigen")
        KEEP = "keep", _("langer bewaren")

    id = models.UUIDField(primary_key=True, default=uuid7)
    proposal = models.OneToOneField(DestructionProposal, models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=8, choices=Outcome)
    reason = models.CharField(max_length=500, blank=True)
    keep_until = models.DateField(null=True, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="destroy", keep_until=None)
                | (Q(outcome="keep", keep_until__isnull=False) & ~Q(reason="")),
                name="data_rights_kept_with_reason",
            )
        ]


class DestructionEnd(models.Model):
    """That a proposal is over: the records are gone, or it lapsed since the file is in use again."""

    class How(models.TextChoices):
        DESTROYED = "destroyed", _("vernietigd")
        LAPSED = "lapsed", _("vervallen: er wordt weer aan gewerkt")

    id = models.UUIDField(primary_key=True, default=uuid7)
    proposal = models.OneToOneField(DestructionProposal, models.PROTECT, related_name="end")
    how = models.CharField(max_length=12, choices=How)
    counts = models.JSONField(default=dict)
    at = models.DateTimeField()
