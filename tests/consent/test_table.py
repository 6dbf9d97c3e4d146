"""The adviser's table (H6): every question answered once, no rule out of reach, and what must never be a yes."""

import tomllib
from collections import Counter
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from samenhang.consent.advice import answering, document
from samenhang.consent.advice.questions import QUESTIONS, of_age, who_is
from samenhang.consent.advice.table import OURS, Row, Table, TableTrouble, current_table, parsed, read
from samenhang.teams.models import Role
from tests.support.database import CLUSTER, ROOT, command, server_environment

CODES = [question.code for question in QUESTIONS]
RANK = {"no": 0, "ask_first": 1, "yes_if": 2, "yes": 3}
type Cell = tuple[str, ...]


@cache
def everything() -> dict[Cell, Row]:
    """Every set of answers there is, with the row that fits first: each row's box is filled where nothing is yet."""
    found: dict[Cell, Row] = {}
    for row in [*current_table().rows, current_table().otherwise]:
        for cell in product(*(row.when.get(one.code, tuple(one.answers)) for one in QUESTIONS)):
            found.setdefault(cell, row)
    return found


def having(**wanted: str) -> list[tuple[dict[str, str], Row]]:
    """Every set of answers with these among them."""
    places = [(CODES.index(code), value) for code, value in wanted.items()]
    fitting = (
        (cell, row) for cell, row in everything().items() if all(cell[place] == value for place, value in places)
    )
    return [(dict(zip(CODES, cell, strict=True)), row) for cell, row in fitting]


def answers(**wanted: str) -> set[str]:
    places = [(CODES.index(code), value) for code, value in wanted.items()]
    fitting = (row for cell, row in everything().items() if all(cell[place] == value for place, value in places))
    return {row.answer for row in fitting}


# -- the table as a whole --------------------------------------------------------------------------------------


def test_every_set_of_answers_has_exactly_one_answer() -> None:
    size = 1
    for question in QUESTIONS:
        size *= len(question.answers)
    assert len(everything()) == size
    assert {row.answer for row in everything().values()} == set(RANK)


def test_the_program_finds_the_row_the_table_means() -> None:
    for cell, row in list(everything().items())[::97]:
        advice = answering.advise(dict(zip(CODES, cell, strict=True)))
        assert advice.row is row
        assert (advice.answer != "no") or not advice.notes


def test_no_row_is_out_of_reach() -> None:
    hit = {row.nr for row in everything().values()}
    assert [row.nr for row in current_table().rows if row.nr not in hit] == []


def test_every_answer_gives_its_reason_a_rule_and_a_way_on() -> None:
    for row in current_table().rows:
        assert row.because and row.rules, row.nr
        assert row.instead or row.answer == "yes", row.nr
        assert bool(row.if_) == (row.answer == "yes_if"), row.nr


def test_every_rule_in_the_table_is_used_and_says_whether_it_was_confirmed() -> None:
    table: Any = current_table()
    used = {rule.code for row in [*table.rows, table.otherwise, *table.notes] for rule in row.rules}
    assert used == set(current_table().sources)
    for one in current_table().sources.values():
        assert one.confirmed != ("bevestig" in one.found or "achtergrond" in one.found), one.code


# -- knowing more, being asked, and sharing less is never punished -----------------------------------------------


@pytest.mark.parametrize(
    ("code", "better", "worse"),
    [
        *(("knows", "yes", less) for less in ("told", "not_asked", "unsafe", "no")),
        ("knows", "told", "not_asked"),
        ("knows", "not_asked", "no"),
        ("secrecy", "no", "yes"),
        ("what", "involved", "plan"),
        ("what", "plan", "team"),
        ("what", "team", "file"),
        ("what", "file", "confidence"),
        *(("purpose", more, "own") for more in ("help", "safety", "decision", "check", "report")),
        ("to", "colleague_case", "colleague_other"),
        ("to", "partner_case", "partner_outside"),
        *(("to", anyone, "press") for anyone in ("partner_case", "doctor", "school", "housing", "network")),
    ],
)
def test_better_is_never_answered_worse(code: str, better: str, worse: str) -> None:
    place, wrong = CODES.index(code), Counter[tuple[int, int]]()
    for cell, row in everything().items():
        if cell[place] == worse:
            other = everything()[(*cell[:place], better, *cell[place + 1 :])]
            if RANK[other.answer] < RANK[row.answer]:
                wrong[other.nr, row.nr] += 1
    assert wrong == {}


