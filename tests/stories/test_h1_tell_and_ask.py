"""H1: told what is shared by law, asked where a choice exists; a no, taking back and objecting count at once."""

from datetime import timedelta
from uuid import UUID

import psycopg
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.consent.models import Consent, HelpAgreement, LegalBasis, Notice, SecrecyRelease
from samenhang.consent.rules import who_answers
from samenhang.involvement.models import Part
from samenhang.involvement.queries import may_read, opened
from samenhang.people import actions as people
from samenhang.teams.models import Role
from tests.support.own import own_word
from tests.support.town import Colleague, Home, Town, a_town


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    """A household that was told nothing yet, with a case."""
    home = town.home("Anna de Vries", "Bo de Vries (11 jaar)", "Cas de Vries (15 jaar)", "Dia (17 jaar)")
    town.open_case(home, told=False)
    return home


@pytest.fixture
def partner(town: Town, home: Home) -> Colleague:
    found = town.colleague(Role.PARTNER, name="Pia Partner", organisation=town.organisation("Welzijn"))
    town.involve(home, found, part=Part.PARTNER)
    return found


def on(home: Home, name: str, *more: object) -> str:
    return reverse(f"cases:{name}", args=[home.household.id, *more])


def telling(who: Colleague, home: Home, **more: object) -> dict[str, object]:
    return {
        "organisation": str(who.hat.organisation_id),
        "layers": ["shared"],
        "people": [str(person) for person in home.ids],
        "how": "desk",
        "note": "",
        "submission": str(uuid7()),
        **more,
    }


def question(who: Colleague, home: Home, answers: dict[UUID, str], **more: object) -> dict[str, object]:
    return {
        "organisation": str(who.hat.organisation_id),
        "layers": ["shared"],
        "topic": "samen de huurschuld oplossen",
        "how": "desk",
        "submission": str(uuid7()),
        **{f"answer_{person}": answers.get(person, "none") for person in home.ids},
        **more,
    }


def key() -> dict[str, str]:
    return {"submission": str(uuid7())}


def reads_plan(who: Colleague, home: Home, person: UUID | None = None) -> bool:
    with viewing(who.viewer):
        return may_read(who.viewer, home.household.id, "shared", person_id=person)


def last[T: (Consent, Notice, SecrecyRelease, HelpAgreement)](kind: type[T], who: Colleague, home: Home) -> T:
    with viewing(who.viewer):
        return kind.objects.filter(household_id=home.household.id).latest("at", "id")


# -- telling ---------------------------------------------------------------------------------------------------


def test_telling_reads_aloud_and_opens_the_plan_at_once(town: Town, home: Home, partner: Colleague) -> None:
    client = town.director.client()
    choice = client.get(on(home, "choose_basis")).content.decode()
    assert "Wmo 2015, art. 2.3.2" in choice
    assert "avg-toestemming" not in choice
    assert "wams" not in choice
    page = client.get(on(home, "tell", "wmo-onderzoek")).content.decode()
    assert "De gemeente onderzoekt samen met u" in page
    assert 'class="aloud"' in page
    assert not reads_plan(partner, home)
    assert client.post(on(home, "tell", "wmo-onderzoek"), telling(partner, home)).status_code == 302
    assert reads_plan(partner, home)
    page = client.get(on(home, "sharing")).content.decode()
    assert "vastgelegd door Rik Regie" in page
    assert "op grond van Wmo 2015, art. 2.3.2" in page


def test_telling_works_right_after_the_request_before_there_is_a_case(town: Town) -> None:
    home = town.home("Anna de Vries")
    page = town.officer.client().get(on(home, "sharing")).content.decode()
    assert "Er is nog niets verteld" in page
    sent = telling(town.director, home, layers=["shared", "case_team"])
    assert town.officer.client().post(on(home, "tell", "wmo-onderzoek"), sent).status_code == 302
    town.open_case(home, told=False)
    assert reads_plan(town.director, home)


def test_telling_one_member_opens_no_other_members_part(town: Town, home: Home, partner: Colleague) -> None:
    sent = telling(partner, home, people=[str(home.ids[0])])
    assert town.director.client().post(on(home, "tell", "wmo-onderzoek"), sent).status_code == 302
    assert reads_plan(partner, home, home.ids[0])
    assert not reads_plan(partner, home, home.ids[1])


