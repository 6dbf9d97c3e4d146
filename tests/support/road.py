"""A household that went the whole road, by the same actions as the screens: something of every kind to look for."""

import io
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from PIL import Image

from samenhang.access.viewer import Viewer, viewing
from samenhang.cases.actions import Agreed
from samenhang.cases.actions.proposing import propose_director
from samenhang.cases.models import Case, LifeDomain
from samenhang.cases.queries import open_case_of
from samenhang.consent import actions as consent
from samenhang.consent.actions import without
from samenhang.consent.models import LegalBasis
from samenhang.conversations import actions as conversations
from samenhang.data_rights import actions as rights
from samenhang.data_rights.actions import requests as asked_rights
from samenhang.intake import actions as intake
from samenhang.intake.actions.receiving import About, Caller, Newcomer, Safety, Urgent
from samenhang.intake.models import Referral, Request
from samenhang.involvement.actions_asking import Whom, ask_access
from samenhang.involvement.asking import waiting
from samenhang.involvement.models import Part
from samenhang.layers import actions as layers
from samenhang.meetings import actions as meetings
from samenhang.passing import actions as passing
from samenhang.passing import queries as envelopes
from samenhang.passing.sources import source_of
from samenhang.people import actions as people
from samenhang.people import bsn as numbers
from samenhang.people.actions import beside
from samenhang.people.models import Household, Person
from samenhang.people.queries import members
from samenhang.plans import actions as plans
from samenhang.plans import queries as plan_queries
from samenhang.teams.models import Team
from samenhang.terms.models import Term
from tests.support.apart import an_apart
from tests.support.road_conferences import SECRETS as TABLED
from tests.support.road_conferences import at_the_table
from tests.support.road_decisions import a_decision
from tests.support.road_deliberation import DELIBERATED, LEGAL, REFLECTED, deliberated
from tests.support.road_escalation import up_the_ladder
from tests.support.road_stops import SECRETS as STOPS
from tests.support.road_stops import stopping
from tests.support.road_weighing import weighed
from tests.support.town import Home, Town, a_bsn, a_town
from tests.support.visits import a_guest, offer

SECRETS = {
    "street": "Kwartelpad",
    "phone": "012-7654321",
    "words": "de buurman van de overkant kookt over",
    "told": "het fluitconcert ging niet door",
    "goal": "samen paardenbloemen plukken",
    "action": "de rode fiets terugbrengen",
    "logged": "de sleutel lag onder de gieter",
    "asked": "waar kan de piano heen",
    "learnt": "de trap is te smal",
    "name": "Zonderzicht",
    "beside": "Wilfried Waterval",
    "around": "Corrie Kruidenier",
    "helper": "Hilde Handdruk",
    "language": "Sranantongo",
    "without": "de schuur zat op slot",
    "retold": "de ketel fluit een wals",
    "passed": "de emmer staat onder de trap",
    "investigated": "de wekker loopt een uur voor",
    "wrong": "de kachel was nooit van mij",
    **STOPS,
    "tested": "de gordijnen hangen binnenstebuiten",
    "stood": "de stoel wiebelt op drie poten",
    "deliberated": DELIBERATED,
    "reflected": REFLECTED,
    "legal": LEGAL,
    "decided": "de kano hangt aan de muur",
    "rung": "de ladder staat tegen de pruimenboom",
    **TABLED,
}
"""Words that stand nowhere else: one in every kind of record. Whoever may not look must not meet any of them."""


@dataclass
class Road:
    """The household's records by the names addresses use for them."""

    town: Town
    home: Home
    case: Case
    ids: dict[str, UUID]


