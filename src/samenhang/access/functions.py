"""The wall's functions and triggers: as the migrations declare them, as they live, and how to make them so again."""

import re
from dataclasses import dataclass, field, replace

from django.db import connection
from django.db.migrations import RunSQL
from django.db.migrations.loader import MigrationLoader

from samenhang.access.protect import APP

_FUNCTION = re.compile(
    r"CREATE (?:OR REPLACE )?"
    r"(?P<rest>FUNCTION (?P<name>(?:access|audit)\.\w+)\b(?P<head>.*?)\bAS \$\$(?P<body>.*?)\$\$)",
    re.DOTALL,
)
_TRIGGER = re.compile(r"CREATE (?:CONSTRAINT )?TRIGGER (?P<name>\w+)\b[^;]*?\bON (?P<table>\w+)[^;]*;")
_GRANTED = re.compile(rf"GRANT EXECUTE ON FUNCTION ([^;]*?) TO {APP}")
_DROPPED = re.compile(r"DROP FUNCTION [^;]*")
_SEARCH_PATH = re.compile(r"SET search_path = (\w+(?:, \w+)*)")


@dataclass(frozen=True, slots=True)
class Function:
    """One function: what it does, as whom, and whether the server, or every login, may call it."""

    body: str
    definer: bool
    search_path: str
    called: bool
    by_all: bool = False
    statement: str = field(default="", compare=False)


@dataclass(slots=True)
class Declared:
    """What the migrations made, in the order they ran: functions by name, triggers by table and name."""

    functions: dict[str, Function] = field(default_factory=dict)
    triggers: dict[tuple[str, str], str] = field(default_factory=dict)


def declared() -> Declared:
    """This function will read every function and trigger out of the migrations' SQL, as the last one made it."""
    found, called = Declared(), set()
    for sql in _statements():
        for name in re.findall(r"\w+\.\w+", " ".join(_DROPPED.findall(sql))):
            found.functions.pop(name, None)
        for made in _FUNCTION.finditer(sql):
            path = _SEARCH_PATH.search(made["head"])
            found.functions[made["name"]] = Function(
                body=made["body"],
                definer="SECURITY DEFINER" in made["head"],
                search_path=path[1] if path else "",
                called=False,
                statement=f"CREATE OR REPLACE {made['rest']}",
            )
        for made in _TRIGGER.finditer(sql):
            found.triggers[made["table"], made["name"]] = made[0]
        called |= {name for granted in _GRANTED.findall(sql) for name in re.findall(r"\w+\.\w+", granted)}
    for name in called & set(found.functions):
        found.functions[name] = replace(found.functions[name], called=True)
    return found


def _statements() -> list[str]:
    loader, ran = MigrationLoader(None, ignore_no_migrations=True), {}
    for leaf in loader.graph.leaf_nodes():
        for name in loader.graph.forwards_plan(leaf):
            ran[name] = loader.disk_migrations[name]
    return [str(one.sql) for made in ran.values() for one in made.operations if isinstance(one, RunSQL)]


def live() -> list[tuple[str, Function]]:
    """This function will read the functions of the wall's schemas, and whatever else runs with its owner's rights."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT n.nspname || '.' || p.proname, p.prosrc, p.prosecdef,"
            " coalesce((SELECT substr(c, 13) FROM unnest(p.proconfig) c WHERE c LIKE 'search_path=%%'), ''),"
            " has_function_privilege(%s, p.oid, 'EXECUTE'), has_function_privilege('public', p.oid, 'EXECUTE')"
            " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
            " WHERE (n.nspname IN ('access', 'audit') OR (p.prosecdef AND n.nspname !~ '^(pg_|information_schema$)'))"
            " AND NOT EXISTS (SELECT FROM pg_depend d"
            "  WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')",
            [APP],
        )
        return [(name, Function(*told)) for name, *told in cursor.fetchall()]


def sleeping() -> set[tuple[str, str]]:
    """This function will list the declared triggers that are gone or switched off."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND c.relnamespace = 'public'::regnamespace"
        )
        return set(declared().triggers) - set(cursor.fetchall())


def restore(name: str) -> None:
    """This function will make a function again as it was declared, and settle who may call it; as owner only."""
    wanted = declared().functions[name]
    with connection.cursor() as cursor:
        cursor.execute(wanted.statement)
        cursor.execute(f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC, {APP}")
        if wanted.called:
            cursor.execute(f"GRANT EXECUTE ON FUNCTION {name} TO {APP}")


def wake(table: str, name: str) -> None:
    """This function will make a trigger again as it was declared; as owner only."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON public.{table}")
        cursor.execute(declared().triggers[table, name])
