"""The screens speak Dutch and English: nothing is left untranslated, and what is committed is what is served."""

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.core.management import call_command
from django.test import override_settings

from tests.structure.test_shape import SOURCE, python_files

ENGLISH = Path("locale/en/LC_MESSAGES/django.po")
TOOLS = ("xgettext", "msgmerge", "msguniq", "msgattrib")
SLOT = re.compile(r"%\(\w+\)[sd]|%%|%[sd]|</?\w+>")
NOW = {"gettext", "ngettext", "pgettext", "npgettext"}


def catalogue(file: Path) -> Catalog:
    """This function will read a catalogue of English, compiled or not."""
    with file.open("rb") as source:
        return read_mo(source) if file.suffix == ".mo" else read_po(source, locale="en")


def texts(message: Message) -> tuple[list[str], list[str]]:
    """This function will give a message's Dutch and its English: one text, or one for each number."""
    dutch, english = message.id, message.string
    return [dutch] if isinstance(dutch, str) else list(dutch), [english] if isinstance(english, str) else list(
        english or ()
    )


def spoken(of: Catalog) -> dict[tuple[str | None, str], list[str]]:
    """This function will give what a catalogue says, by context and Dutch; its head is left out."""
    return {(of_context(one), texts(one)[0][0]): texts(one)[1] for one in of if one.id}


def of_context(message: Message) -> str | None:
    """This function will give the context of a message; a compiled catalogue gives its bytes."""
    context: str | bytes | None = message.context
    return context.decode() if isinstance(context, bytes) else context


def translations(tree: ast.AST) -> Iterator[ast.alias]:
    """This function will give every name that a file takes from Django's translation."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            yield from node.names


def at_import(node: ast.AST) -> Iterator[ast.Call]:
    """This function will give the calls that run when the file is read: what is in functions waits."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            for early in [*child.decorator_list, *child.args.defaults, *filter(None, child.args.kw_defaults)]:
                yield from at_import(ast.Expr(early))
        elif not isinstance(child, ast.Lambda):
            if isinstance(child, ast.Call):
                yield child
            yield from at_import(child)


def test_english_is_complete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        pytest.skip(f"gettext is missing here ({', '.join(missing)}): what English lacks cannot be gathered")
    copy = tmp_path / "samenhang"
    shutil.copytree(SOURCE, copy, ignore=shutil.ignore_patterns("__pycache__", "migrations", "static", "*.mo"))
    monkeypatch.chdir(copy)
    with override_settings(LOCALE_PATHS=[copy / "locale"]):
        call_command("makemessages", locale=["en"], no_location=True, no_obsolete=True, verbosity=0)
    gathered = catalogue(copy / ENGLISH)
    assert [one.id for one in gathered if one.id and (one.fuzzy or not all(texts(one)[1]))] == []
    left_over = spoken(catalogue(SOURCE / ENGLISH)).keys() - spoken(gathered).keys()
    assert left_over == set(), "no screen says these any more: run makemessages with --no-obsolete"


def test_what_is_served_is_what_is_translated() -> None:
    written, compiled = spoken(catalogue(SOURCE / ENGLISH)), spoken(catalogue((SOURCE / ENGLISH).with_suffix(".mo")))
    assert compiled == written, "run compilemessages, and commit the .mo"


def test_english_fills_in_what_dutch_fills_in() -> None:
    wrong = []
    for message in catalogue(SOURCE / ENGLISH):
        dutch, english = texts(message)
        slots = [sorted(SLOT.findall(text)) for text in dutch]
        wrong += [text for text in english if message.id and sorted(SLOT.findall(text)) not in slots]
    assert wrong == []


def test_every_text_is_gathered() -> None:
    """Gettext knows Django's own names and the underscore: what goes by another name is never translated."""
    wrong = [
        f"{file.relative_to(SOURCE)}: {name.name} as {name.asname}"
        for file in python_files(SOURCE)
        for name in translations(ast.parse(file.read_text()))
        if "gettext" in name.name and name.asname not in (None, "_")
    ]
    assert wrong == []


def test_nothing_is_translated_before_there_is_a_reader() -> None:
    wrong = []
    for file in python_files(SOURCE):
        tree = ast.parse(file.read_text())
        now = {name.asname or name.name for name in translations(tree) if name.name in NOW}
        calls = [call for call in at_import(tree) if isinstance(call.func, ast.Name) and call.func.id in now]
        wrong += [f"{file.relative_to(SOURCE)}:{call.lineno}" for call in calls]
    assert wrong == []
