"""Telling and asking, and taking back. Each counts at once: the database derives the grants in the same transaction."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.consent.models import (
    ASKED,
    Consent,
    HelpAgreement,
    LegalBasis,
    Notice,
    Objection,
    SecrecyRelease,
    Withdrawal,
)
from samenhang.kit.refusals import Refusal
from samenhang.people import mandates
from samenhang.people.models import Household
from samenhang.people.models.beside import Representative
from samenhang.teams.models import Organisation


class BasisNotInUse(Refusal):
    """The legal basis is switched off, not yet valid, or no longer valid."""


class LayerNotCovered(Refusal):
    """The legal basis does not cover what is to be shared."""


class AlreadyWithdrawn(Refusal):
    """What is to be taken back was taken back before."""


class NothingToWithdraw(Refusal):
    """The answer was no: there is no toestemming to take back."""


class EndInThePast(Refusal):
    """A term ends before it starts."""


class NotInMandate(Refusal):
    """Who signs for another may not: another person's representative, after the term, or beyond the mandate."""


@transaction.atomic
def tell(
    *,
    household: Household,
    people: Iterable[UUID | None],
    organisation: Organisation,
    layers: Sequence[str],
    basis: LegalBasis,
    how: str,
    note: str = "",
    by: Viewer,
    at: datetime,
) -> list[Notice]:
    """This function will record that these persons were told what is shared by law with an organisation (H1).

    From now on the organisation's involved people read these layers, on this basis.

    :raises BasisNotInUse: when the basis does not hold today.
    :raises LayerNotCovered: when a layer is none the basis is for.
    """
    day = timezone.localdate(at)
    if basis.code == ASKED:
        raise BasisNotInUse(_("Toestemming is geen wettelijke taak: die wordt gevraagd, niet verteld."), field="basis")
    if not basis.in_use or basis.valid_from > day or (basis.valid_until and basis.valid_until < day):
        raise BasisNotInUse(_("Deze wettelijke grondslag geldt nu niet. Kies een andere."), field="basis")
    if set(layers) - set(basis.layers):
        raise LayerNotCovered(_("Deze grondslag is niet bedoeld voor alles wat u wilt delen."), field="layers")
    notices = [
        Notice(
            household=household,
            person_id=person,
            layer=Layer.INVOLVEMENT,
            organisation=organisation,
            layers=list(layers),
            basis=basis,
            how=how,
            note=note,
            by_id=by.id,
            at=at,
        )
        for person in people
    ]
    for notice in notices:
        notice.save(force_insert=True)
    record(
        Event.CREATE,
        "consent.tell",
        by=by,
        at=at,
        object_id=organisation.id,
        subjects=[notice.key for notice in notices],
        detail={"basis": basis.code, "layers": list(layers)},
    )
    return notices


@transaction.atomic
def ask(
    *,
    household: Household,
    people: Iterable[UUID],
    organisation: Organisation,
    layers: Sequence[str],
    topic: str,
    answer: str,
    how: str,
    until: date | None = None,
    note: str = "",
    signers: Mapping[UUID, Representative] | None = None,
    about: str = "",
    by: Viewer,
    at: datetime,
) -> list[Consent]:
    """This function will record each person's answer to whether an organisation may read these layers (AVG, H1).

    The latest answer of a person counts, at once; a refusal closes the household's shared part to the organisation.

    :param signers: by whom it was said, of each person for whom a representative answered.
    :param about: what it is about (``people.models.beside.Mandate``), where a representative answered.
    :raises EndInThePast: when the term ends before today.
    :raises NotInMandate: when a representative answered who may not.
    """
    if until and until < timezone.localdate(at):
        raise EndInThePast(_("De einddatum ligt in het verleden."), field="until")
    consents = [
        Consent(
            household=household,
            person_id=person,
            layer=Layer.INVOLVEMENT,
            organisation=organisation,
            layers=list(layers),
            topic=topic,
            answer=answer,
            until=until,
            how=how,
            note=note,
            by_id=by.id,
            at=at,
            **_signed(person, (signers or {}).get(person), about, at),
        )
        for person in people
    ]
    for consent in consents:
        consent.save(force_insert=True)
    record(
        Event.CREATE,
        "consent.ask",
        by=by,
        at=at,
        object_id=organisation.id,
        subjects=[consent.key for consent in consents],
        detail={"answer": answer, "layers": list(layers)},
    )
    return consents


