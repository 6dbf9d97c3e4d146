"""F3: a short question to a colleague or a team, in place of a chat group: answered, passed on, closed by itself."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.kit.rounds import answered
from samenhang.questions import actions
from samenhang.questions.models import Asking, Known, QuickQuestion, Turn
from samenhang.teams import actions as teams
from samenhang.teams.models import Hat, Role
from tests.support.town import Colleague, Home, Town, a_town

WORDS = "Mag bijzondere bijstand voor een wasmachine als er al een lening loopt?"
SECRET = "de papegaai fluit op de trap"


@pytest.fixture(scope="module")
def town() -> Town:
    """One town; every test asks its own colleagues."""
    return a_town()


@pytest.fixture(scope="module")
def home(town: Town) -> Home:
    """A household with a case, directed by the town's director."""
    home = town.home("Wilma Warrelbos", "Bo Warrelbos (8 jaar)")
    town.open_case(home)
    return home


def asked_by(who: Colleague, to: str, words: str = WORDS, **more: str) -> UUID:
    """This function will ask through the screen, and give the question's id."""
    got = who.client().post(reverse("questions:ask"), {"words": words, "to": to, **more})
    assert got.status_code == 302, got.content.decode()
    return UUID(got["Location"].rstrip("/").rsplit("/", 1)[1])


def page(client: Client, question: UUID) -> str:
    """This function will give one question's page."""
    got = client.get(reverse("questions:question", args=[question]))
    assert got.status_code == 200
    return got.content.decode()


def post(client: Client, name: str, quick: UUID, /, **data: str) -> int:
    """This function will do one act on a question."""
    return client.post(reverse(f"questions:{name}", args=[quick]), data).status_code


def test_a_team_is_asked_one_takes_it_answers_and_is_asked_one_thing_more(town: Town) -> None:
    desk = town.team("participatie", name="Team Inkomen")
    asker, one, other = town.colleague(domain="wmo"), town.colleague(team=desk), town.colleague(team=desk)
    question = asked_by(asker, f"team:{desk.id}")
    assert "vragen van collega" in one.client().get("/").content.decode() or WORDS in page(one.client(), question)
    assert post(one.client(), "take", question) == 302
    assert "opgepakt door" in page(other.client(), question)
    assert post(other.client(), "take", question) == 409
    assert post(other.client(), "say", question, words="ook ik") == 422
    assert post(one.client(), "say", question, words="Ja, als de lening niet genoeg was.") == 302
    assert post(asker.client(), "say", question, words="Ook bij een tweede wasmachine?") == 302
    assert post(one.client(), "say", question, words="Dan alleen met een goede reden.") == 302
    assert post(asker.client(), "say", question, words="En een derde?") == 422
    assert "Dan alleen met een goede reden." in page(asker.client(), question)
    assert post(asker.client(), "close", question) == 302
    assert post(one.client(), "say", question, words="nog iets") == 422


def test_i_know_who_knows_and_the_asker_sees_with_whom(town: Town) -> None:
    asker, one, knows = town.colleague(), town.colleague(), town.colleague(name="Wies Weetal")
    question = asked_by(asker, f"hat:{one.hat.id}")
    assert post(one.client(), "pass_on", question, to=f"hat:{asker.hat.id}") == 422
    assert post(one.client(), "pass_on", question, to=f"hat:{knows.hat.id}", why="doet dit dagelijks") == 302
    assert "Wies Weetal: doet dit dagelijks" in page(asker.client(), question)
    assert post(one.client(), "say", question, words="toch ik") == 422
    assert post(knows.client(), "say", question, words="Zo zit het.") == 302
    assert post(knows.client(), "pass_on", question, to=f"hat:{one.hat.id}") == 422


