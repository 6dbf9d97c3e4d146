"""One own file as it is handed over: a tagged PDF to read, with the same as JSON inside it, closed with a code."""

import json
import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import structlog
from django.utils import timezone, translation
from django.utils.dateformat import format as spell
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenhang.data_rights.gathering import OwnFile
from samenhang.kit.refusals import Refusal
from samenhang.people.kept import InFile

log = structlog.get_logger()

SCHEMA = "samenhang.eigen-gegevens/1"
ATTACHED = "eigen-gegevens.json"
TYPESETTER = Path(__file__).with_name("typesetting.py")
AT_MOST = 28
"""Seconds: the transaction that waits for it is cut off at thirty."""


class NotSet(Refusal):
    """The file could not be set in type."""


def as_data(file: OwnFile) -> dict[str, Any]:
    """This function will give the file for machines: English names, Dutch values (docs/policy/own-file.md)."""
    return {
        "schema": SCHEMA,
        "number": file.number,
        "made_at": file.at.isoformat(),
        "person": {"id": str(file.person.id), "name": file.person.full_name},
        "household": {"id": str(file.household.id)},
        "asked_by_self": file.asked_by_self,
        "about_others": {"records_with_something_left_out": file.left_out, "reason": _others(file)},
        "parts": [
            {
                "key": part.key,
                "title": part.title,
                "source": part.source,
                "labels": part.labels,
                "left_out": part.left_out,
                "records": [{name: _plain(value) for name, value in record.items()} for record in part.records],
            }
            for part in file.parts
        ],
    }


def as_json(file: OwnFile) -> str:
    """This function will write the file for machines as text."""
    with translation.override("nl"):
        return json.dumps(as_data(file), ensure_ascii=False, indent=1)


def made(file: OwnFile, code: str) -> bytes:
    """This function will make the file as it is handed over, in a process of its own that ends with it.

    Setting type keeps what it worked on: in the server each file made would take memory for good.

    :raises NotSet: when that process failed, or took too long.
    """
    with translation.override("nl"):
        told = {"paper": _on_paper(file), "data": as_json(file), "name": ATTACHED, "code": code}
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-X", "utf8", str(TYPESETTER)],
            input=json.dumps(told).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # it would quote from the file
            env={name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            cwd="/",
            timeout=AT_MOST,
            check=True,
        )
    except subprocess.SubprocessError as error:
        log.warning("not_set_in_type", why=type(error).__name__)
        raise NotSet(
            _("Het bestand maken lukte nu niet. Er is niets gewijzigd. Probeer het over een paar minuten weer.")
        ) from None
    return done.stdout


def _on_paper(file: OwnFile) -> dict[str, Any]:
    return {
        "title": _("Wat wij over u bewaren"),
        "organisation": "Samenhang",
        "whose": _("%(name)s, gemaakt op %(day)s, verzoek %(number)s")
        % {
            "name": file.person.full_name,
            "day": spell(timezone.localtime(file.at), "j F Y"),
            "number": file.number,
        },
        "about": [
            _("Hierin staat wat wij over u en over uw huishouden als geheel bewaren, en wie ernaar heeft gekeken."),
            _others(file),
            _(
                "Wat over één ander lid van het huishouden gaat, staat nooit in dit bestand, ook niet als het er is. "
                "Soms mag iets nog niet getoond worden, omdat dat iemand in gevaar brengt. Dan krijgt u het later."
            ),
            _("Hoort u ook bij een ander huishouden, of kreeg u apart hulp? Vraag het daar dan ook."),
            _(
                "Hoorde u eerder bij een ander huishouden, en vraagt u dit zelf? "
                "Dan staat er ook in wat daar van u is, en van dat huishouden tot u wegging."
            ),
            _("Klopt er iets niet? Dan kunt u het laten verbeteren. U kunt ook bezwaar maken."),
            *(
                [_("Een adres hier is geheim. Daarom staat er geen adres op dit papier.")]
                if file.address_left_out
                else []
            ),
        ],
        "parts": [_part(part) for part in file.parts],
    }


def _part(part: InFile) -> dict[str, Any]:
    table = part.key == "looks"
    names = list(part.labels)
    return {
        "title": part.title,
        "source": _("Waar het vandaan komt: %(source)s.") % {"source": part.source},
        "note": _left_out(part.left_out) if part.left_out else "",
        "empty": "" if part.records else _("Hierover bewaren wij niets."),
        "columns": [part.labels[name] for name in names] if table and part.records else [],
        "rows": [[_words(record.get(name)) for name in names] for record in part.records] if table else [],
        "records": []
        if table
        else [
            [[part.labels.get(name, name), _words(value)] for name, value in record.items()] for record in part.records
        ],
    }


def _others(file: OwnFile) -> str:
    if not file.left_out:
        return _("Er is niets weggelaten omdat het over iemand anders gaat.")
    return ngettext(
        "Uit %(n)d gegeven is weggelaten wat over iemand anders gaat of wat een ander vertelde. Dat is van die ander.",
        "Uit %(n)d gegevens is weggelaten wat over iemand anders gaat of wat een ander vertelde. Dat is van die ander.",
        file.left_out,
    ) % {"n": file.left_out}


def _left_out(number: int) -> str:
    return ngettext(
        "Bij %(n)d gegeven hieronder is iets weggelaten dat van iemand anders is.",
        "Bij %(n)d gegevens hieronder is iets weggelaten dat van iemand anders is.",
        number,
    ) % {"n": number}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, bool | int | str) or value is None else str(value)


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, datetime):
        return spell(timezone.localtime(value), "j F Y, H.i") + " uur"
    if isinstance(value, date):
        return spell(value, "j F Y")
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_words(inner)}" for name, inner in value.items() if inner not in ("", None, []))
    if isinstance(value, list | tuple):
        return ", ".join(_words(inner) for inner in value)
    return "" if value is None else str(value)


__all__ = ["ATTACHED", "SCHEMA", "NotSet", "as_data", "as_json", "made"]
