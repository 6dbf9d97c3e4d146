"""C4: lawfulness is a file of its own, with its own people, screens, search and log."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.lawfulness import actions, queries
from samenhang.lawfulness.models import Closing, LawfulnessFile, Note
from samenhang.teams.models import Role
from tests.support.apart import MARKS, Apart, an_apart, with_number
from tests.support.town import a_bsn, a_town


@pytest.fixture
def apart() -> Apart:
    """A town with a lawfulness team."""
    return an_apart(a_town())


def typed(**more: object) -> dict[str, object]:
    """This function will give a form that opens a file."""
    return {
        "given_names": "Otto",
        "family_name": "Zilverdraad",
        "birth_date": "02-04-1980",
        "bsn": a_bsn(),
        "kind": "assistance",
        "basis": "pw-53a",
        "reason": MARKS["reason"],
        **more,
    }


def day(days: int) -> str:
    """This function will give a day from today as it is typed."""
    return (timezone.localdate() + timedelta(days)).strftime("%d-%m-%Y")


def test_a_file_goes_from_opening_to_its_end(apart: Apart):
    client = apart.gerrit.client()
    assert client.get("/").headers["Location"] == "/rechtmatigheid/"
    assert "U werkt aan geen dossier" in client.get("/rechtmatigheid/").content.decode()
    opened = client.post("/rechtmatigheid/nieuw/", typed(due_on=day(14)))
    assert opened.status_code == 302
    url = opened.headers["Location"]
    page = client.get(url).content.decode()
    assert MARKS["reason"] in page and "Participatiewet, artikel 53a" in page and "vooronderzoek" in page
    note = {"kind": "conversation", "on": day(0), "words": MARKS["note"]}
    assert client.post(f"{url}aantekeningen/nieuw/", note).status_code == 302
    assert client.post(f"{url}fase/", {"phase": "finding", "due_on": day(3)}).status_code == 302
    page = client.get(url).content.decode()
    assert MARKS["note"] in page and "bevinding" in page
    end = {"outcome": "right", "words": MARKS["closing"], "disclose_on": day(0), "why": ""}
    assert client.post(f"{url}afsluiting/", end).status_code == 302
    page = client.get(url).content.decode()
    assert MARKS["closing"] in page and "mag sinds" in page and "Opschrijven" not in page
    assert client.post(f"{url}aantekeningen/nieuw/", note).status_code == 422
    assert client.post(f"{url}afsluiting/", end).status_code == 422
    assert "Zilverdraad" in client.get("/rechtmatigheid/?lijst=afgesloten").content.decode()
    assert "Zilverdraad" not in client.get("/rechtmatigheid/").content.decode()


def test_only_who_works_on_it_reads_what_is_in_it(apart: Apart):
    file = apart.file()
    url = f"/rechtmatigheid/{file.id}/"
    els = apart.els.client()
    outside = els.get(url).content.decode()
    assert "Zilverdraad" in outside and "Gerrit Proef" in outside and MARKS["reason"] not in outside
    for part in ("aantekeningen/nieuw/", "fase/", "afsluiting/", "openbaarheid/", "inzage/"):
        assert els.get(url + part).status_code == 404, part
    assert els.post(f"{url}plaats/").status_code == 302
    assert MARKS["note"] in els.get(url).content.decode()
    assert els.post(f"{url}plaats/einde/").status_code == 302
    assert MARKS["note"] not in els.get(url).content.decode()
    other = apart.town.colleague(Role.LAWFULNESS, team=apart.town.team("rechtmatigheid")).client()
    assert other.get(url).status_code == 404
    assert other.post(f"{url}plaats/").status_code == 404


def test_search_finds_an_exact_number_or_a_name_with_its_day_and_only_here(apart: Apart):
    bsn = a_bsn()
    apart.file(bsn)
    home = apart.town.home("Otto Zonderdossier (1980-04-02)")
    client = apart.els.client()
    for fields in ({"bsn": bsn}, {"family_name": "zilverdraad", "birth_date": "02-04-1980"}):
        assert "Zilverdraad" in client.post("/rechtmatigheid/zoeken/", fields).content.decode()
    for fields in ({"bsn": a_bsn()}, {"family_name": "Zonderdossier", "birth_date": "02-04-1980"}):
        assert "Geen dossier gevonden" in client.post("/rechtmatigheid/zoeken/", fields).content.decode()
    for fields in ({"bsn": ""}, {"family_name": "Zilverdraad"}, {"bsn": "123456789"}, {"birth_date": "31-02-1980"}):
        answer = client.post("/rechtmatigheid/zoeken/", fields)
        assert answer.status_code == 422, fields
    assert home.people


def test_the_log_is_its_own(apart: Apart):
    file = apart.file()
    client = apart.gerrit.client()
    client.get(f"/rechtmatigheid/{file.id}/")
    page = client.get(f"/rechtmatigheid/{file.id}/inzage/").content.decode()
    assert "opende het dossier" in page and "zag het dossier" in page and "Gerrit Proef" in page


def test_what_cannot_be_is_told_at_its_field(apart: Apart):
    client, bsn = apart.gerrit.client(), a_bsn()
    assert client.post("/rechtmatigheid/nieuw/", typed(bsn=bsn)).status_code == 302
    again = client.post("/rechtmatigheid/nieuw/", typed(bsn=bsn))
    assert again.status_code == 422 and "al een open dossier" in again.content.decode()
    assert client.post("/rechtmatigheid/nieuw/", typed(bsn=bsn, kind="wmo")).status_code == 302
    for wrong in (
        {"bsn": "123456789"},
        {"birth_date": "31-02-1980"},
        {"birth_date": day(2)},
        {"due_on": day(-1)},
        {"basis": "verzonnen"},
        {"reason": "x" * 100_000},
        {"family_name": ""},
    ):
        answer = client.post("/rechtmatigheid/nieuw/", typed(**wrong))
        assert answer.status_code == 422, wrong
    strange = client.post("/rechtmatigheid/nieuw/", typed(family_name="عبد\x00 😀", reason="<script>1</script>"))
    assert strange.status_code == 302
    assert "<script>1" not in client.get(strange.headers["Location"]).content.decode()


def test_pressed_twice_is_one_file(apart: Apart):
    client, key = apart.gerrit.client(), str(uuid7())
    fields = typed(submission=key)
    first, second = (client.post("/rechtmatigheid/nieuw/", fields) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    with viewing(apart.gerrit.viewer):
        assert LawfulnessFile.objects.count() == 1


def test_two_who_close_at_once_close_once(apart: Apart):
    file = apart.file()
    url = f"/rechtmatigheid/{file.id}/afsluiting/"
    els = apart.els.client()
    els.post(f"/rechtmatigheid/{file.id}/plaats/")
    end = {"outcome": "right", "words": "een", "disclose_on": day(0)}
    assert apart.gerrit.client().post(url, end).status_code == 302
    late = els.post(url, {**end, "words": "twee"})
    assert late.status_code == 422 and "afgesloten" in late.content.decode() and "twee" in late.content.decode()
    with viewing(apart.gerrit.viewer):
        assert list(Closing.objects.values_list("words", flat=True)) == ["een"]


@pytest.mark.parametrize(
    ("on", "why", "word"),
    [(-1, "", "voorbij"), (10, "", "niet meteen"), (400, "ooit", "langer dan een jaar")],
)
def test_the_disclosure_date_is_not_over_nor_far_nor_without_a_reason(apart: Apart, on: int, why: str, word: str):
    file = apart.file()
    end = {"outcome": "right", "words": "klaar", "disclose_on": day(on), "why": why}
    answer = apart.gerrit.client().post(f"/rechtmatigheid/{file.id}/afsluiting/", end)
    assert answer.status_code == 422 and word in answer.content.decode()


def test_the_disclosure_date_is_judged_again_until_it_has_come(apart: Apart):
    file = apart.file(closed=True)
    url = f"/rechtmatigheid/{file.id}/openbaarheid/"
    client = apart.gerrit.client()
    assert client.post(url, {"disclose_on": day(40), "why": "het andere onderzoek loopt nog"}).status_code == 302
    assert client.post(url, {"disclose_on": day(-3), "why": "x"}).status_code == 422
    assert client.post(url, {"disclose_on": day(0), "why": ""}).status_code == 302
    over = client.post(url, {"disclose_on": day(90), "why": "toch niet"})
    assert over.status_code == 422 and "kan niet meer terug" in over.content.decode()
    open_file = apart.file()
    early = client.post(f"/rechtmatigheid/{open_file.id}/openbaarheid/", {"disclose_on": day(1), "why": "x"})
    assert early.status_code == 422


def test_who_helps_somebody_does_not_investigate_them(apart: Apart):
    town, bsn = apart.town, a_bsn()
    home = town.home("Otto Zilverdraad (1980-04-02)")
    with_number(town, home.people[0], bsn)
    two = town.colleague(name="Twee Petten", domain="wmo")
    town.involve(home, two)
    hat = town.another_hat(two, Role.LAWFULNESS)
    type(hat.hat).objects.filter(id=hat.hat.id).update(team=apart.team)
    file = apart.file(bsn)
    client, start = two.client(), hat.start
    refused = client.post(f"{start}rechtmatigheid/nieuw/", typed(bsn=bsn, kind="special"))
    assert refused.status_code == 422 and "Wie iemand helpt, onderzoekt die niet" in refused.content.decode()
    assert client.post(f"{start}rechtmatigheid/{file.id}/plaats/").status_code == 409
    assert client.post(f"{start}rechtmatigheid/nieuw/", typed()).status_code == 302
    els = apart.els.client()  # a colleague is told nothing of it
    assert els.post(f"/rechtmatigheid/{file.id}/plaats/").status_code == 302
    town.involve(home, two_later := town.colleague(name="Later Erbij", domain="wmo"))
    later = town.another_hat(two_later, Role.LAWFULNESS)
    type(later.hat).objects.filter(id=later.hat.id).update(team=apart.team)
    assert two_later.client().post(f"{later.start}rechtmatigheid/{file.id}/plaats/").status_code == 409


def test_nobody_is_put_on_a_file_by_another(apart: Apart):
    from django.db import ProgrammingError

    from samenhang.lawfulness.models import Seat

    file = apart.file()
    with pytest.raises(ProgrammingError), viewing(apart.gerrit.viewer):
        Seat(file=file, hat_id=apart.els.hat.id, at=apart.town.now).save(force_insert=True)


def test_lists_cost_the_same_for_many(apart: Apart):
    client, counted = apart.gerrit.client(), []
    for many in (1, 2, 12):
        for _ in range(many):
            apart.file()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get("/rechtmatigheid/").status_code == 200
        counted.append(len(asked))
    assert len(set(counted)) == 1


def test_who_left_their_seat_writes_no_more(apart: Apart):
    file, by = apart.file(), apart.gerrit.viewer
    with viewing(by) as at:
        actions.leave_seat(file=file, by=by, at=at)
    with viewing(by), pytest.raises(actions.NotYours):
        actions.write_note(file=file, kind="note", words="nog iets", on=timezone.localdate(), by=by, at=timezone.now())
    with viewing(by):
        assert Note.objects.count() == 0 and queries.files(by, queries.TEAM).count() == 1
