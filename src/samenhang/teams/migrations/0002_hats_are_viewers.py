"""Hats become viewers by themselves, and the domains a municipality starts with."""

from typing import Any

from django.db import migrations

SEATS = """
-- A hat is a viewer; with a team that is a desk it acts as that desk too, if its role is one that handles content.
CREATE FUNCTION access.seat_hat() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    DELETE FROM access_viewer WHERE viewer_id = NEW.id;
    INSERT INTO access_viewer (id, viewer_id, acts_as_id, role, from_day, until_day)
    SELECT gen_random_uuid(), NEW.id, seat, NEW.role, NEW.from_day, NEW.until_day
    FROM (
        SELECT NEW.id AS seat
        UNION
        SELECT t.id FROM teams_team t
        WHERE t.id = NEW.team_id AND t.is_desk AND NEW.role IN ('access_officer', 'professional', 'partner')
    ) seats;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION access.seat_hat() FROM PUBLIC;
CREATE TRIGGER seat_hat AFTER INSERT OR UPDATE ON teams_hat FOR EACH ROW EXECUTE FUNCTION access.seat_hat();
"""
DOMAINS = [
    ("toegang", "Toegang", ""),
    ("participatie", "Werk en inkomen", "Participatiewet"),
    ("wmo", "Wmo", "Wmo 2015"),
    ("jeugd", "Jeugd", "Jeugdwet"),
    ("schuldhulp", "Schuldhulp", "Wet gemeentelijke schuldhulpverlening"),
    ("inburgering", "Inburgering", "Wet inburgering 2021"),
    ("leerplicht", "Leerplicht", "Leerplichtwet 1969"),
    ("wonen", "Wonen", ""),
    ("zorg", "Zorg en ggz", ""),
    ("welzijn", "Welzijn", ""),
    ("veiligheid", "Veiligheid", ""),
    ("rechtmatigheid", "Handhaving", "Participatiewet"),
]


def add_domains(apps: Any, schema_editor: Any) -> None:
    """This function will add the domains; a municipality changes them afterwards."""
    apps.get_model("teams", "Domain").objects.bulk_create(
        apps.get_model("teams", "Domain")(code=code, name=name, law=law, order=order)
        for order, (code, name, law) in enumerate(DOMAINS)
    )


class Migration(migrations.Migration):
    dependencies = [("teams", "0001_who_works_where"), ("access", "0001_the_wall")]
    operations = [
        migrations.RunPython(add_domains, migrations.RunPython.noop),
        migrations.RunSQL(SEATS, "DROP FUNCTION access.seat_hat() CASCADE"),
    ]
