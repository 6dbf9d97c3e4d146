"""By what names somebody is known and found (A1, decision 0030)."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.people.models import Person


class OtherName(models.Model):
    """Another name somebody is known by: the partner's, a former one, one spelt otherwise. It is found by as well (A1).

    Without given names it goes with the person's own.
    """

    class Kind(models.TextChoices):
        PARTNER = "partner", _("naam van de partner")
        BIRTH = "birth", _("geboortenaam")
        FORMER = "former", _("vroegere naam")
        SPELT = "spelt", _("anders gespeld")
        CALLED = "called", _("roepnaam")

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, models.PROTECT, related_name="other_names")
    kind = models.CharField(max_length=8, choices=Kind)
    given_names = models.CharField(max_length=200, blank=True)
    prefix = models.CharField(max_length=20, blank=True)
    family_name = models.CharField(max_length=200)
    from_brp = models.BooleanField(default=False)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "given_names", "prefix", "family_name"], name="people_othername_once"
            )
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.given_names, self.prefix, self.family_name) if part)


class NameKey(models.Model):
    """By what one of a person's names is found: made by the database whenever a name changes; only it reads them."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    other = models.ForeignKey(OtherName, models.DO_NOTHING, null=True, related_name="+")  # the database sees to it
    family = models.TextField()
    whole = models.TextField()
    given = models.TextField()
    words = ArrayField(models.TextField())
    family_sounds = ArrayField(models.TextField())
    given_sounds = ArrayField(models.TextField())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "other"], nulls_distinct=False, name="people_namekey_once")
        ]
        indexes = [GinIndex(fields=["family_sounds"], name="people_namekey_sounds")]
