"""Alive, and able to work."""

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

if TYPE_CHECKING:
    from psycopg import Connection


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_healthy_server_says_so(client: Client, path: str):
    response = client.get(path)
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert response["Cache-Control"] == "no-store"


def test_missing_migration_is_not_ready(client: Client, owner_connection: "Connection[Any]"):
    forget = "DELETE FROM django_migrations WHERE app = 'kit' RETURNING app, name, applied"
    rows = owner_connection.execute(forget).fetchall()
    try:
        response = client.get("/readyz")
    finally:
        with owner_connection.cursor() as cursor:
            cursor.executemany("INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, %s)", rows)
    assert response.status_code == 503
    assert b"migrations are not applied" in response.content
    assert client.get("/healthz").status_code == 200
