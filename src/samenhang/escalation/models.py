"""Up the ladder: the process director consulted or stepping in (E5), and the rode knop between organisations (E6)."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.cases.models import Case
from samenhang.involvement.models import GuestInvitation, Involvement
from samenhang.people.models import AboutHousehold
from samenhang.teams.models import Hat, Organisation


class LadderRule(models.Model):
    """How many working days managers have for an answer, and after how many months an effect is told. One row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    answer_days = models.PositiveSmallIntegerField(default=5)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="escalation_one_rule")]


# -- the process director thinks along -----------------------------------------------------------------------


class Consultation(AboutHousehold):
    """What sticks, what was tried, for the process director who is asked; read by who reads the same records."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="consultations")
    hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    invitation = models.OneToOneField(GuestInvitation, models.PROTECT, related_name="+")
    stuck = models.TextField()
    tried = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    tried_note = models.CharField(max_length=500, blank=True, default="")
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        indexes = [models.Index(fields=["case", "-at"], name="escalation_consult_of_case")]


class ConsultationAsked(models.Model):
    """That an invitation asks a process director to think along: known to who knows the invitation."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    invitation = models.OneToOneField(GuestInvitation, models.PROTECT, related_name="asked_along")
    hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    by_id = models.UUIDField()
    at = models.DateTimeField()


class Advice(AboutHousehold):
    """What the process director answered. With it the reading along ends."""

    consultation = models.OneToOneField(Consultation, models.PROTECT, related_name="advice")
    words = models.TextField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass


class AdviceUse(AboutHousehold):
    """What was done with the advice."""

    consultation = models.OneToOneField(Consultation, models.PROTECT, related_name="use")
    words = models.TextField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass


# -- the process director steps in ---------------------------------------------------------------------------


class SteppingIn(AboutHousehold):
    """A process director works beside the director for a while, with a mandate. The director stays."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="steppings_in")
    hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    involvement = models.ForeignKey(Involvement, models.PROTECT, related_name="+")
    mandate = models.TextField()
    why = models.CharField(max_length=500)
    agreed_with = models.CharField(max_length=300)
    resident_told_on = models.DateField(null=True, blank=True)
    not_told_why = models.CharField(max_length=500, blank=True, default="")
    last_day = models.DateField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(resident_told_on__isnull=False) | ~models.Q(not_told_why=""),
                name="escalation_told_or_why_not",
            ),
        ]


class Extension(AboutHousehold):
    """That stepping in goes on until another day, and why. It carries the involvement that took the former's place."""

    stepping = models.ForeignKey(SteppingIn, models.PROTECT, related_name="extensions")
    involvement = models.ForeignKey(Involvement, models.PROTECT, related_name="+")
    last_day = models.DateField()
    why = models.CharField(max_length=500)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass


class SteppingOut(AboutHousehold):
    """That it ended, and what came of it."""

    stepping = models.OneToOneField(SteppingIn, models.PROTECT, related_name="out")
    came_of_it = models.TextField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass


class Effect(models.Model):
    """An envelope: a few lines without names about what stepping in brought, written for who stepped in."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    to_hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    from_hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    months = models.PositiveSmallIntegerField()
    stepped_in_on = models.DateField()
    words = models.CharField(max_length=1000)
    at = models.DateTimeField()


class EffectOf(AboutHousehold):
    """On the household's side: of which stepping in an effect was told."""

    stepping = models.ForeignKey(SteppingIn, models.PROTECT, related_name="effects")
    months = models.PositiveSmallIntegerField()
    effect = models.OneToOneField(Effect, models.PROTECT, related_name="+")
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(fields=["stepping", "months"], name="escalation_effect_once"),
        ]


