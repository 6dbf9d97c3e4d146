"""Who may read and open a case, a director at all times, and the twelve life domains to start with."""

from typing import Any

from django.db import migrations

from samenhang.access.protect import Protect, involved

ALWAYS_A_DIRECTOR = """
CREATE FUNCTION access.case_has_director() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM cases_direction WHERE case_id = NEW.id) THEN
        RAISE EXCEPTION 'case without a director' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION access.case_has_director() FROM PUBLIC;
CREATE SEQUENCE cases_number;
CREATE CONSTRAINT TRIGGER case_has_director AFTER INSERT ON cases_case DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION access.case_has_director();
"""
LIFE_DOMAINS = [
    ("omgaan", "Omgaan met elkaar", "Hoe gaat het thuis en met mensen om u heen?", "users"),
    ("wonen", "Wonen en de buurt", "Woont u fijn? Kunt u er blijven?", "house"),
    ("geld", "Geld", "Komt u rond? Zijn er rekeningen die blijven liggen?", "wallet"),
    ("werk", "Meedoen en werk", "Wat doet u overdag? Wat zou u willen doen?", "briefcase"),
    ("lichaam", "Lichamelijke gezondheid", "Hoe gaat het met uw lichaam?", "heart"),
    ("geest", "Geestelijke gezondheid", "Hoe gaat het met uw hoofd? Slaapt u goed?", "smile"),
    ("zorg", "Zorg voor kinderen en anderen", "Voor wie zorgt u? Lukt dat?", "hand-helping"),
    ("verslaving", "Alcohol, drugs en verslaving", "Is er iets waar u moeilijk mee kunt stoppen?", "shield-alert"),
    ("politie", "Politie en justitie", "Heeft u te maken met politie of de rechter?", "scale"),
    ("veiligheid", "Veiligheid", "Voelt iedereen zich veilig?", "shield"),
    ("toekomst", "Toekomst", "Hoe zou u willen dat het over een jaar is?", "sun"),
    ("gemeente", "Rol van de gemeente", "Wat verwacht u van ons? Wat ging er goed en wat niet?", "building-2"),
]


def add_life_domains(apps: Any, schema_editor: Any) -> None:
    """This function will add the life domains; a municipality changes them afterwards."""
    domain = apps.get_model("cases", "LifeDomain")
    domain.objects.bulk_create(
        domain(code=code, name=name, prompt=prompt, icon=icon, order=order)
        for order, (code, name, prompt, icon) in enumerate(LIFE_DOMAINS)
    )


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_one_case_one_director"), ("involvement", "0002_grants_follow")]
    operations = [
        migrations.RunPython(add_life_domains, migrations.RunPython.noop),
        migrations.RunSQL(
            ALWAYS_A_DIRECTOR, "DROP FUNCTION access.case_has_director() CASCADE; DROP SEQUENCE cases_number"
        ),
        Protect("cases_case", add=involved("cases_case", writes=True)),
        Protect("cases_casemember", add=involved("cases_casemember", writes=True)),
        Protect("cases_direction", add=involved("cases_direction", writes=True)),
    ]
