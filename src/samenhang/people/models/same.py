"""One human being on record twice, two who are not, and who somebody was said to be before (A5, decision 0031)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.people.models import Household, Person


class PersonLink(models.Model):
    """That two records are about one human being: which one goes on, why, by whom. Nothing moves and it opens nothing.

    It holds until its ``PersonUnlink``. Whoever may not see both sees no link.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    kept = models.ForeignKey(Person, models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, models.PROTECT, related_name="+")
    why = models.CharField(max_length=500)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(kept=models.F("other")), name="people_personlink_of_two")
        ]


class PersonUnlink(models.Model):
    """That a link was a mistake: both records stand by themselves again, with all that always hung on them."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    link = models.OneToOneField(PersonLink, models.PROTECT, related_name="end")
    why = models.CharField(max_length=500)
    by_id = models.UUIDField()
    at = models.DateTimeField()


class NotSame(models.Model):
    """That two records are two people, however alike: they are not proposed again until it is taken back."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    first = models.ForeignKey(Person, models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(first__lt=models.F("second")), name="people_notsame_in_order")
        ]


class NotSameTakenBack(models.Model):
    """That "these are two people" was taken back."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    not_same = models.OneToOneField(NotSame, models.PROTECT, related_name="end")
    by_id = models.UUIDField()
    at = models.DateTimeField()


class DoubleQuestion(models.Model):
    """That somebody suspects a person is on record twice, and asks the desk, who may look further."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    household = models.ForeignKey(Household, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    desk = models.ForeignKey("teams.Team", models.PROTECT, related_name="+")
    why = models.CharField(max_length=500)
    by_id = models.UUIDField()
    at = models.DateTimeField()


class DoubleAnswer(models.Model):
    """What the desk made of such a question. Who asked hears that it is dealt with, and nothing more."""

    class Outcome(models.TextChoices):
        LINKED = "linked", _("gekoppeld")
        NOT_SAME = "not_same", _("niet dezelfde")
        NOTHING = "nothing", _("niets gevonden")

    id = models.UUIDField(primary_key=True, default=uuid7)
    question = models.OneToOneField(DoubleQuestion, models.PROTECT, related_name="answer")
    outcome = models.CharField(max_length=8, choices=Outcome)
    by_id = models.UUIDField()
    at = models.DateTimeField()


class IdentityChange(models.Model):
    """What stood on record before somebody corrected who a person is, and why it was corrected.

    Read where it was corrected only: a child of two homes does not tell the one who helps the other.
    """

    id = models.UUIDField(primary_key=True, default=uuid7)
    household = models.ForeignKey(Household, models.PROTECT, related_name="+", null=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="changes")
    given_names = models.CharField(max_length=200, blank=True)
    prefix = models.CharField(max_length=20, blank=True)
    family_name = models.CharField(max_length=200)
    birth_date = models.DateField(null=True, blank=True)
    birth_date_known = models.CharField(max_length=8, blank=True)
    sex = models.CharField(max_length=1, choices=Person.Sex)
    secrecy = models.PositiveSmallIntegerField()
    bsn_added = models.BooleanField(default=False)
    why = models.CharField(max_length=500)
    by_id = models.UUIDField()
    at = models.DateTimeField()
