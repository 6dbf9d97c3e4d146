"""Is the wall as declared? Compares the live database with what the code says, and says how to mend it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from samenhang.access import functions
from samenhang.access.privileges import OPEN, declared, settle, tables
from samenhang.access.protect import APP, Protect

MIGRATE = "Run `samenhang migrate` as the owner (DATABASE_OWNER_URL): it makes the wall again as declared."
SCHEMAS = ("public", "access", "audit")
POLICY = "policyname, cmd, permissive, roles::text, qual, with_check"
type Policies = dict[str, dict[object, tuple[object, ...]]]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as declared, and what mends it."""

    wrong: str
    mend: str


def run() -> list[Finding]:
    """This function will compare roles, privileges, policies, functions and grants with the declared ones.

    Reads only; run as owner it also compares the text of every policy (on a copy of the table that is rolled back)
    and every household's grants with what they follow from. A login that can do too much is told alone: it would
    colour all the rest.
    """
    if too_much := list(_server_role()):
        return too_much
    live, protections = tables(), declared()
    wanted = _as_made_now([protections[name] for name in sorted(set(protections) & live)])
    return [
        *(Finding(f"table {name} is there, but neither protected nor listed with a reason",
                  "Drop it, or give it a policy or a reason (access/privileges.py).")
          for name in sorted(live - set(OPEN) - set(protections))),
        *(Finding(f"table {name} is missing", MIGRATE) for name in sorted(set(protections) - live)),
        *(finding for name in sorted(set(protections) & live) for finding in _protection(protections[name], wanted)),
        *(finding for name in sorted(set(OPEN) & live) for finding in _privileges(name, OPEN[name][0])),
        *_side_doors(live),
        *_functions(),
        *_log(),
        *_grants(),
    ]  # fmt: skip  # one line per kind of finding reads best


def mend() -> None:
    """This function will make again, as declared, what differs of policies, privileges and functions; as owner only.

    Each table in a transaction of its own: at no moment is it without its policies. A policy that does not belong is
    left to a person, and so is a household whose grants are wrong: ``run`` names them.

    :raises TablesWithoutPolicy: when a table has neither a policy nor a reason.
    """
    settle()
    live, protections = tables(), declared()
    wanted = _as_made_now([protections[name] for name in sorted(set(protections) & live)])
    for name in sorted(set(protections) & live):
        if _protection(protections[name], wanted):
            with transaction.atomic(), connection.cursor() as cursor:
                for statement in protections[name].anew():
                    cursor.execute(statement)
    for name in sorted(_changed_functions()):
        with transaction.atomic():
            functions.restore(name)
    for table, name in sorted(functions.sleeping()):
        with transaction.atomic():
            functions.wake(table, name)


def _rows(sql: str, params: list[Any]) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def _server_role() -> Iterator[Finding]:
    rows = _rows("SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = %s", [APP])
    if not rows:
        yield Finding(f"there is no role {APP}", "Make the two roles as docs/running.md tells.")
        return
    if any(rows[0]):
        yield Finding(
            f"the role {APP} can step around the policies", f"ALTER ROLE {APP} NOSUPERUSER NOBYPASSRLS NOCREATEROLE;"
        )
    for (group,) in _rows(
        "SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid"
        " JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = %s",
        [APP],
    ):
        yield Finding(f"the role {APP} can act as {group}", f"REVOKE {group} FROM {APP};")
    for (name,) in _rows(
        "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner"
        " WHERE r.rolname = %s AND relkind IN ('r', 'p', 'v', 'm', 'f')",
        [APP],
    ):
        yield Finding(f"{name} belongs to the role {APP}", f"ALTER TABLE {name} OWNER TO samenhang_owner;")
    for schema in SCHEMAS:
        if _rows("SELECT 1 WHERE has_schema_privilege(%s, to_regnamespace(%s), 'CREATE')", [APP, schema]):
            yield Finding(
                f"the role {APP} may make things in schema {schema}",
                f"REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC, {APP};",
            )


def _side_doors(live: set[str]) -> Iterator[Finding]:
    """Ways to a table that are not the table: a partition, a view, a single column."""
    for (name,) in _rows(
        "SELECT c.oid::regclass::text FROM pg_class c WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')"
        " AND c.relnamespace = ANY (SELECT to_regnamespace(s) FROM unnest(%s::text[]) s)"
        " AND NOT (c.relnamespace = 'public'::regnamespace AND c.relname = ANY (%s::text[]))"
        " AND NOT EXISTS (SELECT FROM pg_depend d"
        "  WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e')"
        " AND has_any_column_privilege(%s, c.oid, 'SELECT, INSERT, UPDATE, REFERENCES')",
        [list(SCHEMAS), sorted(live), APP],
    ):
        yield Finding(f"{name} is open to {APP}, beside the tables", f"REVOKE ALL ON {name} FROM PUBLIC, {APP};")
    for name, column in _rows(
        "SELECT c.oid::regclass::text, quote_ident(a.attname) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
        " WHERE c.relnamespace = 'public'::regnamespace AND a.attacl IS NOT NULL AND a.attacl <> '{}'",
        [],
    ):
        yield Finding(
            f"{name}: column {column} has privileges of its own",
            f"REVOKE ALL ({column}) ON {name} FROM PUBLIC, {APP};",
        )


