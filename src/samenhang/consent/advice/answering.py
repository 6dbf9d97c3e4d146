"""From what was asked to an answer: always exactly one, with its reason, and what may be done instead."""

from collections.abc import Mapping
from dataclasses import dataclass

from samenhang.consent.advice.questions import ANSWERS, BY_CODE, QUESTIONS, Words
from samenhang.consent.advice.table import Note, Row, Source, Table, current_table


@dataclass(frozen=True, slots=True)
class Advice:
    """What the adviser says to one set of answers."""

    asked: Mapping[str, str]
    row: Row
    notes: tuple[Note, ...]
    table: Table

    @property
    def answer(self) -> str:
        """The answer's code: yes, yes_if, ask_first, no."""
        return self.row.answer

    @property
    def words(self) -> Words:
        """The answer in words."""
        return ANSWERS[self.row.answer]

    @property
    def rules(self) -> list[Source]:
        """The rules it rests on, each once."""
        return list(dict.fromkeys([*self.row.rules, *(rule for note in self.notes for rule in note.rules)]))

    @property
    def offers(self) -> list[str]:
        """The keys of the acts that help on, each once."""
        return list(dict.fromkeys([*self.row.offers, *(key for note in self.notes for key in note.offers)]))

    @property
    def question(self) -> list[tuple[Words, Words]]:
        """What was asked, in words: so that the answer can be read without the form, and a slip is seen."""
        return [(one.short, one.answers[self.asked[one.code]]) for one in QUESTIONS]


def advise(asked: Mapping[str, str]) -> Advice:
    """This function will answer; ``asked`` holds one known code for every question.

    :raises KeyError: when a question is left out, or has an answer that is not known.
    """
    for code, question in BY_CODE.items():
        question.answers[asked[code]]
    rules = current_table()
    row = rules.find(asked)
    notes = () if row.answer == "no" else tuple(note for note in rules.notes if note.fits(asked))
    return Advice(dict(asked), row, notes, rules)
