"""The connection to PostgreSQL: its settings, what its role may not be, and the marks on a database."""

from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from django.core.exceptions import ImproperlyConfigured
from psycopg import OperationalError

from samenhang.kit import limits

if TYPE_CHECKING:
    from psycopg import Connection

OWNER_ROLE = "samenhang_owner"
APP_ROLE = "samenhang_app"
PREPARE_AFTER = 5
"""A statement a connection met so often is kept planned: with its policies, planning costs more than running it."""
OUR_WORDS = ("pool", "pace", "statement_timeout", "prepare")

Mark = Literal["demo", "demo-filled"]


def database_settings(url: str) -> dict[str, Any]:
    """This function will turn a `postgresql://` address into Django's settings for one database.

    Four words in the query are ours: `pool=no` (one plain connection), `pace=NAME` (the limits of a kind of work, see
    kit/limits.py; `page` when left out), `statement_timeout=MS` (in place of that pace's own) and `prepare=no` (for a
    pooler in between that cannot hold prepared statements); the others go to libpq (`sslmode`, `sslrootcert` …). An
    empty address gives settings that fail with a clear message when they are used, so that `--help`, type checking and
    migrations' checks need no database. Several hosts may be named, with commas
    (`@one:5432,two:5432/database`): the one that takes writes is looked for, also after the other took over.

    :raises ImproperlyConfigured: when the address is not one of PostgreSQL, or names no pace there is.
    """
    if not url:
        return {"ENGINE": "samenhang.kit.unset", "NAME": "unset", "OPTIONS": {}}
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in ("postgresql", "postgres") or not name:
        raise ImproperlyConfigured("DATABASE_URL must look like postgresql://role:secret@host:5432/database")
    hosts, ports = hosts_of(url)
    query = {**_where_writes_go(hosts), **dict(parse_qsl(parts.query))}
    pooled = query.pop("pool", "yes") != "no"
    prepared = query.pop("prepare", "yes") != "no"
    pace = limits.pace_named(query.pop("pace", limits.PAGE.name))
    timeouts = pace.settings()
    if own := query.pop("statement_timeout", ""):
        timeouts["statement_timeout"] = int(own)
    options: dict[str, Any] = {"connect_timeout": 5, "application_name": "samenhang", **query}
    options["options"] = " ".join(
        f"-c {name}={value}"
        for name, value in {
            **timeouts,
            "random_page_cost": "1.1",  # rows of a screen lie in memory or on a disk without a head: by their index
            "jit": "off",  # screens ask for few rows: compiling a plan with its policies costs more than running it
        }.items()
    )
    if prepared:
        options |= {"server_side_binding": True, "prepare_threshold": PREPARE_AFTER}
    if pooled:
        options["pool"] = pool_settings()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": hosts,
        "PORT": ports,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def hosts_of(url: str) -> tuple[str, str]:
    """This function will give the hosts and the ports of an address as libpq wants them: with commas, in one order."""
    hosts, ports = [], []
    for one in urlsplit(url).netloc.rpartition("@")[2].split(","):
        host = urlsplit(f"//{one}")
        hosts.append(unquote(host.hostname or ""))
        ports.append(str(host.port or ""))
    return ",".join(hosts), ",".join(ports) if any(ports) else ""


def _where_writes_go(hosts: str) -> dict[str, str]:
    """Of several hosts one takes writes, and which one that is changes; who names one host gets that one."""
    return {"target_session_attrs": "read-write"} if "," in hosts else {}


def pool_settings() -> dict[str, Any]:
    """This function will give the pool's settings: a bounded number of connections, and how long one waits for them.

    Its own bound on who waits (``max_waiting``) counts those who gave up, and once it is full the pool never grows
    again: after an outage nobody would get in. The queue is bounded at the door (kit.middleware.database_trouble).
    """
    return {
        "min_size": 1,
        "max_size": limits.POOL_MAX,
        "timeout": limits.POOL_WAIT_SECONDS,
        "reconnect_timeout": limits.POOL_WAIT_SECONDS,
        "max_idle": 300,
        "check": still_there,
    }


def still_there(connection: "Connection[Any]") -> None:
    """This function will pass a connection that still works; where one is lost, the pool throws the others away too.

    They died of the same thing, and each would cost somebody a second to find out.

    :raises psycopg.OperationalError: when it is lost; the pool goes on to a new one.
    """
    pool: Any = connection._pool
    try:
        connection.execute("") if connection.autocommit else connection.rollback()
    except OperationalError:
        if pool is not None and not pool.closed:
            pool.drain()
        raise


def at_pace(url: str, pace: limits.Pace) -> str:
    """This function will return the address for work of another kind by one connection: its limits, and no pool."""
    parts = urlsplit(url)
    query = {**dict(parse_qsl(parts.query)), "pool": "no", "pace": pace.name}
    query.pop("statement_timeout", "")
    return urlunsplit(parts._replace(query=urlencode(query)))


def unhurried(url: str) -> str:
    """This function will return the address for long work by one connection: no pool, no limits."""
    return at_pace(url, limits.UNLIMITED)


def bare(url: str) -> str:
    """This function will return the address without our own query words, as libpq and psycopg take it."""
    parts = urlsplit(url)
    said = {**_where_writes_go(hosts_of(url)[0]), **dict(parse_qsl(parts.query))}
    query = [(k, v) for k, v in said.items() if k not in OUR_WORDS]
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
