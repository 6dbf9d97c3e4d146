"""E5: a process director thinks along and stays out; or steps in beside the director, and hears what it brought."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.cases import actions as cases
from samenhang.cases.models import Direction
from samenhang.escalation import actions
from samenhang.escalation.models import Consultation, Effect, SteppingIn
from samenhang.escalation.queries import consulting as reading
from samenhang.involvement.models import GuestInvitation
from samenhang.meetings import actions as meetings
from samenhang.meetings.models import LogEntry
from samenhang.staff.actions.suspending import suspend
from samenhang.teams import actions as teams
from samenhang.teams.models import Hat, Role
from tests.support.rungs import SECRETS, Sticks, asking, mandate, that_sticks
from tests.support.town import Colleague


@pytest.fixture
def one() -> Sticks:
    """A case that sticks, with something in the logbook and a confidence of one person."""
    found = that_sticks()
    by, now = found.director.viewer, timezone.now() - timedelta(minutes=5)
    with viewing(by):
        told = meetings.Told("contact", now, SECRETS["logged"])
        meetings.write_entry(case=found.home.opened, layer="case_team", told=told, by=by, at=now)
        secret = meetings.Told("contact", now, SECRETS["confidence"])
        meetings.write_entry(
            case=found.home.opened, layer="case_team", person_id=found.home.ids[0], told=secret, by=by, at=now
        )
    return found


def consult(one: Sticks, **more: object) -> Consultation:
    """This function will ask through the screen."""
    url = reverse("escalation:consult", args=[one.home.opened.id])
    got = one.director.client().post(url, asking(one, **more))
    assert got.status_code == 302, got.content.decode()
    with viewing(one.director.viewer):
        return Consultation.objects.filter(case=one.home.opened).latest("at")


def screens(who: Colleague, one: Sticks) -> str:
    """This function will give everything somebody can open about the case, as one text."""
    client, case, household = who.client(), one.home.opened.id, one.home.household.id
    found = [client.get("/", follow=True)]
    for name, args in (
        ("cases:case", [case]),
        ("cases:together", [case]),
        ("meetings:logbook", [case]),
        ("plans:plan", [case]),
        ("cases:people", [household]),
        ("cases:involved", [household]),
        ("escalation:mine", []),
        ("escalation:to_do", []),
        ("cases:guests", []),
        ("questions:list", []),
    ):
        found.append(client.get(reverse(name, args=args)))
    return "".join(got.content.decode() for got in found if got.status_code == 200)


def has_left(who: Colleague) -> None:
    """This function will end somebody's hat."""
    teams.end_hat(hat=Hat.objects.get(id=who.hat.id), until_day=timezone.localdate(), by=None, at=timezone.now())


def test_asked_once_read_answered_and_out_again(one: Sticks) -> None:
    page = one.director.client().get(reverse("escalation:consult", args=[one.home.opened.id])).content.decode()
    assert "Paula Proces" in page and "Met het gezin zelf besproken" in page
    asked = consult(one)
    along, invited = one.along.client(), asked.invitation_id
    before = screens(one.along, one)
    assert "twee organisaties aan één tafel" in before
    assert not any(word in before for word in SECRETS.values()), "nothing before a yes"
    assert along.get(reverse("escalation:consultation", args=[asked.id])).status_code == 404
    assert along.post(reverse("escalation:accept", args=[invited])).status_code == 302
    page = along.get(reverse("escalation:asked", args=[invited]), follow=True).content.decode()
    assert SECRETS["stuck"] in page and "Uw antwoord" in page
    reads = screens(one.along, one)
    assert SECRETS["logged"] in reads and SECRETS["confidence"] not in reads
    refused = along.post(
        reverse("meetings:logbook", args=[one.home.opened.id]),
        {"what": "ik ook", "kind": "other", "file": "case_team:"},
    )
    assert refused.status_code in (404, 405, 422)
    url = reverse("escalation:advise", args=[asked.id])
    assert along.post(url, {"words": ""}).status_code == 422
    assert along.post(url, {"words": SECRETS["advice"]}).status_code == 302
    after = screens(one.along, one)
    assert not any(word in after for word in SECRETS.values()), "out again, and stays out"
    assert along.get(reverse("escalation:consultation", args=[asked.id])).status_code == 404
    assert along.post(url, {"words": "nog iets"}).status_code == 404
    director = one.director.client()
    assert "leg vast wat u ermee deed" in director.get(reverse("escalation:to_do")).content.decode()
    used = director.post(reverse("escalation:use", args=[asked.id]), {"words": SECRETS["used"]})
    assert used.status_code == 302
    with viewing(one.director.viewer):
        assert LogEntry.objects.filter(
            case=one.home.opened, kind="consultation", what__contains=SECRETS["used"]
        ).exists()
    assert "leg vast wat u ermee deed" not in director.get(reverse("escalation:to_do")).content.decode()
    assert director.post(reverse("escalation:use", args=[asked.id]), {"words": "nog eens"}).status_code == 422


