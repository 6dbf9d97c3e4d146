"""The parts of the four steps: what each asks, in which fields, and when something is still missing (G1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

type Words = str | Promise
YES, PARTLY, NO = "yes", "partly", "no"
ANSWERS: list[tuple[str, Words]] = [
    (YES, gettext_lazy("ja")),
    (PARTLY, gettext_lazy("deels")),
    (NO, gettext_lazy("nee")),
]
WHO: list[tuple[str, Words]] = [
    ("resident", gettext_lazy("de inwoner")),
    ("household", gettext_lazy("het huishouden")),
    ("around", gettext_lazy("de mensen eromheen")),
    ("municipality", gettext_lazy("de gemeente")),
    ("society", gettext_lazy("de samenleving")),
]
"""What is done to whom, in the order of the method."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One field of a part: its name, what it asks, and whether it is a choice."""

    name: str
    label: Words
    help: Words = ""
    choice: bool = False
    rows: int = 3
    most: int = 5_000


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of part: in which step, under which words, with which fields. ``many``: one for each ref."""

    key: str
    step: int
    title: Words
    asks: tuple[Ask, ...]
    many: bool = False


def _one(key: str, step: int, title: Words, help: Words = "", rows: int = 3) -> Kind:
    return Kind(key, step, title, (Ask("words", title, help, rows=rows),))


KINDS: dict[str, Kind] = {
    one.key: one
    for one in (
        _one(
            "wants",
            1,
            gettext_lazy("Wat wil de inwoner bereiken?"),
            gettext_lazy("In de woorden van de inwoner zelf. Vraag het, als u het niet weet."),
        ),
        _one("expects", 1, gettext_lazy("Wat verwacht de inwoner van ons?")),
        Kind(
            "professional",
            1,
            gettext_lazy("Wat wil deze collega bereiken?"),
            (Ask("words", gettext_lazy("Wat wilt u bereiken voor dit huishouden?")),),
            many=True,
        ),
        _one("others", 1, gettext_lazy("Wat willen anderen aan tafel?"), gettext_lazy("Verhuurder, school, netwerk …")),
        _one(
            "effect",
            1,
            gettext_lazy("Welk effect willen we samen?"),
            gettext_lazy("Eén zin waar iedereen achter staat, de inwoner voorop."),
        ),
        Kind(
            "law",
            2,
            gettext_lazy("Past het effect bij waar deze wet voor is gemaakt?"),
            (
                Ask("answer", gettext_lazy("Past het effect bij waar deze wet voor is gemaakt?"), choice=True),
                Ask("words", gettext_lazy("Waarom wel, deels of niet?"), rows=2),
            ),
            many=True,
        ),
        Kind(
            "effect_on",
            3,
            gettext_lazy("Wat doet het?"),
            (
                Ask("now", gettext_lazy("Nu"), gettext_lazy("De komende weken."), rows=2),
                Ask("later", gettext_lazy("Later"), gettext_lazy("Over een jaar en verder."), rows=2),
            ),
            many=True,
        ),
        _one(
            "reasoning",
            3,
            gettext_lazy("Hoe wegen we dit?"),
            gettext_lazy("De redenering in gewone woorden, ook wat ertegen pleit."),
            rows=4,
        ),
        Kind(
            "legal",
            4,
            gettext_lazy("Voorwaarde uit de wet"),
            (
                Ask("article", gettext_lazy("Wet en artikel"), rows=1, most=200),
                Ask("room", gettext_lazy("Welke ruimte geeft het artikel?"), rows=2),
                Ask("deviation", gettext_lazy("Waar wijken we van af?"), gettext_lazy("Leeg: nergens van."), rows=2),
            ),
            many=True,
        ),
        _one(
            "organisational",
            4,
            gettext_lazy("Wat moet er bij ons geregeld zijn?"),
            gettext_lazy("Geld, mensen, mandaat, systemen, wie het weten moet."),
        ),
        _one("plan", 4, gettext_lazy("Wie doet wat, en wanneer?"), rows=4),
    )
}
STEPS: list[tuple[int, Words, Words]] = [
    (1, gettext_lazy("Effect"), gettext_lazy("Waar gaat het om? Eerst de inwoner, dan wij.")),
    (2, gettext_lazy("Grondwaarden"), gettext_lazy("Waar is elke wet voor gemaakt? Artikelen komen later.")),
    (3, gettext_lazy("Ethiek"), gettext_lazy("Wat doet elke mogelijkheid met wie, nu en later? Ook niets doen.")),
    (4, gettext_lazy("Randvoorwaarden"), gettext_lazy("Wat is er nodig om het te mogen en te kunnen?")),
]


@dataclass(frozen=True, slots=True)
class Name:
    """A part's name in an address: its kind, and its ref where there are several."""

    kind: str
    ref: str = ""

    def __str__(self) -> str:
        return f"{self.kind}.{self.ref}" if self.ref else self.kind

    @classmethod
    def of(cls, text: str) -> "Name | None":
        """This function will read a part's name, or give None where there is no such kind."""
        kind, _dot, ref = text.partition(".")
        known = KINDS.get(kind)
        return cls(kind, ref) if known and known.many == bool(ref) and len(ref) <= 60 else None

    @property
    def asks(self) -> Kind:
        """What its kind asks."""
        return KINDS[self.kind]


def filled(content: Mapping[str, Any] | None) -> bool:
    """This function will say whether anything was written in a part."""
    return any(str(value).strip() for value in (content or {}).values())


def as_text(kind: Kind, content: Mapping[str, Any]) -> str:
    """This function will write a part's fields below each other, to compare two versions of it."""
    said = []
    for ask in kind.asks:
        value = str(content.get(ask.name, ""))
        if ask.choice:
            value = str(dict(ANSWERS).get(value, "–"))
        said.append(f"{ask.label}\n{value}" if len(kind.asks) > 1 else value)
    return "\n\n".join(said)


def missing(
    parts: Mapping[str, Mapping[str, Any]], *, options: Sequence[tuple[str, str, bool]], involved: int
) -> list[str]:
    """This function will say in words what a test still lacks.

    :param parts: what was written, by the part's name.
    :param options: each option's id, title and whether it is doing nothing.
    :param involved: how many professionals are around the table: with one there is nobody else to ask.
    """
    has = {name for name, content in parts.items() if filled(content)}
    kinds = {name.partition(".")[0] for name in has}
    found = [
        (_("Stap 1: wat de inwoner wil bereiken"), "wants" in has),
        (_("Stap 1: wat de inwoner van ons verwacht"), "expects" in has),
        (_("Stap 1: wat een professional wil bereiken"), "professional" in kinds or not involved),
        (_("Stap 1: het effect dat we samen willen"), "effect" in has),
        (_("Stap 2: waar minstens één wet voor is gemaakt"), "law" in kinds),
        (_("Stap 3: een mogelijkheid naast niets doen"), any(not nothing for _id, _title, nothing in options)),
        *(
            (
                _("Stap 3: wat “%(option)s” met de inwoner doet") % {"option": title},
                f"effect_on.{id}.resident" in has,
            )
            for id, title, _nothing in options
        ),
        (_("Stap 3: hoe we dit wegen"), "reasoning" in has),
        (_("Stap 4: de voorwaarden uit de wet"), "legal" in kinds),
        (_("Stap 4: wat er bij ons geregeld moet zijn"), "organisational" in has),
        (_("Stap 4: wie doet wat, en wanneer"), "plan" in has),
    ]
    return [words for words, there in found if not there]