def test_an_objection_stops_the_sharing_at_once_and_is_recorded_once(
    town: Town, home: Home, partner: Colleague
) -> None:
    sent = telling(partner, home, people=[str(home.ids[0])])
    town.director.client().post(on(home, "tell", "wmo-onderzoek"), sent)
    notice = last(Notice, town.director, home)
    address = reverse("cases:object", args=[notice.id])
    assert partner.client().get(address).status_code == 200  # whoever the resident tells it to may record it
    assert partner.client().post(address, {"reason": "Ik wil dit niet.", **key()}).status_code == 302
    assert not reads_plan(partner, home)
    page = town.director.client().get(on(home, "sharing")).content.decode()
    assert "bezwaar: gestopt" in page
    assert "Ik wil dit niet." in page
    again = town.director.client().post(address, {"reason": "Nog eens", **key()})
    assert again.status_code == 422
    assert "al bezwaar gemaakt" in again.content.decode()


def test_an_objection_counts_for_every_time_the_same_was_told(town: Town, home: Home, partner: Colleague) -> None:
    for _ in range(2):
        sent = telling(partner, home, people=[str(home.ids[0])])
        town.director.client().post(on(home, "tell", "wmo-onderzoek"), sent)
    address = reverse("cases:object", args=[last(Notice, town.director, home).id])
    assert town.director.client().post(address, {"reason": "Nee.", **key()}).status_code == 302
    assert not reads_plan(partner, home)
    assert not reads_plan(partner, home, home.ids[0])


def test_a_basis_that_expired_while_the_form_was_open_is_refused(
    town: Town, home: Home, partner: Colleague, owner_connection: psycopg.Connection
) -> None:
    code = f"proef-{own_word()}"
    owner_connection.execute(
        "INSERT INTO consent_legalbasis (code, law, article, purpose, told, layers, valid_from, in_use, source,"
        " domains, roles, kinds, confirmed, second_person) VALUES (%s, 'Proefwet', 'art. 1', 'proef', 'Dit delen wij.',"
        " '{shared}', '2020-01-01', true, 'test', '{}', '{}', '{}', true, false)",
        [code],
    )
    client = town.director.client()
    assert client.get(on(home, "tell", code)).status_code == 200
    owner_connection.execute("UPDATE consent_legalbasis SET valid_until = '2021-01-01' WHERE code = %s", [code])
    answer = client.post(on(home, "tell", code), telling(partner, home, note="Blijft staan 💛"))
    assert answer.status_code == 422
    assert "geldt nu niet" in answer.content.decode()
    assert "Blijft staan 💛" in answer.content.decode()
    assert not reads_plan(partner, home)


def test_consent_is_no_legal_task_to_tell_of(town: Town, home: Home, partner: Colleague) -> None:
    for code in ("avg-toestemming", "bestaat-niet"):
        assert town.director.client().get(on(home, "tell", code)).status_code == 404
        assert town.director.client().post(on(home, "tell", code), telling(partner, home)).status_code == 404


def test_a_basis_offers_only_the_layers_it_covers(town: Town, home: Home, partner: Colleague) -> None:
    page = town.director.client().get(on(home, "tell", "pw-taak")).content.decode()
    assert "wat in ons plan staat" in page
    assert "case_team" not in page
    sent = telling(partner, home, layers=["case_team"])
    assert town.director.client().post(on(home, "tell", "pw-taak"), sent).status_code == 422


def test_an_organisation_without_anyone_involved_reads_nothing_yet(town: Town, home: Home) -> None:
    other = town.colleague(Role.PARTNER, name="Wim Wacht", organisation=town.organisation("Woningbouw"))
    assert town.director.client().post(on(home, "tell", "wmo-onderzoek"), telling(other, home)).status_code == 302
    page = town.director.client().get(on(home, "sharing")).content.decode()
    assert "niets, tot iemand van deze organisatie betrokken is" in page
    town.involve(home, other, part=Part.PARTNER)
    assert reads_plan(other, home)


def test_an_organisation_that_left_cannot_be_chosen(town: Town, home: Home) -> None:
    gone = town.colleague(
        Role.PARTNER, organisation=town.organisation("Weg"), until=timezone.localdate() - timedelta(days=1)
    )
    answer = town.director.client().post(on(home, "tell", "wmo-onderzoek"), telling(gone, home))
    assert answer.status_code == 422
    assert "field--wrong" in answer.content.decode()


# -- asking ----------------------------------------------------------------------------------------------------