def test_a_no_opens_nothing_and_names_who_could(one: Sticks) -> None:
    other = one.town.colleague(Role.PROCESS_DIRECTOR, name="Ans Anders")
    asked = consult(one)
    along, url = one.along.client(), reverse("escalation:decline", args=[asked.invitation_id])
    assert along.post(url, {"reason": ""}).status_code == 422
    assert along.post(url, {"reason": "ik heb verlof.", "other": str(other.hat.id)}).status_code == 302
    after = screens(one.along, one)
    assert not any(word in after for word in SECRETS.values())
    page = one.director.client().get(reverse("escalation:consultation", args=[asked.id])).content.decode()
    assert "ik heb verlof. Vraag Ans Anders." in page and "Een andere procesregisseur vragen" in page


def test_the_asker_takes_it_back_and_the_reading_stops(one: Sticks) -> None:
    asked = consult(one)
    along = one.along.client()
    along.post(reverse("escalation:accept", args=[asked.invitation_id]))
    assert along.get(reverse("escalation:consultation", args=[asked.id])).status_code == 200
    back = reverse("escalation:take_back", args=[asked.id])
    assert one.director.client().post(back, {"reason": "opgelost"}).status_code == 302
    assert along.get(reverse("escalation:consultation", args=[asked.id])).status_code == 404
    assert along.get(reverse("cases:case", args=[one.home.opened.id])).status_code == 404
    assert one.director.client().post(back, {"reason": "nog eens"}).status_code == 422


def test_only_the_plan_where_only_the_plan_was_chosen(one: Sticks) -> None:
    asked = consult(one, reads="plan")
    one.along.client().post(reverse("escalation:accept", args=[asked.invitation_id]))
    reads = screens(one.along, one)
    assert SECRETS["logged"] not in reads and SECRETS["confidence"] not in reads
    assert one.along.client().get(reverse("escalation:consultation", args=[asked.id])).status_code == 200


def test_who_cannot_be_asked_and_what_cannot_be_typed(one: Sticks) -> None:
    client, url = one.director.client(), reverse("escalation:consult", args=[one.home.opened.id])
    day = timezone.localdate()
    for wrong in (
        {"hat": str(one.town.officer.hat.id)},
        {"asks": f"Wat vindt u van mevrouw {SECRETS['name']}?"},
        {"asks": "bel 06-12345678"},
        {"last_day": (day - timedelta(days=1)).isoformat()},
        {"last_day": "31-02-2027"},
        {"stuck": "x" * 100_000},
        {"stuck": ""},
        {"basis": "niets"},
    ):
        got = client.post(url, asking(one, **wrong))
        assert got.status_code == 422, wrong
    assert SECRETS["stuck"] in client.post(url, asking(one, asks="")).content.decode(), "nothing typed is lost"
    twice = asking(one, stuck="🙂 مرحبا\x00", submission=str(uuid7()))
    assert client.post(url, twice)["Location"] == client.post(url, twice)["Location"]
    assert client.post(url, asking(one)).status_code == 422, "one waits already"
    with viewing(one.director.viewer):
        assert Consultation.objects.filter(case=one.home.opened).count() == 1
        assert GuestInvitation.objects.filter(household=one.home.household).count() == 1


