"""Bringing people in from the population register: ``samenhang import brp FILE``."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from samenhang.access.viewer import Viewer, viewing
from samenhang.brp.actions import keep_lists
from samenhang.brp.lists import BrpTrouble, read
from samenhang.brp.models import Doubt
from samenhang.brp.sorting import Sorted

SERVICE = Viewer(id=UUID("0199b000-0000-7000-8000-000000000b29"), name="brp-import", role="service")
"""The viewer the wall knows the import by; its row is made by the migration ``read_from_the_register``."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a file brought."""

    lists: int
    new: int
    changed: int
    unchanged: int
    doubts: dict[str, int]
    new_doubts: int
    secrecy: dict[int, int]
    deceased: int

    @property
    def persons(self) -> int:
        """How many persons the file is about, the doubtful left out."""
        return self.new + self.changed + self.unchanged


def import_brp(path: Path, *, at: datetime, echo: Callable[[str], None] = print) -> Report:
    """This function will read a GBA-V file in, as the service ``brp-import``: all of it in one transaction, or nothing.

    Shows a progress bar on a terminal, logs one line with counts, and tells a report through ``echo``. A second run of
    the same file changes nothing. Nationality is not read (law.md, "Signals").

    :raises BrpTrouble: when a row is wrong; the text names line and column, and nothing is stored.
    """
    lists = read(path, timezone.localdate(at))
    with Progress(console=Console(stderr=True), transient=True) as progress, viewing(SERVICE):
        task = progress.add_task(_("Persoonslijsten"), total=len(lists))
        found, new_doubts = keep_lists(lists=lists, step=lambda: progress.advance(task), by=SERVICE, at=at)
    report = _report(len(lists), found, new_doubts)
    echo(in_words(report))
    return report


def _report(lists: int, found: Sorted, new_doubts: int) -> Report:
    return Report(
        lists=lists,
        new=len(found.new),
        changed=len(found.changed),
        unchanged=found.unchanged,
        doubts={reason: count for reason, count in found.by_reason.items() if count},
        new_doubts=new_doubts,
        secrecy=dict(sorted(found.secrecy.items())),
        deceased=found.deceased,
    )


def in_words(report: Report) -> str:
    """This function will write the report as a table."""
    table = Table(title=_("Ingelezen uit de BRP"), title_justify="left", show_header=False, min_width=50)
    table.add_column()
    table.add_column(justify="right")

    def row(label: str, count: int) -> None:
        table.add_row(label, str(count))

    row(_("Persoonslijsten in het bestand"), report.lists)
    row(_("Personen"), report.persons)
    row("  " + _("nieuw"), report.new)
    row("  " + _("gewijzigd"), report.changed)
    row("  " + _("ongewijzigd"), report.unchanged)
    row("  " + _("overleden"), report.deceased)
    table.add_section()
    for code, count in report.secrecy.items():
        row(_("Geheimhouding %(code)s") % {"code": code} if code else _("Geen geheimhouding"), count)
    table.add_section()
    row(_("Apart gezet, door een mens te beoordelen"), sum(report.doubts.values()))
    for reason, count in report.doubts.items():
        row(f"  {Doubt(reason).label}", count)
    row("  " + _("waarvan nieuw apart gezet"), report.new_doubts)
    page = io.StringIO()
    Console(file=page, width=100).print(table)
    return page.getvalue().rstrip()


__all__ = ["SERVICE", "BrpTrouble", "Report", "import_brp", "in_words"]
