"""Each other's words (F11): what a word means in each domain, side by side. No personal data."""

from django.db import models
from uuid_utils.compat import uuid7

from samenhang.teams.models import Domain


class Word(models.Model):
    """A word that several domains use, each in its own way; ``also`` are other forms by which it is known in a text."""

    code = models.SlugField(primary_key=True, max_length=40)
    name = models.CharField(max_length=80, unique=True)
    also = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def forms(self) -> list[str]:
        """Every form by which the word is known."""
        return [self.name, *(one.strip() for one in self.also.split(",") if one.strip())]


class Meaning(models.Model):
    """What a word means in one domain, in its own words, and with what it is easily confused."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    word = models.ForeignKey(Word, models.PROTECT, related_name="meanings")
    domain = models.ForeignKey(Domain, models.PROTECT, related_name="+")
    words = models.TextField()
    beware = models.CharField(max_length=300, blank=True, default="")
    example = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word", "domain"], name="vocabulary_meaning_once")]


class MeaningText(models.Model):
    """A wording of a meaning as it stood: every one that was ever written. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    meaning = models.ForeignKey(Meaning, models.PROTECT, related_name="texts")
    version = models.PositiveIntegerField()
    words = models.TextField()
    beware = models.CharField(max_length=300, blank=True, default="")
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meaning", "version"], name="vocabulary_text_once")]
