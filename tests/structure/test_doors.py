"""Every address declares its permission, and every table its protection."""

from collections.abc import Iterator

import psycopg
from django.urls import URLPattern, URLResolver, get_resolver

from samenhang.access import permissions
from samenhang.access.privileges import OPEN, declared, tables

BELOW_THE_WALL = {
    "kit:density": "sets a cookie: how dense the screen is",
    "kit:language": "sets a cookie: Dutch or English",
    "kit:stay": "lengthens a session, says only for how long",
}
"""Addresses of the kit, which lies below the wall and cannot declare a permission; why they need none."""


def addresses(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """This function will walk every address of the program."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from addresses(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
        else:
            yield f"{prefix}{entry.name}", entry


def declared_permission(view: object) -> object:
    """This function will find what a view declares, also beneath decorators that wrap it."""
    while view is not None:
        if hasattr(view, "permission"):
            return view.permission or "public"
        view = getattr(view, "__wrapped__", None)
    return None


def test_every_address_declares_its_permission() -> None:
    bare = [
        name
        for name, entry in addresses(get_resolver())
        if declared_permission(entry.callback) is None and name not in BELOW_THE_WALL
    ]
    assert bare == []


def test_every_permission_a_screen_asks_for_is_declared() -> None:
    list(addresses(get_resolver()))
    assert permissions.unknown() == []


def test_every_declared_permission_is_asked_for_by_a_screen() -> None:
    asked = {declared_permission(entry.callback) for _, entry in addresses(get_resolver())}
    unused = [permission.name for permission in permissions.all_permissions() if permission.name not in asked]
    assert unused == []


def test_every_table_is_protected_or_open_for_a_reason() -> None:
    assert sorted(tables() - set(declared()) - set(OPEN)) == []
    assert sorted(set(declared()) & set(OPEN)) == []


def test_the_server_cannot_write_grants(app_connection: psycopg.Connection) -> None:
    for statement in (
        "INSERT INTO access_grant (id) VALUES (gen_random_uuid())",
        "UPDATE access_grant SET writes = true",
        "DELETE FROM access_grant",
        "UPDATE audit_line SET what = ''",
        "DELETE FROM audit_subject",
        "SELECT access.derive(gen_random_uuid())",
        "TRUNCATE people_person",
        "SET ROLE samenhang_owner",
    ):
        try:
            app_connection.execute(statement)
        except psycopg.errors.InsufficientPrivilege:
            app_connection.rollback()
        else:
            raise AssertionError(f"allowed: {statement}")