def test_the_director_themselves_is_never_asked(one: Sticks) -> None:
    own = one.town.another_hat(one.director, Role.PROCESS_DIRECTOR)
    got = one.town.director.client().get(
        one.director.start.rstrip("/") + reverse("escalation:consult", args=[one.home.opened.id])
    )
    assert str(own.hat.id) not in got.content.decode()
    with viewing(one.director.viewer), pytest.raises(Exception, match="zelf de regie"):
        actions.consult(
            case=one.home.opened,
            hat=own.hat,
            consulting=actions.Consulting("a", "b", timezone.localdate(), "avg-betrokken"),
            by=one.director.viewer,
            at=timezone.now(),
        )


def test_a_process_director_who_left_is_said_so_and_a_new_director_goes_on(one: Sticks) -> None:
    asked = consult(one)
    has_left(one.along)
    page = one.director.client().get(reverse("escalation:consultation", args=[asked.id])).content.decode()
    assert "werkt hier niet meer" in page and SECRETS["stuck"] in page
    heir = one.town.colleague(domain="jeugd")
    with viewing(one.director.viewer):
        agreed = cases.Agreed(heir.hat, "verlof", "het gezin")
        cases.agree_director(case=one.home.opened, agreed=agreed, by=one.director.viewer, at=timezone.now())
    got = heir.client().post(reverse("escalation:take_back", args=[asked.id]), {"reason": "weg"})
    assert got.status_code == 302


def test_outsiders_see_what_is_not_there(one: Sticks) -> None:
    asked = consult(one)
    for who in (
        one.lead,
        one.manager,
        one.town.colleague(Role.POLICY_ADVISER),
        one.town.colleague(Role.PROCESS_DIRECTOR),
    ):
        client = who.client()
        for name, real in (("consultation", asked.id), ("asked", asked.invitation_id), ("consult", one.home.opened.id)):
            told = client.get(reverse(f"escalation:{name}", args=[real]))
            absent = client.get(reverse(f"escalation:{name}", args=[uuid7()]))
            assert (told.status_code, told.content) == (absent.status_code, absent.content) and told.status_code == 404


# -- stepping in ---------------------------------------------------------------------------------------------


def step_in(one: Sticks, **more: object) -> UUID:
    """This function will let the process director step in, through the screen."""
    url = reverse("escalation:step_in", args=[one.home.opened.id])
    got = one.director.client().post(url, mandate(one, **more))
    assert got.status_code == 302, got.content.decode()
    return UUID(got["Location"].rstrip("/").rsplit("/", 1)[1])


def post(client: Client, name: str, which: UUID, /, **data: str) -> int:
    """This function will do one act."""
    return client.post(reverse(f"escalation:{name}", args=[which]), data).status_code


def test_stepping_in_beside_the_director_longer_and_out(one: Sticks) -> None:
    stepping = step_in(one)
    assert SECRETS["logged"] in screens(one.along, one)
    with viewing(one.director.viewer):
        last = Direction.objects.filter(case=one.home.opened).latest("starts_at")
        assert last.hat_id == one.director.hat.id, "the director stays"
        assert LogEntry.objects.filter(case=one.home.opened, what__contains=SECRETS["mandate"]).exists()
    day, director = timezone.localdate(), one.director.client()
    assert post(director, "extend", stepping, last_day=day.isoformat(), why="langer") == 422
    assert post(director, "extend", stepping, last_day=(day + timedelta(400)).isoformat(), why="langer") == 422
    assert post(director, "extend", stepping, last_day=(day + timedelta(40)).isoformat(), why="nog niet af") == 302
    assert "nog niet af" in director.get(reverse("escalation:stepping", args=[stepping])).content.decode()
    along = one.along.client()
    assert SECRETS["logged"] in screens(one.along, one)
    assert post(along, "step_out", stepping, words=SECRETS["came"]) == 302
    after = screens(one.along, one)
    assert not any(word in after for word in SECRETS.values())
    assert SECRETS["came"] in director.get(reverse("escalation:stepping", args=[stepping])).content.decode()
    assert post(director, "step_out", stepping, words="nog eens") == 422
    assert post(director, "extend", stepping, last_day=(day + timedelta(60)).isoformat(), why="toch") == 422