@pytest.mark.parametrize(
    "words",
    [
        "bel 06-12345678 even",
        "schrijf naar a.b@voorbeeld.nl",
        "zij woont op 1234 AB",
        "de Dorpsstraat 12 is leeg",
        "bsn 111222333 klopt dat",
        "geboren 03-02-1988",
        "mevrouw Warrelbos vraagt",
    ],
)
def test_a_question_about_nobody_names_nobody(town: Town, home: Home, words: str) -> None:
    director, one = town.director.client(), town.colleague()
    data = {"words": words, "to": f"hat:{one.hat.id}"}
    got = director.post(reverse("questions:ask"), data)
    assert got.status_code == 422 and words in got.content.decode()
    typed = director.post(reverse("questions:check"), {"words": words})
    assert "Kijk dit nog na" in typed.content.decode()
    with viewing(one.viewer):
        assert not QuickQuestion.objects.filter(words=words).exists()


def test_a_name_is_warned_of_while_it_is_typed(town: Town) -> None:
    client = town.colleague().client()
    url = reverse("questions:check")
    assert (
        "Staat hier een naam in?"
        in client.post(url, {"words": "gaat het goed met Jolanda Kippenveer"}).content.decode()
    )
    assert "Kijk" not in client.post(url, {"words": WORDS}).content.decode()


def test_about_a_case_only_of_who_reads_it_and_only_while_they_do(town: Town, home: Home) -> None:
    reads, not_reads = town.colleague(name="Mee Lezer"), town.colleague(name="Niet Lezer")
    part = town.involve(home, reads)
    director = town.director.client()
    url = reverse("questions:ask_about", args=[home.opened.id])
    refused = director.post(url, {"words": SECRET, "to": f"hat:{not_reads.hat.id}", "about": "case"})
    assert refused.status_code == 422 and "leest deze casus niet" in refused.content.decode()
    asked = director.post(url, {"words": SECRET, "to": f"hat:{reads.hat.id}", "about": "case"})
    question = UUID(asked["Location"].rstrip("/").rsplit("/", 1)[1])
    assert SECRET in page(reads.client(), question)
    together = reverse("cases:together", args=[home.opened.id])
    assert SECRET in director.get(together).content.decode()
    team_mate = town.colleague()
    town.involve(home, team_mate)
    assert SECRET not in team_mate.client().get(together).content.decode(), "asked of one, read by one"
    assert post(reads.client(), "pass_on", question, to=f"hat:{not_reads.hat.id}") == 422
    director.post(reverse("cases:end_involvement", args=[part.id]), {"reason": "klaar"})
    assert reads.client().get(reverse("questions:question", args=[question])).status_code == 404
    for part_of in ("mij", "team", "gesteld"):
        listed = reads.client().get(reverse("questions:list"), {"lijst": part_of}).content.decode()
        assert SECRET not in listed


def test_nobody_else_reads_it_not_even_the_managers(town: Town) -> None:
    asker, one = town.colleague(), town.colleague()
    question, nothing = asked_by(asker, f"hat:{one.hat.id}", words=SECRET), uuid7()
    for who in (town.colleague(), town.colleague(Role.MANAGER), town.colleague(Role.TEAM_LEAD), town.officer):
        client = who.client()
        for name in ("question", "take", "say", "pass_on", "to_team", "close", "keep"):
            for method in (client.get, client.post):
                real = method(reverse(f"questions:{name}", args=[question]))
                absent = method(reverse(f"questions:{name}", args=[nothing]))
                assert (real.status_code, real.content) == (absent.status_code, absent.content), name
                assert real.status_code in (404, 405)


def test_a_colleague_who_left_is_told_at_once_and_the_team_takes_over(town: Town) -> None:
    desk = town.team("schuldhulp", name="Schuldhulp West")
    asker, gone, heir = town.colleague(), town.colleague(team=desk), town.colleague(team=desk)
    question = asked_by(asker, f"hat:{gone.hat.id}")
    teams.end_hat(hat=Hat.objects.get(id=gone.hat.id), until_day=timezone.localdate(), by=None, at=timezone.now())
    assert "werkt hier niet meer" in page(asker.client(), question)
    again = asker.client().post(reverse("questions:ask"), {"words": WORDS, "to": f"hat:{gone.hat.id}"})
    assert again.status_code == 422
    assert post(asker.client(), "to_team", question) == 302
    assert post(heir.client(), "take", question) == 302