@transaction.atomic
def ask_each(
    *,
    household: Household,
    answers: Mapping[UUID, str],
    organisation: Organisation,
    layers: Sequence[str],
    topic: str,
    how: str,
    until: date | None = None,
    note: str = "",
    signers: Mapping[UUID, Representative] | None = None,
    about: str = "",
    by: Viewer,
    at: datetime,
) -> list[Consent]:
    """This function will record what each person answered to one question, yes and no apart (H1).

    :raises EndInThePast: when the term ends before today.
    """
    given: list[Consent] = []
    for answer in dict.fromkeys(answers.values()):
        given += ask(
            household=household,
            people=[person for person, said in answers.items() if said == answer],
            organisation=organisation,
            layers=layers,
            topic=topic,
            answer=answer,
            how=how,
            until=until,
            note=note,
            signers=signers,
            about=about,
            by=by,
            at=at,
        )
    return given


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


@transaction.atomic
def withdraw(
    *, what: Consent | SecrecyRelease | HelpAgreement, how: str, note: str = "", by: Viewer, at: datetime
) -> Withdrawal:
    """This function will take a toestemming back, at once: who read by it reads no more from the next request on.

    :raises AlreadyWithdrawn: when it was taken back before.
    :raises NothingToWithdraw: when the answer was no.
    """
    if Withdrawal.objects.filter(**{_column(what): what}).exists():
        raise AlreadyWithdrawn(_("Deze toestemming is al ingetrokken."))
    if getattr(what, "answer", "") in (Consent.Answer.REFUSED, HelpAgreement.Answer.DECLINED):
        raise NothingToWithdraw(_("Hier staat een nee. Er is niets om in te trekken."))
    withdrawal = Withdrawal(how=how, note=note, by_id=by.id, at=at, **{_column(what): what})
    record(Event.CHANGE, "consent.withdraw", by=by, at=at, object_id=what.id, subjects=[what.key])
    try:
        with transaction.atomic():
            withdrawal.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyWithdrawn(_("Een collega heeft deze toestemming net ingetrokken.")) from error
    return withdrawal


def _column(what: Consent | SecrecyRelease | HelpAgreement) -> str:
    return {Consent: "consent", SecrecyRelease: "secrecy_release", HelpAgreement: "help_agreement"}[type(what)]


@transaction.atomic
def object_to(*, notice: Notice, reason: str, by: Viewer, at: datetime) -> Objection:
    """This function will record a resident's objection to what is shared by law; the sharing stops at once.

    It counts for every telling of the same person, organisation and basis: the resident objects to the sharing, not
    to one of the moments it was told.

    :raises AlreadyWithdrawn: when there is an objection already.
    """
    if Objection.objects.filter(notice=notice).exists():
        raise AlreadyWithdrawn(_("Er is al bezwaar gemaakt tegen dit delen."))
    same = Notice.objects.filter(
        household_id=notice.household_id,
        organisation_id=notice.organisation_id,
        basis_id=notice.basis_id,
        objection=None,
    ).exclude(id=notice.id)
    same = same.filter(person_id=notice.person_id) if notice.person_id else same.filter(person=None)
    objections = [Objection(notice=one, reason=reason, by_id=by.id, at=at) for one in [notice, *same]]
    record(
        Event.CHANGE,
        "consent.object_to",
        by=by,
        at=at,
        object_id=notice.id,
        subjects=[notice.key],
        detail={"tellings": len(objections)},
    )
    try:
        with transaction.atomic():
            for objection in objections:
                objection.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyWithdrawn(_("Een collega heeft dit bezwaar net vastgelegd.")) from error
    return objections[0]
