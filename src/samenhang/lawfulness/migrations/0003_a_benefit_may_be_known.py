"""That a benefit exists and how it stands may cross the wall, on the basis of the file; nothing else does (C4)."""

from django.db import migrations

BENEFITS = """
-- Which benefits the one in a lawfulness file has and how they stand, to who works on that file. Never where they were
-- recorded, by whom, or about which household.
CREATE FUNCTION access.benefits_of_file(f uuid) RETURNS TABLE (benefit text, status text, since date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT DISTINCT ON (b.benefit) b.benefit::text, b.status::text, b.since
    FROM lawfulness_lawfulnessfile file
    JOIN people_person p ON p.bsn_index = file.bsn_index
    JOIN passing_benefitstatus b ON b.person_id = p.id
    WHERE file.id = f AND access.role() = 'lawfulness' AND EXISTS (
        SELECT 1 FROM access_grant g
        WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = f AND g.layer = 'lawfulness'
          AND g.during @> access.clock())
    ORDER BY b.benefit, b.at DESC, b.id DESC
$$;
REVOKE ALL ON FUNCTION access.benefits_of_file(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.benefits_of_file(uuid) TO samenhang_app;
"""


class Migration(migrations.Migration):
    dependencies = [("lawfulness", "0002_protect_the_file_apart"), ("passing", "0004_protect_benefits")]
    operations = [migrations.RunSQL(BENEFITS, "DROP FUNCTION access.benefits_of_file(uuid)")]