# -- what must never be ----------------------------------------------------------------------------------------


def test_own_interest_the_press_and_reports_with_names_are_always_no() -> None:
    assert answers(purpose="own") == answers(purpose="report") == answers(to="press") == {"no"}


def test_an_investigation_never_crosses_the_wall() -> None:
    crossing = [row for asked, row in having(what="investigation") if asked["to"] not in ("lawfulness", "police")]
    assert {row.answer for row in crossing} == {"no"}
    assert "yes" not in answers(what="investigation")
    for who in ("support", "partner", "other"):
        assert answers(what="investigation", who=who) == {"no"}


def test_what_support_knows_never_crosses_to_lawfulness_but_that_there_is_a_benefit() -> None:
    for who in ("support", "partner"):
        for asked, row in having(who=who, to="lawfulness"):
            assert row.answer == "no" or (asked["what"] == "benefit" and row.answer == "yes_if")


def test_lawfulness_passes_on_a_worry_or_that_there_is_a_benefit_and_nothing_else() -> None:
    for asked, row in having(who="lawfulness"):
        inside = asked["what"] == "investigation" and asked["to"] in ("lawfulness", "police")
        protects = asked["what"] == "secret_address" and asked["to"] in ("police", "veilig_thuis")
        if row.answer != "no" and not inside and not protects:
            assert asked["what"] in ("worry", "benefit"), (asked, row.nr)
        assert row.answer != "yes"


def test_a_secret_address_goes_only_to_who_visits_or_in_danger() -> None:
    for asked, row in having(what="secret_address"):
        assert row.answer in ("no", "yes_if")
        if asked["to"] not in ("colleague_case", "partner_case"):
            assert row.answer == "no" or (asked["to"] in ("police", "veilig_thuis") and asked["purpose"] == "safety")
        elif row.answer == "yes_if":
            assert any("huisbezoek" in words or "thuis" in words for words in (row.because, *row.if_))


def test_a_plain_yes_is_only_for_the_plan_among_who_is_involved_known_to_the_resident() -> None:
    for asked, row in having():
        if row.answer == "yes":
            assert asked["what"] in ("involved", "plan")
            assert asked["to"] in ("colleague_case", "partner_case")
            assert asked["knows"] in ("told", "yes")
            assert (asked["secrecy"], asked["purpose"]) == ("no", "help")
            assert asked["who"] in ("support", "partner")
            assert asked["about"] in ("adult", "child_16_18", "household")


def test_a_no_of_the_resident_yields_to_nothing_but_safety() -> None:
    for asked, row in having(knows="no"):
        if row.answer not in ("no", "ask_first"):
            safe = asked["purpose"] == "safety" or (asked["what"] == "worry" and asked["to"] == "veilig_thuis")
            inside = row.nr in (50, 51)  # an investigation among its own people is not the resident's to refuse
            assert safe or inside, (asked, row.nr)


def test_professional_secrecy_yields_to_a_yes_or_to_veilig_thuis_only() -> None:
    for asked, row in having(secrecy="yes"):
        if row.answer in ("yes", "yes_if") and asked["what"] != "investigation":
            assert asked["knows"] == "yes" or asked["to"] == "veilig_thuis", (asked, row.nr)


def test_veilig_thuis_may_always_be_told_of_a_worry() -> None:
    for purpose in ("help", "safety"):
        assert answers(what="worry", to="veilig_thuis", purpose=purpose) == {"yes_if"}


def test_police_data_and_somebody_outside_are_no_plain_matter() -> None:
    assert answers(what="police_data") == {"no", "ask_first"}
    assert "yes" not in answers(about="other_person")


def test_who_reads_no_files_shares_none() -> None:
    for asked, row in having(who="other"):
        assert row.answer in ("no", "ask_first") or asked["what"] in ("worry", "secret_address"), (asked, row.nr)


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ("child_under_12", "ouders met gezag"),
        ("child_12_16", "het kind en de ouders met gezag"),
        ("child_16_18", "de jongere zelf"),
    ],
)
def test_who_answers_for_a_child_stands_with_every_answer_but_a_no(about: str, words: str) -> None:
    """Where there is a worry, or asking is not safe, nobody is sent to the parents without a thought."""
    for asked, row in having(about=about):
        if asked["what"] == "worry" or asked["knows"] == "unsafe":
            continue
        told = " ".join(note.text for note in answering.advise(asked).notes) if row.answer != "no" else words
        assert words in told, (asked, row.nr)


