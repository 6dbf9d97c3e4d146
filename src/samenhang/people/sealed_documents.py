"""Documents as they are kept: closed, each with a key of its own, and that key with the server's (decision 0068).

A document begins with a word, then its own key closed for the purpose ``documents`` and bound to the row, then a nonce
and the document closed with AES-256-GCM. So rotating closes the small keys anew and moves no document. What was kept
before there was a key begins as a document does: it opens as it is, and `samenhang keys rotate` closes it. A document
is twenty megabytes at most, and no more than one is in memory at a time.
"""

import base64
import os
from collections.abc import Iterator
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import connection, transaction

from samenhang.kit import keys
from samenhang.kit.keys import NONCE_BYTES, CannotDecrypt, Keyring
from samenhang.people.documents import BEGINS

WORD = b"SHD1"
KEY_BYTES = 32
WRAPPED = 1 + NONCE_BYTES + 44 + 16
"""A version, a nonce, the document's key in base64, and the tag."""
BODY = len(WORD) + WRAPPED


def seal(document_id: UUID, content: bytes, ring: Keyring | None = None) -> bytes:
    """This function will close a document with a new key of its own, bound to its row."""
    key, nonce = os.urandom(KEY_BYTES), os.urandom(NONCE_BYTES)
    wrapped = (ring or keys.keyring()).encrypt("documents", base64.b64encode(key).decode(), document_id.bytes)
    return WORD + wrapped + nonce + AESGCM(key).encrypt(nonce, content, WORD + document_id.bytes)


def unseal(document_id: UUID, kept: bytes) -> bytes:
    """This function will open a document; one that was never closed as it is.

    :raises CannotDecrypt: when a byte was changed, it is another row's, or its key is gone.
    """
    if any(kept.startswith(begin) for begin in BEGINS):
        return kept
    if not kept.startswith(WORD):
        raise CannotDecrypt("this is not a document that was closed here")
    key = base64.b64decode(keys.decrypt("documents", kept[len(WORD) : BODY], document_id.bytes))
    nonce, closed = kept[BODY : BODY + NONCE_BYTES], kept[BODY + NONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(nonce, closed, WORD + document_id.bytes)
    except InvalidTag as error:
        raise CannotDecrypt("this document was changed") from error


def reclose(ring: Keyring) -> Iterator[bool]:
    """This function will close every document's key with the key in use, and every open document; one at a time."""
    for row, head in _to_close(ring.current("documents")[0]):
        with transaction.atomic():
            yield _closed_anew(ring, row, head)


def closed_with() -> set[int]:
    """This function will give which versions of the key closed a document; 0 for documents that lie open."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT CASE WHEN substr(content_sealed, 1, 4) = %s THEN get_byte(content_sealed, 4) ELSE 0 END"
            " FROM people_document",
            [WORD],
        )
        return {row[0] for row in cursor.fetchall()}


def _to_close(version: int) -> list[tuple[UUID, bytes]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, substr(content_sealed, 1, %s) FROM people_document"
            " WHERE NOT (substr(content_sealed, 1, 4) = %s AND get_byte(content_sealed, 4) = %s) ORDER BY id",
            [BODY, WORD, version],
        )
        return [(row, bytes(head)) for row, head in cursor.fetchall()]


def _closed_anew(ring: Keyring, row: UUID, head: bytes) -> bool:
    with connection.cursor() as cursor:
        if head.startswith(WORD):
            try:
                key = ring.decrypt("documents", head[len(WORD) :], row.bytes)
            except CannotDecrypt:
                return False
            anew = WORD + ring.encrypt("documents", key, row.bytes)
            cursor.execute(
                "UPDATE people_document SET content_sealed = overlay(content_sealed placing %s from 1)"
                " WHERE id = %s AND substr(content_sealed, 1, %s) = %s",
                [anew, row, BODY, head],
            )
            return True
        if not any(head.startswith(begin) for begin in BEGINS):
            return False
        cursor.execute("SELECT content_sealed FROM people_document WHERE id = %s FOR UPDATE", [row])
        found = cursor.fetchone()
        if found and bytes(found[0][: len(WORD)]) != WORD:
            closed = seal(row, bytes(found[0]), ring)
            cursor.execute("UPDATE people_document SET content_sealed = %s WHERE id = %s", [closed, row])
        return True