def test_each_person_answers_apart_and_the_answers_count_at_once(town: Town, home: Home, partner: Colleague) -> None:
    page = town.director.client().get(on(home, "ask")).content.decode()
    assert "U kiest zelf of dit mag" in page
    sent = question(partner, home, {home.ids[0]: "given", home.ids[1]: "none"})
    assert town.director.client().post(on(home, "ask"), sent).status_code == 302
    assert reads_plan(partner, home)
    assert reads_plan(partner, home, home.ids[0])
    assert not reads_plan(partner, home, home.ids[1])
    page = partner.client().get(on(home, "sharing")).content.decode()
    assert "met toestemming" in page
    assert "samen de huurschuld oplossen" in page


def test_a_no_of_one_closes_what_is_shared_by_all(town: Town, home: Home, partner: Colleague) -> None:
    sent = question(partner, home, {home.ids[0]: "given", home.ids[3]: "refused"})
    assert town.director.client().post(on(home, "ask"), sent).status_code == 302
    assert not reads_plan(partner, home)
    assert reads_plan(partner, home, home.ids[0])


def test_whoever_is_involved_may_record_a_no_but_not_a_yes(town: Town, home: Home, partner: Colleague) -> None:
    town.director.client().post(on(home, "ask"), question(partner, home, {home.ids[0]: "given"}))
    assert reads_plan(partner, home)
    page = partner.client().get(on(home, "ask")).content.decode()
    assert 'value="given"' not in page
    assert partner.client().post(on(home, "ask"), question(partner, home, {home.ids[0]: "given"})).status_code == 422
    assert partner.client().post(on(home, "ask"), question(partner, home, {home.ids[0]: "refused"})).status_code == 302
    assert not reads_plan(partner, home)
    page = town.director.client().get(on(home, "sharing")).content.decode()
    assert "Eerdere antwoorden" in page
    assert "vervangen" in page


def test_taking_back_counts_at_once_and_not_twice(town: Town, home: Home, partner: Colleague) -> None:
    town.director.client().post(on(home, "ask"), question(partner, home, {home.ids[0]: "given"}))
    consent = last(Consent, town.director, home)
    address = reverse("cases:withdraw_consent", args=[consent.id])
    assert address in town.director.client().get(on(home, "sharing")).content.decode()
    sent = {"how": "phone", "note": "Belde zelf.", **key()}
    client = partner.client()
    assert client.post(address, sent).status_code == 302
    assert client.post(address, sent).status_code == 302  # the same form again
    assert not reads_plan(partner, home)
    page = town.director.client().get(on(home, "sharing")).content.decode()
    assert "ingetrokken" in page
    assert "Belde zelf." in page
    assert "Vastgelegd door Pia Partner." in page
    again = town.director.client().post(address, {"how": "desk", **key()})
    assert again.status_code == 422
    assert "al ingetrokken" in again.content.decode()


