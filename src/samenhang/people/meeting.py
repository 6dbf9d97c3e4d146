"""What helps to meet somebody, as badges on a screen and as the shape of a letter (A6)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samenhang.people.languages import Cover, cover
from samenhang.people.models import Contact

ICONS = {
    Contact.Help.SPEAK_UP: "ear",
    Contact.Help.SIGN: "ear",
    Contact.Help.WRITTEN: "ear",
    Contact.Help.LARGE: "eye",
    Contact.Help.READER: "eye",
    Contact.Help.AUDIO: "ear",
    Contact.Help.SHORT: "book-open",
    Contact.Help.PICTURES: "book-open",
    Contact.Help.REPEAT: "repeat",
}
TO_ARRANGE = (Contact.Help.SIGN, Contact.Help.WRITTEN)


@dataclass(frozen=True, slots=True)
class Need:
    """A calm badge: a word and a picture."""

    word: str
    icon: str


@dataclass(frozen=True, slots=True)
class Paper:
    """How a letter is made for who reads it: large, with pictures, with what is said on top."""

    large: bool = False
    easy: bool = False
    pictures: bool = False
    aloud: bool = False
    covers: tuple[Cover, ...] = ()


def needs(contact: Contact | None) -> list[Need]:
    """This function will give what helps to meet somebody, the interpreter first."""
    if contact is None:
        return []
    found = []
    if contact.interpreter:
        found.append(Need(_("tolk %(language)s") % {"language": spoken(contact)}, "languages"))
    if contact.reading != Contact.Reading.NORMAL:
        found.append(Need(contact.get_reading_display(), "book-open"))
    found += [Need(str(Contact.Help(one).label), ICONS[Contact.Help(one)]) for one in contact.helps]
    if contact.way:
        found.append(Need(_("liefst %(way)s") % {"way": contact.get_way_display()}, "phone"))
    if contact.best_time:
        found.append(Need(contact.best_time, "clock"))
    return found


def spoken(contact: Contact) -> str:
    """This function will name the language an interpreter is asked for, with the dialect."""
    language = contact.language or _("(taal nog vragen)")
    return f"{language} ({contact.dialect})" if contact.dialect else language


def to_arrange(contact: Contact | None) -> list[str]:
    """This function will say what is to be arranged before somebody is met: the interpreter and how."""
    if contact is None:
        return []
    found = []
    if contact.interpreter:
        how = [
            str(part) for part in (contact.get_interpreter_way_display(), contact.get_interpreter_who_display()) if part
        ]
        told = _("tolk %(language)s regelen") % {"language": spoken(contact)}
        found.append(f"{told} ({', '.join(how)})" if how else told)
    found += [_("%(what)s regelen") % {"what": Contact.Help(one).label} for one in contact.helps if one in TO_ARRANGE]
    return found


def paper(contacts: Iterable[Contact | None]) -> Paper:
    """This function will say how a letter is made for these readers: whatever one of them needs."""
    known = [one for one in contacts if one is not None]
    helps = {help for one in known for help in one.helps}
    lines = {line for one in known if one.language and (line := cover(one.language)) and _needs_cover(one)}
    return Paper(
        large=Contact.Help.LARGE in helps,
        easy=any(one.reading != Contact.Reading.NORMAL for one in known) or Contact.Help.SHORT in helps,
        pictures=Contact.Help.PICTURES in helps,
        aloud=any(one.reading == Contact.Reading.SPOKEN for one in known) or bool({"audio", "reader"} & helps),
        covers=tuple(sorted(lines, key=lambda line: line.code)),
    )


def _needs_cover(contact: Contact) -> bool:
    return contact.interpreter or contact.dutch in (Contact.Dutch.NONE, Contact.Dutch.LITTLE)
