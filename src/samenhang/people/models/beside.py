"""Who stands beside somebody: representatives with their mandate and document, supporters, and the own network.

Each record is about one person, so whoever is involved with another member only sees none of it. What changes is
ended and recorded anew: every one has a beginning, and an end with a reason.
"""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.people.models import AboutHousehold, Person


class BesideSomeone(AboutHousehold):
    """What all of them have in common: about whom, since when, and who recorded it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    starts_on = models.DateField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.name


class Ended(models.Model):
    """That something ended: from which day, why, and who recorded it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    on = models.DateField()
    reason = models.CharField(max_length=300)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        abstract = True


class Mandate(models.TextChoices):
    """What somebody may decide on for another (people.mandates says who may hold which)."""

    MONEY = "money", _("geld en bezittingen")
    CARE = "care", _("zorg en persoonlijke zaken")


class Representative(BesideSomeone):
    """Somebody who acts in a person's name by law or by proxy, within a mandate and a term (A7)."""

    class Kind(models.TextChoices):
        ADMINISTRATOR = "administrator", _("bewindvoerder")
        CURATOR = "curator", _("curator")
        MENTOR = "mentor", _("mentor")
        GUARDIAN = "guardian", _("voogd")
        PROXY = "proxy", _("gemachtigde")

    kind = models.CharField(max_length=16, choices=Kind)
    mandate = ArrayField(models.CharField(max_length=8, choices=Mandate))
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=300, blank=True)
    until = models.DateField(null=True, blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    case_number = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True, blank=True)

    papers: "list[Document]"
    """The documents it rests on, put here by the queries for who may read them."""

    class Meta(BesideSomeone.Meta):
        abstract = False
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("starts_on")),
                name="people_representative_ends_after_start",
            ),
            models.CheckConstraint(condition=~models.Q(mandate=[]), name="people_representative_has_a_mandate"),
        ]

    def in_force(self, day: date) -> bool:
        """This function will say whether the term holds on a day. ``until`` is the last day; a recorded end counts."""
        end = getattr(self, "end", None)
        return self.starts_on <= day and not (self.until and self.until < day) and not (end and end.on <= day)

    @property
    def mandate_words(self) -> str:
        """What it covers, in words."""
        return ", ".join(str(Mandate(one).label) for one in self.mandate)


class RepresentativeEnd(Ended):
    """That somebody represents a person no longer."""

    representative = models.OneToOneField(Representative, models.PROTECT, related_name="end")


class Document(AboutHousehold):
    """The paper a representation rests on, cleaned when it came in; read by who keeps the household up (0033)."""

    class Type(models.TextChoices):
        PDF = "application/pdf", "PDF"
        JPEG = "image/jpeg", "JPEG"
        PNG = "image/png", "PNG"

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    representative = models.ForeignKey(Representative, models.PROTECT, related_name="documents")
    type = models.CharField(max_length=20, choices=Type)
    content_sealed = models.BinaryField()
    """Closed (`people.sealed_documents`): only that module opens it."""
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(fields=["representative", "sha256"], name="people_document_once"),
            models.CheckConstraint(
                condition=models.Q(size__gt=0) & models.Q(size__lte=20_000_000), name="people_document_size"
            ),
        ]


class SupportOffer(AboutHousehold):
    """That a free client supporter was offered, as the law asks, and what was answered (A8; Wmo 2015 art. 2.2.4)."""

    class Answer(models.TextChoices):
        WANTS = "wants", _("ja, graag")
        NOT_NOW = "not_now", _("nu niet")
        HAS_ONE = "has_one", _("heeft al iemand")

    class How(models.TextChoices):
        DESK = "desk", _("aan de balie of op gesprek")
        PHONE = "phone", _("aan de telefoon")
        LETTER = "letter", _("per brief")

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    offered_on = models.DateField()
    how = models.CharField(max_length=8, choices=How)
    answer = models.CharField(max_length=8, choices=Answer)
    note = models.CharField(max_length=300, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass


class Supporter(BesideSomeone):
    """A client supporter, or anybody else the person brings along to conversations (A8)."""

    class Kind(models.TextChoices):
        CLIENT = "client", _("cliëntondersteuner")
        EXPERIENCE = "experience", _("ervaringsdeskundige")
        OWN = "own", _("iemand die de inwoner zelf meeneemt")

    kind = models.CharField(max_length=12, choices=Kind, default=Kind.CLIENT)

    class Meta(BesideSomeone.Meta):
        abstract = False


class SupporterEnd(Ended):
    """That somebody supports a person no longer."""

    supporter = models.OneToOneField(Supporter, models.PROTECT, related_name="end")


class Acquaintance(BesideSomeone):
    """Somebody around a person who is no member: the own network, or a helper of a kind the wall does not know (A2)."""

    class Kind(models.TextChoices):
        FAMILY = "family", _("familie")
        FRIEND = "friend", _("vriend of vriendin")
        NEIGHBOUR = "neighbour", _("buur")
        VOLUNTEER = "volunteer", _("vrijwilliger")
        FAITH = "faith", _("kerk, moskee of andere geloofsgemeenschap")
        CLUB = "club", _("vereniging of hobby")
        WORK = "work", _("werk")
        OTHER = "other", _("iemand anders")
        GP = "gp", _("huisarts")
        SCHOOL = "school", _("school of opvang")
        CARE = "care", _("zorg of hulp van buiten")

    class Near(models.TextChoices):
        VERY = "very", _("heel dichtbij")
        NEAR = "near", _("dichtbij")
        FAR = "far", _("verder weg")

    class Knows(models.TextChoices):
        YES = "yes", _("weet van de hulp")
        NO = "no", _("weet niet van de hulp")
        ASKED = "asked", _("wordt nog gevraagd")

    class Agreed(models.TextChoices):
        YES = "yes", _("wil gebeld worden")
        NO = "no", _("wil niet gebeld worden")
        NOT_ASKED = "not_asked", _("nog niet gevraagd")

    kind = models.CharField(max_length=12, choices=Kind)
    near = models.CharField(max_length=8, choices=Near)
    called_for = models.CharField(max_length=300, blank=True)
    life_domains = ArrayField(models.CharField(max_length=24), default=list, blank=True)
    knows = models.CharField(max_length=8, choices=Knows)
    agreed = models.CharField(max_length=12, choices=Agreed)

    class Meta(BesideSomeone.Meta):
        abstract = False

    @property
    def formal(self) -> bool:
        """Whether it is somebody's work to help: the doctor, the school."""
        return self.kind in (self.Kind.GP, self.Kind.SCHOOL, self.Kind.CARE)

    @property
    def may_be_called(self) -> bool:
        """Whether a colleague may call: they agreed to it, and know of the help."""
        return self.agreed == self.Agreed.YES


class AcquaintanceEnd(Ended):
    """That somebody stands around a person no longer, or was written down otherwise since."""

    acquaintance = models.OneToOneField(Acquaintance, models.PROTECT, related_name="end")