class EffectSeen(models.Model):
    """That who stepped in read it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    effect = models.OneToOneField(Effect, models.PROTECT, related_name="seen")
    by_id = models.UUIDField()
    at = models.DateTimeField()


# -- the rode knop -------------------------------------------------------------------------------------------


class RedButton(AboutHousehold):
    """Two organisations do not get out of it together: the question, as it stands with the household's records."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="red_buttons")
    one = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    other = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    question = models.TextField()
    needs = models.TextField()
    if_nothing = models.TextField()
    decide_by = models.DateField()
    no_deliberation = models.CharField(max_length=500, blank=True, default="")
    skipped_why = models.CharField(max_length=500, blank=True, default="")
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.CheckConstraint(condition=~models.Q(one=models.F("other")), name="escalation_two_organisations"),
        ]
        indexes = [models.Index(fields=["case", "-at"], name="escalation_button_of_case")]


class ButtonSide(AboutHousehold):
    """What one of the two wants and why: by its own professional, or in their stead. The last counts."""

    button = models.ForeignKey(RedButton, models.PROTECT, related_name="sides")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    wants = models.TextField()
    why = models.TextField()
    in_stead = models.BooleanField(default=False)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass


class ButtonEnvelope(models.Model):
    """The same facts for both managers: nobody's name, no number, no household. Nothing else reaches them."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    one = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    other = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    question = models.TextField()
    one_wants = models.TextField()
    one_why = models.TextField()
    other_wants = models.TextField()
    other_why = models.TextField()
    needs = models.TextField()
    if_nothing = models.TextField()
    decide_by = models.DateField()
    answer_by = models.DateField()
    from_hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    watcher = models.ForeignKey(Hat, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()


class ButtonSent(AboutHousehold):
    """On the household's side: which envelope went out for which rode knop."""

    button = models.OneToOneField(RedButton, models.PROTECT, related_name="sent")
    envelope = models.OneToOneField(ButtonEnvelope, models.PROTECT, related_name="+")
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass


class ManagerAsked(models.Model):
    """Which manager was asked for which of the two. Who answers in their place is reckoned each time it is read."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    envelope = models.ForeignKey(ButtonEnvelope, models.PROTECT, related_name="asked")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["envelope", "hat"], name="escalation_manager_each_once")]


class JointAnswer(models.Model):
    """One version of the answer both would give. A new version takes the former's place, and its confirmations fall."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    envelope = models.ForeignKey(ButtonEnvelope, models.PROTECT, related_name="answers")
    version = models.PositiveSmallIntegerField()
    words = models.TextField()
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["envelope", "version"], name="escalation_answer_version_once")]


class Confirmation(models.Model):
    """That one of the two stands behind one version of the answer."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    answer = models.ForeignKey(JointAnswer, models.PROTECT, related_name="confirmations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "organisation"], name="escalation_confirmed_once")]


class NotAgreed(models.Model):
    """That one of the two does not see it happen, and why."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    envelope = models.ForeignKey(ButtonEnvelope, models.PROTECT, related_name="not_agreed")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    words = models.TextField()
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class How(models.TextChoices):
    """How a rode knop ended."""

    AGREED = "agreed", _("samen beantwoord")
    LINE = "line", _("in de lijn beslist")
    WITHDRAWN = "withdrawn", _("teruggenomen")


class EnvelopeEnd(models.Model):
    """For the managers: that it is over, and how. Taken back, they read it no more."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    envelope = models.OneToOneField(ButtonEnvelope, models.PROTECT, related_name="end")
    how = models.CharField(max_length=12, choices=How)
    by_id = models.UUIDField()
    at = models.DateTimeField()


class ToTheLine(AboutHousehold):
    """That the managers did not get out of it and somebody above them decides: to whom, why. Rare, and counted (G6)."""

    button = models.OneToOneField(RedButton, models.PROTECT, related_name="line")
    to_whom = models.CharField(max_length=200)
    why = models.CharField(max_length=500)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass


class ButtonOutcome(AboutHousehold):
    """What came of it, with the household's records."""

    button = models.OneToOneField(RedButton, models.PROTECT, related_name="outcome")
    how = models.CharField(max_length=12, choices=How)
    words = models.TextField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass


def in_months(day: date, months: int) -> date:
    """This function will give the same day so many months later, or that month's last day."""
    year, month = divmod(day.month - 1 + months, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(day.year + year, month + 1, number)
        except ValueError:
            continue
    return date(day.year + year, month + 1, day.day)
