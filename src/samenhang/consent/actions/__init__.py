"""Telling and asking, and taking back. Each counts at once: the database derives the grants in the same transaction."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.consent.actions.apart import EndInThePast, NotInMandate, _signed, agree_to_help, release_secrecy
from samenhang.consent.models import (
    ASKED,
    Consent,
    HelpAgreement,
    LegalBasis,
    Notice,
    Objection,
    SecrecyRelease,
    Withdrawal,
    WithoutConsent,
    Words,
)
from samenhang.consent.queries import as_decided
from samenhang.consent.usable import (
    BasisNotForThem,
    BasisNotInUse,
    OrganisationLeft,
    need_for_organisation,
    need_in_force,
)
from samenhang.kit.refusals import Refusal
from samenhang.kit.whole import whole
from samenhang.people.models import AboutHousehold, Household
from samenhang.people.models.beside import Representative
from samenhang.teams.models import Domain, Organisation


class LayerNotCovered(Refusal):
    """The legal basis does not cover what is to be shared."""


class AlreadyWithdrawn(Refusal):
    """What is to be taken back was taken back before."""


class NothingToWithdraw(Refusal):
    """The answer was no: there is no toestemming to take back."""


class EndBeforeStart(Refusal):
    """A term ends before it starts, or a no is given a day to start."""


@whole
def tell(
    *,
    household: Household,
    people: Iterable[UUID | None],
    organisation: Organisation,
    layers: Sequence[str],
    basis: LegalBasis,
    how: str,
    note: str = "",
    without: WithoutConsent | None = None,
    by: Viewer,
    at: datetime,
) -> list[Notice]:
    """This function will record that these persons were told what is shared by law with an organisation (H1).

    From now on the organisation's involved people read these layers, on this basis.

    :raises BasisNotInUse: when the basis does not hold today.
    :raises LayerNotCovered: when a layer is none the basis is for.
    :raises OrganisationLeft: when the organisation takes part no more.
    :raises BasisNotForThem: when the basis is not for this organisation.

    :param without: the sharing without consent it belongs to: the resident hears it afterwards (law.md rule 4).
    """
    day, basis = timezone.localdate(at), as_decided(basis, timezone.localdate(at))
    if basis.code == ASKED:
        raise BasisNotInUse(_("Toestemming is geen wettelijke taak: die wordt gevraagd, niet verteld."), field="basis")
    need_in_force(basis, day)
    need_for_organisation(basis, organisation, day)
    if set(layers) - set(basis.layers):
        raise LayerNotCovered(_("Deze grondslag is niet bedoeld voor alles wat u wilt delen."), field="layers")
    notices = [
        Notice(
            household=household,
            person_id=person,
            layer=Layer.INVOLVEMENT,
            organisation=organisation,
            layers=list(layers),
            basis_id=basis.code,
            without=without,
            hidden_reason=without.hidden_reason if without else "",
            hidden_until=without.hidden_until if without else None,
            how=how,
            by_id=by.id,
            at=at,
        )
        for person in people
    ]
    for notice in notices:
        notice.save(force_insert=True)
        _say(notice, notice, Words.Kind.NOTE, note, by)
    if without is None:  # told afterwards has a line of its own: nobody was told anything yet
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


@whole
def ask(
    *,
    household: Household,
    people: Iterable[UUID],
    organisation: Organisation | None = None,
    towards: Domain | None = None,
    layers: Sequence[str],
    topic: str,
    answer: str,
    how: str,
    starts_on: date | None = None,
    until: date | None = None,
    note: str = "",
    signers: Mapping[UUID, Representative] | None = None,
    about: str = "",
    by: Viewer,
    at: datetime,
) -> list[Consent]:
    """This function will record each person's answer to whether an organisation may read these layers (AVG, H1).

    Or whether everybody may who helps in one domain (``towards``). The latest answer of a person counts, at once or
    from the day it starts; a refusal counts at once and closes the household's shared part to them.

    :param signers: by whom it was said, of each person for whom a representative answered.
    :param about: what it is about (``people.models.beside.Mandate``), where a representative answered.
    :raises EndInThePast: when the term ends before today.
    :raises EndBeforeStart: when the term ends before it starts.
    :raises OrganisationLeft: when the organisation takes part no more, and the answer is a yes.
    :raises NotInMandate: when a representative answered who may not.
    """
    day, given = timezone.localdate(at), answer == Consent.Answer.GIVEN
    if until and until < day:
        raise EndInThePast(_("De einddatum ligt in het verleden."), field="until")
    starts_on = starts_on if given and starts_on and starts_on > day else None
    if starts_on and until and until < starts_on:
        raise EndBeforeStart(_("De einddatum ligt voor de begindatum."), field="until")
    if given and organisation and organisation.until_day and organisation.until_day <= day:
        raise OrganisationLeft(_("Deze organisatie doet niet meer mee. Kies een andere."), field="organisation")
    consents = [
        Consent(
            household=household,
            person_id=person,
            layer=Layer.INVOLVEMENT,
            organisation=organisation,
            towards=towards,
            layers=list(layers),
            answer=answer,
            starts_on=starts_on,
            until=until,
            how=how,
            by_id=by.id,
            at=at,
            **_signed(person, (signers or {}).get(person), about, at),
        )
        for person in people
    ]
    for consent in consents:
        consent.save(force_insert=True)
        _say(consent, consent, Words.Kind.TOPIC, topic, by, consent)
        _say(consent, consent, Words.Kind.NOTE, note, by, consent)
    record(
        Event.CREATE,
        "consent.ask",
        by=by,
        at=at,
        object_id=organisation.id if organisation else None,
        subjects=[consent.key for consent in consents],
        detail={"answer": answer, "layers": list(layers), **({"domain": towards.code} if towards else {})},
    )
    return consents


@transaction.atomic
def ask_each(
    *,
    household: Household,
    answers: Mapping[UUID, str],
    organisation: Organisation | None = None,
    towards: Domain | None = None,
    layers: Sequence[str],
    topic: str,
    how: str,
    starts_on: date | None = None,
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
            towards=towards,
            layers=layers,
            topic=topic,
            answer=answer,
            how=how,
            starts_on=starts_on,
            until=until,
            note=note,
            signers=signers,
            about=about,
            by=by,
            at=at,
        )
    return given


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
    waiting = _waiting(what) if isinstance(what, Consent) else []
    withdrawals = [(one, Withdrawal(how=how, by_id=by.id, at=at, **{_column(one): one})) for one in (what, *waiting)]
    record(Event.CHANGE, "consent.withdraw", by=by, at=at, object_id=what.id, subjects=[what.key])
    try:
        with transaction.atomic():
            for one, withdrawal in withdrawals:
                withdrawal.save(force_insert=True)
                _say(one, withdrawal, Words.Kind.NOTE, note, by)
    except IntegrityError as error:
        raise AlreadyWithdrawn(_("Een collega heeft deze toestemming net ingetrokken.")) from error
    return withdrawals[0][1]


def _waiting(what: Consent) -> list[Consent]:
    """A yes said later that has yet to begin, to the same: who takes it back does not want that either."""
    later = Consent.objects.filter(
        household_id=what.household_id,
        answer=Consent.Answer.GIVEN,
        starts_on__isnull=False,
        withdrawal=None,
        at__gt=what.at,
    )
    return [one for one in later if _to(one) == _to(what) and set(one.layers) & set(what.layers)]


def _to(one: Consent) -> tuple[object, ...]:
    return one.person_id, one.organisation_id, one.towards_id


def _say(about: AboutHousehold, of: Model, kind: Words.Kind, text: str, by: Viewer, to: Consent | None = None) -> None:
    """Keep words apart from what they belong to: fewer people read them."""
    if text:
        Words(
            household_id=about.household_id,
            person_id=about.person_id,
            layer=about.layer,
            of_id=of.pk,
            kind=kind,
            organisation_id=to.organisation_id if to else None,
            towards_id=to.towards_id if to else None,
            text=text,
            by_id=by.id,
        ).save(force_insert=True)


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
    objections = [Objection(notice=one, by_id=by.id, at=at) for one in [notice, *same]]
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
                _say(objection.notice, objection, Words.Kind.REASON, reason, by)
    except IntegrityError as error:
        raise AlreadyWithdrawn(_("Een collega heeft dit bezwaar net vastgelegd.")) from error
    return objections[0]


__all__ = [
    "AlreadyWithdrawn",
    "BasisNotForThem",
    "BasisNotInUse",
    "EndBeforeStart",
    "EndInThePast",
    "LayerNotCovered",
    "NotInMandate",
    "NothingToWithdraw",
    "OrganisationLeft",
    "agree_to_help",
    "ask",
    "ask_each",
    "object_to",
    "release_secrecy",
    "tell",
    "withdraw",
]
