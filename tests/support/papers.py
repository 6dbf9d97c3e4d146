"""Documents to send: good ones, and those somebody would send who means harm or took the wrong file."""

import io

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import DictionaryObject, NameObject, TextStringObject


def a_pdf(pages: int = 1) -> bytes:
    """This function will give a plain PDF."""
    return _written(_writer(pages))


def a_picture(kind: str = "PNG", size: tuple[int, int] = (60, 40)) -> bytes:
    """This function will give a picture with hidden words in it, and a turned one where the kind can say so."""
    image, out = Image.new("RGB", size, "navy"), io.BytesIO()
    if kind == "PNG":
        info = PngInfo()
        info.add_text("Author", "Gerrit Geheim")
        image.save(out, "PNG", pnginfo=info)
    else:
        exif = Image.Exif()
        exif[0x013B] = "Gerrit Geheim"  # artist
        exif[0x0112] = 6  # turned
        image.save(out, "JPEG", exif=exif, comment=b"Gerrit Geheim")
    return out.getvalue()


def with_script() -> bytes:
    """This function will give a PDF that runs a script when it is opened."""
    writer = _writer()
    action = DictionaryObject({NameObject("/S"): NameObject("/JavaScript")})
    action[NameObject("/JS")] = TextStringObject("app.alert('hallo');")
    writer.root_object[NameObject("/OpenAction")] = action
    return _written(writer)


def with_file() -> bytes:
    """This function will give a PDF that carries a program along."""
    writer = _writer()
    writer.add_attachment("factuur.exe", b"MZ" + b"\x00" * 60)
    return _written(writer)


def with_launch() -> bytes:
    """This function will give a PDF of which a link starts a program."""
    writer = _writer()
    link = Link(rect=(0, 0, 50, 50), url="https://voorbeeld.test")
    action = {"/S": NameObject("/Launch"), "/F": TextStringObject("cmd.exe")}
    link[NameObject("/A")] = DictionaryObject({NameObject(key): value for key, value in action.items()})
    writer.add_annotation(0, link)
    return _written(writer)


def locked() -> bytes:
    """This function will give a PDF that asks for a password."""
    writer = _writer()
    writer.encrypt("geheim")
    return _written(writer)


def with_author() -> bytes:
    """This function will give a PDF that names who wrote it, and with something else behind its end."""
    writer = _writer()
    writer.add_metadata({"/Author": "Gerrit Geheim", "/Title": "Beschikking Gerrit Geheim"})
    return _written(writer) + b"\nPK\x03\x04 een ander bestand, Gerrit Geheim"


def says(content: bytes) -> str:
    """This function will give everything a kept PDF or picture could tell beside what one sees of it."""
    if content.startswith(b"%PDF"):
        told = PdfReader(io.BytesIO(content)).metadata
        return repr(told) + content.decode("latin-1")
    with Image.open(io.BytesIO(content)) as image:
        return repr(image.info) + repr(dict(image.getexif())) + content.decode("latin-1")


def _writer(pages: int = 1) -> PdfWriter:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=595, height=842)
    return writer


def _written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
