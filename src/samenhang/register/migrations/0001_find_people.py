"""Searching people at the gate, and "known here?": functions that filter by the viewer before they limit."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("people", "0003_read_from_the_register"),
        ("involvement", "0002_grants_follow"),
        ("teams", "0002_hats_are_viewers"),
    ]
    run_before = [("people", "0005_addresses_of_their_own")]  # it reads addresses where they stood before
    operations = [
        migrations.RunSQL(
            (Path(__file__).parent / "0001_find_people.sql").read_text(),
            "DROP FUNCTION access.known_here(uuid), access.find_people(bytea, text, text, date, text, text),"
            " access.found_people(uuid[]), access.lives_in(uuid[]), access.plain(text);"
            " DROP INDEX people_person_born, people_brprecord_where, people_contact_where",
        ),
    ]
