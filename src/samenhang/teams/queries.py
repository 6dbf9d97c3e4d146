"""Reading colleagues: names, phones, organisations. No table here holds anything of residents."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone

from samenhang.access import memo, tabs
from samenhang.access.viewer import Viewer
from samenhang.teams.models import Domain, Hat, Role, Suspension, Team
from samenhang.teams.sign_in import has_second_factor

MOST_HATS = 20
LOOKS = 4


@dataclass(frozen=True, slots=True)
class Who:
    """A colleague as shown on a screen."""

    name: str
    organisation: str
    role: str
    phone: str
    initials: str


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the hats of who has several: where its tab begins, the words that tell it, and its look."""

    url: str
    role: str
    organisation: str
    team: str
    look: int
    worn: bool

    @property
    def words(self) -> str:
        """This function will say in one breath which hat this is; for a tab's title."""
        return f"{self.team or self.role}, {self.organisation}"


def worn(day: date) -> Q:
    """This function will give the condition that a hat is worn on a day: begun, not ended, and not suspended."""
    return Q(from_day__lte=day) & (Q(until_day=None) | Q(until_day__gt=day)) & ~Q(suspended())


def suspended() -> Exists:
    """This function will give the condition that a hat's wearer is suspended in the hat's organisation."""
    return Exists(
        Suspension.objects.filter(
            professional=OuterRef("professional"), organisation=OuterRef("organisation"), end=None
        )
    )


def wearing(day: date) -> QuerySet[Hat]:
    """This function will give the hats active users may wear on a day, in the order in which they are shown."""
    found = Hat.objects.filter(worn(day), professional__user__is_active=True)
    return found.select_related("professional", "organisation", "team", "domain").order_by(
        "organisation__name", "role", "id"
    )


def hats_of(user_id: int, day: date) -> QuerySet[Hat]:
    """This function will give the hats a signed-in user may wear today."""
    return wearing(day).filter(professional__user_id=user_id)


def as_viewer(hat: Hat) -> Viewer:
    """This function will give the viewer a hat is."""
    return Viewer(
        id=hat.id,
        name=hat.professional.name,
        role=hat.role,
        role_label=str(Role(hat.role).label),
        organisation_id=hat.organisation_id,
        organisation_name=hat.organisation.name,
        team_id=hat.team_id,
        team_name=hat.team.name if hat.team else "",
        domain=hat.domain_id or "",
        professional_id=hat.professional_id,
    )


def viewer_from_session(request: HttpRequest) -> Viewer | None:
    """This function will give the viewer of a signed-in request: the hat in its address, or the only one there is.

    For who has several it notes them on the request, for the bar that says as whom one works.

    :raises Http404: when the hat in the address is not one of the own, or is not worn today.
    """
    if not request.user.is_authenticated or not has_second_factor(request):
        return None
    came: list[Hat] | None = request.session.hats_of(request.user.pk)  # type: ignore[attr-defined]  # teams.known's
    hats = list(hats_of(request.user.pk, timezone.localdate())[:MOST_HATS]) if came is None else came
    code = tabs.asked(request)
    hat = next((hat for hat in hats if tabs.code_of(hat.id) == code), None) if code else None
    if code and hat is None:
        raise Http404
    if len(hats) == 1:
        return as_viewer(hats[0])
    if hat is None:
        return None
    request.hats = as_tabs(request, hats, hat)  # type: ignore[attr-defined]  # read by the top bar
    return as_viewer(hat)


def as_tabs(request: HttpRequest, hats: list[Hat], worn: Hat | None) -> list[Tab]:
    """This function will say of each of somebody's hats where its tab begins and what it looks like.

    The look goes by the order in which the hats were given, so that a hat keeps its look.
    """
    looks = {hat.id: 1 + place % LOOKS for place, hat in enumerate(sorted(hats, key=lambda hat: hat.id))}
    return [
        Tab(
            url=tabs.start_of(request, hat.id),
            role=str(Role(hat.role).label),
            organisation=hat.organisation.name,
            team=hat.team.name if hat.team else "",
            look=looks[hat.id],
            worn=hat is worn,
        )
        for hat in hats
    ]


def who(ids: Iterable[UUID | None]) -> dict[UUID, Who]:
    """This function will give the colleagues behind these hats, or the desk where an id is a team's; ended too."""
    every = {one for one in ids if one}
    found: dict[UUID, Who] = memo.once("who", dict)
    wanted = every - set(found)
    if wanted:
        hats = Hat.objects.filter(id__in=wanted).select_related("professional", "organisation")
        found.update({hat.id: as_who(hat) for hat in hats})
    rest = wanted - set(found)
    if rest:
        teams = Team.objects.filter(id__in=rest).select_related("organisation")
        found.update({t.id: Who(t.name, t.organisation.name, "team", t.organisation.phone, t.name[:1]) for t in teams})
    return {one: found[one] for one in every if one in found}


def met(hats: Iterable[Hat]) -> None:
    """This function will remember, for this page, colleagues who were read with all they hang on."""
    known: dict[UUID, Who] = memo.once("who", dict)
    known.update({hat.id: as_who(hat) for hat in hats})


def hats_named(words: str) -> list[UUID]:
    """This function will give the hats, ended ones too, of colleagues in whose name these words stand."""
    return list(Hat.objects.filter(professional__name__icontains=words).values_list("id", flat=True)[:500])


def as_who(hat: Hat) -> Who:
    """This function will say who wears a hat; it asks the database nothing when the hat came with what it hangs on."""
    return Who(
        hat.professional.name,
        hat.organisation.name,
        str(Role(hat.role).label),
        hat.professional.phone or hat.organisation.phone,
        hat.professional.initials,
    )


def colleagues(viewer: Viewer, day: date, *, roles: Iterable[str] = ()) -> QuerySet[Hat]:
    """This function will give all colleagues whose hat is worn on this day, to choose from; every hat may see them."""
    found = Hat.objects.filter(worn(day), professional__user__is_active=True)
    if roles:
        found = found.filter(role__in=list(roles))
    return found.select_related("professional", "organisation", "team", "domain").order_by(
        "organisation__name", "professional__name", "id"
    )


def helps(day: date) -> Q:
    """This function will give the condition that a hat is worn by somebody who has none of lawfulness on that day.

    Whoever investigates is asked nothing by who helps, under no hat: neither a question, nor a seat, nor backing (H4).
    """
    investigates = Hat.objects.filter(worn(day), role=Role.LAWFULNESS).values("professional_id")
    return worn(day) & ~Q(professional_id__in=investigates)


def to_ask(viewer: Viewer, day: date, *, roles: Iterable[str]) -> QuerySet[Hat]:
    """This function will give the colleagues with one of these roles of whom help may ask something today."""
    return colleagues(viewer, day, roles=roles).filter(helps(day))


def desks(viewer: Viewer, *, domain: str = "") -> QuerySet[Team]:
    """This function will give the desks a referral may be sent to, of all organisations of this deployment."""
    found = Team.objects.filter(is_desk=True, domain__isnull=False).select_related("organisation", "domain")
    return found.filter(domain_id=domain) if domain else found


def domain_names() -> dict[str, str]:
    """This function will give the name of every domain by its code; reference data."""
    return dict(memo.once("domain names", lambda: dict(Domain.objects.values_list("code", "name"))))
