"""Agreeing the plan: a version is fixed with its fingerprint, signed by the household and a professional."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samenhang.access.models import Layer
from samenhang.access.viewer import Viewer
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.cases.models import Case, CaseMember
from samenhang.kit.refusals import Refusal, Stale
from samenhang.people import mandates
from samenhang.people.models import Membership
from samenhang.people.models.beside import Representative
from samenhang.people.queries import Member
from samenhang.plans import queries
from samenhang.plans.actions.hold import held
from samenhang.plans.content import canonical
from samenhang.plans.models import Plan, PlanVersion, Signature
from samenhang.plans.rules import MAY_AGREE_FROM

type Signing = tuple[UUID | None, UUID | None, Representative | None, str, str]


class NothingToAgree(Refusal):
    """There is no goal and no action to agree on, or everybody agreed already."""


class NobodyOfTheHousehold(Refusal):
    """A plan is agreed by at least one adult of the household, or by somebody whose own case it is."""


@transaction.atomic
def agree(
    *,
    case: Case,
    seen: str,
    members: Sequence[Member],
    signers: Sequence[Representative] = (),
    how: str,
    by: Viewer,
    at: datetime,
) -> PlanVersion:
    """This function will fix the plan as it was shown as the next version, signed by these members and ``by`` (D1).

    When exactly this text was agreed before, those who had not signed it yet are added to that version.

    :param seen: fingerprint of the text that was on the screen.
    :param signers: who signs in a member's name besides; whose mandate is everything signs in that member's place.
    :raises Stale: when the plan is no longer what was shown.
    :raises NobodyOfTheHousehold: when no member who may agree is among them.
    :raises NothingToAgree: when the plan is empty, or all of them signed this text before.
    """
    plan = held(case, by=by, at=at)
    now = queries.whole(by, case, timezone.localdate(at))
    if now.empty:
        raise NothingToAgree(_("Er staat nog geen doel of actie in het plan."))
    if now.fingerprint != seen:
        raise Stale(_("Het plan is net gewijzigd. Lees het nog eens samen door en spreek het dan af."))
    _household_agrees(case, members, signers, timezone.localdate(at))
    version = _agreed_before(now, seen) or _fixed(plan, now, seen, by=by, at=at)
    signatures = _new_signatures(version, members, signers, how, by=by, at=at)
    if not signatures:
        raise NothingToAgree(_("Iedereen die u aankruiste, heeft deze versie al afgesproken."), field="members")
    for signature in signatures:
        signature.save(force_insert=True)
    record(
        Event.CREATE,
        "plans.agree",
        by=by,
        at=at,
        object_id=version.id,
        subjects=[(plan.household_id, one.resident_id, Layer.SHARED, "") for one in signatures if one.resident_id],
        detail={"number": version.number, "how": how},
    )
    return version


def _household_agrees(case: Case, members: Sequence[Member], signers: Sequence[Representative], day: date) -> None:
    if any(not one.in_force(day) or one.household_id != case.household_id for one in signers):
        raise NobodyOfTheHousehold(_("Deze vertegenwoordiger mag nu niet tekenen."), field="signers")
    if any(mandates.covers(one, "") for one in signers):
        return
    own = set(CaseMember.objects.filter(case=case).values_list("person_id", flat=True))
    for one in members:
        grown = one.age >= 18 if one.age is not None else one.membership.place != Membership.Place.CHILD
        of_age = one.age is not None and one.age >= MAY_AGREE_FROM
        if grown or (of_age and one.person.id in own):
            return
    raise NobodyOfTheHousehold(_("Kruis ten minste één volwassene van het huishouden aan."), field="members")


def _agreed_before(now: queries.Whole, seen: str) -> PlanVersion | None:
    same = now.latest and now.latest.intact and not now.changed and now.latest.version.fingerprint == seen
    return now.latest.version if now.latest and same else None


def _fixed(plan: Plan, now: queries.Whole, seen: str, *, by: Viewer, at: datetime) -> PlanVersion:
    version = PlanVersion(
        household_id=plan.household_id,
        layer=Layer.SHARED,
        plan=plan,
        number=max((one.number for one in now.versions), default=0) + 1,
        content=canonical(now.content),
        fingerprint=seen,
        of_version=plan.version,
        by_id=by.id,
        at=at,
    )
    version.save(force_insert=True)
    return version


def _new_signatures(
    version: PlanVersion,
    members: Sequence[Member],
    signers: Sequence[Representative],
    how: str,
    *,
    by: Viewer,
    at: datetime,
) -> list[Signature]:
    there = set(Signature.objects.filter(version=version).values_list("resident_id", "hat_id", "representative_id"))
    role = ", ".join(str(part) for part in (by.role_label, by.organisation_name) if part)
    return [
        Signature(
            household_id=version.household_id,
            layer=Layer.SHARED,
            version=version,
            resident_id=resident,
            hat_id=hat,
            representative=acts,
            ground=mandates.ground(acts) if acts else "",
            name=name[:200],
            role=as_what[:200],
            how=how,
            fingerprint=version.fingerprint,
            by_id=by.id,
            at=at,
        )
        for resident, hat, acts, name, as_what in [*_residents(members, signers), (None, by.id, None, by.name, role)]
        if (resident, hat, acts.id if acts else None) not in there
    ]


def _in_name_of(one: Representative) -> str:
    words = _("%(who)s, namens %(name)s")
    return words % {"who": mandates.named(one), "name": one.person.full_name}


def _residents(members: Sequence[Member], signers: Sequence[Representative]) -> list[Signing]:
    """Who signs for the household: whose signature, by which hat or representative, under which name and role."""
    own: list[Signing] = [(one.person.id, None, None, one.person.full_name, gettext_noop("inwoner")) for one in members]
    return own + [(one.person_id, None, one, _in_name_of(one), gettext_noop("vertegenwoordiger")) for one in signers]
