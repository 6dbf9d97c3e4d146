"""About whom: persons, the households they live in, and what must be known to meet them well."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.access.models import Layer


class Person(models.Model):
    """Someone the municipality serves: identity only. Address, contact and content hang on a household (A1)."""

    class Sex(models.TextChoices):
        MALE = "M", _("man")
        FEMALE = "V", _("vrouw")
        UNKNOWN = "O", _("onbekend")

    id = models.UUIDField(primary_key=True, default=uuid7)
    given_names = models.CharField(max_length=200, blank=True)
    prefix = models.CharField(max_length=20, blank=True)
    family_name = models.CharField(max_length=200)
    birth_date = models.DateField(null=True, blank=True)
    birth_date_known = models.CharField(max_length=8, blank=True)
    sex = models.CharField(max_length=1, choices=Sex, default=Sex.UNKNOWN)
    died_on = models.DateField(null=True, blank=True)
    death_date_known = models.CharField(max_length=8, blank=True)
    secrecy = models.PositiveSmallIntegerField(default=0)
    bsn_sealed = models.BinaryField(null=True, blank=True)
    bsn_index = models.BinaryField(null=True, blank=True)
    from_brp = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bsn_index"], condition=models.Q(bsn_index__isnull=False), name="people_person_bsn_once"
            ),
            models.CheckConstraint(
                condition=models.Q(died_on=None)
                | models.Q(birth_date=None)
                | models.Q(died_on__gte=models.F("birth_date")),
                name="people_person_dies_after_birth",
            ),
            models.CheckConstraint(condition=models.Q(secrecy__lte=7), name="people_person_secrecy_code"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Given names, prefix and family name as one speaks them."""
        return " ".join(part for part in (self.given_names, self.prefix, self.family_name) if part)

    @property
    def deceased(self) -> bool:
        """Whether the person died, on a day that may be known in part only (20080700)."""
        return bool(self.died_on or self.death_date_known)

    @property
    def call_name(self) -> str:
        """The first given name, or the family name where there is none."""
        return self.given_names.split(" ")[0] if self.given_names else self.family_name


class Household(models.Model):
    """People who live as one, with periods of membership; or one person who must be protected from the others."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    name = models.CharField(max_length=200)
    protected = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class AboutHousehold(models.Model):
    """What every protected row carries: whose it is, how widely it is shared, and whether the resident sees it.

    Hiding a row from the resident is the exception: it takes a reason and an end (law.md rule 7).
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    household = models.ForeignKey(Household, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    layer = models.CharField(max_length=12, choices=Layer)
    domain = models.CharField(max_length=24, blank=True, default="")
    hidden_reason = models.CharField(max_length=500, blank=True, default="")
    hidden_until = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(layer=Layer.DOMAIN) ^ models.Q(domain=""),
                name="%(app_label)s_%(class)s_domain_where_domain",
            ),
            models.CheckConstraint(
                condition=models.Q(hidden_reason="", hidden_until=None)
                | (~models.Q(hidden_reason="") & models.Q(hidden_until__isnull=False)),
                name="%(app_label)s_%(class)s_hidden_with_reason",
            ),
        ]

    @property
    def key(self) -> tuple[Any, Any, str, str]:
        """The row's place behind the wall: household, person or None, layer, domain."""
        return self.household_id, self.person_id, self.layer, self.domain


class Membership(AboutHousehold):
    """That a person belongs to a household, in which place, since when. A child may belong to two."""

    class Place(models.TextChoices):
        ADULT = "adult", _("volwassene")
        CHILD = "child", _("kind")
        LODGER = "lodger", _("inwonend")

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    household = models.ForeignKey(Household, models.PROTECT, related_name="memberships")
    place = models.CharField(max_length=8, choices=Place, default=Place.ADULT)
    starts_on = models.DateField()
    contact_note = models.CharField(max_length=200, blank=True)

    class Meta(AboutHousehold.Meta):
        pass


