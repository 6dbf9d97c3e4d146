"""What the preview says is what happens: random households, random changes, every grant compared afterwards."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from samenhang.access.viewer import viewing
from samenhang.cases import actions as cases
from samenhang.cases.changes import Change, Kind, Picture
from samenhang.cases.changes.picture import seen_in_words
from samenhang.involvement.models import Part
from samenhang.involvement.queries import Sight
from samenhang.kit.refusals import Refusal
from samenhang.people.actions import Identity
from tests.support.town import Colleague, Home, Town, a_town

if TYPE_CHECKING:
    from psycopg import Connection

SINCE = date(2025, 1, 1)
NOBODY = UUID(int=0)
NAMES = ["Anna Kans", "Bas Kans", "Cor Kans (9 jaar)", "Dina Kans (15 jaar)"]
SOME = st.sets(st.integers(0, 3), min_size=1, max_size=3).map(sorted)


@st.composite
def scenes(draw: st.DrawFn) -> dict[str, Any]:
    """This function will draw who is involved about whom, what was told, and what changes."""
    helpers = draw(
        st.lists(
            st.tuples(st.none() | SOME, st.sampled_from([None, "wmo", "jeugd"]), st.booleans(), st.booleans()),
            max_size=4,
        )
    )
    goes = draw(st.sets(st.integers(0, 3), min_size=1, max_size=4).map(sorted))
    return {
        "helpers": helpers,
        "told": draw(st.lists(st.none() | st.integers(0, 3), max_size=3)),
        "kind": draw(
            st.sampled_from([Kind.SPLIT, Kind.APART, Kind.LEFT, Kind.DEATH, Kind.MISTAKE, Kind.BIRTH, Kind.MOVE])
        ),
        "goes": goes,
        "both": draw(st.sets(st.sampled_from([2, 3])).map(lambda some: sorted(some - set(goes)))),
        "settles": draw(st.booleans()),
        "days": draw(st.integers(0, 3)),
    }


def build(town: Town, scene: dict[str, Any]) -> tuple[Home, list[Colleague]]:
    home = town.home(*NAMES, since=SINCE)
    town.open_case(home, told=False)
    if scene["told"]:
        with viewing(town.officer.viewer):
            told = [None if one is None else home.ids[one] for one in scene["told"]]
            town.tell(home, town.municipality, people=told)
    helpers = []
    for number, (about, file, secret, partner) in enumerate(scene["helpers"]):
        helper = town.colleague(name=f"Helper {number}", domain=file)
        part = Part.PARTNER if partner else Part.PROFESSIONAL
        people = None if about is None else [home.ids[one] for one in about]
        town.involve(home, helper, part=part, people=people, own_file=file, secret=secret and people is not None)
        helpers.append(helper)
    return home, helpers


def asked(home: Home, scene: dict[str, Any]) -> Change:
    kind, on = scene["kind"], timezone.localdate() - timedelta(days=scene["days"])
    goes = tuple(home.ids[one] for one in scene["goes"])
    both = tuple(home.ids[one] for one in scene["both"]) if scene["settles"] else ()
    if kind in (Kind.DEATH, Kind.MISTAKE, Kind.MOVE):
        return Change(kind=kind, on=on, concerns=goes[:1], words="proef")
    if kind == Kind.BIRTH:
        identity = Identity("Kans", given_names="Nieuw", birth_date=on)
        return Change(kind=kind, on=on, newcomer=identity, place="child", in_case=True)
    return Change(kind=kind, on=on, goes=goes, both=both, settles=scene["settles"], name="Apart", care="oma")


def grants(owner: "Connection[Any]", home: Home) -> frozenset[Sight]:
    rows = owner.execute(
        "SELECT DISTINCT viewer_id, person_id, layer, domain FROM access_grant"
        " WHERE household_id = %s AND during @> statement_timestamp()",
        [home.household.id],
    ).fetchall()
    return frozenset(Sight(one, None if person == NOBODY else person, *rest) for one, person, *rest in rows)


@settings(max_examples=40)
@given(scene=scenes())
def test_what_is_shown_is_what_happens(owner_connection: "Connection[Any]", scene: dict[str, Any]) -> None:
    town = a_town()
    home, _helpers = build(town, scene)
    change, by = asked(home, scene), town.director.viewer
    before = grants(owner_connection, home)
    try:
        with viewing(by) as moment:
            picture: Picture = cases.preview(household=home.household, change=change, by=by, at=moment)
    except Refusal:
        assert grants(owner_connection, home) == before
        return
    assert grants(owner_connection, home) == before
    with viewing(by) as moment:
        cases.change_household(
            household=home.household,
            change=Change(**{name: getattr(change, name) for name in Change.__slots__} | {"care": "oma"}),
            seen=picture.print,
            by=by,
            at=moment,
        )
    after = grants(owner_connection, home)
    names = {person.id: person.full_name for person in home.people}
    newcomers = {one.person_id for one in after if one.person_id} - set(names)
    names |= dict.fromkeys(newcomers, "Nieuw Kans")
    assert picture.lost == seen_in_words(before - after, names)
    assert picture.gained == seen_in_words(after - before, names)
    for gone in picture.leaving:
        assert not [one for one in after if one.person_id == gone]
