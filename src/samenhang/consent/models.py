"""On which ground an organisation may know something: told by law, or asked and answered. Three toestemmingen apart."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.access.models import Layer
from samenhang.people.models import AboutHousehold
from samenhang.people.models.beside import Representative
from samenhang.teams.models import Organisation

ASKED = "avg-toestemming"
"""The one basis that is no legal task: it is asked, and stands in no telling."""


class How(models.TextChoices):
    DESK = "desk", _("aan de balie of op gesprek")
    PHONE = "phone", _("aan de telefoon")
    PAPER = "paper", _("op papier")
    LETTER = "letter", _("per brief")


class LegalBasis(models.Model):
    """A law and article on which something may be shared, with the period it is valid. Reference data, never code."""

    code = models.SlugField(primary_key=True, max_length=40)
    law = models.CharField(max_length=120)
    article = models.CharField(max_length=60)
    purpose = models.CharField(max_length=300)
    told = models.TextField()
    layers = ArrayField(models.CharField(max_length=12, choices=Layer))
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    in_use = models.BooleanField(default=True)
    source = models.CharField(max_length=200)

    class Meta:
        ordering = ["law", "article"]

    def __str__(self) -> str:
        return f"{self.law}, {self.article}"


class Sharing(AboutHousehold):
    """What telling and asking have in common: about whom, towards which organisation, which layers, how."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    layers = ArrayField(models.CharField(max_length=12, choices=Layer))
    how = models.CharField(max_length=8, choices=How)
    note = models.CharField(max_length=500, blank=True)
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        abstract = True


class Notice(Sharing):
    """The resident was told what is shared by law (a legal task: told, not asked)."""

    basis = models.ForeignKey(LegalBasis, models.PROTECT, related_name="+")

    class Meta(Sharing.Meta):
        abstract = False


class Objection(models.Model):
    """The resident objects to what is shared by law. Counts at once."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    notice = models.OneToOneField(Notice, models.PROTECT, related_name="objection")
    reason = models.CharField(max_length=1000)
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

    answer = models.CharField(max_length=8, choices=Answer)
    topic = models.CharField(max_length=300)
    until = models.DateField(null=True, blank=True)

    class Meta(Sharing.Meta):
        abstract = False


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
    note = models.CharField(max_length=500, blank=True)
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