class MembershipEnd(models.Model):
    """That a membership ended: when it did, why, and who recorded it; or, as a mistake, that it never was."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    membership = models.OneToOneField(Membership, models.PROTECT, related_name="end")
    on = models.DateField()
    reason = models.CharField(max_length=300)
    mistake = models.BooleanField(default=False)
    by_id = models.UUIDField()
    at = models.DateTimeField()


class Relation(AboutHousehold):
    """How one person of a household stands to another: parent with authority, partner, grandparent, neighbour …"""

    class Kind(models.TextChoices):
        PARTNER = "partner", _("partner")
        PARENT_WITH_AUTHORITY = "parent_authority", _("ouder met gezag")
        PARENT = "parent", _("ouder zonder gezag")
        SIBLING = "sibling", _("broer of zus")
        FAMILY = "family", _("familie")
        NETWORK = "network", _("netwerk")

    person = models.ForeignKey(Person, models.PROTECT, related_name="relations")
    other = models.ForeignKey(Person, models.PROTECT, related_name="relations_from_other")
    kind = models.CharField(max_length=20, choices=Kind)
    starts_on = models.DateField(null=True, blank=True)

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(
                fields=["household", "person", "other", "kind", "starts_on"],
                nulls_distinct=False,
                name="people_relation_once",
            ),
            models.CheckConstraint(condition=~models.Q(person=models.F("other")), name="people_relation_to_another"),
        ]


class RelationEnd(models.Model):
    """That a relation ended: from which day it holds no more, why, and who recorded it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    relation = models.OneToOneField(Relation, models.PROTECT, related_name="end")
    on = models.DateField()
    reason = models.CharField(max_length=300)
    by_id = models.UUIDField()
    at = models.DateTimeField()


