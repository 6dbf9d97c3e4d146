"""Documents that come in: judged by what they are, not by what they are called, and cleaned before they are kept.

An image is drawn anew, so that nothing but the picture is left of it. A PDF that is locked, or that can do something
by itself, is refused; of any other only the pages are kept (decision 0033).
"""

import io
import logging
import warnings
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from PIL import Image, ImageOps
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from samenhang.kit.refusals import Refusal

LARGEST = 10_000_000
MAX_PIXELS = 40_000_000
MAX_PAGES = 200
MAX_OBJECTS = 50_000
ACTIVE = {
    *("/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/EF", "/Filespec", "/FileAttachment"),
    *("/AA", "/RichMedia", "/Movie", "/Sound", "/Rendition", "/XFA", "/SubmitForm", "/ImportData", "/GoToE", "/GoToR"),
}
"""Names in a PDF that make it do something, or carry something else along."""
PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
BEGINS = {b"%PDF-": PDF, b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG}
logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it would log pieces of the document


class NotADocument(Refusal):
    """What was sent is no PDF, JPEG or PNG that can be kept safely."""


@dataclass(frozen=True, slots=True)
class Clean:
    """A document as it is kept."""

    type: str
    content: bytes


def cleaned(sent: bytes) -> Clean:
    """This function will give a sent document as it may be kept: its pages or its picture, and nothing else.

    :raises NotADocument: when it is empty, too big, something else than it says, locked, or does something by itself.
    """
    if not sent:
        raise _refused(_("Dit bestand is leeg. Kies een ander bestand."))
    if len(sent) > LARGEST:
        raise too_big()
    kind = next((kind for begin, kind in BEGINS.items() if sent.startswith(begin)), None)
    if kind is None:
        raise _refused(_("Dit is geen PDF, JPEG of PNG, hoe het bestand ook heet. Scan het opnieuw of maak een foto."))
    clean = Clean(kind, _pages(sent) if kind == PDF else _picture(sent, kind))
    if len(clean.content) > LARGEST * 2:
        raise too_big()
    return clean


def too_big() -> NotADocument:
    """This function will give the refusal of a document over ten megabytes."""
    return _refused(_("Dit bestand is te groot. Er past 10 MB. Scan het in zwart-wit of kleiner."))


def _refused(words: str) -> NotADocument:
    return NotADocument(words, field="document")


def _picture(sent: bytes, kind: str) -> bytes:
    name = "JPEG" if kind == JPEG else "PNG"
    unreadable = _("Deze foto is beschadigd of niet te lezen. Maak een nieuwe foto.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(sent), formats=[name]) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise _refused(_("Deze foto is te groot om te openen. Maak een kleinere foto."))
                image.load()
                upright = ImageOps.exif_transpose(image)
                grey = upright.mode in ("1", "L", "LA", "I", "I;16")
                anew = Image.new("L" if grey else "RGB", upright.size, "white")
                drawn = upright.convert("RGBA") if upright.mode in ("P", "LA", "PA", "RGBA") else None
                anew.paste(drawn or upright.convert(anew.mode), mask=drawn)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _refused(_("Deze foto is te groot om te openen. Maak een kleinere foto.")) from error
    except NotADocument:
        raise
    except Exception as error:
        raise _refused(unreadable) from error
    out = io.BytesIO()
    anew.save(out, name, **({"quality": 88, "optimize": True} if kind == JPEG else {"optimize": True}))
    return out.getvalue()


def _pages(sent: bytes) -> bytes:
    unreadable = _("Deze PDF is beschadigd of niet te lezen. Scan het papier opnieuw.")
    try:
        reader = PdfReader(io.BytesIO(sent), strict=False)
        if reader.is_encrypted:
            raise _refused(
                _("Deze PDF zit op slot met een wachtwoord. Bewaar hem zonder wachtwoord en probeer opnieuw.")
            )
        if not 0 < len(reader.pages) <= MAX_PAGES:
            raise _refused(_("Deze PDF heeft geen bladzijden, of meer dan 200. Kies alleen het besluit."))
        _nothing_active(reader)
        writer = PdfWriter()
        for page in reader.pages:
            writer.add_page(page, excluded_keys=("/AA", "/Metadata", "/PieceInfo"))
        writer.metadata = None
        out = io.BytesIO()
        writer.write(out)
    except NotADocument:
        raise
    except Exception as error:
        raise _refused(unreadable) from error
    return out.getvalue()


def _nothing_active(reader: PdfReader) -> None:
    """Refuse what acts by itself or carries another file: everything reachable from the document's root is seen."""
    waiting: list[Any] = [reader.trailer]
    seen: set[tuple[int, int]] = set()
    looked = 0
    while waiting:
        one = waiting.pop()
        looked += 1
        if looked > MAX_OBJECTS * 20 or len(seen) > MAX_OBJECTS:
            raise _refused(_("Deze PDF is te ingewikkeld om te controleren. Druk hem af en scan hem."))
        if isinstance(one, IndirectObject):
            if (one.idnum, one.generation) not in seen:
                seen.add((one.idnum, one.generation))
                waiting.append(one.get_object())
        elif isinstance(one, DictionaryObject):
            values = {str(value) for key in ("/S", "/Type", "/Subtype") if (value := one.get(key)) is not None}
            if ACTIVE & ({str(key) for key in one} | values):
                raise _refused(
                    _("In deze PDF zit iets dat vanzelf iets doet, of een ander bestand. Druk hem af en scan hem.")
                )
            waiting.extend(one.values())
        elif isinstance(one, ArrayObject):
            waiting.extend(one)
