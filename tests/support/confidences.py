"""A household of three with a confidence of each in everything that is decided together, and who stands around it."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.decisions.actions import backing, deciding
from samenhang.deliberation import actions as deliberation
from samenhang.escalation import actions as escalation
from samenhang.escalation.queries import button as buttons
from samenhang.involvement import actions as involving
from samenhang.involvement.actions_guests import answer_invitation
from samenhang.involvement.models import Part
from samenhang.legal_room import actions as legal
from samenhang.meetings import actions as logbook
from samenhang.meetings.actions import agenda, planning, table
from samenhang.meetings.models.conferences import AgendaItem
from samenhang.questions import actions as questions
from samenhang.results import actions as results
from samenhang.stops import actions as stops
from samenhang.stops.models import StopKind, StopLaid
from samenhang.teams.models import Role
from samenhang.weighing import actions as weighing
from samenhang.weighing.models import TriangleOption
from samenhang.weighing.parts import Name
from tests.support.deciding import details, sits
from tests.support.stopping import a_name
from tests.support.tables import a_trained, begun, checked, led, seated
from tests.support.tables import text as asked_text
from tests.support.town import Colleague, Home, Town, a_town
from tests.support.visits import a_guest, offer

ANIMALS = {"Ada": "otter", "Bor": "egel", "Cleo": "kievit", "gezin": "zwaluw"}


def of_person(whose: str, kind: str) -> str:
    """This function will give the words of a confidence: they stand nowhere else."""
    return f"de {ANIMALS[whose]} slaapt naast de {kind}kist"


@dataclass
class Scene:
    """The household, everybody who may look at it by a name of their own, and the ids addresses are filled with."""

    town: Town
    home: Home
    people: dict[str, Colleague]
    family: str
    ids: dict[str, list[Any]] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)

    def keep(self, **more: UUID) -> None:
        """This function will keep ids by the names addresses use."""
        for name, one in more.items():
            self.ids.setdefault(name, []).append(one)

    def says(self, row: str, words: str) -> str:
        """This function will note that these words belong to a row of the table, and give them."""
        self.words.setdefault(row, []).append(words)
        return words


def a_scene() -> Scene:
    """This function will build it all, by the same actions as the screens."""
    town = a_town()
    family = a_name("Hoorbaar")
    home = town.home(f"Ada {family} (1988-02-03)", f"Bor {family} (1986-01-02)", f"Cleo {family} (15 jaar)")
    town.open_case(home)
    house, coaching = town.organisation("Woonstichting"), town.organisation("Coachhuis")
    team = town.team("wmo", house, name="Team Huur")
    wim, lies, ron = (
        town.colleague(Role.PARTNER, name=name, organisation=house, team=team)
        for name in ("Wim Meldt", "Lies Collega", "Ron Partner")
    )
    people = {
        "regie": town.director,
        "van Ada": town.colleague(name="Ans Vanada", domain="jeugd"),
        "van Bor": town.colleague(Role.PARTNER, name="Bep Vanbor", organisation=coaching),
        "partner": town.colleague(Role.PARTNER, name="Pim Partner", organisation=town.organisation("Welzijn")),
        "gast": town.colleague(name="Gea Gast", domain="wmo"),
        "was": town.colleague(name="Wes Geweest", domain="wmo"),
        "rugdekker": town.colleague(Role.TEAM_LEAD, name="Tine Rugdekking"),
        "tafel": town.colleague(name="Dees Deelnemer", organisation=town.organisation("Bureau")),
        "begeleider": a_trained(town),
        "jurist": town.colleague(Role.POLICY_ADVISER, name="Joep Jurist"),
        "rode knop": town.colleague(Role.TEAM_LEAD, name="Mira Manager", organisation=house),
        "denkt mee": town.colleague(Role.PROCESS_DIRECTOR, name="Paula Proces"),
        "meldt": wim,
        "naast melder": lies,
        "elders": town.colleague(name="Els Elders", domain="wmo"),
    }
    scene = Scene(town, home, people, family)
    _involve(scene, coaching, ron)
    town.open_case(town.home(f"Ans {a_name('Buur')} (1988-02-03)"), director=people["elders"])
    scene.keep(case_id=home.opened.id, household_id=home.household.id)
    scene.ids["person_id"] = list(home.ids)
    for whose, person in [*zip(("Ada", "Bor", "Cleo"), home.ids, strict=True), ("gezin", None)]:
        _told(scene, whose, person)
    _at_the_table(scene)
    _stops(scene)
    _asked_outside(scene)
    _up(scene)
    return scene


def _involve(scene: Scene, coaching: Any, ron: Colleague) -> None:
    town, home, who = scene.town, scene.home, scene.people
    with viewing(town.officer.viewer):
        town.tell(home, coaching, people=[home.ids[1]])
        town.tell(home, who["partner"].hat.organisation)
        town.tell(home, ron.hat.organisation)
    town.involve(home, who["van Ada"], people=[home.ids[0]])
    town.involve(home, who["van Bor"], part=Part.PARTNER, people=[home.ids[1]])
    town.involve(home, who["partner"], part=Part.PARTNER)
    town.involve(home, ron, part=Part.PARTNER)
    was = town.involve(home, who["was"])
    with viewing(town.director.viewer):
        at = timezone.now() - timedelta(minutes=1)
        involving.end_involvement(involvement=was, reason="klaar", by=town.director.viewer, at=at)
    stay = a_guest(town, home, who["gast"], offer([None], "shared"))
    scene.keep(invitation_id=stay.id)


def _told(scene: Scene, whose: str, person: UUID | None) -> None:
    """One of everything about a member, or about the household as a whole, with the team."""
    case, by, now = scene.home.opened, scene.town.director.viewer, timezone.now() - timedelta(minutes=5)
    row = f"over {whose}" if person else "over het gezin, bij het team"
    kinds = ("logboek", "agenda", "aantekening", "tafelbesluit", "besluit", "waarom", "doorbraak")
    said = {kind: scene.says(row, of_person(whose, kind)) for kind in kinds}
    at: dict[str, Any] = {"case": case, "layer": "case_team", "person_id": person, "by": by, "at": now}
    with viewing(by):
        entry = logbook.write_entry(told=logbook.Told("contact", now, said["logboek"]), **at)
        decision = deciding.draw_up(details=details(what=said["besluit"], why=said["waarom"]), **at)
        turn = results.Turn(timezone.localdate(), "resident", said["doorbraak"], "small")
        turned = results.record_breakthrough(turn=turn, **at)
        if whose in ("Ada", "Bor"):
            _weighed(scene, row, whose, at)
    scene.keep(entry_id=entry.id, decision_id=decision.id, breakthrough_id=turned.id)


def _weighed(scene: Scene, row: str, whose: str, at: dict[str, Any]) -> None:
    said = {kind: scene.says(row, of_person(whose, kind)) for kind in ("toets", "deel", "driehoek")}
    own = scene.says("standpunt, vóór uw eigen", of_person(whose, "standpunt"))
    by, now = at["by"], at["at"]
    test = weighing.begin_test(question=said["toets"], **at)
    weighing.write_part(test=test, name=Name("wants"), content={"words": said["deel"]}, seen=0, by=by, at=now)
    triangle = weighing.begin_triangle(question=said["driehoek"], **at)
    nothing = TriangleOption.objects.select_related("triangle__case").get(triangle=triangle, nothing=True)
    weighing.take_position(option=nothing, marks=weighing.Marks(5, 5, 5, own), by=by, at=now)
    scene.keep(test_id=test.id, triangle_id=triangle.id, option_id=nothing.id)


def _at_the_table(scene: Scene) -> None:
    """A casusoverleg at which they sit who may hear all, some, and nothing; it stands on the wall and on paper."""
    by, who = scene.town.director.viewer, scene.people
    ours = scene.says("ons plan", "de kraan zingt van de zolder")
    with viewing(by) as at:
        meeting = planning.plan_conference(
            setting=planning.Setting("Casusoverleg noord", "case"),
            starts_at=timezone.now() + timedelta(hours=1),
            participants=[who[name].hat.id for name in ("van Ada", "van Bor", "partner", "elders")],
            by=by,
            at=at,
        )
        items = [
            _item(scene, meeting, whose, person)
            for whose, person in [*zip(("Ada", "Bor", "Cleo"), scene.home.ids, strict=True), ("gezin", None)]
        ]
        shared = agenda.Asking(ours, ours, scene.home.ids[:1], layer="shared")
        items.append(agenda.put_on_agenda(conference=meeting, case=scene.home.opened, asking=shared, by=by, at=at))
        copy = table.print_copy(conference=meeting, what="record", items=items, by=by, at=at)
        for name in ("regie", "van Ada", "van Bor", "partner", "elders"):
            table.be(conference=meeting, hat_id=who[name].hat.id, how="here", by=by, at=at)
        planning.step(conference=meeting, kind="opened", by=by, at=at)
    scene.keep(conference_id=meeting.id, copy_id=copy.id)


def _item(scene: Scene, meeting: Any, whose: str, person: UUID | None) -> AgendaItem:
    by, at = scene.town.director.viewer, timezone.now()
    asks = of_person(whose, "agenda")
    asking = agenda.Asking(asks, asks, scene.home.ids[:1], layer="case_team", person_id=person)
    item = agenda.put_on_agenda(conference=meeting, case=scene.home.opened, asking=asking, by=by, at=at)
    table.keep_note(item=item, text=of_person(whose, "aantekening"), seen=0, by=by, at=at)
    outcome = table.decide(item=item, words=of_person(whose, "tafelbesluit"), decided_by="de tafel", by=by, at=at)
    scene.keep(slot_id=item.slot_id, item_id=item.id, outcome_id=outcome.id)
    return item


def _stops(scene: Scene) -> None:
    """The rent stops, says somebody outside about Ada; it is answered. And something of Cleo's stopped unasked."""
    wim, by = scene.people["meldt"].viewer, scene.town.director.viewer
    at, day = timezone.now(), timezone.localdate()
    words = scene.says("stop van Ada, zoals gemeld", "het tuinhek gaat dicht in de winter")
    does = scene.says("over Ada", "dan staat de tractor in de slaapkamer")
    asks = scene.says("stop van Ada, zoals gemeld", "wacht tot de appels rijp zijn")
    without = scene.says("over Cleo", "de roeiboot werd zomaar verkocht")
    kind = StopKind.objects.get(code="huur")
    with viewing(wim):
        said = stops.Said(kind, "ends", words, day + timedelta(20), day, words, "toestemming")
        whom = stops.Whom(scene.family, "Ada", scene.home.people[0].birth_date)
        sent = stops.send(whom=whom, said=said, desk=scene.town.desk, by=wim, at=at)
    with viewing(by):
        laid = StopLaid.objects.select_related("stop", "household").get(stop_id=sent.id)
        given = stops.Answer("other_way", asks, "toestemming", areas=["housing"], effects=does)
        stops.answer(laid=laid, given=given, by=by, at=at)
        unasked = stops.Unasked(kind, without, day, "elders", without)
        stops.record_unasked(case=scene.home.opened, person_id=scene.home.ids[2], seen=unasked, by=by, at=at)
    scene.keep(stop_id=sent.id, laid_id=laid.id)


