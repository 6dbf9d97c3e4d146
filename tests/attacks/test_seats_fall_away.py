"""H4: who helps somebody does not investigate them, also when the help began after the seat was taken."""

import pytest
from django.db import ProgrammingError, connection
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.involvement import actions as involving
from samenhang.lawfulness.models import LawfulnessFile, Note, Seat
from samenhang.safety import actions as safety
from tests.support.apart import MARKS, Apart, an_apart, with_number
from tests.support.town import Colleague, Home, a_bsn, a_town


@pytest.fixture(scope="module")
def apart() -> Apart:
    return an_apart(a_town(), gerrit="Twan Tweepet")  # who helps too is a colleague as any on the other side


def both(apart: Apart) -> tuple[LawfulnessFile, Home, Colleague, str]:
    """Somebody investigates one somebody who lives in a household, and has another hat with which he helps."""
    bsn = a_bsn()
    home = apart.town.home()
    with_number(apart.town, home.people[0], bsn)
    return apart.file(bsn), home, apart.town.another_hat(apart.gerrit, domain="wmo"), bsn


def reads(who: Colleague, file: LawfulnessFile) -> bool:
    with viewing(who.viewer):
        return Note.objects.filter(file=file).exists()


def test_a_seat_falls_away_while_its_holder_helps_the_same_person(apart: Apart) -> None:
    file, home, helper, _ = both(apart)
    assert reads(apart.gerrit, file)
    involvement = apart.town.involve(home, helper)
    assert not reads(apart.gerrit, file)
    with viewing(apart.gerrit.viewer) as at:
        assert Seat.objects.filter(file=file).exists()
        late = Note(file=file, kind="note", words="toch", on=timezone.localdate(), by_id=apart.gerrit.hat.id, at=at)
    with pytest.raises(ProgrammingError), viewing(apart.gerrit.viewer):
        late.save(force_insert=True)
    officer = apart.town.officer.viewer
    with viewing(officer) as at:
        involving.end_involvement(involvement=involvement, reason="klaar", by=officer, at=at)
    assert reads(apart.gerrit, file)


def test_help_with_somebody_else_of_the_household_leaves_the_seat(apart: Apart) -> None:
    file, home, helper, _ = both(apart)
    apart.town.involve(home, helper, people=[home.ids[1]])
    assert reads(apart.gerrit, file)


def test_a_number_that_is_put_right_later_counts_as_well(apart: Apart) -> None:
    bsn, home = a_bsn(), apart.town.home()
    file, helper = apart.file(bsn), apart.town.another_hat(apart.gerrit, domain="wmo")
    apart.town.involve(home, helper)
    assert reads(apart.gerrit, file)
    with_number(apart.town, home.people[0], bsn)
    assert not reads(apart.gerrit, file)


def test_looking_in_an_emergency_under_another_hat_shuts_the_file_for_that_time(apart: Apart) -> None:
    file, home, helper, bsn = both(apart)
    apart.town.open_case(home)
    need = safety.Need("child", "Er staat een kind op het balkon.", "De regievoerder neemt niet op.", 2)
    with viewing(helper.viewer) as at:
        safety.break_glass(sought=safety.Sought(bsn=bsn), need=need, by=helper.viewer, at=at)
    assert not reads(apart.gerrit, file)


def test_the_team_is_told_that_nobody_can_work_on_it_and_not_why(apart: Apart) -> None:
    file, home, helper, _ = both(apart)
    els = apart.els.client()
    assert "er nu niet aan werken" not in els.get(f"/rechtmatigheid/{file.id}/").content.decode()
    apart.town.involve(home, helper)
    for path in ("/rechtmatigheid/?lijst=team", f"/rechtmatigheid/{file.id}/"):
        page = els.get(path).content.decode()
        assert "er nu niet aan werken: Twan Tweepet" in page, path
        assert MARKS["note"] not in page and "huishouden helpt" not in page.split("<main")[1].split("</p>", 1)[1]
    own = apart.gerrit.client().get(f"{apart.gerrit.start}rechtmatigheid/{file.id}/")
    assert own.status_code == 409 and MARKS["note"] not in own.content.decode()


def test_who_does_not_belong_to_the_team_is_told_of_no_seat(apart: Apart) -> None:
    file, *_ = both(apart)
    stranger = an_apart(apart.town).els
    for who, told in ((apart.els, 1), (stranger, 0), (apart.town.director, 0)):
        with viewing(who.viewer), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM access.seats_at_work(%s)", [[file.id, uuid7()]])
            assert cursor.fetchone() == (told,), who
