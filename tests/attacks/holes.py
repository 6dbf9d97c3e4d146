"""Makes each hole in a copy of the program, and holds that the attack meant for it gets through: `make holes`.

A test that has never seen its hole proves nothing. Each hole is one change of the program's text, named with the test
that must fail by it. This is no part of `make test`: every hole is a run of its own.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = "src/samenhang"


QUICKLY = {"SAMENHANG_WORLDS": "240", "SAMENHANG_UNSHRUNK": "1"}
"""It is enough that a world tells of the hole; which is the smallest that does, nobody asks."""


@dataclass(frozen=True)
class Hole:
    """One change of the program's text, and the test that must fail by it."""

    name: str
    file: str
    was: str
    becomes: str
    test: str


HOLES = [
    Hole(
        "the viewer stays set in a pooled connection",
        f"{SRC}/access/viewer.py",
        "set_config('samenhang.viewer', %s, true)",
        "set_config('samenhang.viewer', %s, false)",
        "tests/attacks/test_the_door.py::test_a_failed_outer_one_leaves_nobody_behind",
    ),
    Hole(
        "an inner viewer is not taken off",
        f"{SRC}/access/viewer.py",
        "        if inner:\n            _set(former)\n",
        "",
        "tests/attacks/test_the_door.py::test_after_an_inner_viewer_the_outer_one_looks_again",
    ),
    Hole(
        "an answer may be read after its viewer left",
        f"{SRC}/access/may.py",
        "if isinstance(response, StreamingHttpResponse):",
        "if False:",
        "tests/attacks/test_the_door.py::test_what_would_be_read_after_the_viewer_left_is_refused",
    ),
    Hole(
        "a page is rendered after its viewer left",
        f"{SRC}/access/may.py",
        "            response.render()\n",
        "            pass\n",
        "tests/attacks/test_the_door.py::test_a_template_that_asks_late_is_rendered_while_the_viewer_is_there",
    ),
    Hole(
        "an ended involvement still opens",
        f"{SRC}/involvement/migrations/0002_functions.sql",
        "COALESCE(LEAST(i.until, ended.at), 'infinity')",
        "COALESCE(i.until, 'infinity')",
        "tests/attacks/test_wall_against_model.py",
    ),
    Hole(
        "a no of one member is not heard",
        f"{SRC}/involvement/migrations/0002_functions.sql",
        " - COALESCE(range_agg(during) FILTER (WHERE NOT yes), '{}')",
        "",
        "tests/attacks/test_wall_against_model.py",
    ),
    Hole(
        "a role without content is given some",
        f"{SRC}/involvement/migrations/0002_functions.sql",
        "(hat.id IS NULL OR hat.role IN ('access_officer', 'professional', 'partner', 'process_director'))",
        "true",
        "tests/attacks/test_wall_against_model.py",
    ),
    Hole(
        "grants go by layer, whoever it is about",
        f"{SRC}/access/protect.py",
        'f" AND g.person_id = {whose}"',
        '""',
        "tests/attacks/test_wall_against_model.py",
    ),
    Hole(
        "a table is left without its policy",
        f"{SRC}/meetings/migrations/0003_wall.py",
        'Protect(\n            "meetings_logentry",',
        'Protect(\n            "meetings_logentry",\n            read="true",',
        "tests/attacks/test_every_table.py::test_nobody_reads_a_row_without_its_key",
    ),
    Hole(
        "a refusal says that there is something",
        f"{SRC}/access/may.py",
        "                _log_refusal(viewer, permission, rule, kwargs)\n                raise Http404\n",
        "                from django.core.exceptions import PermissionDenied\n\n                raise PermissionDenied\n",
        "tests/attacks/test_closed_doors.py::test_refused_looks_exactly_like_absent",
    ),
    Hole(
        "a form is taken without its token",
        f"{SRC}/settings.py",
        '"django.middleware.csrf.CsrfViewMiddleware",',
        "",
        "tests/attacks/test_forms.py::test_no_form_is_taken_without_its_token",
    ),
    Hole(
        "a browser may keep pages",
        f"{SRC}/kit/middleware.py",
        'response.headers.setdefault("Cache-Control", "no-store")',
        "pass",
        "tests/attacks/test_sessions.py::test_no_answer_may_be_kept_by_a_browser",
    ),
    Hole(
        "a page leaves no line",
        f"{SRC}/access/may.py",
        "        _write_look(request, viewer, permission, response)\n",
        "",
        "tests/attacks/test_looks_of_every_page.py::test_every_page_leaves_one_line_about_who_is_on_it",
    ),
    Hole(
        "another's submission key gives their outcome",
        f"{SRC}/access/migrations/0003_wall.py",
        'Protect(\n            "access_submission",\n            read=own("access_submission"),',
        'Protect(\n            "access_submission",\n            read="true",',
        "tests/attacks/test_forms.py::test_another_s_submission_key_gives_nothing_of_theirs",
    ),
    Hole(
        "a hat that ended is still worn",
        f"{SRC}/access/migrations/0002_functions.sql",
        "    WHERE viewer_id = access.viewer()\n      AND daterange(from_day, until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date\n$$;",
        "    WHERE viewer_id = access.viewer()\n$$;",
        "tests/attacks/test_wall_against_model.py",
    ),
    Hole(
        "the server writes grants",
        f"{SRC}/access/migrations/0003_wall.py",
        'read="access_grant.viewer_id = ANY ((SELECT access.acts_as())::uuid[])", add=never()',
        'read="access_grant.viewer_id = ANY ((SELECT access.acts_as())::uuid[])", add="true"',
        "tests/structure/test_doors.py::test_the_server_cannot_write_grants",
    ),
    Hole(
        "a document is shown in the page",
        f"{SRC}/cases/views/beside.py",
        "attachment; filename",
        "inline; filename",
        "tests/attacks/test_documents.py::test_a_document_comes_in_once_and_goes_out_as_a_file_without_a_name",
    ),
    Hole(
        "numbers are indexed anew without waiting for who works with them",
        f"{SRC}/kit/reclosing.py",
        "INDEX_LOCK = 7402",
        "INDEX_LOCK = 7999",
        "tests/kit/test_rotating_keys.py::test_rotating_with_people_at_work",
    ),
]


def tried(hole: Hole, copy: Path) -> str:
    """This function will make the hole in the copy, run its test, mend it, and say what is wrong; nothing if seen."""
    file = copy / hole.file
    whole = file.read_text()
    if hole.was not in whole:
        return f"the text to change is not in {hole.file}"
    file.write_text(whole.replace(hole.was, hole.becomes))
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1", **QUICKLY}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:randomly", "-p", "no:cacheprovider", hole.test],
            cwd=copy,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        file.write_text(whole)
    if done.returncode == 1 and "NO TEST DATABASE" not in done.stdout:
        return ""
    return f"{hole.test} did not see it:\n{done.stdout[-600:]}{done.stderr[-600:]}"


def main() -> int:
    """This function will try every hole, or those whose name has a word in it; the exit code says whether all were seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("word", nargs="?", default="", help="only holes with this in their name")
    chosen = [hole for hole in HOLES if parser.parse_args().word in hole.name]
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        skip = shutil.ignore_patterns(".git", ".venv", ".test", ".demo", "*.pyc", "screenshots-out", "node_modules")
        shutil.copytree(ROOT, copy, ignore=skip)
        for hole in chosen:
            wrong = tried(hole, copy)
            missed += bool(wrong)
            print(f"{'✗' if wrong else '✓'} {hole.name}{f': {wrong}' if wrong else ''}", flush=True)
    print(f"{len(chosen) - missed} of {len(chosen)} holes were seen")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