def a_road(town: Town) -> Road:
    """This function will lead a new household down the whole road: request, case, sharing, talk, plan, logbook."""
    officer, director, now = town.officer.viewer, town.director, timezone.now() - timedelta(minutes=30)
    desk = town.team("schuldhulp")
    with viewing(officer):
        request = _request(town)
        referral = _referral(town, desk, request.household_id)
        term_id = Term.objects.get(object_id=referral.id).id  # it starts by itself
        household = Household.objects.get(id=request.household_id)
        home = Home(household, [m.person for m in members(officer, household.id, timezone.localdate())])
        contact = {"street": SECRETS["street"], "number": "1", "phone": SECRETS["phone"], "interpreter": True}
        contact["language"] = SECRETS["language"]
        people.keep_contact(household=household, person_id=home.ids[0], details=contact, by=officer, at=now)
    case = town.open_case(home)
    by = director.viewer
    with viewing(by):
        given = consent.ask(
            household=household,
            people=home.ids[:1],
            organisation=town.municipality,
            layers=["shared"],
            topic="samen plannen",
            answer="given",
            how="desk",
            by=by,
            at=now,
        )
        told = consent.tell(
            household=household,
            people=home.ids[:1],
            organisation=town.municipality,
            layers=["shared"],
            basis=LegalBasis.objects.get(code="wmo-onderzoek"),
            how="desk",
            by=by,
            at=now,
        )
        release = consent.release_secrecy(
            household=household,
            person_id=home.ids[0],
            who="huisarts",
            about="slaap",
            to_whom="ons",
            how="desk",
            by=by,
            at=now,
        )
        agreed = consent.agree_to_help(
            household=household, person_id=home.ids[0], help="taalles", answer="agreed", how="desk", by=by, at=now
        )
        talk = conversations.start_conversation(
            case=case,
            details=conversations.Details("first", "home", timezone.localdate(now), (home.ids[0],)),
            layer="case_team",
            by=by,
            at=now,
        )
        conversations.write_answer(
            conversation=talk,
            life_domain=LifeDomain.objects.get(code="geld"),
            said=conversations.Said(words=SECRETS["told"], mark=4),
            seen_version=0,
            by=by,
            at=now,
        )
        goal = plans.add_goal(case=case, details=plans.GoalDetails(words=SECRETS["goal"]), by=by, at=now)
        doing = plans.ActionDetails(SECRETS["action"], "resident", home.people[0].full_name, home.ids[0], goal)
        action = plans.add_action(case=case, details=doing, by=by, at=now)
        plans.agree(
            case=case,
            seen=plan_queries.whole(by, case, timezone.localdate()).fingerprint,
            members=members(by, household.id, timezone.localdate())[:1],
            how="together",
            by=by,
            at=now,
        )
        entry = meetings.write_entry(
            case=case, layer="case_team", told=meetings.Told("contact", now, SECRETS["logged"]), by=by, at=now
        )
        asked = people.ask_desk(
            household=household, person_id=home.ids[0], desk_id=town.desk.id, why=SECRETS["learnt"], by=by, at=now
        )
        near = _beside(home, by)
        said = rights.ask_right(
            household=household,
            person=home.people[0],
            right="correction",
            asking=asked_rights.Asking("self", "known"),
            about=asked_rights.About("case_team", "", SECRETS["wrong"], SECRETS["wrong"], SECRETS["wrong"]),
            received_on=timezone.localdate(now),
            by=by,
            at=now,
        )
        name = people.add_other_name(
            household=household, person_id=home.ids[0], kind="former", family_name="Vroegerveen", by=by, at=now
        )
        retold = layers.tell(
            key=(household.id, None, "case_team", ""),
            words=SECRETS["retold"],
            told_by="de buren",
            told_on=timezone.localdate(now),
            by=by,
            at=now,
        )
        kept = layers.hide(
            kind="layers_told",
            record_id=retold.id,
            key=retold.key,
            hidden=layers.Hidden("health", SECRETS["retold"], timezone.localdate(now) + timedelta(days=30)),
            by=by,
            at=now,
        )
        found = open_case_of(by, household.id)
        member = members(by, household.id, timezone.localdate())[0].membership
    partner = town.involve(home, town.colleague(name="Even Erbij"), part=Part.PARTNER)
    with viewing(by):
        justified = _without(home, town, by)
    assert found
    elsewhere = a_town().officer.hat  # whom nobody of this town manages
    ids = {
        "colleague_id": elsewhere.professional_id,
        "worn_id": elsewhere.id,
        "organisation_id": elsewhere.organisation_id,
        "team_id": a_town().desk.id,
        "case_id": case.id,
        "household_id": household.id,
        "request_id": request.id,
        "person_id": home.ids[0],
        "other_id": home.ids[1],
        "question_id": asked.id,
        "membership_id": member.id,
        "referral_id": referral.id,
        "conversation_id": talk.id,
        "goal_id": goal.id,
        "action_id": action.id,
        "entry_id": entry.id,
        "involvement_id": partner.id,
        "consent_id": given[0].id,
        "notice_id": told[0].id,
        "secrecy_id": release.id,
        "agreement_id": agreed.id,
        "term_id": term_id,
        "without_id": justified,
        "rights_id": said.id,
        **near,
        "name_id": name.id,
        "record_id": retold.id,
        "words_id": retold.id,
        "hiding_id": kept.id,
        **_visited(town, home),
        **_across(town, home),
        **stopping(town, home, by),
        **weighed(case, SECRETS["tested"], SECRETS["stood"], by=by),
        **deliberated(town, home),
        **a_decision(town, case, SECRETS["decided"]),
        **up_the_ladder(town, home, SECRETS["rung"]),
        **at_the_table(town, home),
    }
    return Road(town, home, found, ids)


def _without(home: Home, town: Town, by: Viewer) -> UUID:
    """Something shared without consent, and why."""
    day, words = timezone.localdate(), SECRETS["without"]
    shared = without.share_without(
        household=home.household,
        people=home.ids[:1],
        organisation=town.municipality,
        layers=["shared"],
        basis=LegalBasis.objects.get(code="wmo-onderzoek"),
        why=without.Justification(words, words, words, "safety", words),
        afterwards=without.Afterwards(day + timedelta(20), None, day + timedelta(30)),
        second=None,
        by=by,
        at=timezone.now() - timedelta(minutes=20),
    )
    return shared[0].id


