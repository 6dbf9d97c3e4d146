"""The own circle (eigen kring): whose files a professional may not open, because it is themselves or somebody close.

It says something about staff, not about a resident's file: whether the person is on record at all is told to nobody.
Which files are closed the database finds by itself (access.shut), now and whenever somebody is recorded later.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.teams.models import Professional


class OwnCircle(models.Model):
    """That a person belongs to a professional's own circle, or is a close colleague; by BSN or birth date."""

    class Kind(models.TextChoices):
        SELF = "self", _("dat ben ik zelf")
        FAMILY = "family", _("familie")
        FRIEND = "friend", _("goede vriend of vriendin")
        EX = "ex", _("ex-partner")
        COLLEAGUE = "colleague", _("een collega")

    id = models.UUIDField(primary_key=True, default=uuid7)
    professional = models.ForeignKey(Professional, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    given_names = models.CharField(max_length=200, blank=True)
    family_name = models.CharField(max_length=200)
    birth_date = models.DateField(null=True, blank=True)
    bsn_index = models.BinaryField(null=True, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(birth_date__isnull=False) | models.Q(bsn_index__isnull=False),
                name="circle_owncircle_can_be_found",
            )
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.given_names, self.family_name) if part)


class OwnCircleDoubt(models.Model):
    """That whoever declared it says it holds no longer, and why; another settles it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    own_circle = models.OneToOneField(OwnCircle, models.PROTECT, related_name="doubt")
    why = models.CharField(max_length=500)
    by_id = models.UUIDField()
    at = models.DateTimeField()


class OwnCircleEnd(models.Model):
    """That it holds no longer: by somebody else than whose circle it is, and why."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    own_circle = models.OneToOneField(OwnCircle, models.PROTECT, related_name="end")
    why = models.CharField(max_length=500)
    by_id = models.UUIDField()
    at = models.DateTimeField()