def test_a_no_cannot_be_taken_back(town: Town, home: Home, partner: Colleague) -> None:
    town.director.client().post(on(home, "ask"), question(partner, home, {home.ids[0]: "refused"}))
    address = reverse("cases:withdraw_consent", args=[last(Consent, town.director, home).id])
    assert address not in town.director.client().get(on(home, "sharing")).content.decode()
    answer = town.director.client().post(address, {"how": "desk", **key()})
    assert answer.status_code == 422
    assert "Hier staat een nee" in answer.content.decode()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"until": (timezone.localdate() - timedelta(days=1)).isoformat()}, "in het verleden"),
        ({"until": "30-02-2027"}, "bestaande datum"),
        ({"until": "9999-12-31"}, "Dit jaar kan niet kloppen"),
        ({"topic": ""}, "Vul dit in"),
        ({"topic": "t" * 100_000}, "te lang"),
        ({"layers": []}, "Maak een keuze"),
        ({"layers": ["lawfulness"]}, "field--wrong"),
        ({"organisation": "\x00"}, "field--wrong"),
        ({"how": "rooksignaal"}, "field--wrong"),
    ],
)
def test_a_wrong_question_is_told_at_the_field(
    town: Town, home: Home, partner: Colleague, wrong: dict[str, object], words: str
) -> None:
    sent = {**question(partner, home, {home.ids[0]: "given"}), **wrong}
    answer = town.director.client().post(on(home, "ask"), sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not reads_plan(partner, home)


def test_nobody_answered_and_a_strange_answer_are_told(town: Town, home: Home, partner: Colleague) -> None:
    nobody = town.director.client().post(on(home, "ask"), question(partner, home, {}))
    assert nobody.status_code == 422
    assert "ten minste één persoon" in nobody.content.decode()
    strange = town.director.client().post(on(home, "ask"), question(partner, home, {home.ids[0]: "misschien"}))
    assert strange.status_code == 422


def test_the_same_form_twice_makes_one_answer(town: Town, home: Home, partner: Colleague) -> None:
    sent, client = question(partner, home, {home.ids[0]: "given"}), town.director.client()
    assert [client.post(on(home, "ask"), sent).status_code for _ in range(2)] == [302, 302]
    with viewing(town.director.viewer):
        assert Consent.objects.filter(household_id=home.household.id).count() == 1


def test_who_answers_for_a_child_stands_beside_the_child(town: Town, home: Home) -> None:
    page = town.director.client().get(on(home, "ask")).content.decode()
    assert "De ouders met gezag antwoorden." in page
    assert "Het kind en de ouders met gezag antwoorden samen." in page
    assert "Antwoordt zelf, vanaf 16 jaar." in page


def test_who_answers_changes_at_twelve_sixteen_and_eighteen() -> None:
    said = [who_answers(age)[:9] for age in (0, 11, 12, 15, 16, 17, 18, None)]
    assert said == ["De ouders", "De ouders", "Het kind ", "Het kind ", "Antwoordt", "Antwoordt", "", ""]


# -- the three toestemmingen are three -------------------------------------------------------------------------


def test_secrecy_and_help_are_records_of_their_own_that_open_nothing(
    town: Town, home: Home, partner: Colleague
) -> None:
    client = town.director.client()
    lifted = {
        "person": str(home.ids[0]),
        "who": "de huisarts",
        "about": "of werken kan",
        "to_whom": "de klantmanager",
        "how": "paper",
        **key(),
    }
    assert client.post(on(home, "release_secrecy"), lifted).status_code == 302
    agreed = {"person": str(home.ids[0]), "help": "budgetcoach", "answer": "agreed", "how": "desk", **key()}
    assert partner.client().post(on(home, "agree_to_help"), agreed).status_code == 302
    assert not reads_plan(partner, home)
    page = client.get(on(home, "sharing")).content.decode()
    for words in (
        "Toestemming om te delen",
        "Beroepsgeheim",
        "Akkoord met de hulp",
        "de huisarts mag vertellen aan de klantmanager",
        "budgetcoach",
        "Opent geen dossier en geen plan.",
        "Zegt niets over delen.",
    ):
        assert words in page
    release, agreement = last(SecrecyRelease, town.director, home), last(HelpAgreement, town.director, home)
    for name, record in (("withdraw_secrecy", release), ("withdraw_agreement", agreement)):
        address = reverse(f"cases:{name}", args=[record.id])
        assert address in page
        assert client.get(address).status_code == 200
        assert client.post(address, {"how": "letter", "note": "", **key()}).status_code == 302
    assert client.get(on(home, "sharing")).content.decode().count("Ingetrokken op") == 2


@pytest.mark.parametrize("name", ["release_secrecy", "agree_to_help", "ask"])
def test_an_empty_household_says_that_people_come_first(town: Town, name: str) -> None:
    with viewing(town.officer.viewer):
        household = people.add_household(name="Nog leeg", by=town.officer.viewer, at=town.now)
        town.take_in(household)
    answer = town.officer.client().get(reverse(f"cases:{name}", args=[household.id]))
    assert answer.status_code == (200 if name == "ask" else 409)
    assert "Voeg eerst de mensen toe" in answer.content.decode()


# -- who reads, and the paper ----------------------------------------------------------------------------------


def test_who_reads_is_told_as_the_wall_has_it_also_to_who_does_not_read(
    town: Town, home: Home, partner: Colleague
) -> None:
    assert not reads_plan(town.officer, home)
    town.director.client().post(on(home, "tell", "wmo-onderzoek"), telling(partner, home))
    with viewing(town.officer.viewer):
        found = opened(town.officer.viewer, home.household.id)
    assert {one.person_id for one in found} == {None, *home.ids}
    assert {one.layer for one in found} == {"shared"}
    outsider = town.colleague()
    with viewing(outsider.viewer):
        assert opened(outsider.viewer, home.household.id) == []


def test_who_reads_names_no_involvement_the_viewer_may_not_know_of(town: Town, home: Home, partner: Colleague) -> None:
    hers = town.colleague(name="Vera Vertrouwd", organisation=town.organisation("Opvang"))
    town.involve(home, hers, people=[home.ids[0]])
    his = town.colleague(name="Hans Hulp")
    town.involve(home, his, people=[home.ids[3]])
    town.director.client().post(on(home, "tell", "wmo-onderzoek"), telling(hers, home, people=[str(home.ids[0])]))
    page = his.client().get(on(home, "sharing")).content.decode()
    assert "Hans Hulp" in page
    assert "Vera Vertrouwd" not in page
    assert "Opvang" not in page
    assert "Vera Vertrouwd" in town.director.client().get(on(home, "sharing")).content.decode()


def test_the_paper_says_in_plain_words_who_knows_what_and_how_to_change_it(
    town: Town, home: Home, partner: Colleague
) -> None:
    town.director.client().post(on(home, "tell", "wmo-onderzoek"), telling(partner, home))
    page = town.director.client().get(on(home, "sharing_paper")).content.decode()
    for words in (
        "Wie weet wat van u?",
        "Pia Partner",
        "Dit mag volgens de wet (Wmo 2015, art. 2.3.2).",
        "De gemeente onderzoekt samen met u",
        "Wilt u iets veranderen?",
        "Zeg het tegen Rik Regie, telefoon 012-3456789.",
        "uw aanspreekpunt",
    ):
        assert words in page
    person = reverse("cases:sharing_paper_of", args=[home.household.id, home.ids[0]])
    assert "Voor Anna de Vries" in town.director.client().get(person).content.decode()
    stranger = reverse("cases:sharing_paper_of", args=[home.household.id, town.home().ids[0]])
    assert town.director.client().get(stranger).status_code == 404


def test_statements_stay_the_same_however_much_was_told_and_asked(town: Town, home: Home, partner: Colleague) -> None:
    client, counts = town.director.client(), []
    for more in (1, 2, 25):
        for _ in range(more):
            client.post(on(home, "tell", "wmo-onderzoek"), telling(partner, home))
            client.post(on(home, "ask"), question(partner, home, {home.ids[0]: "given", home.ids[3]: "refused"}))
        client.get(on(home, "sharing"))
        with CaptureQueriesContext(connection) as seen:
            assert client.get(on(home, "sharing")).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1] == counts[2]