def _asked_outside(scene: Scene) -> None:
    """Who is asked something without being let in: to stand behind it, to sit at a table, what the law allows."""
    town, home, who = scene.town, scene.home, scene.people
    by, now = town.director.viewer, timezone.now()
    manager = town.colleague(Role.MANAGER)
    seat = sits(town, manager, who["rugdekker"], "teamleider", "teamleider Wmo")
    envelope = scene.says("vraag om rugdekking", "een lening voor de waterpomp")
    facts = scene.says("beraad", "een ouder zwijgt over de zeilboot")
    law = scene.says("vraag aan de jurist", "mag een kampeerwagen als woning tellen")
    mirror = scene.says("over het gezin, bij het team", "wij schoten te snel in het hazelaarpad")
    with viewing(manager.viewer) as at:
        legal.keep_jurist(hat=who["jurist"].hat, by=manager.viewer, at=at)
    with viewing(by):
        said = details(what=of_person("Ada", "besluit"), why=of_person("Ada", "waarom"))
        about = {"case": home.opened, "layer": "case_team", "person_id": home.ids[0]}
        decision = deciding.draw_up(**about, details=said, by=by, at=now)  # type: ignore[arg-type]  # as named
        told = backing.Told(envelope, envelope, envelope, envelope, envelope, "Gemeente: € 900,00 eenmalig")
        ask = backing.ask(decision=decision, seat_id=seat.id, told=told, days=3, by=by, at=now)
        made = deliberation.ask(asked=asked_text(facts), case=home.opened, by=by, at=now)
        kept = deliberation.reflect(
            case=home.opened,
            question=mirror,
            first_reaction=mirror,
            looked_again=mirror,
            will_do=mirror,
            by=by,
            at=now,
        )
        asked = legal.ask(question=law, background=law, judged=True, case=home.opened, by=by, at=now)
    led(made, town.director, who["begeleider"])
    checked(made, who["begeleider"])
    seated(made, who["begeleider"], who["tafel"])
    begun(made, who["begeleider"])
    scene.keep(
        decision_id=decision.id,
        ask_id=ask.id,
        deliberation_id=made.id,
        reflection_id=kept.id,
        legal_question_id=asked.id,
    )


