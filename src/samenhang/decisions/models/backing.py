"""Asking somebody to stand behind a decision: the envelope crosses, and nothing else (G4, G6)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.decisions.models.deciding import Decision, DecisionText
from samenhang.decisions.models.mandate import Kind, Seat
from samenhang.people.models import AboutHousehold
from samenhang.teams.models import Hat


class Envelope(models.Model):
    """What the one who is asked reads: written by the asker, without a name, a number or a household."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    from_hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    rung = models.SlugField(max_length=30)
    rung_name = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=Kind)
    what = models.TextField()
    rule = models.TextField()
    why = models.TextField()
    alternatives = models.TextField()
    effects = models.TextField()
    costs = models.TextField()
    conditions = models.TextField(blank=True, default="")
    weighed = models.TextField(blank=True, default="")
    answer_by = models.DateField()
    up_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    up_because = models.TextField(blank=True, default="")
    line = models.BooleanField(default=False)
    line_because = models.TextField(blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(up_from=None) | ~models.Q(up_because=""), name="decisions_up_says_why"
            ),
            models.CheckConstraint(
                condition=models.Q(line=False) | ~models.Q(line_because=""), name="decisions_line_says_why"
            ),
        ]


class AskedFor(AboutHousehold):
    """On the asker's side only: for which decision, in which version, an envelope was sent."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="asks")
    text = models.ForeignKey(DecisionText, models.PROTECT, related_name="+")
    envelope = models.OneToOneField(Envelope, models.PROTECT, related_name="asked_for")
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        indexes = [models.Index(fields=["decision", "-at"], name="decisions_asked_latest")]


class Answer(models.Model):
    """What the one who was asked said: stands behind it, under a condition, or not, and what instead."""

    class Word(models.TextChoices):
        BACKS = "backs", _("ik sta hierachter")
        CONDITIONS = "conditions", _("ik sta hierachter, onder voorwaarde")
        REFUSES = "refuses", _("ik sta hier niet achter")

    id = models.UUIDField(primary_key=True, default=uuid7)
    envelope = models.OneToOneField(Envelope, models.PROTECT, related_name="answer")
    word = models.CharField(max_length=10, choices=Word)
    condition = models.TextField(blank=True, default="")
    reason = models.TextField(blank=True, default="")
    instead = models.TextField(blank=True, default="")
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(word="refuses") | (~models.Q(reason="") & ~models.Q(instead="")),
                name="decisions_refusal_says_what_instead",
            ),
            models.CheckConstraint(
                condition=~models.Q(word="conditions") | ~models.Q(condition=""), name="decisions_condition_is_said"
            ),
        ]


class Lapse(models.Model):
    """That an ask, or the backing it brought, counts no longer."""

    class Why(models.TextChoices):
        WITHDRAWN = "withdrawn", _("de vraag is teruggenomen")
        CHANGED = "changed", _("het besluit is daarna veranderd")
        UP = "up", _("de vraag is een trede hoger gesteld")
        AGAIN = "again", _("de vraag is opnieuw gesteld")
        ENDED = "ended", _("het besluit gaat niet door")

    id = models.UUIDField(primary_key=True, default=uuid7)
    envelope = models.OneToOneField(Envelope, models.PROTECT, related_name="lapse")
    why = models.CharField(max_length=10, choices=Why)
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()
