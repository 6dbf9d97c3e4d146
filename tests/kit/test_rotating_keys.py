"""Keys are rotated while people work: nothing is lost, nobody is not found, and what is closed is closed anew."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.db.models import BinaryField
from uuid_utils.compat import uuid7

from samenhang.kit import key_file, keys, reclosing
from samenhang.kit.keys import CannotDecrypt, KeysTrouble
from tests.support.database import CLUSTER, KEYS, ROOT, command, server_environment


@dataclass
class Place:
    """A database and a key file that no other test uses."""

    database: str
    keys: Path

    @property
    def environment(self) -> dict[str, str]:
        return {
            **server_environment(CLUSTER.url("app", self.database)),
            "DATABASE_OWNER_URL": CLUSTER.url("owner", self.database),
            "SAMENHANG_KEYS": str(self.keys),
        }

    def run(self, *words: str, fails: bool = False) -> str:
        done = command("keys", *words, environment=self.environment)
        assert bool(done.returncode) == fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    def ask(self, statement: str) -> list[tuple[object, ...]]:
        with CLUSTER.connect("owner", self.database) as owner:
            return list(owner.execute(statement))


@pytest.fixture
def place(database_name: str, pytestconfig: pytest.Config, tmp_path: Path) -> Iterator[Place]:
    name, template = f"{database_name}_keys", database_name
    from tests.conftest import PREPARED

    template = pytestconfig.stash[PREPARED].template
    CLUSTER.create_database(name, template=template)
    shutil.copy(KEYS, tmp_path / "keys.json")
    yield Place(name, tmp_path / "keys.json")
    CLUSTER.drop_database(name)


def at_work(place: Place, stop: Path) -> "subprocess.Popen[str]":
    environment = {key: value for key, value in place.environment.items() if key != "DATABASE_OWNER_URL"}
    environment["PYTHONPATH"] = f"{ROOT}:{ROOT / 'src'}"
    words = [sys.executable, "-m", "tests.support.at_work", str(stop)]
    return subprocess.Popen(words, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_rotating_with_people_at_work(place: Place, tmp_path: Path):
    stop = tmp_path / "stop"
    somebody = at_work(place, stop)
    assert somebody.stdout
    assert somebody.stdout.readline() == "begun\n"
    first = place.run("rotate")
    second = place.run("rotate", "--purpose", "bsn", "--purpose", "blind_index")
    stop.touch()
    told = json.loads(somebody.communicate(timeout=60)[0])
    assert told["wrong"] == []
    assert told["rounds"] >= 5
    assert "blind_index: version 2 closes from now on" in first
    assert "blind_index: version 3 closes from now on" in second
    assert "Restart the server" in first
    assert place.ask("SELECT version FROM kit_keyinuse WHERE purpose = 'blind_index'") == [(3,)]
    # What was recorded between reading the file and the last batch may be closed with the version before: once more.
    place.run("rotate", "--purpose", "bsn")
    counted = place.ask("SELECT count(*), count(DISTINCT bsn_index) FROM people_person WHERE bsn_sealed IS NOT NULL")
    assert counted[0][0] == counted[0][1] == told["rounds"]
    ring = keys.load(place.keys)
    for row, sealed, index in place.ask("SELECT id, bsn_sealed, bsn_index FROM people_person"):
        number = ring.decrypt("bsn", sealed, row.bytes)  # type: ignore[attr-defined, arg-type]  # a UUID and bytes
        assert ring.blind_index(number, 3) == index


def test_second_steps_open_after_rotating_and_retiring(place: Place):
    ring = keys.load(place.keys)
    seed = ring.encrypt("mfa", "a seed", b"mfa").hex()
    code = ring.encrypt("mfa", "old code", b"mfa").hex()
    with CLUSTER.connect("owner", place.database) as owner:
        owner.execute(
            "INSERT INTO auth_user (username, password, is_superuser, is_staff, is_active, first_name,"
            " last_name, email, date_joined) VALUES ('iemand', '', false, false, true, '', '', '', now())"
        )
        owner.execute(
            "INSERT INTO mfa_authenticator (user_id, type, data, created_at) SELECT id, 'recovery_codes', %s, now()"
            " FROM auth_user",
            [json.dumps({"seed": seed, "used_mask": 5, "migrated_codes": [code]})],
        )
    assert "mfa: versions 1; 1 closes" in place.run("show")
    assert "second steps: 1 closed anew" in place.run("rotate", "--purpose", "mfa")
    assert "mfa: 1 taken out" in place.run("retire", "--yes")
    assert "mfa: versions 2; 2 closes" in place.run("show")
    [(data,)] = place.ask("SELECT data FROM mfa_authenticator")
    ring = keys.load(place.keys)
    assert data["used_mask"] == 5  # type: ignore[index]  # JSON
    assert ring.decrypt("mfa", bytes.fromhex(data["seed"]), b"mfa") == "a seed"  # type: ignore[index]  # JSON
    assert ring.decrypt("mfa", bytes.fromhex(data["migrated_codes"][0]), b"mfa") == "old code"  # type: ignore[index]  # JSON
    with pytest.raises(CannotDecrypt):
        ring.decrypt("mfa", bytes.fromhex(seed), b"mfa")


def test_added_first_used_later(place: Place):
    before = keys.load(place.keys)
    assert "bsn: version 2 added, not in use yet" in place.run("add", "--purpose", "bsn")
    added = keys.load(place.keys)
    assert added.current("bsn") == before.current("bsn")
    assert "waits already" in place.run("add", "--purpose", "bsn", fails=True)
    assert "bsn: version 2 closes from now on" in place.run("rotate", "--purpose", "bsn")
    assert keys.load(place.keys).current("bsn")[0] == 2


def test_stopped_halfway_is_finished_without_another_version(place: Place):
    """The file says that version 2 closes, and the database was not brought there."""
    key_file.add(place.keys, ["blind_index"])
    key_file.begin_to_use(place.keys, ["blind_index"])
    assert "blind_index: version 2 closes" in place.run("rotate", "--purpose", "blind_index")
    assert place.ask("SELECT version FROM kit_keyinuse") == [(2,)]


def test_what_no_key_opens_is_told_and_the_rest_goes_on(place: Place):
    with CLUSTER.connect("owner", place.database) as owner:
        owner.execute(
            "INSERT INTO people_person (id, given_names, prefix, family_name, birth_date_known, sex, from_brp, secrecy,"
            " death_date_known, bsn_sealed) VALUES (gen_random_uuid(), 'A', '', 'B', '', '', false, 0, '', %s)",
            [b"\x09" + b"x" * 40],
        )
    said = place.run("rotate", "--purpose", "bsn", fails=True)
    assert "No key opens these" in said
    assert "people_person.bsn_sealed: " in said


def test_only_the_owner_changes_the_version(place: Place):
    with CLUSTER.connect("app", place.database) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute("UPDATE kit_keyinuse SET version = 9")


def test_the_server_takes_up_a_changed_file_by_itself(tmp_path: Path, settings: object):
    path = tmp_path / "keys.json"
    keys.create(path)
    settings.KEYS_FILE = str(path)  # type: ignore[attr-defined]  # Django's settings of this test
    closed = keys.encrypt("bsn", "999990019", b"row")
    key_file.add(path, ["bsn"])
    assert keys.encrypt("bsn", "999990019", b"row")[0] == 1
    key_file.begin_to_use(path, ["bsn"])
    assert keys.encrypt("bsn", "999990019", b"row")[0] == 2
    assert keys.decrypt("bsn", closed, b"row") == "999990019"


def test_versions_that_are_needed_stay(tmp_path: Path):
    path = tmp_path / "keys.json"
    keys.create(path)
    with pytest.raises(KeysTrouble, match="is needed"):
        key_file.take_out(path, {"bsn": [1]})
    key_file.add(path)
    key_file.begin_to_use(path)
    for kept in sorted(key_file.KEPT):
        with pytest.raises(KeysTrouble, match="is needed"):
            key_file.take_out(path, {kept: [1]})
    key_file.take_out(path, {"bsn": [1]})
    assert sorted(keys.load(path).keys["bsn"]) == [2]


def test_a_closing_version_that_is_not_there_is_told(tmp_path: Path):
    path = tmp_path / "keys.json"
    keys.create(path)
    content = json.loads(path.read_text())
    path.write_text(json.dumps({**content, "closing": {"bsn": 7}}))
    with pytest.raises(KeysTrouble, match="version 7 of bsn"):
        keys.load(path)


def test_documents_are_closed_anew_and_open_ones_closed(place: Place):
    """A key file of before documents had a key gets one; afterwards every document opens with the new key alone."""
    content = json.loads(place.keys.read_text())
    del content["documents"]
    place.keys.write_text(json.dumps(content))
    assert "documents: no key yet" in place.run("show")
    ids, paper = [uuid7() for _ in range(3)], b"%PDF-1.7 geheim van Anna"
    with CLUSTER.connect("owner", place.database) as owner:
        owner.execute("ALTER TABLE people_document DISABLE TRIGGER USER")
        for (name,) in owner.execute(
            "SELECT conname FROM pg_constraint WHERE conrelid = 'people_document'::regclass AND contype = 'f'"
        ).fetchall():
            owner.execute(f'ALTER TABLE people_document DROP CONSTRAINT "{name}"')
        for row in ids:
            owner.execute(
                "INSERT INTO people_document (id, household_id, person_id, layer, domain, hidden_reason,"
                " representative_id, type, content_sealed, size, sha256, by_id, at)"
                " VALUES (%s, %s, %s, 'involvement', '', '', %s, 'application/pdf', %s, 9, %s, %s, now())",
                [row, row, row, row, paper, row.hex, row],
            )
    assert "documents: 3 closed anew" in place.run("rotate", "--purpose", "documents")
    for round_ in (1, 2):
        rows = dict(place.ask("SELECT id, content_sealed FROM people_document"))
        assert not any(b"geheim" in bytes(kept) or b"%PDF" in bytes(kept) for kept in rows.values())  # type: ignore[call-overload]  # bytes
        ring = keys.load(place.keys)
        assert {ring.decrypt("documents", bytes(kept)[4:77], row.bytes) for row, kept in rows.items()}  # type: ignore[attr-defined, call-overload]  # bytes
        assert {bytes(kept)[4] for kept in rows.values()} == {round_}  # type: ignore[call-overload]  # bytes
        assert "documents: 3 closed anew" in place.run("rotate", "--purpose", "documents")
    assert "documents: 1, 2 taken out" in place.run("retire", "--yes")
    assert "documents: versions 3; 3 closes" in place.run("show")


def test_every_closed_column_is_known():
    """A column of closed bytes that nobody told of would keep its old key for good."""
    closed = {
        (model._meta.db_table, one.column)
        for model in apps.get_models()
        for one in model._meta.local_fields
        if isinstance(one, BinaryField) and one.name.endswith("_sealed")
    }
    assert closed == reclosing.told()
    others = (
        {
            (model._meta.db_table, one.column)
            for model in apps.get_models()
            for one in model._meta.local_fields
            if isinstance(one, BinaryField)
        }
        - closed
        - set(reclosing.indexed())
    )
    assert others == {
        ("audit_seal", "tags"),  # made with the seal's key, whose versions are all kept
        ("audit_seal", "head"),
    }
