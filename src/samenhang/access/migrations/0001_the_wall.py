"""The wall: who the viewer is, what a viewer may read, and policies that ask nothing else."""

from uuid import UUID

import uuid_utils.compat
from django.db import migrations, models

from samenhang.access.protect import Protect, never, own

FUNCTIONS = """
CREATE SCHEMA access;
GRANT USAGE ON SCHEMA access TO samenhang_app;

-- Policies ask this for the time: the statement's, so that what one statement grants, the next may use. Replaceable in
-- test databases only.
CREATE FUNCTION access.clock() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT statement_timestamp() $$;

CREATE FUNCTION access.viewer() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('samenhang.viewer', true), '')::uuid $$;

-- The viewer itself and the desks it sits at, while the hat is worn: an ended hat acts as nobody.
CREATE FUNCTION access.acts_as() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT COALESCE(array_agg(acts_as_id), '{}')
    FROM access_viewer
    WHERE viewer_id = access.viewer()
      AND daterange(from_day, until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
$$;

CREATE FUNCTION access.role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT role FROM access_viewer
    WHERE viewer_id = access.viewer() AND acts_as_id = viewer_id
      AND daterange(from_day, until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
$$;

ALTER TABLE access_grant ADD COLUMN during tstzrange NOT NULL DEFAULT tstzrange(now(), NULL);
CREATE INDEX access_grant_key ON access_grant (viewer_id, household_id, person_id, layer, domain);
CREATE INDEX access_grant_person ON access_grant (viewer_id, person_id);
CREATE INDEX access_grant_source ON access_grant (household_id, source_id);

-- Who reads a record of this key, told only to whoever reads it as well ("who reads this", before saving).
CREATE FUNCTION access.readers(h uuid, p uuid, l text, d text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    WITH reading AS (
        SELECT g.viewer_id FROM access_grant g
        WHERE g.household_id = h AND g.person_id = COALESCE(p, '00000000-0000-0000-0000-000000000000')
          AND g.layer = l AND g.domain = d AND g.during @> access.clock())
    SELECT DISTINCT v.viewer_id FROM reading r JOIN access_viewer v ON v.acts_as_id = r.viewer_id
    WHERE daterange(v.from_day, v.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
      AND EXISTS (SELECT 1 FROM reading m WHERE m.viewer_id = ANY (access.acts_as()))
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA access FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.clock(), access.viewer(), access.acts_as(), access.role(),
    access.readers(uuid, uuid, text, text) TO samenhang_app;
"""
LINE_READ = (
    "audit_line.viewer_id = (SELECT access.viewer())"
    " OR EXISTS (SELECT 1 FROM public.audit_subject s WHERE s.line_id = audit_line.id)"
)


def uuid_key() -> models.UUIDField:
    """This function will give the primary key every table here has: a UUIDv7 made in Python."""
    return models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    initial = True
    dependencies = [("audit", "0001_the_log")]
    operations = [
        migrations.CreateModel(
            name="ViewerSeat",
            fields=[
                ("id", uuid_key()),
                ("viewer_id", models.UUIDField()),
                ("acts_as_id", models.UUIDField()),
                ("role", models.CharField(max_length=24)),
                ("from_day", models.DateField(null=True)),
                ("until_day", models.DateField(null=True)),
            ],
            options={
                "db_table": "access_viewer",
                "constraints": [models.UniqueConstraint(fields=("viewer_id", "acts_as_id"), name="access_viewer_once")],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                ("id", uuid_key()),
                ("viewer_id", models.UUIDField()),
                ("household_id", models.UUIDField()),
                ("person_id", models.UUIDField(default=UUID(int=0))),
                (
                    "layer",
                    models.CharField(
                        choices=[
                            ("involvement", "wie er betrokken is"),
                            ("shared", "ons plan: iedereen die meedoet"),
                            ("case_team", "het casusteam"),
                            ("domain", "eigen dossier van één domein"),
                            ("lawfulness", "rechtmatigheid"),
                        ],
                        max_length=12,
                    ),
                ),
                ("domain", models.CharField(blank=True, max_length=24)),
                ("writes", models.BooleanField(default=False)),
                ("basis", models.CharField(blank=True, max_length=200)),
                ("source_id", models.UUIDField()),
            ],
            options={"db_table": "access_grant"},
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", uuid_key()),
                ("viewer_id", models.UUIDField()),
                ("form", models.CharField(max_length=120)),
                ("fields", models.JSONField()),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("viewer_id", "form"), name="access_draft_one_per_form")]
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("viewer_id", models.UUIDField()),
                ("outcome", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.RunSQL(FUNCTIONS, "DROP SCHEMA access CASCADE"),
        Protect("access_viewer", read=own("access_viewer"), add=never()),
        Protect("access_grant", read="access_grant.viewer_id = ANY ((SELECT access.acts_as())::uuid[])", add=never()),
        Protect(
            "access_draft",
            read=own("access_draft"),
            add=own("access_draft"),
            change=own("access_draft"),
            remove=own("access_draft"),
        ),
        Protect(
            "access_submission",
            read=own("access_submission"),
            add=own("access_submission"),
            change=own("access_submission"),
            remove=own("access_submission"),
        ),
        # The log: added to by whoever acts, changed by nobody. A line is read by its maker and by whoever may read a
        # record of the same person and layer (architecture.md, "The second wall" 8; law.md rule 6).
        Protect("audit_line", read=LINE_READ, add="audit_line.viewer_id IS NOT DISTINCT FROM (SELECT access.viewer())"),
        Protect("audit_subject", add="true"),
    ]