class HouseholdChange(AboutHousehold):
    """That something changed in a household on a day: what kind, who came and went, in whose words (A1).

    Read by who keeps the household up. It never says where somebody went; of a mistake it does not say whom.
    """

    class Kind(models.TextChoices):
        MOVE = "move", _("verhuisd")
        BIRTH = "birth", _("kind geboren")
        DEATH = "death", _("overleden")
        APART = "apart", _("uit elkaar")
        PARTNER = "partner", _("nieuwe partner")
        LEFT = "left", _("uit huis")
        STAY = "stay", _("verblijft ergens anders")
        SPLIT = "split", _("huishouden gesplitst")
        GONE = "gone", _("hoort er niet meer bij")
        MISTAKE = "mistake", _("vergissing hersteld")
        RELATION = "relation", _("relatie beëindigd")
        PLACE = "place", _("andere plaats in het huishouden")

    kind = models.CharField(max_length=8, choices=Kind)
    on = models.DateField()
    came = ArrayField(models.UUIDField(), default=list, blank=True)
    went = ArrayField(models.UUIDField(), default=list, blank=True)
    about = ArrayField(models.UUIDField(), default=list, blank=True)
    words = models.CharField(max_length=500, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        indexes = [models.Index(fields=["household", "-on"], name="people_change_of")]


class Address(AboutHousehold):
    """Where a household or one of its members lives, receives letters or stays, from a day on (A1, H7).

    Never changed: of one kind the latest day counts, of one day what was recorded last. Nothing filled in means that
    there is no such address from that day on. The database keeps it from who may not know a secret address (0020).
    """

    class Kind(models.TextChoices):
        HOME = "home", _("woonadres")
        LETTERS = "letters", _("postadres")
        STAY = "stay", _("verblijf")

    kind = models.CharField(max_length=8, choices=Kind, default=Kind.HOME)
    place = models.CharField(max_length=120, blank=True)
    street = models.CharField(max_length=120, blank=True)
    number = models.CharField(max_length=12, blank=True)
    addition = models.CharField(max_length=12, blank=True)
    postcode = models.CharField(max_length=6, blank=True)
    city = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        indexes = [
            models.Index(fields=["household", "person", "kind", "-starts_on"], name="people_address_of"),
            models.Index(fields=["postcode", "number"], condition=~models.Q(postcode=""), name="people_address_where"),
        ]

    def __str__(self) -> str:
        return self.line

    @property
    def line(self) -> str:
        """Street, number, postcode, place and country in one line; what was filled in of it."""
        street = " ".join(part for part in (self.street, self.number, self.addition) if part)
        city = " ".join(part for part in (self.postcode, self.city) if part)
        return ", ".join(part for part in (self.place, street, city, self.country) if part)


class Contact(AboutHousehold):
    """How a person of a household (or the household) is reached and met: phone, language and needs (A6)."""

    class Reading(models.TextChoices):
        NORMAL = "normal", _("leest goed")
        EASY = "easy", _("liever eenvoudige taal")
        SPOKEN = "spoken", _("liever mondeling")

    class Dutch(models.TextChoices):
        NONE = "none", _("spreekt nog geen Nederlands")
        LITTLE = "little", _("begrijpt een beetje Nederlands")
        FAIR = "fair", _("redt zich in het Nederlands")
        GOOD = "good", _("spreekt goed Nederlands")

    class Help(models.TextChoices):
        """What helps to meet somebody: never why. A letter, a screen and a conversation follow it (A6)."""

        SPEAK_UP = "speak_up", _("hoort slecht: rustig en duidelijk praten")
        SIGN = "sign", _("tolk gebarentaal")
        WRITTEN = "written", _("schrijftolk")
        LARGE = "large", _("grote letters")
        READER = "reader", _("leest met een voorleesprogramma")
        AUDIO = "audio", _("liever horen dan lezen")
        SHORT = "short", _("korte zinnen")
        PICTURES = "pictures", _("plaatjes erbij")
        REPEAT = "repeat", _("herhalen en samenvatten")

    class Way(models.TextChoices):
        CALL = "call", _("bellen")
        TEXT = "text", _("een bericht sturen")
        MAIL = "mail", _("mailen")
        LETTER = "letter", _("een brief")
        VISIT = "visit", _("langskomen")

    class InterpreterWay(models.TextChoices):
        PHONE = "phone", _("aan de telefoon")
        THERE = "there", _("bij het gesprek")

    class InterpreterWho(models.TextChoices):
        WOMAN = "woman", _("liever een vrouw")
        MAN = "man", _("liever een man")

    class Said(models.TextChoices):
        SELF = "self", _("de persoon zelf")
        FAMILY = "family", _("iemand die dichtbij staat")
        COLLEAGUE = "colleague", _("een collega")

    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=60, blank=True)
    dialect = models.CharField(max_length=60, blank=True)
    dutch = models.CharField(max_length=8, choices=Dutch, blank=True)
    interpreter = models.BooleanField(default=False)
    interpreter_way = models.CharField(max_length=8, choices=InterpreterWay, blank=True)
    interpreter_who = models.CharField(max_length=8, choices=InterpreterWho, blank=True)
    reading = models.CharField(max_length=8, choices=Reading, default=Reading.NORMAL)
    helps = ArrayField(models.CharField(max_length=12, choices=Help), default=list, blank=True)
    way = models.CharField(max_length=8, choices=Way, blank=True)
    best_time = models.CharField(max_length=120, blank=True)
    needs = models.CharField(max_length=500, blank=True)
    said_by = models.CharField(max_length=12, choices=Said, blank=True)
    said_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    home: "Address | None" = None
    """Where they live now, put here by the queries."""
    address_kept_back = False
    """Set by the queries where somebody's address is secret and the viewer does not keep the household (H7)."""

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(fields=["household", "person"], nulls_distinct=False, name="people_contact_once"),
        ]

    @property
    def address(self) -> str:
        """Where they live, in one line; nothing where none is known, or where it is kept back."""
        return self.home.line if self.home else ""


# What hangs on a person is made of what stands above, and is known by the same name.
from samenhang.people.models import beside as beside  # noqa: E402 -- they are made of what stands above
from samenhang.people.models.naming import NameKey as NameKey  # noqa: E402 -- as said
from samenhang.people.models.naming import OtherName as OtherName  # noqa: E402 -- as said
from samenhang.people.models.same import DoubleAnswer as DoubleAnswer  # noqa: E402 -- as said
from samenhang.people.models.same import DoubleQuestion as DoubleQuestion  # noqa: E402 -- as said
from samenhang.people.models.same import IdentityChange as IdentityChange  # noqa: E402 -- as said
from samenhang.people.models.same import NotSame as NotSame  # noqa: E402 -- as said
from samenhang.people.models.same import NotSameTakenBack as NotSameTakenBack  # noqa: E402 -- as said
from samenhang.people.models.same import PersonLink as PersonLink  # noqa: E402 -- as said
from samenhang.people.models.same import PersonUnlink as PersonUnlink  # noqa: E402 -- as said
