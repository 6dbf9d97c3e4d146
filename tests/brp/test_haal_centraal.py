"""The adapter for the register's API, against a server that speaks the specification."""

from collections.abc import Iterator
from datetime import date

import pytest
import stamina

from samenhang.brp.haal_centraal import FAILS_BEFORE_REST, TRIES, Connection, HaalCentraal
from samenhang.brp.port import Kin, Part, RegisterAddress, RegisterTrouble
from tests.support.brp_people import a_day, a_home, a_name, somebody
from tests.support.brp_server import KEY, Brp, serving
from tests.support.town import a_bsn

EVERYTHING = list(Part)


@pytest.fixture
def brp() -> Iterator[Brp]:
    with serving() as server:
        yield server


@pytest.fixture(autouse=True)
def no_waiting_between_tries() -> Iterator[None]:
    with stamina.set_testing(True, attempts=TRIES, cap=True):
        yield


def register(brp: Brp, key: str = KEY) -> HaalCentraal:
    return HaalCentraal(Connection(url=brp.url, key=key, patience=1))


def test_a_person_with_family_address_and_authority(brp: Brp) -> None:
    bsn, parent, partner = a_bsn(), a_bsn(), a_bsn()
    brp.persons[bsn] = somebody(
        bsn,
        naam=a_name("Noor Anna", "Veen", "van der"),
        partners=[
            {
                "burgerservicenummer": partner,
                "naam": a_name("Sjoerd", "Proef"),
                "aangaanHuwelijkPartnerschap": {"datum": a_day("2005-06-07")},
                "ontbindingHuwelijkPartnerschap": {"datum": a_day("2019-01-02")},
            }
        ],
        ouders=[{"burgerservicenummer": parent, "naam": a_name("Ria", "Veen"), "geboorte": {"datum": a_day("1955")}}],
        kinderen=[{"naam": a_name("Bo", "Proef"), "geboorte": {"datum": a_day("2010-07")}}],
        indicatieCurateleRegister=True,
        gezag=[
            {
                "type": "EenhoofdigOuderlijkGezag",
                "minderjarige": {"burgerservicenummer": bsn},
                "ouder": {"burgerservicenummer": parent},
            }
        ],
    )
    found = register(brp).ask(bsn, EVERYTHING, "huishouden")
    assert found is not None
    assert (found.given_names, found.prefix, found.family_name) == ("Noor Anna", "van der", "Veen")
    assert (found.birth_date, found.birth_date_known, found.sex, found.secrecy) == (
        date(1980, 2, 14),
        "19800214",
        "V",
        0,
    )
    assert found.address == RegisterAddress(
        street="Lindelaan",
        number="12",
        postcode="1234AB",
        city="Lindeveen",
        since=date(2020, 5, 1),
        since_known="20200501",
        object_id="0226010000038820",
    )
    by_kin = {one.kin: one for one in found.relatives}
    assert (by_kin[Kin.PARTNER].since, by_kin[Kin.PARTNER].until) == (date(2005, 6, 7), date(2019, 1, 2))
    assert (by_kin[Kin.PARENT].bsn, by_kin[Kin.PARENT].birth_date_known) == (parent, "19550000")
    assert (by_kin[Kin.CHILD].birth_date, by_kin[Kin.CHILD].birth_date_known) == (None, "20100700")
    assert found.authority is not None
    assert (found.authority.curatele, found.authority.over_minor, found.authority.holders) == (True, "1", (parent,))


@pytest.mark.parametrize("parts", [[Part.IDENTITY], [Part.IDENTITY, Part.ADDRESS], [Part.CHILDREN, Part.AUTHORITY]])
def test_only_what_the_purpose_needs_is_asked_and_never_nationality(brp: Brp, parts: list[Part]) -> None:
    bsn = a_bsn()
    brp.persons[bsn] = somebody(bsn, kinderen=[{"naam": a_name("Bo", "Proef")}])
    found = register(brp).ask(bsn, parts, "identiteit")
    assert found is not None
    (question,) = brp.asked
    heads = {field.split(".")[0] for field in question["fields"]}
    assert "nationaliteiten" not in heads
    assert ("verblijfplaats" in heads) == bool(found.address) == (Part.ADDRESS in parts)
    assert ("kinderen" in heads) == bool(found.relatives) == (Part.CHILDREN in parts)
    assert bool(found.family_name) == (Part.IDENTITY in parts)