def test_a_worry_never_sends_one_straight_to_the_parents() -> None:
    for about in ("child_under_12", "child_12_16", "household"):
        for asked, row in having(what="worry", about=about):
            notes = [] if row.answer == "no" else [note.name for note in answering.advise(asked).notes]
            assert row.answer == "no" or "Een zorg over een kind" in notes
            assert not any(name.startswith(("Een kind", "Kinderen")) for name in notes)


def test_a_bill_that_is_no_law_yet_is_never_a_ground() -> None:
    assert "wams" not in OURS.read_text().lower()


# -- who asks, and about whom ------------------------------------------------------------------------------------


def test_every_role_asks_as_somebody() -> None:
    assert {role: who_is(role) for role in Role.values} == {
        **dict.fromkeys(Role.values, "other"),
        **dict.fromkeys(("access_officer", "professional", "process_director"), "support"),
        "partner": "partner",
        "lawfulness": "lawfulness",
    }


def test_ages_are_those_of_the_law() -> None:
    told = [of_age(age) for age in (0, 11, 12, 15, 16, 17, 18, None)]
    assert told == ["child_under_12"] * 2 + ["child_12_16"] * 2 + ["child_16_18"] * 2 + ["adult"] * 2


# -- the document, the command, and a table of one's own -----------------------------------------------------------


def test_the_document_says_what_the_table_says() -> None:
    written = (ROOT / "docs" / "policy" / "delen.md").read_text()
    with translation.override("nl"):
        told = document.as_markdown(current_table())
    missing = [line for line in told.splitlines() if line not in written.splitlines()]
    assert missing == [], "run `samenhang advice` and put what it says in docs/policy/delen.md"
    assert sum(line.startswith("| ") for line in written.splitlines()) == told.count("\n| ")


def test_the_command_prints_it(database_name: str) -> None:
    done = command("advice", environment=server_environment(CLUSTER.url("app", database_name)))
    assert (done.returncode, done.stderr) == (0, "")
    assert "| 59 | Een onderzoek: de muur |" in done.stdout


def raw() -> dict[str, Any]:
    return tomllib.loads(OURS.read_text())


def test_a_municipality_may_bring_its_own(tmp_path: Path) -> None:
    file = tmp_path / "eigen.toml"
    file.write_text(OURS.read_text().replace('version = "1"', 'version = "eigen 3"'))
    own: Table = read(file)
    assert (own.version, len(own.rows)) == ("eigen 3", len(current_table().rows))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda one: one["row"][0].update(answer="misschien"), "no answer"),
        (lambda one: one["row"][0].update(what=["dagboek"]), "unknown"),
        (lambda one: one["row"][0].update(what=[]), "empty"),
        (lambda one: one["row"][0].update(knows=["told", "yes", "no", "not_asked", "unsafe"]), "everything"),
        (lambda one: one["row"][0].update(wie=["support"]), "unknown"),
        (lambda one: one["row"][0].update(rules=[]), "rests on no rule"),
        (lambda one: one["row"][0].update(rules=["gewoonte"]), "not in the table"),
        (lambda one: one["row"][0].update(because="  "), "words are missing"),
        (lambda one: one["row"][0].update(because="<b>nee</b>"), "mark"),
        (lambda one: one["row"][0].update(answer="yes_if"), "names its conditions"),
        (lambda one: one["row"][0].update(instead=[]), "instead"),
        (lambda one: one["row"][1].update(nr=10), "go up"),
        (lambda one: one["otherwise"].update(answer="yes", instead=[]), "always to be asked"),
        (lambda one: one.update(day="vandaag"), "no date"),
        (lambda one: one.pop("note"), "missing"),
        (lambda one: one["source"].append(one["source"][0]), "named twice"),
    ],
)
def test_a_table_that_is_not_well_formed_is_refused_with_the_row(change: Any, words: str) -> None:
    broken = raw()
    change(broken)
    with pytest.raises(TableTrouble, match=words):
        parsed(broken)


@pytest.mark.parametrize("text", ["dit is geen toml", 'version = "1"\nday ='])
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "stuk.toml"
    file.write_text(text)
    with pytest.raises(TableTrouble, match="cannot be read"):
        read(file)
    with pytest.raises(TableTrouble, match="cannot be read"):
        read(tmp_path / "weg.toml")
