"""One after the other: two people who change who holds a household, at the same moment, do not pass each other."""

from uuid import UUID

from django.db import connection


def take_turn(household_id: UUID) -> None:
    """This function will wait for whoever is changing this household's involvement, until the transaction ends.

    It is the lock under which the database derives the household's grants; what is read after it is settled.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 7401))", [str(household_id)])