def _visited(town: Town, home: Home) -> dict[str, UUID]:
    """A guest who stays, and somebody who asks to be let in."""
    stay = a_guest(town, home, town.colleague(name="Tess Tegast"), offer([None]))
    asks, person = town.colleague(), home.people[0]
    heir = town.colleague().hat
    with viewing(asks.viewer):
        ask_access(
            whom=Whom(family_name=person.family_name, birth_date=person.birth_date),
            question="meedenken",
            wants=["involvement"],
            until=timezone.localdate(),
            by=asks.viewer,
            at=timezone.now(),
        )
    with viewing(town.director.viewer):
        asked = waiting(town.director.viewer, timezone.now(), home.household.id).get()
        assert home.case
        proposed = propose_director(
            case=home.case,
            agreed=Agreed(hat=heir, why="verlof", agreed_with="het gezin"),
            by=town.director.viewer,
            at=timezone.now(),
        )
    return {"invitation_id": stay.id, "asked_id": asked.id, "proposal_id": proposed.id}


def _across(town: Town, home: Home) -> dict[str, UUID]:
    """A concern passed on, a question about nobody, and a lawfulness file about the same person."""
    by, now, today = town.director.viewer, timezone.now() - timedelta(minutes=20), timezone.localdate()
    apart, receiver = an_apart(town), town.team("participatie")
    town.colleague(name="Renske Ontvangt", team=receiver, domain="participatie")
    source = source_of(by, "huishouden")
    with viewing(by):
        to = envelopes.desk(by, f"support:{receiver.id}", today)
        assert source and to
        about = next(one for one in source.people(by, home.household.id) if one.id == home.ids[0])
        concern = passing.Concern(SECRETS["passed"], SECRETS["passed"], "toestemming", "knows", timezone.localdate(now))
        sent = passing.pass_on(
            source=source, from_id=home.household.id, about=about, to=to, concern=concern, by=by, at=now
        )
        asked = passing.ask(to=to, words="wat doet u met emmers", by=by, at=now)
        person = Person.objects.get(id=home.ids[0])
        bsn = numbers.open_sealed(person.bsn_sealed or b"", person.id)
    file = apart.file(bsn, family_name=SECRETS["name"], given_names="Iris", reason=SECRETS["investigated"])
    return {"envelope_id": sent.id, "passing_question_id": asked.id, "file_id": file.id, "from_id": home.household.id}


def _beside(home: Home, by: Viewer) -> dict[str, UUID]:
    """Somebody who acts in the parent's name, with a paper; a supporter; a neighbour."""
    whose: dict[str, Any] = {"household": home.household, "person": home.people[0], "by": by, "at": timezone.now()}
    day = timezone.localdate() - timedelta(days=20)
    acts = beside.represent(
        details={
            "kind": "administrator",
            "name": SECRETS["beside"],
            "mandate": ["money"],
            "starts_on": day,
            "decided_by": "rechtbank Lindeveen",
        },
        **whose,
    )
    picture = io.BytesIO()
    Image.new("L", (40, 40), "white").save(picture, "PNG")
    paper = beside.keep_document(representative=acts, sent=picture.getvalue(), by=by, at=timezone.now())
    helper = beside.choose_supporter(
        details={"kind": "client", "name": SECRETS["helper"], "phone": "012-3334445", "starts_on": day}, **whose
    )
    known = beside.add_acquaintance(
        details={
            "kind": "neighbour",
            "name": SECRETS["around"],
            "near": "near",
            "knows": "yes",
            "agreed": "yes",
            "starts_on": day,
        },
        **whose,
    )
    return {
        "representative_id": acts.id,
        "document_id": paper.id,
        "supporter_id": helper.id,
        "acquaintance_id": known.id,
    }


def _referral(town: Town, desk: Team, household_id: UUID) -> Referral:
    by, now = town.officer.viewer, timezone.now() - timedelta(minutes=35)
    request = intake.receive_request(
        about=About(household_id=household_id),
        safety=Safety("no", "no"),
        caller=Caller(by_self=True),
        channel="desk",
        words=SECRETS["asked"],
        urgent=Urgent(),
        by=by,
        at=now,
    )
    return intake.refer(
        request=request,
        sifting=intake.Sifting(reason="een enkele vraag"),
        handing=intake.Handing(desk, SECRETS["asked"], SECRETS["learnt"], "phone", True),
        by=by,
        at=now,
    )


def _request(town: Town) -> Request:
    parent = people.Identity(SECRETS["name"], given_names="Iris", birth_date=date(1988, 2, 3), bsn=a_bsn())
    child = people.Identity(SECRETS["name"], given_names="Bo", birth_date=date(2017, 6, 1))
    return intake.receive_request(
        about=About(newcomers=[Newcomer(parent), Newcomer(child)]),
        safety=Safety("no", "yes"),
        caller=Caller(by_self=True, phone="012-1112223"),
        channel="phone",
        words=SECRETS["words"],
        urgent=Urgent(),
        by=town.officer.viewer,
        at=timezone.now() - timedelta(minutes=40),
    )
