"""A helper who is one member's secret is told to nobody else: not as a reader, not in the log, not among two members."""

from django.db import migrations

from samenhang.access.protect import Protect, involved, key

KNOWING = """
-- Is this involvement about somebody the viewer may know of? Asked where it is about several members but not all: then
-- its row names no single person, and must not be read by who is involved about the others only (law.md rule 6).
CREATE OR REPLACE FUNCTION access.about_known(i uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM involvement_involvedabout a
        JOIN involvement_involvement it ON it.id = a.involvement_id
        JOIN access_grant g ON g.household_id = it.household_id AND g.person_id = a.about_id
        WHERE a.involvement_id = i AND g.viewer_id = ANY (access.acts_as()) AND g.layer = 'involvement'
          AND g.during @> access.clock())
$$;

-- May the viewer know that this hat has to do with this household? Not where it is involved in secret about members the
-- viewer knows nothing of, and in no way the viewer may know. Says yes of who is not involved at all.
CREATE OR REPLACE FUNCTION access.may_know(h uuid, whom uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    WITH mine AS (
        SELECT g.person_id FROM access_grant g
        WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h AND g.layer = 'involvement'
          AND g.during @> access.clock()
    ), theirs AS (
        SELECT i.secret,
               CASE WHEN i.person_id IS NOT NULL THEN i.person_id IN (SELECT m.person_id FROM mine m)
                    WHEN i.all_members THEN EXISTS (SELECT 1 FROM mine)
                    ELSE EXISTS (SELECT 1 FROM involvement_involvedabout a JOIN mine m ON m.person_id = a.about_id
                                 WHERE a.involvement_id = i.id) END AS known
        FROM involvement_involvement i
        WHERE i.household_id = h AND COALESCE(i.hat_id, i.team_id) IN (
            SELECT whom UNION SELECT v.acts_as_id FROM access_viewer v WHERE v.viewer_id = whom)
    )
    SELECT COALESCE(whom = access.viewer(), false)
        OR NOT EXISTS (SELECT 1 FROM theirs t WHERE t.secret AND NOT t.known)
        OR EXISTS (SELECT 1 FROM theirs t WHERE t.known)
$$;

-- As in access 0001, without who is a secret.
CREATE OR REPLACE FUNCTION access.readers(h uuid, p uuid, l text, d text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH reading AS (
        SELECT g.viewer_id FROM access_grant g
        WHERE g.household_id = h AND g.person_id = COALESCE(p, '00000000-0000-0000-0000-000000000000')
          AND g.layer = l AND g.domain = d AND g.during @> access.clock())
    SELECT DISTINCT v.viewer_id FROM reading r JOIN access_viewer v ON v.acts_as_id = r.viewer_id
    WHERE daterange(v.from_day, v.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
      AND EXISTS (SELECT 1 FROM reading m WHERE m.viewer_id = ANY (access.acts_as()))
      AND access.may_know(h, v.viewer_id)
$$;

-- As in 0003, without an involvement about several members of whom the viewer knows none.
CREATE OR REPLACE FUNCTION access.opened(h uuid) RETURNS TABLE (source_id uuid, person_id uuid, layer text, basis text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH known AS (
        SELECT m.person_id FROM access_grant m
        WHERE m.viewer_id = ANY (access.acts_as()) AND m.household_id = h AND m.layer = 'involvement'
          AND m.during @> access.clock())
    SELECT DISTINCT g.source_id, g.person_id, g.layer::text, g.basis::text
    FROM access_grant g JOIN involvement_involvement i ON i.id = g.source_id
    WHERE g.household_id = h AND g.layer IN ('shared', 'case_team') AND g.during @> access.clock()
      AND g.person_id IN (SELECT k.person_id FROM known k)
      AND COALESCE(i.person_id, '00000000-0000-0000-0000-000000000000') IN (SELECT k.person_id FROM known k)
      AND (i.all_members OR i.person_id IS NOT NULL OR access.about_known(i.id))
      AND EXISTS (SELECT 1 FROM access_viewer v WHERE v.acts_as_id = g.viewer_id
                  AND daterange(v.from_day, v.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
$$;
REVOKE ALL ON FUNCTION access.about_known(uuid), access.may_know(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.about_known(uuid), access.may_know(uuid, uuid) TO samenhang_app;
"""
THIS = "involvement_involvement"
OF_WHOM_I_KNOW = (
    f"{key(THIS)} AND ({THIS}.all_members OR {THIS}.person_id IS NOT NULL"
    f" OR {THIS}.by_id = (SELECT access.viewer()) OR access.about_known({THIS}.id))"
)
TAKE_IN = (
    f"{THIS}.part = 'intake' AND {THIS}.team_id = ANY ((SELECT access.acts_as())::uuid[])"
    " AND (SELECT access.role()) = ANY (ARRAY['access_officer'])"
    f" AND access.may_take_in({THIS}.household_id)"
)
LINE_READ = (
    "audit_line.viewer_id = (SELECT access.viewer())"
    " OR EXISTS (SELECT 1 FROM public.audit_subject s WHERE s.line_id = audit_line.id"
    " AND (audit_line.viewer_id IS NULL OR access.may_know(s.household_id, audit_line.viewer_id)))"
)


class Migration(migrations.Migration):
    dependencies = [("involvement", "0003_what_is_open"), ("access", "0001_the_wall")]
    operations = [
        migrations.RunSQL(KNOWING, migrations.RunSQL.noop),
        Protect(THIS, read=OF_WHOM_I_KNOW, add=f"{involved(THIS, writes=True)} OR ({TAKE_IN})"),
        Protect("audit_line", read=LINE_READ, add="audit_line.viewer_id IS NOT DISTINCT FROM (SELECT access.viewer())"),
    ]
