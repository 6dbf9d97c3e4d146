"""The seal: whatever is done to sealed lines is found and pointed at; who writes meanwhile is not in the way."""

import secrets
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from samenhang.audit import sealing
from samenhang.kit.keys import PURPOSES, Keyring
from tests.support.database import CLUSTER, command, server_environment

if TYPE_CHECKING:
    from pathlib import Path

    from psycopg import Connection

_months = count(0)
LINE = (
    "INSERT INTO audit_line (id, at, event, what, viewer_id, role, detail) VALUES (%s, %s, 'read', %s, %s, 'x', '{}')"
)
SUBJECT = (
    "INSERT INTO audit_subject (id, at, line_id, viewer_id, household_id, person_id, layer, domain, basis)"
    " VALUES (%s, %s, %s, %s, %s, NULL, 'shared', '', 'Wmo 2015')"
)


class Month:
    """A month of the log of a test's own, with lines in it."""

    def __init__(self, connection: "Connection[Any]") -> None:
        number = next(_months) % 12  # each is emptied before and after; never the month that runs now
        self.connection = connection
        self.first = datetime(2025, number + 1, 2, tzinfo=UTC)
        self.period = f"{self.first:%Y%m}"
        self.keyring = Keyring({purpose: {1: secrets.token_bytes(32)} for purpose in PURPOSES})
        self.clear()

    def clear(self) -> None:
        """This function will empty the month."""
        self.connection.execute("DELETE FROM audit_seal")
        self.connection.execute(f"DELETE FROM audit_line_{self.period}")
        self.connection.execute(f"DELETE FROM audit_subject_{self.period}")

    def write(self, many: int = 1, connection: "Connection[Any] | None" = None, *, after: int = 0) -> list[UUID]:
        """This function will write lines, each in a transaction of its own, with one subject."""
        ids = []
        to = connection or self.connection
        for number in range(many):
            line, at, viewer = uuid7(), self.first + timedelta(minutes=after + number), uuid7()
            with to.transaction():
                to.execute(LINE, [line, at, f"test.{number}", viewer])
                to.execute(SUBJECT, [uuid7(), at, line, viewer, uuid7()])
            ids.append(line)
        return ids

    def seal(self, a_block: int = 5) -> None:
        """This function will seal until nothing of this month waits: elsewhere in the cluster others may be writing."""
        for _ in range(200):
            sealing.seal(self.connection, self.keyring, a_block=a_block)
            if self.told().tail == 0:
                return
        raise AssertionError("the tail never ended")

    def told(self, kept: dict[str, tuple[int, str]] | None = None) -> sealing.Told:
        """This function will verify, and give what was found in this month."""
        mine = {period: head for period, head in (kept or {}).items() if period == self.period}
        found = list(sealing.verify(self.connection, self.keyring, since=self.period, kept=mine))
        return next(one for one in found if one.period == self.period)

    @property
    def changed(self) -> str:
        """What is wrong, but for lines that bear an old moment: this month lies long ago."""
        return " | ".join(one for one in self.told().wrong if "put in after" not in one)

    @property
    def wrong(self) -> str:
        return " | ".join(self.told().wrong)


@pytest.fixture(scope="module")
def database_name(copied: "Callable[[str], str]") -> str:
    """A log of its own: a sealing takes every line there is."""
    return copied("seal")


@pytest.fixture
def month(owner_connection: "Connection[Any]") -> Iterator[Month]:
    """Seals are made with a key of the test's own, so they are taken away again."""
    found = Month(owner_connection)
    yield found
    found.clear()


def test_what_was_sealed_is_as_it_was_and_the_rest_is_told(month: Month):
    month.write(12)
    month.seal()
    assert (month.told().sealed, month.told().tail, month.wrong) == (12, 0, "")
    month.connection.execute(LINE, [uuid7(), datetime.now(UTC), "test.now", None])
    month.write(1)
    told = month.told()
    assert told.sealed == 12 and told.tail == 1 and told.oldest is not None


