"""The log, partitioned by month and sealed, so that a change afterwards shows. Who may read it stands in its wall.

``xid`` is the transaction that wrote the line and ``era`` the PostgreSQL that counted it (a database restored elsewhere
counts anew): lines are sealed in the order (era, xid, id), and only when no older transaction is still running.
"""

import uuid_utils.compat
from django.db import migrations, models

TABLES = """
CREATE TABLE audit_line (
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    event varchar(12) NOT NULL,
    what varchar(80) NOT NULL,
    viewer_id uuid,
    organisation_id uuid,
    role varchar(40) NOT NULL,
    object_id uuid,
    detail jsonb NOT NULL,
    team_id uuid,
    purpose varchar(200) NOT NULL DEFAULT '',
    permission varchar(80) NOT NULL DEFAULT '',
    rule varchar(300) NOT NULL DEFAULT '',
    era bigint NOT NULL DEFAULT (pg_control_system()).system_identifier,
    xid bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX audit_line_viewer ON audit_line (viewer_id, at DESC);
CREATE INDEX audit_line_order ON audit_line (era, xid, id);
CREATE INDEX audit_line_at ON audit_line (at DESC, id DESC);
CREATE INDEX audit_line_object ON audit_line (object_id, at DESC) WHERE object_id IS NOT NULL;

CREATE TABLE audit_subject (
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    line_id uuid NOT NULL,
    household_id uuid NOT NULL,
    person_id uuid,
    layer varchar(12) NOT NULL,
    domain varchar(24) NOT NULL,
    basis varchar(200) NOT NULL,
    viewer_id uuid,
    purpose varchar(300) NOT NULL DEFAULT '',
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX audit_subject_household ON audit_subject (household_id, at DESC);
CREATE INDEX audit_subject_line ON audit_subject (line_id);

CREATE SCHEMA audit;
CREATE FUNCTION audit.make_partitions(first date, months int) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    month date;
    parent text;
    name text;
BEGIN
    FOR i IN 0 .. months - 1 LOOP
        month := date_trunc('month', first) + make_interval(months => i);
        FOREACH parent IN ARRAY ARRAY['audit_line', 'audit_subject'] LOOP
            name := parent || to_char(month, '_YYYYMM');
            IF to_regclass('public.' || name) IS NULL THEN
                EXECUTE format(
                    'CREATE TABLE public.%I PARTITION OF public.%I FOR VALUES FROM (%L) TO (%L)',
                    name, parent, month::timestamptz, (month + interval '1 month')::timestamptz);
            END IF;
        END LOOP;
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION audit.make_partitions(date, int) FROM PUBLIC;
-- The months a municipality's older files may speak of, and two years ahead; migrating makes the later ones.
SELECT audit.make_partitions(date '2023-01-01', 60);
CREATE TABLE audit_line_other PARTITION OF audit_line DEFAULT;
CREATE TABLE audit_subject_other PARTITION OF audit_subject DEFAULT;
"""
EVENTS = [
    ("create", "vastgelegd"),
    ("read", "ingezien"),
    ("change", "gewijzigd"),
    ("delete", "verwijderd"),
    ("search", "gezocht"),
    ("print", "afgedrukt"),
    ("transfer", "doorgegeven"),
    ("emergency", "noodinzage"),
    ("refused", "geweigerd"),
    ("sign_in", "aangemeld"),
]


def key() -> models.UUIDField:
    """This function will give the primary key every table here has."""
    return models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(
            TABLES,
            state_operations=[
                migrations.CreateModel(
                    name="Line",
                    fields=[
                        ("id", key()),
                        ("at", models.DateTimeField()),
                        ("event", models.CharField(choices=EVENTS, max_length=12)),
                        ("what", models.CharField(max_length=80)),
                        ("viewer_id", models.UUIDField(null=True)),
                        ("organisation_id", models.UUIDField(null=True)),
                        ("role", models.CharField(blank=True, max_length=40)),
                        ("object_id", models.UUIDField(null=True)),
                        ("detail", models.JSONField(default=dict)),
                        ("team_id", models.UUIDField(null=True)),
                        ("purpose", models.CharField(blank=True, max_length=200)),
                        ("permission", models.CharField(blank=True, max_length=80)),
                        ("rule", models.CharField(blank=True, max_length=300)),
                        ("era", models.BigIntegerField(editable=False)),
                        ("xid", models.BigIntegerField(editable=False)),
                    ],
                ),
                migrations.CreateModel(
                    name="Subject",
                    fields=[
                        ("id", key()),
                        ("at", models.DateTimeField()),
                        ("line_id", models.UUIDField()),
                        ("household_id", models.UUIDField()),
                        ("person_id", models.UUIDField(null=True)),
                        ("layer", models.CharField(max_length=12)),
                        ("domain", models.CharField(blank=True, max_length=24)),
                        ("basis", models.CharField(blank=True, max_length=200)),
                        ("viewer_id", models.UUIDField(null=True)),
                        ("purpose", models.CharField(blank=True, max_length=300)),
                    ],
                ),
            ],
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("id", key()),
                ("period", models.CharField(max_length=6)),
                ("number", models.PositiveIntegerField()),
                ("form", models.PositiveSmallIntegerField()),
                ("era", models.BigIntegerField()),
                ("after_xid", models.BigIntegerField()),
                ("after_id", models.UUIDField()),
                ("until_xid", models.BigIntegerField()),
                ("until_id", models.UUIDField()),
                ("lines", models.PositiveIntegerField()),
                ("tags", models.BinaryField()),
                ("head", models.BinaryField()),
                ("key_version", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("period", "number"), name="audit_seal_number_once")]
            },
        ),
        migrations.CreateModel(
            name="Verification",
            fields=[
                ("id", key()),
                ("at", models.DateTimeField()),
                ("sealed", models.PositiveBigIntegerField()),
                ("tail", models.PositiveBigIntegerField()),
                ("wrong", models.PositiveIntegerField()),
                ("told", models.TextField(blank=True)),
            ],
        ),
    ]