def _up(scene: Scene) -> None:
    """A quick question, a process director who thinks along and one who stepped in, and a rode knop."""
    town, who, case = scene.town, scene.people, scene.home.opened
    by, now, day = town.director.viewer, timezone.now(), timezone.localdate()
    other = town.colleague(Role.PROCESS_DIRECTOR)
    lead = town.colleague(Role.TEAM_LEAD)
    house = who["rode knop"].hat.organisation
    stuck = scene.says("over het gezin, in ons plan", "de lift hapert bij het derde ei")
    quick = scene.says("snelle vraag", "waar ligt de sleutel van de fanfare")
    mandate = scene.says("over het gezin, in ons plan", "mag de hooiberg vier weken laten staan")
    red = scene.says("rode knop", "wie betaalt de stellage tot de zomer")
    with viewing(by):
        asked = questions.ask(to=questions.To(hat=who["partner"].hat), words=quick, case=case, by=by, at=now)
        consulting = escalation.Consulting(stuck, "denk mee over de volgende stap", day, "avg-betrokken")
        consulted = escalation.consult(case=case, hat=who["denkt mee"].hat, consulting=consulting, by=by, at=now)
        may = escalation.Mandate(mandate, "vast", day, "avg-betrokken", "het gezin", told_on=day)
        beside = escalation.step_in(case=case, hat=other.hat, mandate=may, by=by, at=now)
        facts = escalation.Facts(red, red, red, day + timedelta(days=20))
        two = (town.municipality, house)
        pressed = escalation.press(case=case, two=two, facts=facts, layer="shared", by=by, at=now)
        for organisation in two:
            it = buttons.button(by, pressed.id, now)
            escalation.write_side(pressed=it, organisation=organisation, wants=red, why=red, by=by, at=now)
        it = buttons.button(by, pressed.id, now)
        managers = (lead.hat, who["rode knop"].hat)
        envelope = escalation.send(pressed=it, facts=facts, managers=managers, watcher=None, by=by, at=now)
    with viewing(who["denkt mee"].viewer):
        stay = consulted.invitation
        answer_invitation(invitation=stay, accepted=True, by=who["denkt mee"].viewer, at=timezone.now())
    scene.keep(
        quick_id=asked.id,
        along_id=consulted.invitation_id,
        invitation_id=consulted.invitation_id,
        consultation_id=consulted.id,
        stepping_id=beside.id,
        button_id=pressed.id,
        side_id=house.id,
        red_envelope_id=envelope.id,
    )
