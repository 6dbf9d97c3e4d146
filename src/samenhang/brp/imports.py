"""Bringing people in from the population register: ``samenhang import brp FILE``."""

import io
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress
from rich.table import Table

from samenhang.access.viewer import viewing
from samenhang.brp.actions import Necessity, keep_lists
from samenhang.brp.codes import SECRECY, SUSPENSION
from samenhang.brp.families import families
from samenhang.brp.files import BrpTrouble
from samenhang.brp.lists import read
from samenhang.brp.models import Doubt
from samenhang.brp.port import Kin
from samenhang.brp.queries import necessities
from samenhang.brp.service import SERVICE
from samenhang.brp.sorting import HOME_COUNTRY, Sorted
from samenhang.kit.dates import day

UNKNOWN_COUNTRY = "0000"


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
    suspended: dict[str, int]
    abroad: int
    letters_only: int
    partners: int
    parents_and_children: int
    curatele: int
    over_minor: int
    families: int

    @property
    def persons(self) -> int:
        """How many persons the file is about, the doubtful left out."""
        return self.new + self.changed + self.unchanged


def import_brp(path: Path, *, why: Necessity, at: datetime, echo: Callable[[str], None] = print) -> Report:
    """This function will read a GBA-V file in, as the service ``brp-import``: all of it in one transaction, or nothing.

    Shows a progress bar on a terminal, logs one line with counts, and tells a report through ``echo``. A second run of
    the same file changes nothing. Nationality is not read (law.md, "Signals").

    :param why: what it is needed for, on which ground, who decided, until when it is kept; it is kept with the data.
    :raises BrpTrouble: when a row is wrong; the text names line and column, and nothing is stored.
    :raises NoNecessity: when it is not said what the file is needed for; the file is not even opened then.
    """
    why.complete(timezone.localdate(at))
    lists = read(path, timezone.localdate(at))
    with Progress(console=Console(stderr=True), transient=True) as progress, viewing(SERVICE):
        task = progress.add_task(_("Persoonslijsten"), total=len(lists))
        found, new_doubts = keep_lists(lists=lists, why=why, step=lambda: progress.advance(task), by=SERVICE, at=at)
    report = _report(len(lists), found, new_doubts)
    echo(in_words(report))
    return report


def _report(lists: int, found: Sorted, new_doubts: int) -> Report:
    told = found.taken
    homes = [one.address for one in told if one.address]
    kin = [relative for one in told for relative in one.relatives]
    authority = [one.authority for one in told if one.authority]
    return Report(
        lists=lists,
        new=len(found.new),
        changed=len(found.changed),
        unchanged=found.unchanged,
        doubts={reason: count for reason, count in found.by_reason.items() if count},
        new_doubts=new_doubts,
        secrecy=dict(sorted(Counter(one.secrecy for one in told).items())),
        deceased=sum(bool(one.death_date_known) for one in told),
        suspended=dict(sorted(Counter(one.suspended for one in told if one.suspended).items())),
        abroad=sum(home.country not in (*HOME_COUNTRY, UNKNOWN_COUNTRY) for home in homes),
        letters_only=sum(home.letters_only for home in homes),
        partners=sum(one.kin == Kin.PARTNER and not one.ended for one in kin),
        parents_and_children=sum(one.kin != Kin.PARTNER for one in kin),
        curatele=sum(one.curatele for one in authority),
        over_minor=sum(bool(one.over_minor) for one in authority),
        families=families(told),
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
        words = _("Geheimhouding %(code)s: %(words)s") % {"code": code, "words": SECRECY[code]}
        row(words if code else _("Geen geheimhouding"), count)
    table.add_section()
    for letter, count in report.suspended.items():
        row(_("Lijst opgeschort: %(why)s") % {"why": SUSPENSION.get(letter, letter)}, count)
    row(_("Adres in het buitenland"), report.abroad)
    row(_("Alleen een briefadres"), report.letters_only)
    table.add_section()
    row(_("Partners (niet beëindigd)"), report.partners)
    row(_("Ouders en kinderen"), report.parents_and_children)
    row(_("Onder curatele"), report.curatele)
    row(_("Beslissing over gezag"), report.over_minor)
    row(_("Gezinnen op één adres, voor te stellen bij een hulpvraag"), report.families)
    table.add_section()
    row(_("Apart gezet, door een mens te beoordelen"), sum(report.doubts.values()))
    for reason, count in report.doubts.items():
        row(f"  {Doubt(reason).label}", count)
    row("  " + _("waarvan nieuw apart gezet"), report.new_doubts)
    page = io.StringIO()
    Console(file=page, width=100).print(table)
    return page.getvalue().rstrip()


def stated(today: date) -> str:
    """This function will write which files were taken in and why, and which should have been removed by now."""
    found = necessities()
    if not found:
        return _("Er is nog geen bestand van de BRP ingelezen.")
    table = Table(title=_("Waarom bestanden van de BRP zijn ingelezen"), title_justify="left")
    for head in (_("Ingelezen"), _("Lijsten"), _("Waarvoor"), _("Grondslag"), _("Besloten door"), _("Bewaren tot")):
        table.add_column(head)
    for one in found:
        until = day(one.keep_until) + (f" ({_('verstreken')})" if one.keep_until <= today else "")
        decided = f"{one.decided_by}, {day(one.decided_on)}"
        when = day(timezone.localdate(one.at))
        table.add_row(when, str(one.lists), *(escape(text) for text in (one.purpose, one.basis, decided)), until)
    page = io.StringIO()
    Console(file=page, width=140).print(table)
    return page.getvalue().rstrip()


__all__ = ["SERVICE", "BrpTrouble", "Necessity", "Report", "import_brp", "in_words", "stated"]
