"""The legal bases, and how they change: one proposes, somebody else decides, from a day on."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.access.models import Layer

ASKED = "avg-toestemming"
"""The one basis that is no legal task: it is asked, and stands in no telling."""
NEEDED_BY_THE_PROGRAM = (ASKED, "avg-betrokken")
"""Bases on which screens themselves stand: asking, and knowing who is involved. They cannot be switched off."""


class BasisTerms(models.Model):
    """What a legal basis says, and may come to say by a decision. An empty list of users means: all."""

    purpose = models.CharField(max_length=300)
    told = models.TextField()
    layers = ArrayField(models.CharField(max_length=12, choices=Layer))
    domains = ArrayField(models.CharField(max_length=24), default=list, blank=True)
    roles = ArrayField(models.CharField(max_length=24), default=list, blank=True)
    kinds = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    in_use = models.BooleanField(default=True)
    confirmed = models.BooleanField(default=True)
    second_person = models.BooleanField(default=False)
    source = models.CharField(max_length=200)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(told__regex=r"\S"),
                name="%(app_label)s_%(class)s_says_what_is_told",
            )
        ]


TERMS = tuple(field.name for field in BasisTerms._meta.local_fields)
"""What can change of a basis. Its law and article cannot: another article is another basis."""


class LegalBasis(BasisTerms):
    """A law and article on which something may be shared, as it was installed. What was decided since overlays it."""

    code = models.SlugField(primary_key=True, max_length=40)
    law = models.CharField(max_length=120)
    article = models.CharField(max_length=60)

    class Meta(BasisTerms.Meta):
        abstract = False
        ordering = ["law", "article"]

    def __str__(self) -> str:
        return f"{self.law}, {self.article}"


class BasisProposal(BasisTerms):
    """What a basis would say from a day on, and why; nothing changes by it until somebody else agrees."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    code = models.SlugField(max_length=40)
    law = models.CharField(max_length=120)
    article = models.CharField(max_length=60)
    reason = models.CharField(max_length=1000)
    effective_on = models.DateField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(BasisTerms.Meta):
        abstract = False
        constraints = [
            *BasisTerms.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(valid_until=None) | models.Q(valid_until__gte=models.F("valid_from")),
                name="consent_basisproposal_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(in_use=False) | models.Q(effective_on__gte=models.F("valid_from")),
                name="consent_basisproposal_not_before_the_law",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.law}, {self.article}"


class BasisDecision(models.Model):
    """What somebody else said of a proposal, or that its writer took it back. The database keeps the two apart."""

    class Answer(models.TextChoices):
        APPROVED = "approved", _("akkoord")
        REFUSED = "refused", _("niet akkoord")
        WITHDRAWN = "withdrawn", _("teruggenomen")

    id = models.UUIDField(primary_key=True, default=uuid7)
    proposal = models.OneToOneField(BasisProposal, models.PROTECT, related_name="decision")
    answer = models.CharField(max_length=10, choices=Answer)
    reason = models.CharField(max_length=1000, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.answer