def _changed_functions() -> set[str]:
    live = dict(functions.live())
    return {name for name, wanted in functions.declared().functions.items() if live.get(name) != wanted}


def _functions() -> Iterator[Finding]:
    wanted, live = functions.declared().functions, functions.live()
    for name in sorted(_changed_functions()):
        there = name in dict(live)
        yield Finding(f"function {name} {'is not as declared' if there else 'is missing'}", MIGRATE)
    for name, times in sorted(Counter(name for name, _ in live).items()):
        if name not in wanted or times > 1:
            yield Finding(f"function {name} does not belong here", f"Look at it, then DROP FUNCTION {name};")
    for table, name in sorted(functions.sleeping()):
        yield Finding(f"{table}: trigger {name} is missing or switched off", MIGRATE)


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
        Finding(
            f"household {row[0]}: its grants are not what involvement, consent and bases give",
            f"SELECT access.derive('{row[0]}');",
        )
        for row in differing
    ]


def _log() -> Iterator[Finding]:
    """Whether the log has its months ahead, and nothing stands outside them."""
    if _rows(
        "SELECT 1 WHERE to_regclass('public.audit_line_' || to_char(now() + interval '2 months', 'YYYYMM')) IS NULL", []
    ):
        yield Finding("the log has no parts for the months to come", "samenhang audit partitions")
    if _rows("SELECT 1 WHERE has_table_privilege('public.audit_line_other', 'SELECT')", []) and (
        astray := _rows("SELECT count(*) FROM public.audit_line_other", [])[0][0]
    ):
        yield Finding(
            f"{astray} lines of the log bear a moment outside every month",
            "Look at them in audit_line_other: a server's clock was wrong.",
        )


def _protection(protection: Protect, wanted: Policies) -> list[Finding]:
    name = protection.table
    on = _rows("SELECT relrowsecurity FROM pg_class WHERE oid = ('public.' || %s)::regclass", [name])
    found = [] if on[0][0] else [Finding(f"{name}: row-level security is off", MIGRATE)]
    live = {row[0]: row[1:] for row in _live_policies("public", name)}
    expected = {f"{command.lower()}_{name}": command for command in protection.policies()}
    found.extend(
        Finding(f"{name}: policy {policy} is missing", MIGRATE) for policy in sorted(set(expected) - set(live))
    )
    found.extend(
        Finding(f"{name}: policy {policy} does not belong here", f'DROP POLICY "{policy}" ON {name};')
        for policy in sorted(str(policy) for policy in set(live) - set(expected))
    )
    found.extend(_privileges(name, ", ".join(protection.policies())))
    found.extend(
        Finding(f"{name}: policy {policy} has another text than declared", MIGRATE)
        for policy, text in wanted.get(name, {}).items()
        if policy in live and live[policy] != text
    )
    return found


def _live_policies(schema: str, name: str) -> list[tuple[object, ...]]:
    return _rows(f"SELECT {POLICY} FROM pg_policies WHERE schemaname = %s AND tablename = %s", [schema, name])


def sees_texts() -> bool:
    """This function will say whether this login can compare the texts of policies, and the grants: the owner can."""
    may_create = _rows("SELECT has_database_privilege(current_user, current_database(), 'CREATE')", [])
    return bool(may_create[0][0])


def _as_made_now(protections: list[Protect]) -> Policies:
    """This function will give each table's policies as they would be made today, from copies that are rolled back."""
    if not sees_texts():
        return {}
    found: Policies = {}
    with transaction.atomic():
        mark = transaction.savepoint()
        with connection.cursor() as cursor:
            cursor.execute("CREATE SCHEMA wall_check")
            for one in protections:
                copied = f"CREATE TABLE wall_check.{one.table} (LIKE public.{one.table})"
                cursor.execute(";".join([copied, *one.statements(f"wall_check.{one.table}")]))
        for table, *policy in _rows(f"SELECT tablename, {POLICY} FROM pg_policies WHERE schemaname = 'wall_check'", []):
            found.setdefault(str(table), {})[policy[0]] = tuple(policy[1:])
        transaction.savepoint_rollback(mark)
    return found


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
    told = "; ".join(f"{word}: {', '.join(names)}" for word, names in (("too many", more), ("missing", less)) if names)
    return [Finding(f"{name}: the privileges of {APP} are not as declared ({told})", MIGRATE)]
