"""Concerns that cross between files: the envelope, what the receiver will do, and what came of it (F5)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.people.models import AboutHousehold, Person
from samenhang.teams.models import Hat, Team


class Side(models.TextChoices):
    """On which side of the wall somebody stands; given by the role of the hat, never chosen."""

    SUPPORT = "support", _("hulp en ondersteuning")
    LAWFULNESS = "lawfulness", _("rechtmatigheid")


class Question(models.Model):
    """What a colleague asks a team before anything is passed on: "what would you do with this?". About nobody."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    from_hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    to_team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    to_side = models.CharField(max_length=12, choices=Side)
    words = models.TextField()
    at = models.DateTimeField()


class Reply(models.Model):
    """What the team would do with it."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    question = models.OneToOneField(Question, models.PROTECT, related_name="reply")
    words = models.TextField()
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Envelope(models.Model):
    """A concern that is passed on. What stands here crosses, and nothing else: no file, no household, no number."""

    class Told(models.TextChoices):
        """Whether the resident knows."""

        KNOWS = "knows", _("De inwoner weet het")
        WILL = "will", _("De inwoner hoort het nog")
        NOT = "not", _("De inwoner hoort het nu niet")

    id = models.UUIDField(primary_key=True, default=uuid7)
    from_hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    from_side = models.CharField(max_length=12, choices=Side)
    to_team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    to_side = models.CharField(max_length=12, choices=Side)
    question = models.ForeignKey(Question, models.PROTECT, null=True, blank=True, related_name="envelopes")
    about = models.CharField(max_length=420)
    birth_date = models.DateField(null=True, blank=True)
    what = models.TextField()
    why = models.TextField()
    basis = models.CharField(max_length=200)
    told = models.CharField(max_length=8, choices=Told)
    told_on = models.DateField(null=True, blank=True)
    not_told_why = models.CharField(max_length=500, blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(told="not") | ~models.Q(not_told_why=""), name="passing_not_told_says_why"
            ),
            models.CheckConstraint(
                condition=models.Q(told="not") | models.Q(told_on__isnull=False), name="passing_told_says_when"
            ),
        ]


class Stage(models.Model):
    """Something that was done with an envelope, once: by whom, when."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True


class Withdrawal(Stage):
    """That the sender took it back before it was opened."""

    envelope = models.OneToOneField(Envelope, models.PROTECT, related_name="withdrawal")


class Opening(Stage):
    """That the receiver opened it: from then on it is known, and cannot be taken back."""

    envelope = models.OneToOneField(Envelope, models.PROTECT, related_name="opening")


class Promise(Stage):
    """What the receiver will do with it, and by when."""

    envelope = models.OneToOneField(Envelope, models.PROTECT, related_name="promise")
    words = models.TextField()
    by_day = models.DateField()


class Outcome(Stage):
    """What came of it, as far as the sender may know."""

    envelope = models.OneToOneField(Envelope, models.PROTECT, related_name="outcome")
    words = models.TextField()


class Return(Stage):
    """That the receiver gave it back, and why."""

    envelope = models.OneToOneField(Envelope, models.PROTECT, related_name="returned")
    why = models.TextField()


class PassedFrom(AboutHousehold):
    """On the sender's side only: from which household, about which member, a concern was passed on."""

    envelope = models.OneToOneField(Envelope, models.PROTECT, related_name="+")
    to_team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        indexes = [models.Index(fields=["household", "-at"], name="passing_from_household")]


class BenefitStatus(AboutHousehold):
    """That a benefit exists, and how it stands: no amount, no reason. It may cross the wall; the last one counts."""

    class Benefit(models.TextChoices):
        ASSISTANCE = "assistance", _("bijstand")
        SPECIAL = "special", _("bijzondere bijstand")
        OLDER = "older", _("IOAW of IOAZ")
        ENTREPRENEUR = "entrepreneur", _("bijstand voor zelfstandigen")
        SUPPLEMENT = "supplement", _("individuele toeslag")

    class Status(models.TextChoices):
        ASKED = "asked", _("aangevraagd")
        RUNS = "runs", _("loopt")
        PAUSED = "paused", _("staat stil")
        STOPPED = "stopped", _("gestopt")
        REFUSED = "refused", _("niet toegekend")

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    benefit = models.CharField(max_length=16, choices=Benefit)
    status = models.CharField(max_length=12, choices=Status)
    since = models.DateField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        indexes = [models.Index(fields=["person", "benefit", "-at"], name="passing_benefit_last")]
