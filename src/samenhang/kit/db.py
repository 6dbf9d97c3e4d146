"""The connection to PostgreSQL: its settings, what its role may not be, and the marks on a database."""

from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from psycopg import Connection

OWNER_ROLE = "samenhang_owner"
APP_ROLE = "samenhang_app"
PREPARE_AFTER = 5
"""A statement a connection met so often is kept planned: with its policies, planning costs more than running it."""
OUR_WORDS = ("pool", "statement_timeout", "prepare")
STATEMENT_TIMEOUT_MS = 15_000
LOCK_TIMEOUT_MS = 5_000
IDLE_IN_TRANSACTION_TIMEOUT_MS = 30_000
POOL_MAX = 8

Mark = Literal["demo", "demo-filled"]


def database_settings(url: str) -> dict[str, Any]:
    """This function will turn a `postgresql://` address into Django's settings for one database.

    Three words in the query are ours: `pool=no` (one plain connection), `statement_timeout=MS` (0 = none) and
    `prepare=no` (for a pooler in between that cannot hold prepared statements); the others go to libpq (`sslmode`,
    `sslrootcert` …). An empty address gives settings that fail with a clear message when they are used, so that
    `--help`, type checking and migrations' checks need no database.

    :raises ImproperlyConfigured: when the address is not one of PostgreSQL.
    """
    if not url:
        return {"ENGINE": "samenhang.kit.unset", "NAME": "unset", "OPTIONS": {}}
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in ("postgresql", "postgres") or not name:
        raise ImproperlyConfigured("DATABASE_URL must look like postgresql://role:secret@host:5432/database")
    query = dict(parse_qsl(parts.query))
    pooled = query.pop("pool", "yes") != "no"
    prepared = query.pop("prepare", "yes") != "no"
    statement_timeout = int(query.pop("statement_timeout", STATEMENT_TIMEOUT_MS))
    options: dict[str, Any] = {"connect_timeout": 5, "application_name": "samenhang", **query}
    options["options"] = " ".join(
        f"-c {name}={value}"
        for name, value in {
            "statement_timeout": statement_timeout,
            "lock_timeout": LOCK_TIMEOUT_MS if statement_timeout else 0,
            "idle_in_transaction_session_timeout": IDLE_IN_TRANSACTION_TIMEOUT_MS if statement_timeout else 0,
            "random_page_cost": "1.1",  # rows of a screen lie in memory or on a disk without a head: by their index
            "jit": "off",  # screens ask for few rows: compiling a plan with its policies costs more than running it
        }.items()
    )
    if prepared:
        options |= {"server_side_binding": True, "prepare_threshold": PREPARE_AFTER}
    if pooled:
        options["pool"] = {"min_size": 1, "max_size": POOL_MAX, "timeout": 5, "max_idle": 300}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def unhurried(url: str) -> str:
    """This function will return the address for long work by one connection: no pool, no statement time-out."""
    parts = urlsplit(url)
    query = {**dict(parse_qsl(parts.query)), "pool": "no", "statement_timeout": "0"}
    return urlunsplit(parts._replace(query=urlencode(query)))


def bare(url: str) -> str:
    """This function will return the address without our own query words, as libpq and psycopg take it."""
    parts = urlsplit(url)
    query = [(k, v) for k, v in parse_qsl(parts.query) if k not in OUR_WORDS]
    return urlunsplit(parts._replace(query=urlencode(query)))


_ROLE_SQL = """
WITH reachable AS (
    SELECT r.oid, r.rolname, r.rolsuper, r.rolbypassrls, r.rolcreaterole
    FROM pg_roles r WHERE pg_has_role(current_user, r.oid, 'MEMBER') OR r.rolname = current_user
)
SELECT r.rolname, r.rolname = current_user AS itself, r.rolsuper, r.rolbypassrls, r.rolcreaterole,
       (SELECT min(c.oid::regclass::text) FROM pg_class c
         WHERE c.relowner = r.oid AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')) AS owned,
       (SELECT min(p.oid::regprocedure::text) FROM pg_proc p
         WHERE p.proowner = r.oid AND p.prosecdef) AS definer,
       EXISTS (SELECT FROM pg_database d WHERE d.datname = current_database() AND d.datdba = r.oid) AS database
FROM reachable r ORDER BY itself DESC, r.rolname
"""


def role_problems(connection: "Connection[Any]") -> list[str]:
    """This function will say, a sentence each, why the connection's role could step around the row policies.

    An empty list means: no superuser, no BYPASSRLS, owns nothing and cannot become a role that does
    (docs/architecture.md, the second wall, point 1).
    """
    if superuser := connection.execute(
        "SELECT rolname FROM pg_roles WHERE rolname = current_user AND rolsuper"
    ).fetchone():
        return [f"the role {superuser[0]} is a superuser"]
    problems = []
    for name, itself, is_super, bypass, createrole, owned, definer, database in connection.execute(_ROLE_SQL):
        who = f"the role {name}" if itself else f"the role can become {name}, which"
        said = {
            "is a superuser": is_super,
            "may bypass row policies (BYPASSRLS)": bypass,
            "may make and change roles (CREATEROLE)": createrole,
            f"owns {owned}": owned,
            f"owns the function {definer}": definer,
            "owns the database": database,
        }
        problems += [f"{who} {what}" for what, so in said.items() if so]
    return problems


def _cursor_execute(sql: str, values: list[str]) -> list[tuple[Any, ...]]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall()) if cursor.description else []


def mark(name: Mark) -> None:
    """This function will write a mark on the database; only the owner can, and a second time changes nothing."""
    _cursor_execute("INSERT INTO kit_mark (name) VALUES (%s) ON CONFLICT DO NOTHING", [name])


def mark_demo() -> None:
    """This function will mark the database as a demo: only there may one sign in by pressing a role card."""
    mark("demo")


def has_mark(name: Mark) -> bool:
    """This function will tell whether the database carries the mark."""
    return bool(_cursor_execute("SELECT 1 FROM kit_mark WHERE name = %s", [name]))


def is_demo() -> bool:
    """This function will tell whether the owner marked this database as a demo."""
    return has_mark("demo")
