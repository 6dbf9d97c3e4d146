"""Is the wall as declared? Compares the live database with what the code says, and says how to mend it."""

from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from samenhang.access.privileges import OPEN, declared, tables
from samenhang.access.protect import APP, Protect

MIGRATE = "Draai `samenhang migrate` met de eigenaar (DATABASE_OWNER_URL)."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as declared, and what mends it."""

    wrong: str
    mend: str


def run() -> list[Finding]:
    """This function will compare roles, privileges and policies of the live database with the declared ones.

    Reads only; run as owner it also compares the text of every policy (on a copy of the table that is rolled back).
    """
    live, protections = tables(), declared()
    return [
        *_server_role(),
        *(Finding(f"tabel {name} bestaat, maar is niet beschermd en niet verantwoord", MIGRATE)
          for name in sorted(live - set(OPEN) - set(protections))),
        *(Finding(f"tabel {name} ontbreekt", MIGRATE) for name in sorted(set(protections) - live)),
        *(finding for name in sorted(set(protections) & live) for finding in _protection(protections[name])),
        *(finding for name in sorted(set(OPEN) & live) for finding in _privileges(name, OPEN[name][0])),
        *_grants(),
    ]  # fmt: skip  # one line per kind of finding reads best


def _rows(sql: str, params: list[Any]) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def _server_role() -> list[Finding]:
    rows = _rows("SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = %s", [APP])
    if not rows:
        return [Finding(f"de rol {APP} bestaat niet", "Zie docs/running.md.")]
    found = []
    if any(rows[0]):
        found.append(
            Finding(
                f"de rol {APP} kan om de bescherming heen",
                f"ALTER ROLE {APP} NOSUPERUSER NOBYPASSRLS NOCREATEROLE;",
            )
        )
    owned = _rows(
        "SELECT relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = %s AND relkind IN"
        " ('r', 'p', 'v')",
        [APP],
    )
    found.extend(Finding(f"{name[0]} is van de rol {APP}", "Geef de tabel terug aan de eigenaar.") for name in owned)
    return found


def _grants() -> list[Finding]:
    """This function will compare every household's grants with what its sources give; as owner only."""
    if not _rows("SELECT has_function_privilege('access.wanted(uuid)', 'EXECUTE')", [])[0][0]:
        return []
    told = "g.viewer_id, g.person_id, g.layer, g.domain, g.writes, g.basis, g.source_id, g.during"
    differing = _rows(
        f"SELECT h.id FROM people_household h WHERE EXISTS ((SELECT * FROM access.wanted(h.id) EXCEPT ALL SELECT {told}"
        f" FROM access_grant g WHERE g.household_id = h.id) UNION ALL (SELECT {told} FROM access_grant g"
        " WHERE g.household_id = h.id EXCEPT ALL SELECT * FROM access.wanted(h.id)))",
        [],
    )
    return [
        Finding(f"huishouden {row[0]}: de toegang klopt niet met wat vastligt", f"SELECT access.derive('{row[0]}');")
        for row in differing
    ]


def _protection(protection: Protect) -> list[Finding]:
    name = protection.table
    on = _rows("SELECT relrowsecurity FROM pg_class WHERE oid = ('public.' || %s)::regclass", [name])
    found = [] if on[0][0] else [Finding(f"{name}: rijbeveiliging staat uit", MIGRATE)]
    live = {row[0]: row[1:] for row in _live_policies("public", name)}
    expected = {f"{command.lower()}_{name}": command for command in protection.policies()}
    found.extend(Finding(f"{name}: regel {policy} ontbreekt", MIGRATE) for policy in sorted(set(expected) - set(live)))
    found.extend(
        Finding(f"{name}: regel {policy} hoort er niet", f'DROP POLICY "{policy}" ON {name};')
        for policy in sorted(str(policy) for policy in set(live) - set(expected))
    )
    found.extend(_privileges(name, ", ".join(protection.policies())))
    found.extend(
        Finding(f"{name}: de tekst van regel {policy} is veranderd", MIGRATE)
        for policy, text in _as_made_now(protection).items()
        if policy in live and live[policy] != text
    )
    return found


def _live_policies(schema: str, name: str) -> list[tuple[object, ...]]:
    return _rows(
        "SELECT policyname, cmd, permissive, roles::text, qual, with_check FROM pg_policies"
        " WHERE schemaname = %s AND tablename = %s",
        [schema, name],
    )


def _as_made_now(protection: Protect) -> dict[object, tuple[object, ...]]:
    """This function will give the policies as they would be made today, from a copy that is rolled back."""
    may_create = _rows("SELECT has_database_privilege(current_user, current_database(), 'CREATE')", [])
    if not may_create[0][0]:
        return {}
    with transaction.atomic():
        mark = transaction.savepoint()
        with connection.cursor() as cursor:
            cursor.execute("CREATE SCHEMA wall_check")
            cursor.execute(f"CREATE TABLE wall_check.{protection.table} (LIKE public.{protection.table})")
            for statement in protection.statements(f"wall_check.{protection.table}"):
                cursor.execute(statement)
        made = {row[0]: row[1:] for row in _live_policies("wall_check", protection.table)}
        transaction.savepoint_rollback(mark)
    return made


def _privileges(name: str, declared_text: str) -> list[Finding]:
    wanted = {word.strip() for word in declared_text.split(",")}
    has = {
        str(row[0])
        for row in _rows(
            "SELECT p FROM unnest(ARRAY['SELECT','INSERT','UPDATE','DELETE','TRUNCATE','REFERENCES','TRIGGER']) p"
            " WHERE has_table_privilege(%s, ('public.' || quote_ident(%s))::regclass, p)",
            [APP, name],
        )
    }
    if wanted == has:
        return []
    more, less = sorted(has - wanted), sorted(wanted - has)
    told = "; ".join(f"{word}: {', '.join(names)}" for word, names in (("te veel", more), ("te weinig", less)) if names)
    return [Finding(f"{name}: rechten van {APP} kloppen niet ({told})", MIGRATE)]
