"""What in a text tells of somebody: numbers and addresses for certain, names of those one works with, and a guess."""

import re

from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer
from samenhang.passing.queries import who_is_named

PHONE = re.compile(r"(?<!\d)(?:\+31|0031|0)[\s.-]*[1-9](?:[\s.-]*\d){8}(?!\d)")
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b", re.IGNORECASE)
STREET = re.compile(r"\b\w+(?:straat|laan|weg|plein|pad|hof|kade|dijk|singel|gracht|steeg)\s+\d+", re.IGNORECASE)
BORN = re.compile(r"\b(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:19|20)\d{2}\b")
NAME = re.compile(r"(?<![.!?:]\s)(?<!^)\b[A-Z][a-zà-ÿ]{2,}(?:\s+(?:van|de|der|den|el|al))*\s+[A-Z][a-zà-ÿ]{2,}")


def for_certain(viewer: Viewer, words: str) -> str:
    """This function will say what must go out of a text about nobody, or nothing: one sentence for the screen."""
    if MAIL.search(words):
        return _("Hier staat een e-mailadres in. Haal het weg: de tekst gaat over niemand.")
    if POSTCODE.search(words) or STREET.search(words):
        return _("Hier staat een adres in. Haal het weg: de tekst gaat over niemand.")
    if named := who_is_named(viewer, words):
        return named
    if PHONE.search(words):
        return _("Hier staat een telefoonnummer in. Haal het weg: de tekst gaat over niemand.")
    if BORN.search(words):
        return _("Hier staat een geboortedatum of andere volledige datum in. Haal die weg.")
    return ""


def perhaps(viewer: Viewer, words: str) -> str:
    """This function will say what to look at again: what is certain, or what looks like a name."""
    if found := for_certain(viewer, words):
        return found
    if NAME.search(words):
        return _("Staat hier een naam in? Schrijf dan liever ‘een moeder’ of ‘een man van 30’.")
    return ""
