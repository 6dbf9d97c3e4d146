"""F2: the logbook of a case says what happened, what was decided and by whom and who was there; it is only added to."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.audit.models import Line, Subject
from samenhang.cases import actions as cases
from samenhang.involvement.models import Part
from samenhang.meetings import actions
from samenhang.meetings.models import Attendance, Correction, LogEntry
from tests.support.town import Colleague, Home, Town, a_town


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Ana Lindhout", "Bo Lindhout")
    town.open_case(home)
    return home


def address(name: str, home: Home, *more: uuid.UUID) -> str:
    assert home.case
    return reverse(name, args=[home.case.id, *more])


def book(home: Home) -> str:
    return address("meetings:logbook", home)


def new(home: Home) -> str:
    return address("meetings:write", home)


def typed(**more: Any) -> dict[str, Any]:
    """What somebody fills in; the moment is an hour ago on the clock of Amsterdam."""
    hour_ago = timezone.localtime() - timedelta(hours=1)
    usual = {
        "kind": "visit",
        "happened_at": f"{hour_ago:%Y-%m-%dT%H:%M}",
        "what": "Koffie gedronken.",
        "file": "case_team",
    }
    return usual | {"submission": str(uuid.uuid4())} | more


def post(client: Client, home: Home, **more: Any) -> Any:
    return client.post(new(home), typed(**more))


def text(response: Any) -> str:
    return str(response.content.decode())


def kept(who: Colleague, home: Home) -> list[LogEntry]:
    with viewing(who.viewer):
        return list(LogEntry.objects.filter(case=home.case).order_by("-happened_at", "-id"))


def a_colleague(town: Town, home: Home, **involved: Any) -> Colleague:
    colleague = town.colleague(name="Kim Collega", domain="schuldhulp")
    town.involve(home, colleague, own_file="schuldhulp", **involved)
    return colleague


def test_a_decision_is_read_back_with_who_took_it_and_who_was_there(town: Town, home: Home):
    client = town.director.client()
    answer = post(
        client,
        home,
        kind="decision",
        what="Aan tafel met het gezin.",
        decided="De huur gaat voor.",
        decided_by="Ana en Rik samen",
        residents=[str(home.ids[0])],
        hats=[str(town.director.hat.id)],
        others="buurvrouw Truus",
        life_domains=["geld", "wonen"],
    )
    assert (answer.status_code, answer["Location"]) == (302, book(home))
    page = text(client.get(book(home)))
    for words in (
        "Aan tafel met het gezin.",
        "De huur gaat voor.",
        "Besloten door Ana en Rik samen",
        "buurvrouw Truus",
    ):
        assert words in page
    assert "Ana Lindhout, Rik Regie" in page
    assert "Wonen en de buurt" in page
    assert "Het staat in het logboek." in page


def test_an_empty_book_says_how_it_fills(town: Town, home: Home):
    page = text(town.director.client().get(book(home)))
    assert "Er staat nog niets in het logboek" in page
    assert "Schrijf op wat er gebeurt" in page


def test_each_place_is_read_by_whom_it_says(town: Town, home: Home):
    colleague, client = a_colleague(town, home), town.director.client()
    post(client, home, what="Voor het team.", file="case_team")
    post(client, home, what="Voor ons allemaal.")
    post(colleague.client(), home, what="Voor schuldhulp alleen.", file="domain:schuldhulp")
    theirs, mine = text(colleague.client().get(book(home))), text(client.get(book(home)))
    assert "Voor het team." in theirs and "Voor ons allemaal." in theirs and "Voor schuldhulp alleen." in theirs
    assert "Voor het team." in mine and "Voor ons allemaal." in mine
    assert "Voor schuldhulp alleen." not in mine
    assert "domain:schuldhulp" not in mine


def test_what_is_about_one_person_is_read_by_who_is_involved_with_that_person(town: Town, home: Home):
    ana, bo = home.ids
    about_ana, client = a_colleague(town, home, people=[ana]), town.director.client()
    post(client, home, what="Bo vertelde iets voor zichzelf.", person=str(bo))
    post(client, home, what="Ana vertelde iets voor zichzelf.", person=str(ana))
    post(client, home, what="Samen gewandeld.", residents=[str(ana), str(bo)])
    page = text(about_ana.client().get(book(home)))
    assert "Ana vertelde iets voor zichzelf." in page and "Samen gewandeld." in page
    assert "Bo vertelde iets voor zichzelf." not in page
    assert "Bo Lindhout" not in page
    assert "Bo vertelde iets voor zichzelf." in text(client.get(book(home)))


def test_who_reads_is_named_before_saving(town: Town, home: Home):
    ana, bo = home.ids
    a_colleague(town, home, people=[ana])
    client = town.director.client()
    assert "Kim Collega" in text(client.get(book(home)))
    asked = reverse("layers:who_reads", args=[home.household.id])
    assert "Kim Collega" in text(client.get(asked, {"file": "case_team", "person": str(ana)}))
    about_bo = text(client.get(asked, {"file": "case_team", "person": str(bo)}))
    assert "Rik Regie" in about_bo and "Kim Collega" not in about_bo
    assert client.get(asked, {"file": "domain:jeugd", "person": "x"}).status_code == 204


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"what": ""}, "Vul dit in."),
        ({"kind": "decision"}, "Vul in wat er is besloten."),
        ({"decided": "Wij doen het."}, "Vul in wie dit besloot."),
        ({"decided_by": "Ana"}, "Vul in wat er is besloten."),
        ({"happened_at": "2026-02-31T10:00"}, "Vul een datum en tijd in"),
        ({"happened_at": "0001-01-01T00:00"}, ""),
        ({"happened_at": "1926-11-21T10:00"}, "Kijk het jaartal na."),
        ({"happened_at": "9999-12-31T23:59"}, "Dit moment moet nog komen."),
        ({"happened_at": "gisteren"}, "Vul een datum en tijd in"),
        ({"what": "x" * 100_000}, "Deze tekst is te lang"),
        ({"hidden_reason": "Het doet nu schade."}, "Vul in tot welke dag"),
        ({"hidden_until": "2099-01-01"}, "Vul in waarom de inwoner dit nog niet mag zien."),
        (
            {"hidden_category": "health", "hidden_reason": "Schade.", "hidden_until": "2020-01-01"},
            "Kies een dag die nog komt.",
        ),
        ({"file": "domain:jeugd"}, "geldige keuze"),
        ({"person": str(uuid.uuid4())}, "geldige keuze"),
        ({"kind": "breuk", "residents": ["x"], "life_domains": ["y"]}, "geldige keuze"),
    ],
)
def test_bad_input_is_told_and_nothing_typed_is_lost(town: Town, home: Home, more: dict[str, Any], says: str):
    answer = post(town.director.client(), home, **({"what": "Mijn tekst 👍 مرحبا"} | more))
    assert answer.status_code == 422
    assert says in text(answer)
    assert ("Mijn tekst 👍 مرحبا" in text(answer)) or "what" in more
    assert kept(town.director, home) == []


def test_emoji_arabic_and_nul_are_kept_or_dropped_without_harm(town: Town, home: Home):
    client = town.director.client()
    assert post(client, home, what="Nur نور 👩‍👧 belde\x00.", others="\x00أحمد").status_code == 302
    page = text(client.get(book(home)))
    assert "Nur نور 👩‍👧 belde." in page and "أحمد" in page


def test_a_form_sent_twice_makes_one_entry(town: Town, home: Home):
    client, key = town.director.client(), str(uuid.uuid4())
    for _ in range(2):
        assert post(client, home, submission=key)["Location"] == book(home)
    assert len(kept(town.director, home)) == 1


def test_two_writers_both_land(town: Town, home: Home):
    colleague = a_colleague(town, home)
    assert post(town.director.client(), home, what="Van Rik.").status_code == 302
    assert post(colleague.client(), home, what="Van Kim.").status_code == 302
    assert {entry.what for entry in kept(colleague, home)} == {"Van Rik.", "Van Kim."}


def test_what_was_typed_comes_back_after_a_lost_session(town: Town, home: Home):
    assert home.case
    key = f"logbook:{home.case.id}"
    first = town.director.client()
    draft = {"what": "Half verhaal", "happened_at": "gister", "life_domains": ["geld", "werk"], "file": "case_team"}
    assert first.post(reverse("access:draft", args=[key]), draft).status_code == 200
    again = town.director.client()
    page = text(again.get(book(home)))
    assert "Half verhaal" in page and "teruggezet" in page and 'value="gister"' in page
    assert post(again, home).status_code == 302
    assert "Half verhaal" not in text(again.get(book(home)))


def test_a_draft_that_comes_after_its_form_is_not_kept(town: Town, home: Home):
    """The page keeps what is typed while the form is already under way: it may come in after it."""
    client, key = town.director.client(), str(uuid.uuid4())
    late = {"what": "Half verhaal", "unsent": key}
    kept_at = reverse("access:draft", args=[f"logbook:{home.opened.id}"])
    assert "at" in client.post(kept_at, late).json()
    assert "Half verhaal" in text(client.get(book(home)))
    assert post(client, home, what=" ", submission=key).status_code == 422
    assert "at" in client.post(kept_at, late).json(), "a form that was refused is still being written"
    assert post(client, home, submission=key).status_code == 302
    assert client.post(kept_at, late).json() == {"sent": True}
    assert "Half verhaal" not in text(client.get(book(home)))


def test_an_entry_is_corrected_below_and_never_changed(town: Town, home: Home):
    client = town.director.client()
    post(client, home, what="Om tien uur gebeld.")
    (entry,) = kept(town.director, home)
    url = address("meetings:correct", home, entry.id)
    assert "Om tien uur gebeld." in text(client.get(url))
    assert client.post(url, {"text": " "}).status_code == 422
    assert client.post(url, {"text": "Het was elf uur.", "submission": str(uuid.uuid4())}).status_code == 302
    page = text(client.get(book(home)))
    assert "Om tien uur gebeld." in page and "Het was elf uur." in page and "Verbetering van Rik Regie" in page
    same = LogEntry.objects.filter(id=entry.id)
    for stubborn in (lambda: same.update(what="Nooit gebeld."), lambda: same._raw_delete("default")):
        with pytest.raises(ProgrammingError, match="permission denied"), viewing(town.director.viewer):
            stubborn()


def test_who_may_not_read_an_entry_cannot_correct_it(town: Town, home: Home):
    about_ana, client = a_colleague(town, home, people=[home.ids[0]]), town.director.client()
    post(client, home, what="Alleen over Bo.", person=str(home.ids[1]))
    (entry,) = kept(town.director, home)
    url = address("meetings:correct", home, entry.id)
    assert client.get(url).status_code == 200
    for answer in (about_ana.client().get(url), about_ana.client().post(url, {"text": "Ik weet het beter."})):
        assert answer.status_code == 404
    with viewing(town.director.viewer):
        assert not Correction.objects.filter(entry=entry).exists()


def test_an_outsider_sees_what_does_not_exist(town: Town, home: Home):
    post(town.director.client(), home, what="Geheim van dit huis.")
    outsider, nowhere = town.colleague(name="Buiten Staander").client(), uuid.uuid4()
    for name in ("logbook", "write", "panel", "paper"):
        there = outsider.get(address(f"meetings:{name}", home))
        absent = outsider.get(reverse(f"meetings:{name}", args=[nowhere]))
        assert (there.status_code, absent.status_code) == (404, 404)
        assert there.content == absent.content
    assert post(outsider, home).status_code == 404
    for role in ("team_lead", "manager", "policy_adviser", "privacy_officer"):
        assert town.colleague(role).client().get(book(home)).status_code == 404


def test_who_was_not_told_about_reads_no_team_entries(town: Town, home: Home):
    partner = town.colleague("partner", name="Pia Partner", organisation=town.organisation())
    town.involve(home, partner, part=Part.PARTNER)
    post(town.director.client(), home, what="Voor het team.")
    page = text(partner.client().get(book(home)))
    assert "Voor het team." not in page and "U kunt hier lezen, niet schrijven" in page
    assert post(partner.client(), home).status_code == 422


def test_the_book_is_filtered_and_what_is_nonsense_is_no_wish(town: Town, home: Home):
    client, (ana, bo) = town.director.client(), home.ids
    post(client, home, what="Eerste.", kind="contact", life_domains=["geld"], residents=[str(ana)])
    post(client, home, what="Tweede.", kind="visit", decided="Ja.", decided_by="Bo", person=str(bo))
    for query, first, second in [
        ({"kind": "contact"}, True, False),
        ({"decisions": "on"}, False, True),
        ({"life_domain": "geld"}, True, False),
        ({"person": str(ana)}, True, False),
        ({"person": str(bo)}, False, True),
        ({"kind": "x", "person": "y", "life_domain": "z", "page": "-3"}, True, True),
    ]:
        page = text(client.get(book(home), query))
        assert ("Eerste." in page, "Tweede." in page) == (first, second), query
    assert "Niets gevonden" in text(client.get(book(home), {"kind": "moment"}))


def test_the_resident_gets_a_sheet_without_what_is_hidden_or_anothers(town: Town, home: Home):
    client, (ana, bo) = town.director.client(), home.ids
    until = f"{timezone.localdate() + timedelta(days=9):%d-%m-%Y}"
    hidden = {"hidden_category": "inquiry", "hidden_reason": "Het onderzoek loopt.", "hidden_until": until}
    post(client, home, what="Voor iedereen.")
    post(client, home, what="Nog niet voor hen.", **hidden)
    post(client, home, what="Van Ana alleen.", person=str(ana))
    post(client, home, what="Uit het eigen dossier.", file="domain:wmo")
    url = address("meetings:paper", home)
    whole, hers, his = (text(client.get(url, {"person": person})) for person in ("", str(ana), str(bo)))
    assert "Voor iedereen." in whole and "Voor iedereen." in hers
    assert "Van Ana alleen." in hers and "Van Ana alleen." not in whole + his
    for sheet in (whole, hers, his):
        assert "Nog niet voor hen." not in sheet and "onderzoek" not in sheet and "Uit het eigen dossier." not in sheet
    assert "niet voor de inwoner tot" in text(client.get(book(home)))


def test_a_protected_persons_own_case_keeps_its_own_book(town: Town, home: Home):
    apart = town.home("Ana Apart", protected=True)
    shelter = town.colleague(name="Vera Veilig", domain="zorg")
    town.open_case(apart, director=shelter)
    post(shelter.client(), apart, what="Zij slaapt elders.")
    assert town.director.client().get(book(apart)).status_code == 404
    assert "Zij slaapt elders." not in text(town.director.client().get(book(home)))


def test_the_panel_shows_the_last_three(town: Town, home: Home):
    client = town.director.client()
    url = address("meetings:panel", home)
    assert "Er staat nog niets in het logboek." in text(client.get(url))
    for minutes in range(5):
        moment = timezone.localtime() - timedelta(hours=1, minutes=minutes)
        post(client, home, what=f"Regel {minutes}.", happened_at=f"{moment:%Y-%m-%dT%H:%M}")
    page = text(client.get(url))
    assert [f"Regel {n}." in page for n in range(5)] == [True, True, True, False, False]


def test_writing_and_reading_leave_lines(town: Town, home: Home):
    client = town.director.client()
    post(client, home, what="Van Bo.", person=str(home.ids[1]))
    client.get(book(home))
    with viewing(town.director.viewer):
        mine = Line.objects.filter(viewer_id=town.director.hat.id)
        written, read = mine.get(what="meetings.write_entry"), mine.get(what="meetings.read_logbook")
        keys = set(Subject.objects.filter(line_id=read.id).values_list("household_id", "person_id", "layer"))
    assert written.object_id == kept(town.director, home)[0].id
    assert (home.household.id, home.ids[1], "case_team") in keys
    assert "Van Bo" not in str(written.detail)


def test_the_new_director_reads_on_where_the_former_wrote(town: Town, home: Home):
    post(town.director.client(), home, what="Van wie er eerder was.")
    next_one = town.colleague(name="Nele Nieuw", domain="jeugd")
    with viewing(town.officer.viewer):
        assert home.case
        cases.agree_director(
            case=home.case,
            agreed=cases.Agreed(hat=next_one.hat, why="verhuisd", agreed_with="het gezin"),
            basis="wmo-onderzoek",
            by=town.officer.viewer,
            at=timezone.now(),
        )
    assert "Van wie er eerder was." in text(next_one.client().get(book(home)))


def test_attendance_cannot_be_added_to_anothers_entry(town: Town, home: Home):
    colleague = a_colleague(town, home)
    post(town.director.client(), home)
    (entry,) = kept(town.director, home)
    with pytest.raises(ProgrammingError, match="row-level security"), viewing(colleague.viewer):
        Attendance(entry=entry, hat=colleague.hat).save(force_insert=True)


def test_the_logbook_says_what_is_missing_and_takes_it_later(town: Town, home: Home) -> None:
    client = town.director.client()
    with viewing(town.director.viewer) as at:
        told = actions.Told("moment", at, "een gewone ochtend")
        entry = actions.write_entry(case=home.opened, layer="shared", told=told, by=town.director.viewer, at=at)
        whole = actions.Told("moment", at, "compleet", others="oma", life_domains=["geld"])
        actions.write_entry(case=home.opened, layer="shared", told=whole, by=town.director.viewer, at=at)
    page = client.get(book(home)).content.decode()
    assert "Bij 1 regel mist nog iets" in page and "over welk leefgebied het ging, wie erbij was" in page
    only = client.get(book(home) + "?missing=on").content.decode()
    assert "een gewone ochtend" in only and "compleet" not in only
    correct = address("meetings:correct", home, entry.id)
    assert client.post(correct, {"text": ""}).status_code == 422
    assert client.post(correct, {"text": "", "life_domains": ["geld"], "others": "de buurvrouw"}).status_code == 302
    page = client.get(book(home)).content.decode()
    assert "mist nog iets." not in page and "de buurvrouw" in page
