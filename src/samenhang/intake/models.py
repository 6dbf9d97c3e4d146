"""What comes in at the Toegang and what became of it: requests, sifting, referrals. The desk's own file (B2, B3, B7).

Nothing is overwritten: a request is open as long as no triage stands. A triage falls when somebody reopens the request,
or when the desk it was referred to declines.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenhang.cases.models import Case
from samenhang.people.models import AboutHousehold
from samenhang.teams.models import Domain, Team

FILE = "toegang"
"""The domain whose own file all of this is."""


class YesNo(models.TextChoices):
    YES = "yes", _("ja")
    NO = "no", _("nee")
    UNKNOWN = "unknown", _("niet duidelijk")


class Urgency(models.TextChoices):
    TODAY = "today", _("vandaag")
    WEEK = "week", _("deze week")
    NORMAL = "normal", _("gewoon")


class Request(AboutHousehold):
    """A hulpvraag or a concern as it was told: safety asked first, the question in the caller's own words."""

    class Kind(models.TextChoices):
        HELP = "help_request", _("hulpvraag")
        CONCERN = "concern", _("zorg zonder hulpvraag")

    class Channel(models.TextChoices):
        PHONE = "phone", _("telefoon")
        DESK = "desk", _("balie")
        PARTNER = "partner", _("partner")
        PROFESSIONAL = "professional", _("professional")
        LETTER = "letter", _("brief of e-mail")

    number = models.CharField(max_length=20, unique=True)
    desk = models.ForeignKey(Team, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    channel = models.CharField(max_length=12, choices=Channel)
    danger = models.CharField(max_length=8, choices=YesNo)
    children = models.CharField(max_length=8, choices=YesNo)
    done = models.TextField(blank=True)
    by_self = models.BooleanField()
    caller_name = models.CharField(max_length=200, blank=True)
    caller_relation = models.CharField(max_length=200, blank=True)
    caller_organisation = models.CharField(max_length=200, blank=True)
    caller_phone = models.CharField(max_length=200, blank=True)
    words = models.TextField()
    urgency = models.CharField(max_length=8, choices=Urgency)
    urgency_why = models.CharField(max_length=200, blank=True)
    received_at = models.DateTimeField()
    received_by_id = models.UUIDField()

    class Meta(AboutHousehold.Meta):
        indexes = [models.Index(fields=["desk", "-received_at"], name="intake_request_of_desk")]
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(danger=YesNo.YES) | ~Q(done=""), name="intake_request_danger_says_what_was_done"
            ),
            models.CheckConstraint(
                condition=Q(urgency=Urgency.NORMAL) | ~Q(urgency_why=""), name="intake_request_urgency_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Concern(AboutHousehold):
    """Why a concern is recorded without the resident's own request, and why no lighter way would do (law.md rule 4)."""

    request = models.OneToOneField(Request, models.PROTECT, related_name="concern")
    justification = models.TextField()
    proportionality = models.TextField()


class ConcernTelling(AboutHousehold):
    """That the resident was told of the concern, or why not yet and when that is looked at again. The latest counts."""

    concern = models.ForeignKey(Concern, models.PROTECT, related_name="tellings")
    told_on = models.DateField(null=True, blank=True)
    why_not = models.TextField(blank=True)
    review_on = models.DateField(null=True, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.CheckConstraint(
                condition=Q(told_on__isnull=False, why_not="", review_on=None)
                | (Q(told_on=None, review_on__isnull=False) & ~Q(why_not="")),
                name="intake_concern_told_or_reviewed",
            ),
        ]


class PickUp(AboutHousehold):
    """That a colleague works on the request, so that two do not do the same."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="pick_ups")
    turn = models.PositiveIntegerField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(fields=["request", "turn"], name="intake_one_pick_up_a_turn"),
        ]


class PutBack(AboutHousehold):
    """That the request lies in the queue again, or that somebody else took it over."""

    pick_up = models.OneToOneField(PickUp, models.PROTECT, related_name="put_back")
    by_id = models.UUIDField()
    at = models.DateTimeField()


class Triage(AboutHousehold):
    """The sifting: life domains touched, the question behind the question, and what came of the request."""

    class Outcome(models.TextChoices):
        ANSWERED = "answered", _("beantwoord")
        REFERRED = "referred", _("doorverwezen")
        CASE = "case", _("casus")
        WITHDRAWN = "withdrawn", _("ingetrokken")

    request = models.ForeignKey(Request, models.PROTECT, related_name="triages")
    round = models.PositiveIntegerField()
    outcome = models.CharField(max_length=12, choices=Outcome)
    life_domains = ArrayField(models.CharField(max_length=24), default=list, blank=True)
    behind = models.TextField(blank=True)
    reason = models.TextField()
    answer = models.TextField(blank=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="+")
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(fields=["request", "round"], name="intake_one_triage_a_round"),
            models.CheckConstraint(
                condition=~Q(outcome="answered") | ~Q(answer=""), name="intake_triage_answered_says_what"
            ),
            models.CheckConstraint(
                condition=Q(outcome="case", case__isnull=False) | (~Q(outcome="case") & Q(case=None)),
                name="intake_triage_case_where_case",
            ),
        ]


class Reopening(AboutHousehold):
    """That a settled request was opened again: the triage that stood was a mistake, or the caller came back."""

    triage = models.OneToOneField(Triage, models.PROTECT, related_name="reopening")
    why = models.TextField()
    by_id = models.UUIDField()
    at = models.DateTimeField()


class Referral(AboutHousehold):
    """A request handed over warmly to the desk of one domain, with what was learnt (B7).

    It carries what the receiver needs, for the request itself stays in the Toegang's own file. Read by whoever reads
    that file, and by whoever keeps the receiving domain's file of this household.
    """

    class Handover(models.TextChoices):
        PHONE = "phone", _("gebeld met de collega")
        TOGETHER = "together", _("samen met de inwoner gesproken")
        IN_PERSON = "in_person", _("langsgelopen bij de collega")

    triage = models.OneToOneField(Triage, models.PROTECT, related_name="referral")
    number = models.CharField(max_length=20)
    to_desk = models.ForeignKey(Team, models.PROTECT, related_name="+")
    to_domain = models.ForeignKey(Domain, models.PROTECT, related_name="+")
    question = models.TextField()
    learnt = models.TextField()
    danger = models.CharField(max_length=8, choices=YesNo)
    children = models.CharField(max_length=8, choices=YesNo)
    done = models.TextField(blank=True)
    urgency = models.CharField(max_length=8, choices=Urgency)
    call_whom = models.CharField(max_length=200, blank=True)
    call_phone = models.CharField(max_length=200, blank=True)
    resident_knows = models.BooleanField()
    handover = models.CharField(max_length=12, choices=Handover)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        indexes = [models.Index(fields=["to_desk", "-at"], name="intake_referral_to_desk")]


class ReferralRecall(AboutHousehold):
    """That a referral nobody had answered was taken back by the desk that sent it."""

    referral = models.OneToOneField(Referral, models.PROTECT, related_name="recall")
    by_id = models.UUIDField()
    at = models.DateTimeField()


class ReferralAnswer(AboutHousehold):
    """That the receiving desk takes the referral on, or declines it with a reason."""

    referral = models.OneToOneField(Referral, models.PROTECT, related_name="answer")
    accepted = models.BooleanField()
    reason = models.TextField(blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.CheckConstraint(condition=Q(accepted=True) | ~Q(reason=""), name="intake_decline_with_reason"),
        ]


class ReferralOutcome(AboutHousehold):
    """What came of a referral that was taken on, told back to the Toegang."""

    referral = models.OneToOneField(Referral, models.PROTECT, related_name="outcome")
    text = models.TextField()
    by_id = models.UUIDField()
    at = models.DateTimeField()
