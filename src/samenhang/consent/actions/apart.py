"""The two toestemmingen that open nothing: speaking of what is secret, and agreeing to the help itself."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.consent.models import HelpAgreement, SecrecyRelease
from samenhang.kit.refusals import Refusal
from samenhang.people import mandates
from samenhang.people.models import Household
from samenhang.people.models.beside import Representative
from samenhang.teams.models import Organisation


class EndInThePast(Refusal):
    """A term ends before today."""


class NotInMandate(Refusal):
    """Who signs for another may not: another person's representative, after the term, or beyond the mandate."""


@transaction.atomic
def release_secrecy(
    *,
    household: Household,
    person_id: UUID,
    who: str,
    about: str,
    to_whom: str,
    how: str,
    organisation: Organisation | None = None,
    until: date | None = None,
    by: Viewer,
    at: datetime,
) -> SecrecyRelease:
    """This function will record that a person lets a professional speak of what is under professional secrecy.

    :raises EndInThePast: when the term ends before today.
    """
    if until and until < timezone.localdate(at):
        raise EndInThePast(_("De einddatum ligt in het verleden."), field="until")
    release = SecrecyRelease(
        household=household,
        person_id=person_id,
        layer=Layer.INVOLVEMENT,
        organisation=organisation,
        who=who,
        about=about,
        to_whom=to_whom,
        until=until,
        how=how,
        by_id=by.id,
        at=at,
    )
    release.save(force_insert=True)
    record(Event.CREATE, "consent.release_secrecy", by=by, at=at, object_id=release.id, subjects=[release.key])
    return release


@transaction.atomic
def agree_to_help(
    *,
    household: Household,
    person_id: UUID,
    help: str,
    answer: str,
    how: str,
    signer: Representative | None = None,
    about: str = "",
    by: Viewer,
    at: datetime,
) -> HelpAgreement:
    """This function will record whether a person agrees to a help itself; it says nothing of sharing.

    :param signer: who answered in the person's name; ``about`` says then what the help is about (``Mandate``).
    :raises NotInMandate: when the representative may not answer for this person, on this, today.
    """
    agreement = HelpAgreement(
        household=household,
        person_id=person_id,
        layer=Layer.INVOLVEMENT,
        help=help,
        answer=answer,
        how=how,
        by_id=by.id,
        at=at,
        **_signed(person_id, signer, about, at),
    )
    agreement.save(force_insert=True)
    record(Event.CREATE, "consent.agree_to_help", by=by, at=at, object_id=agreement.id, subjects=[agreement.key])
    return agreement


def _signed(person_id: UUID, signer: Representative | None, about: str, at: datetime) -> dict[str, Any]:
    if signer is None:
        return {}
    if signer.person_id != person_id or not signer.in_force(timezone.localdate(at)):
        raise NotInMandate(_("Deze vertegenwoordiger mag nu niet voor deze persoon tekenen."), field="signer")
    if not about or not mandates.covers(signer, about):
        words = _("%(name)s mag hierover niet beslissen. Het mandaat is: %(mandate)s.")
        told = {"name": signer.name, "mandate": signer.mandate_words}
        raise NotInMandate(words % told, field="about")
    return {"representative": signer, "signed_by": mandates.named(signer)[:300], "ground": mandates.ground(signer)}
