"""Who is on record twice and has a secret address has it on both records, whoever may see only one of them (A5, H7)."""

from django.db import migrations

BOTH = """
-- A link opens nothing, but a secret holds for the human being: it is passed on to every record linked with this one,
-- and from there on. Passed on only, never taken away: that is said of each record by who keeps it up.
CREATE FUNCTION access.secret_on_both() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_TABLE_NAME = 'people_person' THEN
        UPDATE people_person twin SET secrecy = NEW.secrecy
        FROM people_personlink l
        WHERE (l.kept_id, l.other_id) IN ((NEW.id, twin.id), (twin.id, NEW.id)) AND twin.secrecy = 0
          AND NOT EXISTS (SELECT 1 FROM people_personunlink u WHERE u.link_id = l.id);
    ELSE
        UPDATE people_person one SET secrecy = twin.secrecy
        FROM people_person twin
        WHERE (one.id, twin.id) IN ((NEW.kept_id, NEW.other_id), (NEW.other_id, NEW.kept_id))
          AND one.secrecy = 0 AND twin.secrecy > 0;
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION access.secret_on_both() FROM PUBLIC;
CREATE TRIGGER secret_on_both AFTER UPDATE OF secrecy ON people_person FOR EACH ROW
    WHEN (NEW.secrecy > OLD.secrecy) EXECUTE FUNCTION access.secret_on_both();
CREATE TRIGGER secret_on_both AFTER INSERT ON people_personlink
    FOR EACH ROW EXECUTE FUNCTION access.secret_on_both();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0013_corrected_in_a_household")]
    operations = [migrations.RunSQL(BOTH, "DROP FUNCTION access.secret_on_both() CASCADE")]
