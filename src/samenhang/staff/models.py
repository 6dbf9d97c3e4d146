"""Invitations of colleagues, and the term of accounts. Of a link only a fingerprint is kept: it opens nothing."""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.teams.models import Organisation, Professional

TERM = timedelta(days=7)
"""How long an invitation can be used."""


class Invitation(models.Model):
    """That a colleague was asked to set a password by a link of one use, until a moment."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    professional = models.ForeignKey(Professional, models.PROTECT, related_name="invitations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64, unique=True)
    until = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    def expired_at(self, at: datetime) -> bool:
        """This function will say whether the link's term is over."""
        return self.until <= at


class InvitationEnd(models.Model):
    """That an invitation cannot be used any more: it was used, withdrawn, or a new one took its place."""

    class How(models.TextChoices):
        USED = "used", _("gebruikt")
        WITHDRAWN = "withdrawn", _("ingetrokken")
        REPLACED = "replaced", _("vervangen door een nieuwe")

    id = models.UUIDField(primary_key=True, default=uuid7)
    invitation = models.OneToOneField(Invitation, models.PROTECT, related_name="end")
    how = models.CharField(max_length=10, choices=How)
    by_id = models.UUIDField(null=True)
    at = models.DateTimeField()


class AccountProposal(models.Model):
    """That the account of a colleague who left comes to its term; the service of retention makes it (0079)."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    professional = models.ForeignKey(Professional, models.PROTECT, related_name="account_proposals")
    length = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=8)
    ended_on = models.DateField()
    due_on = models.DateField()
    at = models.DateTimeField()


class AccountDecision(models.Model):
    """What a person decided about it: forget the account on or after its day, or keep it longer, and why."""

    class Outcome(models.TextChoices):
        FORGET = "forget", _("opruimen")
        KEEP = "keep", _("langer bewaren")

    id = models.UUIDField(primary_key=True, default=uuid7)
    proposal = models.OneToOneField(AccountProposal, models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=8, choices=Outcome)
    reason = models.CharField(max_length=500, blank=True)
    keep_until = models.DateField(null=True, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome="forget", keep_until=None)
                | (models.Q(outcome="keep", keep_until__isnull=False) & ~models.Q(reason="")),
                name="staff_account_kept_with_reason",
            )
        ]


class AccountEnd(models.Model):
    """What became of it: forgotten, with how many of what; or lapsed, since the colleague works here again."""

    class How(models.TextChoices):
        FORGOTTEN = "forgotten", _("opgeruimd")
        LAPSED = "lapsed", _("vervallen: werkt hier weer")

    id = models.UUIDField(primary_key=True, default=uuid7)
    proposal = models.OneToOneField(AccountProposal, models.PROTECT, related_name="end")
    how = models.CharField(max_length=10, choices=How)
    counts = models.JSONField(default=dict)
    at = models.DateTimeField()
