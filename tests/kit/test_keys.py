"""The keys: what they close they open, for the same row only, and nobody overwrites them."""

import base64
import json
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenhang.kit import keys
from samenhang.kit.keys import PURPOSES, CannotDecrypt, Keyring, KeysTrouble, Purpose


@pytest.fixture(scope="module")
def ring(tmp_path_factory: pytest.TempPathFactory) -> Keyring:
    return keys.create(tmp_path_factory.mktemp("keys") / "keys.json")


@given(text=st.text(max_size=200), row=st.binary(max_size=32))
def test_what_is_closed_is_opened(ring: Keyring, text: str, row: bytes):
    closed = ring.encrypt("bsn", text, row)
    assert closed[0] == 1
    assert ring.decrypt("bsn", closed, row) == text
    assert len(text) < 4 or text.encode() not in closed


def test_same_text_is_never_closed_the_same(ring: Keyring):
    assert ring.encrypt("bsn", "999990019", b"row") != ring.encrypt("bsn", "999990019", b"row")


def test_another_row_purpose_or_byte_fails(ring: Keyring):
    closed = ring.encrypt("bsn", "999990019", b"row")
    changed = closed[:-1] + bytes([closed[-1] ^ 1])
    attempts: list[tuple[Purpose, bytes, bytes]] = [
        ("bsn", closed, b"other"),
        ("mfa", closed, b"row"),
        ("bsn", changed, b"row"),
    ]
    for purpose, text, row in attempts:
        with pytest.raises(CannotDecrypt):
            ring.decrypt(purpose, text, row)


@pytest.mark.parametrize("closed", [b"", b"\x01", b"\x07" + b"x" * 40])
def test_what_was_never_closed_fails(ring: Keyring, closed: bytes):
    with pytest.raises(CannotDecrypt):
        ring.decrypt("bsn", closed, b"row")


def test_newest_key_closes_and_the_older_still_opens(tmp_path: Path):
    path = tmp_path / "keys.json"
    before = keys.create(path)
    closed = before.encrypt("bsn", "999990019", b"row")
    content = json.loads(path.read_text())
    for purpose in ("bsn", "django"):
        content[purpose]["2"] = base64.b64encode(b"2" * 32).decode()
    path.write_text(json.dumps(content))
    after = keys.load(path)
    assert after.decrypt("bsn", closed, b"row") == "999990019"
    assert after.encrypt("bsn", "999990019", b"row")[0] == 2
    assert after.django_secrets()[1:] == before.django_secrets()


def test_blind_index_is_steady_and_keyed(ring: Keyring, tmp_path: Path):
    other = keys.create(tmp_path / "keys.json")
    assert len(ring.blind_index("999990019")) == 32
    assert ring.blind_index("999990019") == ring.blind_index("999990019") != ring.blind_index("999990020")
    assert ring.blind_index("999990019") != other.blind_index("999990019")


def test_every_purpose_has_its_own_key(ring: Keyring):
    assert len({ring.current(purpose)[1] for purpose in PURPOSES}) == len(PURPOSES)


def test_key_file_is_for_its_owner_and_never_overwritten(tmp_path: Path):
    path = tmp_path / "deep" / "keys.json"
    keys.create(path)
    content = path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(KeysTrouble, match="never overwritten"):
        keys.create(path)
    assert path.read_bytes() == content
    assert [file.name for file in path.parent.iterdir()] == ["keys.json"]


def test_key_file_open_to_all_is_refused(tmp_path: Path):
    path = tmp_path / "keys.json"
    keys.create(path)
    path.chmod(0o644)
    with pytest.raises(KeysTrouble, match="chmod 600"):
        keys.load(path)


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"bsn": {"1": "short"}}', json.dumps({purpose: {"1": "c2hvcnQ="} for purpose in PURPOSES})],
)
def test_what_is_no_key_file_is_told(tmp_path: Path, content: str):
    path = tmp_path / "keys.json"
    path.write_text(content)
    path.chmod(0o600)
    with pytest.raises(KeysTrouble, match=r"keys\.json"):
        keys.load(path)


def test_missing_key_file_is_told_at_use_not_at_import(tmp_path: Path):
    assert keys.django_secrets(str(tmp_path / "none")) == [""]
    with pytest.raises(KeysTrouble, match="There is no key file"):
        keys.load(tmp_path / "none")


def test_this_process_has_its_keys():
    assert keys.decrypt("mfa", keys.encrypt("mfa", "geheim", b"7"), b"7") == "geheim"
    assert keys.blind_index("a") == keys.keyring().blind_index("a")