def test_what_is_refused_when_somebody_is_to_step_in(one: Sticks) -> None:
    client, url = one.director.client(), reverse("escalation:step_in", args=[one.home.opened.id])
    day = timezone.localdate()
    for wrong in (
        {"told_on": ""},
        {"told_on": (day + timedelta(3)).isoformat()},
        {"last_day": (day - timedelta(1)).isoformat()},
        {"last_day": (day + timedelta(300)).isoformat()},
        {"hat": str(one.helper.hat.id)},
        {"mandate": ""},
    ):
        assert client.post(url, mandate(one, **wrong)).status_code == 422, wrong
    assert client.post(url, mandate(one, told_on="", not_told_why="zij ligt in het ziekenhuis")).status_code == 302
    assert client.post(url, mandate(one)).status_code == 422, "works here already"
    assert one.helper.client().post(url, mandate(one)).status_code == 404, "a partner does not keep who is involved"


def test_the_effect_is_told_later_in_a_few_lines_without_names(one: Sticks) -> None:
    stepping = step_in(one)
    with viewing(one.director.viewer):
        by, then = one.director.viewer, timezone.now()
        beside = reading.stepping(by, stepping, then)
        actions.step_out(beside=beside, came_of_it=SECRETS["came"], by=by, at=then)
        later = then + timedelta(days=95)
        assert reading.stepping(by, stepping, then + timedelta(days=80)).due == 0
        due = reading.stepping(by, stepping, later)
        assert due.due == 3
        with pytest.raises(Exception, match="naam uit dit huishouden"):
            actions.tell_effect(beside=due, words=f"{SECRETS['child']} gaat weer", by=by, at=later)
        effect = actions.tell_effect(beside=due, words="Het gezin slaapt weer.", by=by, at=later)
        with pytest.raises(Exception, match="vertelde dit net"):
            actions.tell_effect(beside=due, words="Dubbel.", by=by, at=later)
        assert reading.stepping(by, stepping, then + timedelta(days=190)).due == 6
    client = one.along.client()
    page = client.get(reverse("escalation:mine")).content.decode()
    assert "Het gezin slaapt weer." in page and not any(word in page for word in SECRETS.values())
    assert post(client, "see_effect", effect.id) == 302
    assert post(one.town.colleague(Role.PROCESS_DIRECTOR).client(), "see_effect", effect.id) == 404
    with viewing(one.along.viewer):
        assert Effect.objects.filter(id=effect.id).exists() and not SteppingIn.objects.exists()


def test_a_process_director_who_left_and_a_term_that_passed_are_ended_by_the_director(one: Sticks) -> None:
    stepping = step_in(one)
    manager = one.town.colleague(Role.MANAGER).viewer
    with viewing(manager):
        suspend(person=one.along.hat.professional, reason="afwezig", by=manager, at=timezone.now())
    director = one.director.client()
    page = director.get(reverse("escalation:stepping", args=[stepping])).content.decode()
    assert "werkt hier niet meer" in page and "voorbij, nog niet afgesloten" in page
    assert "schrijf op wat ervan kwam" in director.get(reverse("escalation:to_do")).content.decode()
    assert post(director, "step_out", stepping, words="niet veel") == 302
