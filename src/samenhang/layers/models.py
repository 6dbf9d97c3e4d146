"""Records that move to another layer, that the resident does not see for now, and the story told once (H2, H1, A3)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.access.models import Layer
from samenhang.consent.models import LegalBasis
from samenhang.people.models import AboutHousehold, Person


class Part(models.Model):
    """Reference data: which rows make up a record of a kind, and move with it. Filled in by the kind's own module."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    kind = models.SlugField(max_length=40)
    part = models.SlugField(max_length=40)
    through = models.SlugField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "part"], name="layers_part_once")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.part}"


class OfARecord(AboutHousehold):
    """Says something of a record of another module: its kind (the table's name) and id. Stands where that stands."""

    kind = models.SlugField(max_length=40)
    record_id = models.UUIDField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        abstract = True


class Move(OfARecord):
    """That a record was put in another layer, or was no longer about one person only. Adding it is what moves it."""

    from_person_id = models.UUIDField(null=True)
    from_layer = models.CharField(max_length=12, choices=Layer)
    from_domain = models.CharField(max_length=24, blank=True, default="")
    basis = models.ForeignKey(LegalBasis, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=500)

    class Meta(OfARecord.Meta):
        constraints = [
            *OfARecord.Meta.constraints,
            models.CheckConstraint(condition=~models.Q(reason=""), name="layers_move_with_reason"),
        ]
        indexes = [models.Index(fields=["record_id", "at"], name="layers_move_of_record")]


class Hiding(OfARecord):
    """That the resident does not see a record until a day, why, by whom (law.md rule 7). The latest counts."""

    class Category(models.TextChoices):
        SAFETY = "safety", _("anders loopt iemand gevaar")
        INQUIRY = "inquiry", _("anders mislukt een onderzoek dat nu loopt")
        OTHERS = "others", _("het beschermt wat een ander in vertrouwen zei")
        HEALTH = "health", _("lezen zonder begeleiding doet nu schade")

    category = models.CharField(max_length=8, choices=Category)
    words = models.CharField(max_length=500)
    until = models.DateField()

    class Meta(OfARecord.Meta):
        constraints = [
            *OfARecord.Meta.constraints,
            models.CheckConstraint(condition=~models.Q(words=""), name="layers_hiding_with_words"),
        ]
        indexes = [models.Index(fields=["record_id", "at"], name="layers_hiding_of_record")]


class HidingEnd(models.Model):
    """That the resident may see it sooner than was meant."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    hiding = models.OneToOneField(Hiding, models.PROTECT, related_name="end")
    by_id = models.UUIDField()
    at = models.DateTimeField()


class HidingRemark(models.Model):
    """What the privacy officer asks of who hid it, and what is answered."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    hiding = models.ForeignKey(Hiding, models.PROTECT, related_name="remarks")
    text = models.CharField(max_length=1000)
    by_id = models.UUIDField()
    at = models.DateTimeField()


class Told(AboutHousehold):
    """A part of the story in somebody's own words: told now, or taken over from a request so nobody asks it again."""

    words = models.TextField()
    told_by = models.CharField(max_length=200)
    teller = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    told_on = models.DateField()
    source_kind = models.SlugField(max_length=40, blank=True, default="")
    source_id = models.UUIDField(null=True, blank=True)
    basis = models.ForeignKey(LegalBasis, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True, default="")
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.CheckConstraint(condition=~models.Q(words=""), name="layers_told_says_something"),
            models.UniqueConstraint(
                fields=["source_id", "person", "layer", "domain"],
                nulls_distinct=False,
                condition=models.Q(source_id__isnull=False),
                name="layers_taken_over_once",
            ),
        ]


class StillTrue(OfARecord):
    """That a part of the story still holds, said by a member on a day."""

    said_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta(OfARecord.Meta):
        constraints = [
            *OfARecord.Meta.constraints,
            models.CheckConstraint(condition=~models.Q(kind=""), name="layers_stilltrue_of_something"),
        ]
        indexes = [models.Index(fields=["record_id", "at"], name="layers_stilltrue_of_record")]
