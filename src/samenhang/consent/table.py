"""The legal bases as text: for `samenhang rules`, and as the table in docs/policy/access.md."""

from datetime import date

from django.db import DatabaseError, connection
from django.utils import timezone

from samenhang.access.models import Layer
from samenhang.consent.history import users
from samenhang.consent.models import LegalBasis
from samenhang.consent.queries import all_bases
from samenhang.consent.usable import in_force
from samenhang.teams.models import Domain

SHORT = {Layer.INVOLVEMENT: "wie betrokken is", Layer.SHARED: "ons plan", Layer.CASE_TEAM: "het team"}
HEAD = ("Wet en artikel", "Waarvoor", "Wat gedeeld mag worden", "Voor wie", "Geldt", "In gebruik", "Bevestigd", "Bron")


def _cells(basis: LegalBasis, names: dict[str, str]) -> tuple[str, ...]:
    until = f" t/m {basis.valid_until:%d-%m-%Y}" if basis.valid_until else ""
    return (
        str(basis),
        basis.purpose,
        ", ".join(SHORT.get(Layer(layer), layer) for layer in basis.layers),
        users(basis, names),
        f"vanaf {basis.valid_from:%d-%m-%Y}{until}",
        "ja" if basis.in_use else "nee",
        "ja" if basis.confirmed else "niet bevestigd",
        basis.source,
    )


def as_markdown(day: date) -> str:
    """This function will write the bases as they are on a day as a table of docs/policy/access.md."""
    names = dict(Domain.objects.values_list("code", "name"))
    rows = [HEAD, tuple("---" for _cell in HEAD), *(_cells(one, names) for one in all_bases(day))]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in rows)


def as_section() -> list[str]:
    """This function will write the bases, and the sources of grants, as lines of `samenhang rules`.

    Without a database it says so: both stand in the database, not in the program.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT proname FROM pg_proc WHERE pronamespace = 'access'::regnamespace AND proname LIKE 'wanted%'"
                " ORDER BY 1"
            )
            sources = [row[0] for row in cursor.fetchall()]
        day = timezone.localdate()
        names = dict(Domain.objects.values_list("code", "name"))
        bases = [(one, _cells(one, names)) for one in all_bases(day)]
    except DatabaseError:
        return ["Grondslagen en bronnen van toegang", "  (staan in de database; die is hier niet bereikbaar)"]
    lines = ["Grondslagen"]
    for basis, cells in bases:
        lines.append(f"  {cells[0]}{'' if in_force(basis, day) else '  [geldt nu niet]'}")
        lines.append(f"    deelt: {cells[2]}; voor: {cells[3]}; {cells[4]}; bron: {cells[7]}")
    return [*lines, "Bronnen van toegang", *(f"  access.{name}" for name in sources if name != "wanted")]
