"""The shape of the house: what import-linter cannot see."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import grimp
from django.apps import apps

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "samenhang"
CONTRACT = next(
    contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    if contract["id"] == "modules"
)
DEPTH = {
    module.strip().strip("()"): depth
    for depth, line in enumerate(CONTRACT["layers"])
    for module in line.replace("|", ":").split(":")
}


def python_files(*folders: Path) -> Iterator[Path]:
    """This function will give every Python file of ours, migrations left out."""
    for folder in folders:
        yield from (file for file in sorted(folder.rglob("*.py")) if "migrations" not in file.parts)


def test_foreign_keys_point_down_or_sideways() -> None:
    wrong = [
        f"{model._meta.label}.{field.name} -> {to._meta.label}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and (to := field.related_model) and not isinstance(to, str)
        if model._meta.app_label in DEPTH and to._meta.app_label in DEPTH
        if DEPTH[to._meta.app_label] < DEPTH[model._meta.app_label]
    ]
    assert wrong == []


def test_views_use_only_their_own_forms() -> None:
    graph = grimp.build_graph("samenhang")
    wrong = [
        (importer, form)
        for form in sorted(graph.modules)
        if ".forms" in form and ".kit." not in form
        for importer in graph.find_modules_that_directly_import(form)
        if importer.split(".")[1] != form.split(".")[1]
    ]
    assert wrong == []


def test_templates_borrow_only_from_below() -> None:
    wrong = []
    for template in sorted(SOURCE.rglob("templates/**/*.html")):
        module = template.relative_to(SOURCE).parts[0]
        for name in re.findall(r"{%\s*(?:extends|include)\s+\"([^\"]+)\"", template.read_text()):
            owner = name.split("/")[0]
            if owner in DEPTH and DEPTH[owner] < DEPTH[module]:
                wrong.append(f"{template.relative_to(SOURCE)} uses {name}")
    assert wrong == []


def _calls(function: ast.FunctionDef) -> set[str]:
    called = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return {call.id if isinstance(call, ast.Name) else getattr(call, "attr", "") for call in called}


def test_every_public_action_leaves_an_audit_line() -> None:
    acts: dict[str, set[str]] = {}
    for file in SOURCE.glob("*/actions*"):
        for source in [file] if file.is_file() else sorted(file.glob("*.py")):
            for node in ast.parse(source.read_text()).body:
                if isinstance(node, ast.FunctionDef):
                    acts[f"{source.relative_to(SOURCE)}:{node.name}"] = _calls(node)
    recording = {"record"}
    while True:  # an action may leave its line through another action, or through a private step of its own
        more = {name.rsplit(":", 1)[1] for name, called in acts.items() if called & recording} | recording
        if more == recording:
            break
        recording = more
    silent = [
        name for name in acts if not name.rsplit(":", 1)[1].startswith("_") and name.rsplit(":", 1)[1] not in recording
    ]
    reads = {"involvement/actions.py:current"}
    assert sorted(set(silent) - reads) == []


def test_no_file_is_too_long() -> None:
    src = [file for file in SOURCE.rglob("*") if file.suffix in {".py", ".html", ".js", ".css", ".sql"}]
    ours = [file for file in src if "migrations" not in file.parts and "vendor" not in file.parts]
    limits = [(file, 400) for file in ours] + [(file, 600) for file in python_files(ROOT / "tests")]
    wrong = [f"{f.relative_to(ROOT)}: {n}" for f, limit in limits if (n := len(f.read_text().splitlines())) > limit]
    assert wrong == []


def test_every_exception_to_a_rule_says_why() -> None:
    exception = re.compile(r"#\s*(noqa|type:\s*ignore|fmt:\s*(?:off|skip)|pragma)")
    wrong = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in python_files(SOURCE, ROOT / "tests")
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if exception.search(line) and "exception.search" not in line and "re.compile" not in line
        if not re.search(r"#\s*(noqa|type:\s*ignore|fmt:\s*\w+|pragma)[^#]*?(--|#|  #)\s*\S", line)
    ]
    assert wrong == []


def test_migrations_import_nothing_of_the_program() -> None:
    allowed = {"samenhang.access.protect", "samenhang.access.tables"}
    wrong = [
        f"{file.relative_to(SOURCE)}: {name}"
        for file in SOURCE.glob("*/migrations/*.py")
        for name in re.findall(r"^\s*(?:from|import) (samenhang[\w.]*)", file.read_text(), re.MULTILINE)
        if name not in allowed
    ]
    assert wrong == []


def test_no_screen_has_inline_script_or_style() -> None:
    inline = re.compile(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=\"|hx-on")
    wrong = [
        str(template.relative_to(SOURCE))
        for template in SOURCE.rglob("templates/**/*.html")
        if inline.search(re.sub(r"{%.*?%}", "", template.read_text(), flags=re.DOTALL))
    ]
    assert wrong == []


def test_a_browser_title_never_names_a_person() -> None:
    named = re.compile(r"{%\s*block title\s*%}(.*?){%\s*endblock", re.DOTALL)
    wrong = [
        str(template.relative_to(SOURCE))
        for template in SOURCE.rglob("templates/**/*.html")
        for title in named.findall(template.read_text())
        if re.search(r"{{.*(name|person|household|member|resident)", title)
    ]
    assert wrong == []
