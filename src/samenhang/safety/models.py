"""Safety: looking in an emergency (noodinzage), with what follows from it, and warnings for who visits a home (F10)."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.people.models import AboutHousehold
from samenhang.teams.models import Hat


class BreakGlass(models.Model):
    """That somebody looked in an emergency: which danger, why, from when until when. Made by the database only.

    It names nobody: whom it is about stands in ``BreakGlassOpened``, and only where something opened.
    """

    class Danger(models.TextChoices):
        VIOLENCE = "violence", _("geweld of bedreiging")
        CHILD = "child", _("een kind in gevaar")
        SUICIDE = "suicide", _("gevaar voor zichzelf")
        ILLNESS = "illness", _("ernstig ziek, verward of spoorloos")
        HOME = "home", _("geen dak, eten, stroom of medicijnen")
        OTHER = "other", _("een ander gevaar")

    id = models.UUIDField(primary_key=True, default=uuid7)
    hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    danger = models.CharField(max_length=12, choices=Danger)
    threat = models.CharField(max_length=1000)
    why = models.CharField(max_length=1000)
    opened = models.BooleanField()
    starts_at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(until__gt=models.F("starts_at")), name="safety_breakglass_lasts"),
        ]

    @property
    def reference(self) -> str:
        """What it is called where nobody may be named."""
        return f"N-{self.id.hex[-6:].upper()}"

    @property
    def stopped_at(self) -> datetime:
        """When it ended, or will end by itself."""
        end = getattr(self, "end", None)
        return end.at if end and end.at < self.until else self.until

    @property
    def hours(self) -> int:
        """For how long it was asked."""
        return round((self.until - self.starts_at).total_seconds() / 3600)


class BreakGlassOpened(AboutHousehold):
    """That a household was opened by it, starting from this person. Grants to read follow from it."""

    break_glass = models.ForeignKey(BreakGlass, models.PROTECT, related_name="homes")
    hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(fields=["break_glass", "household"], name="safety_breakglassopened_once"),
        ]


class BreakGlassEnd(models.Model):
    """That its user stopped it before its time."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    break_glass = models.OneToOneField(BreakGlass, models.PROTECT, related_name="end")
    by_id = models.UUIDField()
    at = models.DateTimeField()


class BreakGlassSeen(AboutHousehold):
    """That who directs a household took notice of it."""

    opened = models.ForeignKey(BreakGlassOpened, models.PROTECT, related_name="seen")
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(fields=["opened", "by_id"], name="safety_breakglassseen_once"),
        ]


class BreakGlassReview(models.Model):
    """What the privacy officer judged of it; asking for more leaves it open."""

    class Outcome(models.TextChoices):
        RIGHT = "right", _("terecht")
        WRONG = "wrong", _("niet terecht")
        ASKS = "asks", _("meer vragen")

    id = models.UUIDField(primary_key=True, default=uuid7)
    break_glass = models.ForeignKey(BreakGlass, models.PROTECT, related_name="reviews")
    outcome = models.CharField(max_length=8, choices=Outcome)
    words = models.CharField(max_length=2000)
    done = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["break_glass"],
                condition=models.Q(outcome__in=["right", "wrong"]),
                name="safety_breakglassreview_settled_once",
            )
        ]


class BreakGlassReply(models.Model):
    """What its user answered to a question of the privacy officer."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    break_glass = models.ForeignKey(BreakGlass, models.PROTECT, related_name="replies")
    words = models.CharField(max_length=2000)
    by_id = models.UUIDField()
    at = models.DateTimeField()


class VisitWarning(AboutHousehold):
    """What who visits must know to come and leave safely (waarschuwing huisbezoek): facts, dated, never a score."""

    class Kind(models.TextChoices):
        DOG = "dog", _("hond of ander dier")
        AGGRESSION = "aggression", _("agressie of bedreiging")
        WEAPON = "weapon", _("wapen in huis")
        ILLNESS = "illness", _("besmettelijke ziekte")
        DWELLING = "dwelling", _("onveilige woning")
        OTHER = "other", _("iets anders")

    kind = models.CharField(max_length=12, choices=Kind)
    facts = models.CharField(max_length=500)
    together = models.BooleanField(default=False)
    stop_when = models.CharField(max_length=500, blank=True)
    starts_on = models.DateField()
    until = models.DateField()
    review_on = models.DateField()
    renews = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    why = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("starts_on"))
                & models.Q(review_on__gte=models.F("starts_on"))
                & models.Q(review_on__lte=models.F("until")),
                name="safety_visitwarning_days_in_order",
            ),
        ]


class VisitWarningEnd(AboutHousehold):
    """That a warning was taken away or written anew: why, by whom."""

    warning = models.OneToOneField(VisitWarning, models.PROTECT, related_name="end")
    why = models.CharField(max_length=500)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass
