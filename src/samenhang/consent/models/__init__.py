"""On which ground an organisation may know something: told by law, or asked and answered. Three toestemmingen apart."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.access.models import Layer
from samenhang.consent.models.bases import ASKED, BasisDecision, BasisProposal, BasisTerms, LegalBasis
from samenhang.people.models import AboutHousehold
from samenhang.people.models.beside import Representative
from samenhang.teams.models import Domain, Hat, Organisation


class How(models.TextChoices):
    DESK = "desk", _("aan de balie of op gesprek")
    PHONE = "phone", _("aan de telefoon")
    PAPER = "paper", _("op papier")
    LETTER = "letter", _("per brief")
    PORTAL = "portal", _("zelf, in het portaal")


SPOKEN = [choice for choice in How.choices if choice[0] != How.PORTAL]
"""What a colleague writes down; by the portal a resident answers alone."""


class Sharing(AboutHousehold):
    """What telling and asking have in common: about whom, which layers, how; each says itself towards whom."""

    layers = ArrayField(models.CharField(max_length=12, choices=Layer))
    how = models.CharField(max_length=8, choices=How)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        abstract = True


class WithoutConsent(AboutHousehold):
    """Sharing without asking or telling first (law.md rule 4): why, and when the resident hears it or why not yet."""

    class Why(models.TextChoices):
        SAFETY = "safety", _("vragen brengt iemand in gevaar")
        URGENT = "urgent", _("er is geen tijd om te vragen")
        UNREACHABLE = "unreachable", _("de inwoner is niet bereikbaar")
        PURPOSE = "purpose", _("vragen zou het doel onmogelijk maken")
        DUTY = "duty", _("een wet verplicht tot delen")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    layers = ArrayField(models.CharField(max_length=12, choices=Layer))
    basis = models.ForeignKey(LegalBasis, models.PROTECT, related_name="+")
    what = models.CharField(max_length=1000)
    needed = models.CharField(max_length=1000)
    less = models.CharField(max_length=1000)
    why_not_asked = models.CharField(max_length=12, choices=Why)
    why_words = models.CharField(max_length=1000)
    consulted = models.CharField(max_length=500, blank=True)
    second = models.ForeignKey(Hat, models.PROTECT, null=True, blank=True, related_name="+")
    tell_by = models.DateField(null=True, blank=True)
    review_on = models.DateField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass


class OfWithout(AboutHousehold):
    """What hangs on a sharing without consent carries its key."""

    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        abstract = True


class SecondOpinion(OfWithout):
    """What the second person says of a sharing without consent; nothing opens before it is a yes."""

    without = models.OneToOneField(WithoutConsent, models.PROTECT, related_name="opinion")
    agrees = models.BooleanField()
    words = models.CharField(max_length=1000)

    class Meta(OfWithout.Meta):
        abstract = False


class ToldAfter(OfWithout):
    """That the resident was told afterwards: on which day, how."""

    without = models.OneToOneField(WithoutConsent, models.PROTECT, related_name="told")
    on = models.DateField()
    how = models.CharField(max_length=8, choices=How)
    words = models.CharField(max_length=1000, blank=True)

    class Meta(OfWithout.Meta):
        abstract = False


class WithoutReview(OfWithout):
    """A look again at a sharing without consent: it goes on until a day, or it stops."""

    without = models.ForeignKey(WithoutConsent, models.PROTECT, related_name="reviews")
    stops = models.BooleanField()
    words = models.CharField(max_length=1000)
    review_on = models.DateField(null=True, blank=True)
    hidden_on = models.DateField(null=True, blank=True)

    class Meta(OfWithout.Meta):
        abstract = False
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(stops=True) | models.Q(review_on__isnull=False),
                name="consent_withoutreview_goes_on_until",
            ),
        ]


class Notice(Sharing):
    """The resident was told what is shared by law (a legal task: told, not asked); or will be, afterwards."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    basis = models.ForeignKey(LegalBasis, models.PROTECT, related_name="+")
    without = models.ForeignKey(WithoutConsent, models.PROTECT, null=True, blank=True, related_name="notices")

    class Meta(Sharing.Meta):
        abstract = False


class Objection(models.Model):
    """The resident objects to what is shared by law. Counts at once."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    notice = models.OneToOneField(Notice, models.PROTECT, related_name="objection")
    by_id = models.UUIDField()
    at = models.DateTimeField()


class NoticeEnd(models.Model):
    """That sharing by law stopped, without an objection: it was looked at again and is no longer needed."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    notice = models.OneToOneField(Notice, models.PROTECT, related_name="end")
    by_id = models.UUIDField()
    at = models.DateTimeField()


class SignedFor(models.Model):
    """Who said it, where that was not the person: in whose name is the row's person, on which ground (A7)."""

    representative = models.ForeignKey(Representative, models.PROTECT, null=True, blank=True, related_name="+")
    signed_by = models.CharField(max_length=300, blank=True)
    ground = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True


class Consent(SignedFor, Sharing):
    """Toestemming as a ground for processing (AVG): asked, and given or refused. The latest answer counts."""

    class Answer(models.TextChoices):
        GIVEN = "given", _("ja, dat mag")
        REFUSED = "refused", _("nee, liever niet")

    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    towards = models.ForeignKey(Domain, models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField(max_length=8, choices=Answer)
    starts_on = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta(Sharing.Meta):
        abstract = False
        constraints = [
            *Sharing.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(organisation=None) ^ models.Q(towards=None), name="consent_consent_towards_one"
            ),
            models.CheckConstraint(
                condition=models.Q(starts_on=None)
                | (models.Q(answer="given") & ~models.Q(until__lt=models.F("starts_on"))),
                name="consent_consent_starts_before_its_end",
            ),
        ]

    @property
    def addressee(self) -> str:
        """Who it is about: the organisation, or everybody who helps in one domain."""
        return self.organisation.name if self.organisation else str(self.towards)


class SecrecyRelease(AboutHousehold):
    """Lifting professional secrecy: this professional may tell these people this. Opens no layer by itself."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    who = models.CharField(max_length=200)
    about = models.CharField(max_length=500)
    to_whom = models.CharField(max_length=300)
    until = models.DateField(null=True, blank=True)
    how = models.CharField(max_length=8, choices=How)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass


class HelpAgreement(SignedFor, AboutHousehold):
    """Agreeing to the help itself: which help, from whom. Says nothing of sharing."""

    class Answer(models.TextChoices):
        AGREED = "agreed", _("akkoord met de hulp")
        DECLINED = "declined", _("wil deze hulp niet")

    help = models.CharField(max_length=500)
    answer = models.CharField(max_length=8, choices=Answer)
    how = models.CharField(max_length=8, choices=How)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass


class Withdrawal(models.Model):
    """A toestemming taken back: which one, when, how. Counts at once."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    consent = models.OneToOneField(Consent, models.PROTECT, null=True, blank=True, related_name="withdrawal")
    secrecy_release = models.OneToOneField(
        SecrecyRelease, models.PROTECT, null=True, blank=True, related_name="withdrawal"
    )
    help_agreement = models.OneToOneField(
        HelpAgreement, models.PROTECT, null=True, blank=True, related_name="withdrawal"
    )
    how = models.CharField(max_length=8, choices=How)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(consent__isnull=False, secrecy_release=None, help_agreement=None)
                    | models.Q(consent=None, secrecy_release__isnull=False, help_agreement=None)
                    | models.Q(consent=None, secrecy_release=None, help_agreement__isnull=False)
                ),
                name="consent_withdrawal_of_one",
            )
        ]


class Words(AboutHousehold):
    """What was said with a telling, an answer, a withdrawal or an objection. Read by fewer than that it was said."""

    class Kind(models.TextChoices):
        TOPIC = "topic", _("waar het voor is")
        NOTE = "note", _("opmerking")
        REASON = "reason", _("reden")

    of_id = models.UUIDField()
    kind = models.CharField(max_length=8, choices=Kind)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    towards = models.ForeignKey(Domain, models.PROTECT, null=True, blank=True, related_name="+")
    text = models.CharField(max_length=1000)
    by_id = models.UUIDField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(fields=["of_id", "kind"], name="consent_words_once"),
        ]


__all__ = [
    "ASKED",
    "BasisDecision",
    "BasisProposal",
    "BasisTerms",
    "Consent",
    "HelpAgreement",
    "How",
    "LegalBasis",
    "Notice",
    "NoticeEnd",
    "Objection",
    "SecondOpinion",
    "SecrecyRelease",
    "Sharing",
    "SignedFor",
    "ToldAfter",
    "Withdrawal",
    "WithoutConsent",
    "WithoutReview",
    "Words",
]
