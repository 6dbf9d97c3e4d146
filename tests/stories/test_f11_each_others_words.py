"""F11: what a word means next door, written by the colleagues there, and marked where it stands in a text."""

import re
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenhang.access.viewer import viewing
from samenhang.kit.known_words import Known, known_from, mark, renew
from samenhang.meetings import actions as meetings
from samenhang.teams.models import Role
from samenhang.vocabulary import queries
from samenhang.vocabulary.models import Meaning, MeaningText
from tests.support.own import own_word
from tests.support.town import a_town


def test_meanings_stand_side_by_side_and_are_found() -> None:
    client = a_town().colleague(domain="wmo").client()
    page = client.get("/woorden/?zoek=arbeidsmatige").content.decode()
    assert "arbeidsmatige dagbesteding" in page and "Wmo" in page and "Werk en inkomen" in page
    assert "Let op: iets anders dan" in page and "voorbeeld" in page
    assert "Dit woord staat er nog niet" in client.get("/woorden/?zoek=xyzzy").content.decode()
    assert client.get(f"/woorden/?zoek={'x ' * 2000}&page=99").status_code == 200


def test_a_team_writes_its_own_domains_words_and_no_others() -> None:
    town = a_town()
    writer, other = town.colleague(domain="leerplicht"), town.colleague(domain="wonen")
    client, name = writer.client(), f"verzuimkaart {own_word()}"
    sent = client.post("/woorden/nieuw/", {"submission": str(uuid4()), "name": name, "also": ""})
    assert sent.status_code == 302
    again = client.post("/woorden/nieuw/", {"submission": str(uuid4()), "name": name.upper(), "also": ""})
    assert again.status_code == 422 and "staat er al" in again.content.decode()
    at = f"{sent['Location']}leerplicht/"
    first = {
        "submission": str(uuid4()),
        "version": 0,
        "words": "de kaart met gemiste uren",
        "beware": "een ziekmelding",
    }
    assert client.post(at, first).status_code == 302
    stale = client.post(at, {**first, "submission": str(uuid4()), "words": "iets anders"})
    assert stale.status_code == 422 and "de kaart met gemiste uren" in stale.content.decode()
    second = {**first, "submission": str(uuid4()), "version": 1, "words": "de kaart, nu digitaal"}
    assert client.post(at, second).status_code == 302
    assert "de kaart met gemiste uren" in client.get(at).content.decode()  # every wording stays
    assert other.client().get(at).status_code == 404
    assert other.client().post(at, {**second, "submission": str(uuid4())}).status_code == 404
    with viewing(other.viewer):  # and the database keeps it so
        assert Meaning.objects.filter(word__name=name).update(words="van een ander") == 0
        assert MeaningText.objects.filter(meaning__word__name=name).count() == 2
    desk = town.officer.client()
    assert "Wat betekent dit bij Toegang?" in desk.get(sent["Location"]).content.decode()
    lead = town.colleague(Role.TEAM_LEAD, team=town.desk).client()
    assert lead.get(sent["Location"]).status_code == 200 and lead.get(at).status_code == 404
    for wrong in ({"words": ""}, {"words": "x" * 100_000}):
        assert client.post(at, {**second, "submission": str(uuid4()), "version": 2, **wrong}).status_code == 422
    sent = client.post("/woorden/nieuw/", {"submission": str(uuid4()), "name": "😀"})
    assert sent.status_code == 422 and "met gewone letters of cijfers" in sent.content.decode()


def test_the_list_asks_as_many_statements_for_one_as_for_all() -> None:
    client, counts = a_town().colleague(domain="wmo").client(), []
    for sought in ("arbeidsmatige", ""):
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/woorden/?zoek={sought}")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_word_in_the_logbook_opens_its_meaning() -> None:
    town = a_town()
    home = town.home()
    case, by = town.open_case(home), town.director.viewer
    said = "Arbeidsmatige dagbesteding <b>past</b>, zei ze. Dagbesteding? Arbeidsmatige dagbesteding!"
    with viewing(by):
        renew()
        meetings.write_entry(
            case=case, layer="case_team", told=meetings.Told("contact", town.now, said), by=by, at=town.now
        )
    page = town.director.client().get(f"/casussen/{case.id}/logboek/").content.decode()
    buttons = re.findall(r'<button type="button" class="known" popovertarget="([^"]+)"', page)
    assert len(buttons) == 1 and f'id="{buttons[0]}" popover' in page  # the first time it stands there only
    assert "&lt;b&gt;past&lt;/b&gt;" in page and "Arbeidsmatige dagbesteding: wat betekent dit?" in page


def test_marking_escapes_and_takes_whole_words_only() -> None:
    try:
        meaning = (("Wmo", "<i>hulp</i>"),)
        known_from(lambda: [Known("hulp", "hulp", ("hulp", "hulpen"), meaning), Known("c++", "c++", ("c++",), meaning)])
        renew()
        assert "<button" not in mark("behulpzaam & hulpje")
        text = mark("<script>hulp</script> أريد hulpen")
        assert text.count("<button") == 1 and "<script>" not in text and "&lt;i&gt;hulp" in text and "أريد" in text
        assert mark("x" * 30_000) == "x" * 30_000
    finally:
        known_from(queries.known)
        town = a_town()
        with viewing(town.officer.viewer):
            renew()
