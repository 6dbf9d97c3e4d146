"""Who keeps requests about somebody's own data, and the service that makes one person's own file (0044)."""

from pathlib import Path

from django.db import migrations

from samenhang.access.protect import Protect, involved, key, role, through

REQUEST = "data_rights_rightsrequest"
MINE = "by_id = (SELECT access.viewer())"
OWN_FILE = role("own_file")
KEPT_UP = involved(REQUEST, writes=True, person="person_id")
TOUCHED = key(REQUEST, layer=f"{REQUEST}.about_layer", domain=f"{REQUEST}.about_domain")
TOUCHED_WRITES = key(REQUEST, writes=True, layer=f"{REQUEST}.about_layer", domain=f"{REQUEST}.about_domain")
OF_OWN_FILE = (
    f"({KEPT_UP}) AND {REQUEST}.right = 'own_file' AND {REQUEST}.household_id = data_rights_fileopening.household_id"
)


def on_request(table: str, condition: str) -> str:
    """This function will give the condition that the row's request meets another."""
    return f"EXISTS (SELECT 1 FROM public.{REQUEST} WHERE {REQUEST}.id = {table}.request_id AND ({condition}))"


def kept_through(table: str, opening: str) -> str:
    """This function will give the condition that the viewer keeps up the household of the row's opening."""
    return (
        f"EXISTS (SELECT 1 FROM public.data_rights_fileopening o JOIN public.{REQUEST} ON {REQUEST}.id = o.request_id"
        f" WHERE o.id = {table}.{opening} AND ({KEPT_UP}))"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("data_rights", "0001_own_data"),
        ("involvement", "0007_sources"),
        ("brp", "0006_two_homes"),
        ("consent", "0003_in_whose_name"),
        ("cases", "0003_handed_on"),
    ]
    operations = [
        migrations.RunSQL(
            (Path(__file__).parent / "0002_own_file.sql").read_text(),
            "DROP SEQUENCE data_rights_number; DROP FUNCTION access.wanted_of_own_file(uuid), access.seat_own_file(), access.own_register() CASCADE",
        ),
        # Read by who keeps the household up about this person, and by who reads the part it is about.
        Protect(
            REQUEST,
            read=f"({KEPT_UP}) OR ({REQUEST}.right <> 'own_file' AND {TOUCHED})",
            add=f"(({KEPT_UP}) OR ({REQUEST}.right <> 'own_file' AND {TOUCHED_WRITES})) AND {REQUEST}.{MINE}",
        ),
        Protect(
            "data_rights_rightsextension",
            read=through("data_rights_rightsextension", "request_id", REQUEST),
            add=f"{on_request('data_rights_rightsextension', f'({KEPT_UP}) OR ({TOUCHED_WRITES})')}"
            f" AND data_rights_rightsextension.{MINE}",
        ),
        # Answered by who writes that part; taken back, and its file handed over, by who keeps the household up as well.
        Protect(
            "data_rights_rightsanswer",
            read=through("data_rights_rightsanswer", "request_id", REQUEST),
            add=f"({on_request('data_rights_rightsanswer', TOUCHED_WRITES)}"
            f" OR (data_rights_rightsanswer.outcome = 'withdrawn'"
            f" AND {on_request('data_rights_rightsanswer', KEPT_UP)}))"
            f" AND data_rights_rightsanswer.{MINE}",
        ),
        Protect(
            "data_rights_fileopening",
            read=f"{through('data_rights_fileopening', 'request_id', REQUEST)}"
            f" OR data_rights_fileopening.id = (SELECT access.viewer())",
            add=f"{on_request('data_rights_fileopening', OF_OWN_FILE)}"
            f" AND data_rights_fileopening.{MINE}"
            " AND data_rights_fileopening.at <= access.clock()"
            " AND data_rights_fileopening.until <= access.clock() + interval '1 hour'"
            " AND NOT EXISTS (SELECT 1 FROM public.data_rights_rightsanswer done"
            " WHERE done.request_id = data_rights_fileopening.request_id)",
        ),
        Protect(
            "data_rights_fileclosing",
            read=kept_through("data_rights_fileclosing", "opening_id"),
            add=kept_through("data_rights_fileclosing", "opening_id"),
        ),
        Protect(
            "data_rights_delivery",
            read=kept_through("data_rights_delivery", "opening_id"),
            add=f"{kept_through('data_rights_delivery', 'opening_id')} AND data_rights_delivery.{MINE}",
        ),
    ]
