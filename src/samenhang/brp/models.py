"""What the population register said of whom, and the person lists that somebody must judge first."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.people.models import AboutHousehold, Household, Person


class BrpRecord(models.Model):
    """What the population register said of a person: given only to an exact search and to the import."""

    person = models.OneToOneField(Person, models.PROTECT, primary_key=True, related_name="brp")
    street = models.CharField(max_length=120, blank=True)
    number = models.CharField(max_length=12, blank=True)
    addition = models.CharField(max_length=12, blank=True)
    postcode = models.CharField(max_length=6, blank=True)
    city = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=60, blank=True)
    object_id = models.CharField(max_length=16, blank=True)
    letters_only = models.BooleanField(default=False)
    since = models.DateField(null=True)
    since_known = models.CharField(max_length=8, blank=True)
    dwelling = models.CharField(max_length=160, blank=True)
    """The same for everybody who lives at one address; nothing for letters only, abroad, or no address."""
    suspended = models.CharField(max_length=1, blank=True)
    suspended_on = models.DateField(null=True)
    curatele = models.BooleanField(default=False)
    over_minor = models.CharField(max_length=2, blank=True)
    authority_since = models.DateField(null=True)
    says_sealed = models.BinaryField(null=True)
    """All that the list says, closed with our keys; numbers of relatives left out."""
    fingerprint = models.CharField(max_length=64)
    imported_at = models.DateTimeField()

    class Meta:
        db_table = "people_brprecord"
        indexes = [
            models.Index(fields=["dwelling"], condition=~models.Q(dwelling=""), name="people_brprecord_dwelling")
        ]


class BrpPastAddress(models.Model):
    """Where the register says that somebody lived before, the latest first."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()
    street = models.CharField(max_length=120, blank=True)
    number = models.CharField(max_length=12, blank=True)
    addition = models.CharField(max_length=12, blank=True)
    postcode = models.CharField(max_length=6, blank=True)
    city = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=60, blank=True)
    object_id = models.CharField(max_length=16, blank=True)
    letters_only = models.BooleanField(default=False)
    since = models.DateField(null=True)
    since_known = models.CharField(max_length=8, blank=True)


class BrpRelative(models.Model):
    """A partner (also a former one), parent or child that a person's list names: found back by keyed hash only."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kin = models.CharField(max_length=8)
    number = models.PositiveSmallIntegerField(default=0)
    bsn_index = models.BinaryField(null=True)
    given_names = models.CharField(max_length=200, blank=True)
    prefix = models.CharField(max_length=20, blank=True)
    family_name = models.CharField(max_length=200, blank=True)
    birth_date = models.DateField(null=True)
    birth_date_known = models.CharField(max_length=8, blank=True)
    bond = models.CharField(max_length=1, blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    ended = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["bsn_index"], name="brp_relative_is")]


class Doubt(models.TextChoices):
    """Why a person list is kept aside. With the last three the person was taken in, without the doubtful part."""

    NO_BSN = "no_bsn", _("geen BSN")
    NOT_A_BSN = "not_a_bsn", _("BSN voldoet niet aan de elfproef")
    SEVERAL_LISTS = "several_lists", _("zelfde BSN in een eerdere lijst")
    MADE_BY_MISTAKE = "made_by_mistake", _("lijst is foutief aangelegd")
    OTHER_PERSON = "other_person", _("BSN hoort hier bij iemand met een andere naam en geboortedatum")
    FORMER_BSN = "former_bsn", _("vroeger BSN voldoet niet aan de elfproef")
    DEATH_UNREADABLE = "death_unreadable", _("overlijdensdatum onleesbaar")
    AUTHORITY_UNREADABLE = "authority_unreadable", _("gezag over een minderjarige onleesbaar")


class BrpDoubt(models.Model):
    """A person list that a person must judge: no BSN, a BSN that cannot be, or one that stands in several lists.

    What the list says is kept encrypted; it names nobody until somebody judged it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    list_number = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    reason = models.CharField(max_length=40, choices=Doubt)
    bsn_index = models.BinaryField(null=True)
    fields_sealed = models.BinaryField()
    fingerprint = models.CharField(max_length=64, unique=True)
    imported_at = models.DateTimeField()

    class Meta:
        db_table = "people_brpdoubt"


class BrpJudgement(models.Model):
    """What somebody of the access desk decided about a doubt, and why: it is not asked again."""

    class Choice(models.TextChoices):
        NEW_PERSON = "new_person", _("Dit is een nieuwe persoon, zonder BSN")
        THIS_PERSON = "this_person", _("Dit is iemand die wij al kennen")
        LEAVE_OUT = "leave_out", _("Niet overnemen")

    id = models.UUIDField(primary_key=True, default=uuid7)
    doubt = models.OneToOneField(BrpDoubt, models.PROTECT, related_name="judgement")
    choice = models.CharField(max_length=12, choices=Choice)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    why = models.CharField(max_length=500, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()


class BrpNecessity(models.Model):
    """Why a file of the register was taken in: for what, on which ground, who decided, and until when it is kept."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    purpose = models.CharField(max_length=300)
    basis = models.CharField(max_length=200)
    decided_by = models.CharField(max_length=200)
    decided_on = models.DateField()
    keep_until = models.DateField()
    lists = models.PositiveIntegerField()
    at = models.DateTimeField()


class BrpDeclined(models.Model):
    """That somebody whom the register lets live at the address was judged not to belong to the household."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    household = models.ForeignKey(Household, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["household", "person"], name="brp_declined_once")]


class Purpose(models.Model):
    """For what the register is asked, on which law, and which parts of its answer that needs. Reference data."""

    code = models.SlugField(primary_key=True, max_length=40)
    what = models.CharField(max_length=200)
    law = models.CharField(max_length=120)
    article = models.CharField(max_length=60)
    parts = ArrayField(models.CharField(max_length=12))
    source = models.CharField(max_length=200)
    in_use = models.BooleanField(default=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.what


class Question(AboutHousehold):
    """That the register was asked about a member: for what, by whom, when. Read by who keeps the household up."""

    purpose = models.ForeignKey(Purpose, models.PROTECT, related_name="+")
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass


class Answer(AboutHousehold):
    """What the register answered, closed with our keys; the database shows it for thirty days (decision 0034)."""

    class Outcome(models.TextChoices):
        FOUND = "found", _("antwoord")
        NONE = "none", _("onbekend in de BRP")
        TROUBLE = "trouble", _("geen antwoord")

    question = models.OneToOneField(Question, models.PROTECT, related_name="answer")
    outcome = models.CharField(max_length=8, choices=Outcome)
    words = models.CharField(max_length=300, blank=True)
    content_sealed = models.BinaryField(null=True)
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass
