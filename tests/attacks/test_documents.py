"""Documents that come in (A7, decision 0033): judged by what they are, cleaned, kept behind the wall, never shown."""

import io
import struct
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.people import documents
from samenhang.people.actions import beside
from samenhang.people.models.beside import Document, Representative
from tests.support import papers
from tests.support.town import Home, Town, a_town

if TYPE_CHECKING:
    from psycopg import Connection


def bomb() -> bytes:
    """This function will give a PNG of a few bytes that says to be thirty thousand pixels each way."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 999)) + chunk(b"IEND", b"")
    )


BAD = {
    "nothing": (b"", "leeg"),
    "a program called besluit.pdf": (b"MZ\x90\x00" + b"\x00" * 500, "geen PDF"),
    "a page of the web": (b"<html><script>alert(1)</script></html>", "geen PDF"),
    "a picture that can act": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "geen PDF"),
    "something before the PDF": (b"MZ%PDF-1.7\n" + papers.a_pdf(), "geen PDF"),
    "half a PDF": (papers.a_pdf()[:60], "beschadigd"),
    "a PDF in name only": (b"%PDF-1.7\nhallo", "beschadigd"),
    "a PDF with a script": (papers.with_script(), "vanzelf iets doet"),
    "a PDF with a program in it": (papers.with_file(), "vanzelf iets doet"),
    "a PDF that starts a program": (papers.with_launch(), "vanzelf iets doet"),
    "a locked PDF": (papers.locked(), "wachtwoord"),
    "a PDF of 201 pages": (papers.a_pdf(201), "200"),
    "half a picture": (papers.a_picture("JPEG")[:200], "beschadigd"),
    "a JPEG that is a PNG inside": (b"\xff\xd8\xff" + papers.a_picture("PNG"), "beschadigd"),
    "a bomb": (bomb(), "te groot"),
    "eleven megabytes": (b"%PDF-" + b"0" * 11_000_000, "10 MB"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_no_safe_document_is_refused_in_words(what: str) -> None:
    sent, words = BAD[what]
    with pytest.raises(documents.NotADocument) as refused:
        documents.cleaned(sent)
    assert words in refused.value.message


@pytest.mark.parametrize("sent", [papers.a_picture("PNG"), papers.a_picture("JPEG"), papers.with_author()])
def test_only_what_one_sees_is_kept(sent: bytes) -> None:
    assert b"Gerrit" in sent or b"G\x00e\x00r" in sent
    kept = documents.cleaned(sent).content
    assert "Gerrit" not in papers.says(kept)
    assert b"PK\x03\x04" not in kept


def test_a_picture_keeps_its_look() -> None:
    with Image.open(io.BytesIO(documents.cleaned(papers.a_picture("JPEG")).content)) as image:
        assert image.size == (40, 60)  # turned upright
    clear = io.BytesIO()
    Image.new("RGBA", (10, 10), (255, 0, 0, 0)).save(clear, "PNG")
    with Image.open(io.BytesIO(documents.cleaned(clear.getvalue()).content)) as image:
        assert image.getpixel((5, 5)) == (255, 255, 255)


def test_a_pdf_keeps_its_pages() -> None:
    kept = documents.cleaned(papers.a_pdf(3))
    assert kept.type == "application/pdf"
    assert len(PdfReader(io.BytesIO(kept.content)).pages) == 3


# -- over the counter ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def town() -> Town:
    return a_town()


@pytest.fixture
def home(town: Town) -> Home:
    home = town.home("Anna Papier", "Bas Papier")
    town.open_case(home)
    return home


@pytest.fixture
def acts(town: Town, home: Home) -> Representative:
    by = town.director.viewer
    details = {"kind": "administrator", "name": "Wim Beheer", "mandate": ["money"], "starts_on": town.now.date()}
    with viewing(by):
        return beside.represent(
            household=home.household,
            person=home.people[0],
            details={**details, "decided_by": "rechtbank Lindeveen"},
            by=by,
            at=town.now,
        )


def send(client: Client, one: Representative, sent: bytes | None, name: str = "besluit.pdf") -> Any:
    fields: dict[str, Any] = {"submission": str(uuid7())}
    if sent is not None:
        fields["document"] = SimpleUploadedFile(name, sent)
    return client.post(reverse("cases:add_document", args=[one.id]), fields)


def kept(town: Town, one: Representative) -> list[Document]:
    with viewing(town.director.viewer):
        return list(Document.objects.filter(representative=one))


def test_a_document_comes_in_once_and_goes_out_as_a_file_without_a_name(
    town: Town, acts: Representative, owner_connection: "Connection[Any]"
) -> None:
    client = town.director.client()
    assert send(client, acts, papers.with_author(), "Beschikking Anna Papier.pdf").status_code == 302
    again = send(client, acts, papers.with_author())
    assert again.status_code == 422
    (document,) = kept(town, acts)
    assert b"%PDF" not in bytes(document.content_sealed) and b"/Page" not in bytes(document.content_sealed)
    got = client.get(reverse("cases:representative_document", args=[document.id]))
    assert got.content.startswith(b"%PDF-") and len(got.content) == document.size
    assert got["Content-Disposition"] == 'attachment; filename="document.pdf"'
    assert got["X-Content-Type-Options"] == "nosniff"
    assert got["Content-Security-Policy"].startswith("sandbox")
    assert got["Cache-Control"] == "no-store"
    lines = owner_connection.execute(
        "SELECT l.event, s.person_id FROM audit_line l JOIN audit_subject s ON s.line_id = l.id"
        " WHERE l.object_id = %s AND l.what = 'people.read_document'",
        [document.id],
    ).fetchall()
    assert lines == [("print", acts.person_id)]


@pytest.mark.parametrize("what", BAD)
def test_the_form_says_what_is_wrong_and_keeps_nothing(town: Town, acts: Representative, what: str) -> None:
    sent, words = BAD[what]
    got = send(town.director.client(), acts, sent)
    assert got.status_code == 422
    assert words in got.content.decode()
    assert kept(town, acts) == []


def test_no_file_at_all_and_a_body_beyond_measure(town: Town, acts: Representative) -> None:
    client = town.director.client()
    got = send(client, acts, None)
    assert got.status_code == 422 and "Kies een bestand" in got.content.decode()
    beyond = send(client, acts, b"%PDF-" + b"0" * 53_000_000)
    assert beyond.status_code in (400, 413)
    assert kept(town, acts) == []


def test_only_who_keeps_the_household_up_opens_a_document(
    town: Town, home: Home, acts: Representative, app_connection: "Connection[Any]"
) -> None:
    keeps = town.director
    assert send(keeps.client(), acts, papers.a_pdf()).status_code == 302
    (document,) = kept(town, acts)
    url = reverse("cases:representative_document", args=[document.id])
    for_all, for_other = town.colleague(domain="wmo"), town.colleague(domain="jeugd")
    town.involve(home, for_all)
    town.involve(home, for_other, people=home.ids[1:])
    for who, papers_seen in ((for_all, 0), (for_other, 0), (town.colleague(domain="wmo"), 0), (keeps, 1)):
        assert who.client().get(url).status_code == (200 if papers_seen else 404)
        with app_connection.transaction():
            app_connection.execute("SELECT set_config('samenhang.viewer', %s, true)", [str(who.viewer.id)])
            found = app_connection.execute("SELECT count(*) FROM people_document WHERE id = %s", [document.id])
            assert found.fetchone() == (papers_seen,)


def test_a_document_hangs_on_nobody_elses_representative(
    town: Town, acts: Representative, app_connection: "Connection[Any]"
) -> None:
    other = town.home("Cor Ander", "Dia Ander")
    town.open_case(other)
    with pytest.raises(Exception, match="row-level security"), app_connection.transaction():
        app_connection.execute("SELECT set_config('samenhang.viewer', %s, true)", [str(town.director.viewer.id)])
        app_connection.execute(
            "INSERT INTO people_document (id, household_id, person_id, layer, domain, hidden_reason, representative_id,"
            " type, content_sealed, size, sha256, by_id, at)"
            " VALUES (%s, %s, %s, 'involvement', '', '', %s, 'image/png', 'x', 1, 'x', %s, now())",
            [uuid7(), other.household.id, other.ids[0], acts.id, uuid7()],
        )


def test_a_document_that_was_changed_or_put_elsewhere_is_said_to_be_damaged(
    town: Town, home: Home, acts: Representative, owner_connection: "Connection[Any]"
) -> None:
    client = town.director.client()
    assert send(client, acts, papers.a_pdf(2)).status_code == send(client, acts, papers.a_pdf(3)).status_code == 302
    one, other = kept(town, acts)
    address = reverse("cases:representative_document", args=[one.id])
    put = "UPDATE people_document SET content_sealed = %s WHERE id = %s"
    whole = bytes(one.content_sealed)
    turned = [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in (20, len(whole) - 1)]
    changed = [*turned, whole[:40], b"", b"MZ", whole[1:]]
    for wrong in [*changed, bytes(other.content_sealed)]:
        owner_connection.execute(put, [wrong, one.id])
        page = client.get(address)
        assert page.status_code == 409 and "beschadigd of veranderd" in page.content.decode()
    owner_connection.execute(put, [papers.a_pdf(2), one.id])  # kept before there was a key for documents
    assert client.get(address).content == papers.a_pdf(2)
