"""One after the other: two acts on the same thing at the same moment do not pass each other."""

from django.db import connection


def take_turn(kind: int, what: object) -> None:
    """This function will wait for whoever is acting on this thing, until the transaction ends.

    What is read after it is settled. Functions of the database may take the same turn: they know it by its number.

    :param kind: the number of its kind, so that ids of two kinds never meet.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [str(what), kind])