def test_secrecy_suspension_death_and_an_address_abroad(brp: Brp) -> None:
    bsn = a_bsn()
    brp.persons[bsn] = somebody(
        bsn,
        geheimhoudingPersoonsgegevens=True,
        opschortingBijhouding={"reden": {"code": "E", "omschrijving": "emigratie"}, "datum": a_day("2024-03")},
        overlijden={"datum": a_day("")},
        verblijfplaats={
            "type": "VerblijfplaatsBuitenland",
            "datumVan": a_day("2024-03-01"),
            "verblijfadres": {
                "regel1": "Rue de l'Essai 3",
                "regel2": "1000 Essaiville",
                "land": {"omschrijving": "België"},
            },
        },
    )
    found = register(brp).ask(bsn, EVERYTHING, "identiteit")
    assert found is not None
    assert (found.secrecy, found.suspended, found.death_date_known) == (7, "E", "00000000")
    assert found.address is not None
    assert (found.address.street, found.address.city, found.address.country) == (
        "Rue de l'Essai 3",
        "1000 Essaiville",
        "België",
    )


def test_a_letters_only_address_and_a_number_with_all_that_can_stand_beside(brp: Brp) -> None:
    bsn = a_bsn()
    home = a_home(functieAdres={"code": "B", "omschrijving": "briefadres"})
    home["verblijfadres"] |= {
        "huisletter": "a",
        "huisnummertoevoeging": "2",
        "aanduidingBijHuisnummer": {"omschrijving": "to"},
    }
    brp.persons[bsn] = somebody(bsn, verblijfplaats=home)
    found = register(brp).ask(bsn, [Part.ADDRESS], "identiteit")
    assert found is not None
    assert found.address is not None
    assert found.address.letters_only
    assert found.address.addition == "a 2 to"


def test_nobody_by_this_number(brp: Brp) -> None:
    assert register(brp).ask(a_bsn(), EVERYTHING, "identiteit") is None


@pytest.mark.parametrize(
    ("behaviour", "again", "asked"),
    [
        (["503"] * TRIES, True, TRIES),
        (["429"] * TRIES, True, TRIES),
        (["slow"] * TRIES, True, TRIES),
        (["403"], False, 1),
        (["rubbish"], False, 1),
        (["no shape"], False, 1),
        (["endless"], False, 1),
    ],
)
def test_trouble_is_told_in_words_and_tried_again_only_where_it_helps(
    brp: Brp, behaviour: list[str], again: bool, asked: int
) -> None:
    brp.behaviour = behaviour
    with pytest.raises(RegisterTrouble) as trouble:
        register(brp).ask(a_bsn(), EVERYTHING, "identiteit")
    assert trouble.value.again is again
    assert trouble.value.words
    assert len(brp.asked) == asked


def test_a_failure_that_passes_is_not_noticed(brp: Brp) -> None:
    bsn = a_bsn()
    brp.persons[bsn] = somebody(bsn)
    brp.behaviour = ["503"]
    assert register(brp).ask(bsn, [Part.IDENTITY], "identiteit") is not None


def test_a_wrong_key_is_for_the_manager(brp: Brp) -> None:
    with pytest.raises(RegisterTrouble) as trouble:
        register(brp, key="fout").ask(a_bsn(), [Part.IDENTITY], "identiteit")
    assert "beheerder" in trouble.value.words


def test_a_register_that_keeps_failing_is_left_alone_for_a_while(brp: Brp) -> None:
    brp.behaviour = ["503"] * 100
    for _ in range(FAILS_BEFORE_REST):
        with pytest.raises(RegisterTrouble):
            register(brp).ask(a_bsn(), [Part.IDENTITY], "identiteit")
    asked = len(brp.asked)
    with pytest.raises(RegisterTrouble) as trouble:
        register(brp).ask(a_bsn(), [Part.IDENTITY], "identiteit")
    assert trouble.value.again
    assert len(brp.asked) == asked


def test_a_register_that_is_not_there() -> None:
    with serving() as gone:
        url = gone.url
    with pytest.raises(RegisterTrouble) as trouble:
        HaalCentraal(Connection(url=url)).ask(a_bsn(), [Part.IDENTITY], "identiteit")
    assert trouble.value.again
