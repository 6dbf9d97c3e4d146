"""Two questions a load balancer asks: is the process alive, and can it do its work."""

from functools import cache

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, HttpResponse


def healthz(request: HttpRequest) -> HttpResponse:
    """This function will answer as long as the process lives; it asks nothing of the database."""
    return _plain("ok", 200)


def readyz(request: HttpRequest) -> HttpResponse:
    """This function will answer 200 when the database is reached and holds every migration, else 503."""
    try:
        missing = missing_migrations()
    except DatabaseError:
        return _plain("the database is not reached", 503)
    return _plain(f"{missing} migrations are not applied", 503) if missing else _plain("ok", 200)


class MadeByAnother(Exception):
    """The database was made by migrations that this version does not have; the text says which, and what to do."""


def refuse_another() -> None:
    """This function will do nothing, unless the database bears migrations of ours that this version does not have.

    :raises MadeByAnother: when it does: nothing here can tell what such a database lacks.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('django_migrations') IS NOT NULL")
        if cursor.fetchall() == [(False,)]:
            return
        cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
        applied = cursor.fetchall()
    ours = {one.label for one in apps.get_app_configs() if one.name.startswith("samenhang.")}
    strange = [f"{app}.{name}" for app, name in applied if app in ours and (app, name) not in _migrations()]
    if strange:
        raise MadeByAnother(
            f"This database was made by another version of Samenhang, by {len(strange)} migrations that this version"
            f" does not have ({strange[0]} is one). Nothing was changed. Work on with the version that made it, or make"
            " a new database. No way leads here from a database made before the first release."
        )


def missing_migrations() -> int:
    """This function will count the migrations this version has and the database has not.

    :raises DatabaseError: when the database is not reached, or was never migrated.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        applied = set(cursor.fetchall())
    return len(_migrations() - applied)


@cache
def _migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)


def _plain(text: str, status: int) -> HttpResponse:
    response = HttpResponse(text + "\n", status=status, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response
