"""Invitations of colleagues. Of the link only a fingerprint is kept: who reads the table cannot use it."""

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
