"""The log, partitioned by month. Who may read it is settled in access, where grants exist."""

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
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX audit_line_viewer ON audit_line (viewer_id, at DESC);
CREATE TABLE audit_subject (
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    line_id uuid NOT NULL,
    household_id uuid NOT NULL,
    person_id uuid,
    layer varchar(12) NOT NULL,
    domain varchar(24) NOT NULL,
    basis varchar(200) NOT NULL,
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
SELECT audit.make_partitions(date '2025-01-01', 36);
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


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(
            TABLES,
            "DROP TABLE audit_line, audit_subject; DROP SCHEMA audit CASCADE",
            state_operations=[
                migrations.CreateModel(
                    name="Line",
                    fields=[
                        ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                        ("at", models.DateTimeField()),
                        ("event", models.CharField(choices=EVENTS, max_length=12)),
                        ("what", models.CharField(max_length=80)),
                        ("viewer_id", models.UUIDField(null=True)),
                        ("organisation_id", models.UUIDField(null=True)),
                        ("role", models.CharField(blank=True, max_length=40)),
                        ("object_id", models.UUIDField(null=True)),
                        ("detail", models.JSONField(default=dict)),
                    ],
                ),
                migrations.CreateModel(
                    name="Subject",
                    fields=[
                        ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                        ("at", models.DateTimeField()),
                        ("line_id", models.UUIDField()),
                        ("household_id", models.UUIDField()),
                        ("person_id", models.UUIDField(null=True)),
                        ("layer", models.CharField(max_length=12)),
                        ("domain", models.CharField(blank=True, max_length=24)),
                        ("basis", models.CharField(blank=True, max_length=200)),
                    ],
                ),
            ],
        ),
    ]
