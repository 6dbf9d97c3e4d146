"""H5: who moved out, or whose case is over, still gets everything that is kept about them, and nothing of another."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.involvement.actions import end_involvement
from samenhang.involvement.models import Involvement
from samenhang.meetings.models import LogEntry
from samenhang.people import actions as people
from samenhang.people.models import Membership
from tests.stories.test_h5_own_file import file_of, write
from tests.support.town import Home, Town, a_town

if TYPE_CHECKING:
    from psycopg import Connection

FORMER = "een huishouden waar u bij hoorde tot"


def leave(town: Town, home: Home, who: int) -> None:
    """This function will let a member move out today."""
    by = town.director.viewer
    with viewing(by):
        membership = Membership.objects.get(household=home.household, person_id=home.ids[who])
        people.leave_household(
            membership=membership, on=timezone.localdate(), reason="verhuisd", by=by, at=timezone.now()
        )


def long_ago(owner: "Connection[Any]", town: Town, home: Home, what: str) -> None:
    """This function will give an entry of the logbook an id of the day before yesterday, as if it was written then."""
    then = datetime.combine(timezone.localdate() - timedelta(2), time(), tzinfo=timezone.get_current_timezone())
    with viewing(town.director.viewer):
        entry = LogEntry.objects.get(household=home.household, what=what)
    old = UUID(int=int(then.timestamp() * 1000) << 80 | entry.id.int & (1 << 80) - 1)
    owner.execute("UPDATE meetings_logentry SET id = %s WHERE id = %s", [old, entry.id])


def test_who_moved_out_gets_what_was_kept_of_them_there_until_then(owner_connection: "Connection[Any]") -> None:
    town = a_town()
    home = town.home("Anna Zonneveld", "Bas Zonneveld")
    town.open_case(home)
    write(town, home, 0, "Anna vertelde van haar werk.")
    write(town, home, 1, "Bas vertelde iets over Anna.")
    write(town, home, None, "Samen aten zij aan tafel.")
    write(town, home, None, "Na haar vertrek zocht Bas een slot voor de deur.")
    long_ago(owner_connection, town, home, "Samen aten zij aan tafel.")
    leave(town, home, 0)
    alone = town.home("Els Verweg", child=home.people[0])
    town.open_case(alone)
    write(town, alone, 1, "Anna woont nu bij Els.")
    words, data = file_of(town, alone, 1)
    for told in ("Anna vertelde van haar werk.", "Samen aten zij aan tafel.", "Anna woont nu bij Els.", FORMER):
        assert told in words, told
    for kept in ("Bas vertelde", "zocht Bas een slot"):
        assert kept not in words and kept not in str(data), kept
    held = [one for part in data["parts"] for one in part["records"] if one.get("former")]
    assert held and all(one["former"].startswith(FORMER) for one in held)
    assert FORMER not in file_of(town, alone, 0)[0]  # of Els, who never lived there


def test_of_who_was_helped_apart_it_stands_in_no_other_file() -> None:
    town = a_town()
    family = town.home("Rob Zonneveld", "Els Zonneveld")
    town.open_case(family)
    apart = town.home(protected=True, child=family.people[1])
    town.open_case(apart)
    write(town, apart, -1, "Els wil weg van Rob.")
    with viewing(town.director.viewer):
        membership = Membership.objects.get(household=apart.household, person_id=family.ids[1])
        people.leave_household(
            membership=membership,
            on=timezone.localdate(),
            reason="klaar",
            by=town.director.viewer,
            at=timezone.now(),
        )
    words, data = file_of(town, family, 1)
    assert "Els wil weg" not in words and "Els wil weg" not in str(data) and FORMER not in words


def test_when_everybody_has_gone_the_desk_makes_it_and_nothing_of_then_is_missing(
    owner_connection: "Connection[Any]",
) -> None:
    town = a_town()
    home = town.home("Anna Zonneveld", "Bas Zonneveld")
    case = town.open_case(home)
    write(town, home, 0, "Anna vertelde van haar werk.")
    write(town, home, 1, "Bas vertelde iets over Anna.")
    owner_connection.execute("UPDATE cases_case SET closed_at = now() WHERE id = %s", [case.id])
    with viewing(town.director.viewer):
        running = list(Involvement.objects.filter(household=home.household, end=None).order_by("part"))
        for one in sorted(running, key=lambda one: one.hat_id == town.director.hat.id):
            end_involvement(involvement=one, reason="klaar", by=town.director.viewer, at=timezone.now())
    url = f"/huishoudens/{home.household.id}/rechten/"
    assert town.director.client().get(url).status_code == town.officer.client().get(url).status_code == 404
    with viewing(town.officer.viewer):
        town.take_in(home.household)
    words, data = file_of(town, home, 0, by=town.officer)
    assert "Anna vertelde van haar werk." in words and "Bas vertelde" not in str(data)
