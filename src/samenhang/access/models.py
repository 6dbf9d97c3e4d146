"""The wall's own tables: who is a viewer, what each may read, and what a viewer typed and has not saved yet."""

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

NOBODY = UUID(int=0)
"""Stands in a grant for "the household as a whole": not one person's part of it."""


class Layer(models.TextChoices):
    """How wide a record is shared (docs/architecture.md, "The second wall" 4; law.md rule 1)."""

    INVOLVEMENT = "involvement", _("wie er betrokken is")
    SHARED = "shared", _("ons plan: iedereen die meedoet")
    CASE_TEAM = "case_team", _("het casusteam")
    DOMAIN = "domain", _("eigen dossier van één domein")
    LAWFULNESS = "lawfulness", _("rechtmatigheid")


class ViewerSeat(models.Model):
    """A viewer acts as itself and as the desk it sits at. Kept by the database from the hats, never by the server."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    viewer_id = models.UUIDField()
    acts_as_id = models.UUIDField()
    role = models.CharField(max_length=24)
    from_day = models.DateField(null=True)
    until_day = models.DateField(null=True)

    class Meta:
        db_table = "access_viewer"
        constraints = [models.UniqueConstraint(fields=["viewer_id", "acts_as_id"], name="access_viewer_once")]

    def __str__(self) -> str:
        return f"{self.viewer_id} as {self.acts_as_id}"


class Grant(models.Model):
    """What one viewer may read (and write) of one household. Derived by the database from its source."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    viewer_id = models.UUIDField()
    household_id = models.UUIDField()
    person_id = models.UUIDField(default=NOBODY)
    layer = models.CharField(max_length=12, choices=Layer)
    domain = models.CharField(max_length=24, blank=True)
    writes = models.BooleanField(default=False)
    basis = models.CharField(max_length=200, blank=True)
    source_id = models.UUIDField()
    # the column `during` (tstzrange) is read by the policies only

    class Meta:
        db_table = "access_grant"

    def __str__(self) -> str:
        return f"{self.viewer_id}: {self.layer}"


class Draft(models.Model):
    """What a viewer typed in a form and has not saved: given back after a lost session. Its writer's alone."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    viewer_id = models.UUIDField()
    form = models.CharField(max_length=120)
    fields = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["viewer_id", "form"], name="access_draft_one_per_form")]

    def __str__(self) -> str:
        return self.form


class Submission(models.Model):
    """A form that was sent: the second press of the same button finds what the first one made."""

    id = models.UUIDField(primary_key=True)
    viewer_id = models.UUIDField()
    outcome = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)