def test_sealing_twice_seals_nothing_twice(month: Month):
    month.write(7)
    month.seal()
    before = sealing.heads(month.connection)[month.period]
    month.seal()
    assert sealing.heads(month.connection)[month.period] == before


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE audit_line SET what = 'test.other' WHERE id = %(line)s", "{line} of {at} was changed"),
        ("UPDATE audit_line SET rule = 'x' WHERE id = %(line)s", "{line} of {at} was changed"),
        ("UPDATE audit_line SET at = at + interval '1 second' WHERE id = %(line)s", "{line} of"),
        ("UPDATE audit_subject SET layer = 'domain' WHERE line_id = %(line)s", "{line} of {at} was changed"),
        ("UPDATE audit_subject SET basis = 'AVG' WHERE line_id = %(line)s", "{line} of {at} was changed"),
        ("DELETE FROM audit_subject WHERE line_id = %(line)s", "{line} of {at} was changed"),
        (
            ("INSERT INTO audit_subject (id, at, line_id, household_id, layer, domain, basis) SELECT gen_random_uuid(),"
            " at, id, gen_random_uuid(), 'shared', '', '' FROM audit_line WHERE id = %(line)s"),
            "{line} of {at} was changed",
        ),
        ("DELETE FROM audit_line WHERE id = %(line)s", "a line was removed before line {next}"),
        (
            ("INSERT INTO audit_line (id, at, event, what, role, detail, era, xid) SELECT gen_random_uuid(), at, event,"
            " 'test.new', role, detail, era, xid FROM audit_line WHERE id = %(line)s"),
            "was put in",
        ),
        (
            ("UPDATE audit_line l SET xid = o.xid FROM audit_line o WHERE (l.id, o.id) IN ((%(line)s, %(next)s),"
            " (%(next)s, %(line)s))"),
            "block 2, place 2",
        ),
    ],
)  # fmt: skip  # what is done, and what is said of it
def test_a_line_that_differs_is_pointed_at(month: Month, statement: str, says: str):
    lines = month.write(12)
    month.seal()
    names = {"line": lines[6], "next": lines[7]}
    month.connection.execute(statement, names)
    told = says.format(**names, at=f"{month.first + timedelta(minutes=6):%Y-%m-%d %H:%M}")
    assert told in month.wrong
    assert "block 2, place" in month.wrong


def test_the_last_line_of_all_taken_away_is_told(month: Month):
    lines = month.write(12)
    month.seal()
    month.connection.execute("DELETE FROM audit_subject WHERE line_id = %s", [lines[-1]])
    month.connection.execute("DELETE FROM audit_line WHERE id = %s", [lines[-1]])
    assert "block 3, place 2: a line was removed (1 missing)" in month.wrong


def test_the_end_cut_off_with_its_seals_is_told_by_the_heads_kept_elsewhere(month: Month):
    lines = month.write(12)
    month.seal()
    kept = sealing.heads(month.connection)
    month.connection.execute("DELETE FROM audit_subject WHERE line_id = ANY (%s)", [lines[10:]])
    month.connection.execute("DELETE FROM audit_line WHERE id = ANY (%s)", [lines[10:]])
    month.connection.execute("DELETE FROM audit_seal WHERE period = %s AND number = 3", [month.period])
    assert month.wrong == ""
    assert "the end was taken off or replaced" in " ".join(month.told(kept).wrong)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_seal SET lines = lines - 1 WHERE number = 2 AND period = %s",
        "UPDATE audit_seal SET at = at - interval '1 day' WHERE number = 2 AND period = %s",
        "UPDATE audit_seal SET tags = overlay(tags placing '\\x00' from 3) WHERE number = 2 AND period = %s",
        "UPDATE audit_seal SET until_xid = until_xid + 1 WHERE number = 2 AND period = %s",
        "DELETE FROM audit_seal WHERE number = 1 AND period = %s",
        "UPDATE audit_seal SET head = sha256(tags) WHERE number = 2 AND period = %s",
    ],
)
def test_a_seal_made_without_the_key_is_told(month: Month, statement: str):
    month.write(12)
    month.seal()
    month.connection.execute(statement, [month.period])
    assert "the seal itself was changed" in month.wrong or "is missing" in month.wrong


def test_lines_changed_and_sealed_anew_under_another_key_are_told(month: Month):
    month.write(6)
    month.seal()
    good = month.keyring
    month.connection.execute("DELETE FROM audit_seal WHERE period = %s", [month.period])
    month.keyring = Keyring({**good.keys, "seal": {1: secrets.token_bytes(32)}})
    month.seal()
    month.keyring = good
    assert "made without the key" in month.wrong


def test_a_key_that_was_changed_in_between(month: Month):
    month.write(6)
    month.seal()
    month.keyring = Keyring({**month.keyring.keys, "seal": {**month.keyring.keys["seal"], 2: secrets.token_bytes(32)}})
    month.write(6, after=20)
    month.seal()
    assert (month.told().sealed, month.changed) == (12, "")
    versions = month.connection.execute("SELECT array_agg(DISTINCT key_version ORDER BY key_version) FROM audit_seal")
    assert versions.fetchone() == ([1, 2],)
    month.keyring = Keyring({**month.keyring.keys, "seal": {2: month.keyring.keys["seal"][2]}})
    assert "no seal key of version 1" in month.wrong


def test_a_line_with_an_old_moment_put_in_after_a_sealing_is_told_before_and_after_it_is_sealed(month: Month):
    month.write(6)
    month.seal()
    month.write(1)
    assert "not sealed yet: a line of" in month.wrong and "was put in after" in month.wrong
    month.seal()
    assert "was put in after" in month.wrong