def test_it_closes_by_itself_when_nothing_is_said(town: Town) -> None:
    asker, one = town.colleague(), town.colleague()
    long_ago = timezone.now() - timedelta(days=15)
    with viewing(asker.viewer):
        asked = actions.ask(to=actions.To(hat=one.hat), words=WORDS, by=asker.viewer, at=long_ago)
    assert "vanzelf gesloten" in page(asker.client(), asked.id)
    assert post(one.client(), "say", asked.id, words="te laat") == 422
    from samenhang.questions.queries import waiting

    with viewing(one.viewer):
        assert answered(waiting(one.viewer, timezone.now())) == 0
        assert answered(waiting(one.viewer, long_ago + timedelta(days=1))) == 1


def test_an_answer_is_kept_for_the_team_without_anybody_in_it(town: Town) -> None:
    desk = town.team("wmo", name="Team Wmo Zuid")
    asker, one, mate = town.colleague(team=desk, name="Vera Vraagster"), town.colleague(), town.colleague(team=desk)
    question = asked_by(asker, f"hat:{one.hat.id}")
    assert post(asker.client(), "keep", question) == 404, "nothing was answered yet"
    post(one.client(), "say", question, words="Ja, dat mag.")
    data = {"question": "Bel 06-12345678", "answer": "Ja, dat mag.", "nobody": "on"}
    assert post(asker.client(), "keep", question, **data) == 422
    assert post(asker.client(), "keep", question, **{**data, "question": WORDS}) == 302
    told = mate.client().get(reverse("questions:known"), {"zoek": "wasmachine"}).content.decode()
    assert "Ja, dat mag." in told and "Vera Vraagster" not in told
    assert "Ja, dat mag." not in one.client().get(reverse("questions:known")).content.decode()
    with viewing(asker.viewer):
        assert Known.objects.filter(question=WORDS).count() == 1


def test_bad_input_loses_nothing_and_twice_is_once(town: Town) -> None:
    asker, one = town.colleague(), town.colleague()
    client, url, to = asker.client(), reverse("questions:ask"), f"hat:{one.hat.id}"
    for words in ("", "x" * 100_000, "te lang " * 70):
        assert client.post(url, {"words": words, "to": to}).status_code == 422
    assert client.post(url, {"words": WORDS, "to": "hat:niemand"}).status_code == 422
    odd = "wat 🙂 doet مرحبا hier\x00"
    once = {"words": odd, "to": to, "submission": str(uuid7())}
    first, second = client.post(url, once), client.post(url, once)
    assert first["Location"] == second["Location"]
    with viewing(asker.viewer):
        assert QuickQuestion.objects.filter(words=odd.replace("\x00", "")).count() == 1


def test_the_manager_sets_when_it_closes(town: Town) -> None:
    manager, url = town.colleague(Role.MANAGER).client(), reverse("questions:rule")
    assert town.colleague().client().get(url).status_code == 404
    assert manager.post(url, {"days": "0"}).status_code == 422
    assert manager.post(url, {"days": "14"}).status_code == 302
    assert 'value="14"' in manager.get(url).content.decode()


def test_a_long_list_costs_no_more(town: Town) -> None:
    asker, one = town.colleague(), town.colleague()
    client, url = one.client(), reverse("questions:list")

    def statements() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(url).status_code == 200
        return len(found)

    with viewing(asker.viewer):
        for number in range(2):
            actions.ask(to=actions.To(hat=one.hat), words=f"vraag {number}", by=asker.viewer, at=timezone.now())
    few = statements()
    with viewing(asker.viewer):
        for number in range(25):
            actions.ask(to=actions.To(hat=one.hat), words=f"nog {number}", by=asker.viewer, at=timezone.now())
    assert statements() <= few + 1
    with viewing(one.viewer):
        assert Asking.objects.filter(to_hat=one.hat).count() == 27 and not Turn.objects.filter(by=one.hat).exists()