@pytest.mark.parametrize("table", ["legalbasis", "basisproposal"])
def test_every_basis_told_of_has_its_words(owner_connection: psycopg.Connection, table: str) -> None:
    assert all(basis.told.strip() for basis in LegalBasis.objects.all())
    columns = "told, code, law, article, purpose, layers, valid_from, in_use, source, confirmed, second_person"
    values = f"E' \\n', 'proef-{own_word()}', 'Proefwet', '1', 'x', '{{shared}}', '2020-01-01', true, 'x', true, false"
    columns, values = f"{columns}, domains, roles, kinds", f"{values}, '{{}}', '{{}}', '{{}}'"
    if table == "basisproposal":
        columns += ", id, reason, effective_on, by_id, at"
        values += f", '{uuid7()}', '', '2030-01-01', '{uuid7()}', '2026-01-01'"
    with pytest.raises(psycopg.errors.CheckViolation, match="says_what_is_told"):
        owner_connection.execute(f"INSERT INTO consent_{table} ({columns}) VALUES ({values})")


def test_a_partner_sees_who_reads_what_but_not_what_others_talked_about(
    town: Town, home: Home, partner: Colleague
) -> None:
    other = town.colleague(Role.PARTNER, name="Otto Ander", organisation=town.organisation("Woonstichting"))
    town.involve(home, other, part=Part.PARTNER)
    client, ana = town.director.client(), home.ids[0]
    client.post(on(home, "ask"), question(partner, home, {ana: "given"}, topic="een maatje", note="niet over Bo"))
    client.post(on(home, "ask"), question(other, home, {ana: "given"}, topic="de huurschuld"))
    agreed = {"person": str(ana), "help": "budgetbeheer", "answer": "agreed", "how": "desk", **key()}
    assert client.post(on(home, "agree_to_help"), agreed).status_code == 302
    whole = client.get(on(home, "sharing")).content.decode()
    assert [
        words for words in ("een maatje", "niet over Bo", "de huurschuld", "budgetbeheer") if words not in whole
    ] == []
    part = partner.client().get(on(home, "sharing")).content.decode()
    assert "een maatje" in part and "Woonstichting" in part
    assert [words for words in ("niet over Bo", "de huurschuld", "budgetbeheer") if words in part] == []
    own = {"person": str(ana), "help": "wandelen op dinsdag", "answer": "agreed", "how": "desk", **key()}
    partner.client().post(on(home, "agree_to_help"), own)
    assert "wandelen op dinsdag" in partner.client().get(on(home, "sharing")).content.decode()