def test_a_subject_that_hangs_on_no_line_is_told(month: Month):
    month.write(3)
    month.seal()
    month.connection.execute(SUBJECT, [uuid7(), month.first, uuid7(), None, uuid7()])
    assert "1 data subjects stand with no line" in month.wrong


def test_a_sealing_that_is_broken_off_leaves_whole_blocks(month: Month, monkeypatch: pytest.MonkeyPatch):
    month.write(12)
    kept = sealing.seal.__globals__["_keep"]

    def killed(connection: Any, block: Any) -> None:
        kept(connection, block)
        if block.period == month.period and block.number == 2:
            raise KeyboardInterrupt

    monkeypatch.setitem(sealing.seal.__globals__, "_keep", killed)
    with pytest.raises(KeyboardInterrupt):
        month.seal()
    monkeypatch.undo()
    told = month.told()
    assert (told.sealed, told.tail, told.wrong) == (5, 7, [])
    month.seal()
    assert (month.told().sealed, month.wrong) == (12, "")


def test_what_is_still_being_written_waits_and_is_not_lost(month: Month, database_name: str):
    with CLUSTER.connect("owner", database_name) as slow, slow.transaction():
        late = uuid7()
        slow.execute(LINE, [late, month.first, "test.slow", None])
        month.write(3)
        sealing.seal(month.connection, month.keyring)
        assert month.told().sealed == 0, "younger lines wait for the older transaction"
    month.seal()
    assert (month.told().sealed, month.wrong) == (4, "")


def test_writers_at_work_while_it_is_sealed(month: Month, database_name: str):
    def work(number: int) -> None:
        with CLUSTER.connect("owner", database_name) as connection:
            month.write(40, connection, after=number * 50)

    threads = [threading.Thread(target=work, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        sealing.seal(month.connection, month.keyring, a_block=7)
        assert month.changed == ""
    month.seal(a_block=7)
    assert (month.told().sealed, month.changed) == (160, "")


def test_two_sealings_at_once(month: Month, database_name: str):
    month.write(2)
    with CLUSTER.connect("owner", database_name) as other, other.transaction():
        other.execute("SELECT pg_advisory_xact_lock(hashtext('samenhang.seal'))")
        with pytest.raises(sealing.Busy):
            sealing.seal(month.connection, month.keyring)


def test_lines_of_a_database_that_was_restored_elsewhere(month: Month):
    month.write(4)
    month.seal()
    month.connection.execute("UPDATE audit_seal SET era = 5")
    month.connection.execute(f"UPDATE audit_line_{month.period} SET era = 5")
    month.connection.execute("DELETE FROM audit_seal")
    month.seal()
    month.write(3, after=30)
    month.seal()
    told = month.told()
    assert told.sealed == 7 and month.changed == ""


def test_the_command_line(database_name: str, owner_connection: "Connection[Any]", tmp_path: "Path"):
    owner_connection.execute("DELETE FROM audit_seal")
    environment = server_environment("") | {"DATABASE_OWNER_URL": CLUSTER.url("owner", database_name)}
    sealed = command("audit", "seal", environment=environment)
    assert sealed.returncode == 0, sealed.stderr
    heads = tmp_path / "heads"
    assert command("audit", "heads", "--to", str(heads), environment=environment).returncode == 0
    good = command("audit", "verify", "--head", str(heads), environment=environment)
    assert (good.returncode, good.stderr) == (0, ""), good.stdout
    row = owner_connection.execute("SELECT wrong FROM audit_verification ORDER BY at DESC LIMIT 1").fetchone()
    assert row == (0,)
    if heads.read_text():
        heads.write_text(heads.read_text().replace(heads.read_text()[-10:-1], "0" * 9))
        bad = command("audit", "verify", "--head", str(heads), environment=environment)
        assert bad.returncode == 1 and "kept elsewhere" in bad.stdout
    heads.write_text("onzin\n")
    assert "not a file of heads" in command("audit", "verify", "--head", str(heads), environment=environment).stderr
    ahead = command("audit", "partitions", environment=environment)
    assert ahead.returncode == 0 and "a part for each month until" in ahead.stdout
    owner_connection.execute("DELETE FROM audit_seal")


def test_the_server_cannot_seal_nor_write_a_line_of_another_transaction(app_connection: "Connection[Any]"):
    import psycopg

    for statement in (
        "INSERT INTO audit_seal (id) VALUES (gen_random_uuid())",
        "DELETE FROM audit_seal",
        (
            "INSERT INTO audit_line (id, at, event, what, role, detail, xid) VALUES"
            " (gen_random_uuid(), now(), 'read', 'x', '', '{}', 7)"
        ),
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app_connection.execute(statement)
