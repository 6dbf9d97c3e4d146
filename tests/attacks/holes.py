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
        "tests/kit_ui/test_answers.py::test_pages_are_never_kept_by_a_browser",
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
    Hole(
        "an id of another household is taken in an address",
        f"{SRC}/meetings/queries/__init__.py",
        "found = entries(viewer, case).filter(id=entry_id).first()",
        "found = LogEntry.objects.filter(id=entry_id).first()",
        "tests/attacks/test_forged_ids.py",
    ),
    Hole(
        "a job's own function is open to everybody",
        f"{SRC}/data_rights/migrations/0002_functions.sql",
        "    IF access.role() IS DISTINCT FROM 'retention' THEN",
        "    IF false THEN",
        "tests/stories/test_h5_retention.py::test_only_the_service_destroys",
    ),
    Hole(
        "who signs in keeps the session of before",
        f"{SRC}/settings.py",
        "SESSION_COOKIE_HTTPONLY = True\n",
        "SESSION_COOKIE_HTTPONLY = True\n"
        "from django.contrib.sessions.backends.base import SessionBase\n\n"
        "SessionBase.cycle_key = lambda self: None\n",
        "tests/attacks/test_sessions.py::test_a_session_is_a_new_one_after_signing_in_and_gone_after_signing_out",
    ),
    Hole(
        "what was written is shown as markup",
        f"{SRC}/meetings/templates/meetings/entry.html",
        "{{ line.entry.what|known_words|linebreaks }}",
        "{{ line.entry.what|safe }}",
        "tests/attacks/test_forms.py::test_markup_in_any_text_stays_text_on_every_page",
    ),
    Hole(
        "what was typed comes back as markup",
        f"{SRC}/kit/forms.py",
        'options = {"builtins":',
        'options = {"autoescape": False, "builtins":',
        "tests/attacks/test_forms.py::test_markup_in_a_draft_or_an_address_stays_text",
    ),
    Hole(
        "a header is made of what was typed",
        f"{SRC}/kit/screen.py",
        "    if chosen in DENSITIES:\n",
        '    response.headers["X-Density"] = chosen\n    if chosen in DENSITIES:\n',
        "tests/attacks/test_the_door.py::test_no_header_is_added_by_what_was_typed",
    ),
    Hole(
        "an address names a file",
        f"{SRC}/urls.py",
        "urlpatterns = [\n",
        "from django.views.static import serve\n\n"
        'urlpatterns = [\n    path("documenten/<path:path>", serve, {"document_root": "/"}),\n',
        "tests/attacks/test_the_door.py::test_no_file_is_reached_by_an_address",
    ),
    Hole(
        "a field beside the form is stored",
        f"{SRC}/meetings/views/__init__.py",
        "        layer=place.layer,\n        domain=place.domain,\n        person_id=form.person_id(),\n",
        '        layer=request.POST.get("layer", place.layer),\n        domain=place.domain,\n'
        "        person_id=form.person_id(),\n",
        "tests/attacks/test_forms.py::test_fields_beside_the_form_change_nothing_of_what_is_stored",
    ),
    Hole(
        "who signed in is sent elsewhere",
        f"{SRC}/kit/screen.py",
        "if url and url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure()):",
        "if url:",
        "tests/attacks/test_forms.py::test_nobody_is_sent_elsewhere",
    ),
    Hole(
        "the browser's script keeps pages for the button back",
        f"{SRC}/kit/templates/base_root.html",
        '"historyEnabled":false,"historyCacheSize":0',
        '"historyEnabled":true,"historyCacheSize":10',
        "tests/attacks/test_sessions.py::test_the_browser_s_script_keeps_no_page_and_goes_nowhere_else",
    ),
    Hole(
        "a file is what it says it is",
        f"{SRC}/people/documents.py",
        "if sent.startswith(begin)",
        "if begin in sent",
        "tests/attacks/test_documents.py::test_what_is_no_safe_document_is_refused_in_words",
    ),
    Hole(
        "a PDF may do something by itself",
        f"{SRC}/people/documents.py",
        "        _nothing_active(reader)\n",
        "",
        "tests/attacks/test_documents.py::test_what_is_no_safe_document_is_refused_in_words",
    ),
    Hole(
        "the typesetter reads what was typed",
        f"{SRC}/data_rights/own_file.typ",
        "d.whose)",
        'eval(d.whose, mode: "markup"))',
        "tests/attacks/test_exports.py::test_nothing_typed_is_read_by_the_typesetter",
    ),
    Hole(
        "an export opens in a sheet that calculates",
        f"{SRC}/data_rights/paper.py",
        "import json\nimport os\n",
        "import csv\nimport json\nimport os\n\nSHEET = csv.writer\n",
        "tests/attacks/test_exports.py::test_no_export_opens_in_a_sheet_that_calculates",
    ),
    Hole(
        "a jurist who investigates reads what help asks",
        f"{SRC}/legal_room/migrations/0004_no_investigator.py",
        "h.role = 'lawfulness'",
        "false",
        "tests/stories/test_g7_room_in_the_law.py::test_a_jurist_who_comes_to_investigate_answers_no_more",
    ),
    Hole(
        "a concern about the own circle is shut by name alone",
        f"{SRC}/passing/migrations/0004_shut_by_number.py",
        "NOT access.concern_shut({ENVELOPE}.id, {ENVELOPE}.about,",
        "NOT access.names_my_circle({ENVELOPE}.about,",
        "tests/stories/test_f5_passing.py::test_a_concern_about_the_own_circle_stays_shut_by_number_too",
    ),
    Hole(
        "an account is forgotten though its owner is back",
        f"{SRC}/staff/migrations/0003_accounts_end.sql",
        "    IF access.left_work(p.professional_id) IS DISTINCT FROM p.ended_on THEN\n        RETURN NULL;\n    END IF;\n",
        "",
        "tests/stories/test_h5_colleagues_accounts.py::test_who_comes_back_keeps_the_account",
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
