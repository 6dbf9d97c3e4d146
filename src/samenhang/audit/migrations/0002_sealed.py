"""Lines say for whom, for what and by which rule; and they are sealed, so that a change afterwards shows.

``xid`` is the transaction that wrote the line and ``era`` the PostgreSQL that counted it (a database restored elsewhere
counts anew): lines are sealed in the order (era, xid, id), and only when no older transaction is still running.
"""

import uuid_utils.compat
from django.db import migrations, models

COLUMNS = """
DO $do$ BEGIN  -- months before the first one made, where nothing stands outside the months yet
    IF NOT EXISTS (SELECT FROM audit_line_other) AND NOT EXISTS (SELECT FROM audit_subject_other) THEN
        PERFORM audit.make_partitions(date '2023-01-01', 24);
    END IF;
END $do$;
ALTER TABLE audit_line
    ADD COLUMN team_id uuid,
    ADD COLUMN purpose varchar(200) NOT NULL DEFAULT '',
    ADD COLUMN permission varchar(80) NOT NULL DEFAULT '',
    ADD COLUMN rule varchar(300) NOT NULL DEFAULT '',
    ADD COLUMN era bigint NOT NULL DEFAULT (pg_control_system()).system_identifier,
    ADD COLUMN xid bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint;
CREATE INDEX audit_line_order ON audit_line (era, xid, id);
CREATE INDEX audit_line_at ON audit_line (at DESC, id DESC);
ALTER TABLE audit_subject
    ADD COLUMN viewer_id uuid,
    ADD COLUMN purpose varchar(300) NOT NULL DEFAULT '';
UPDATE audit_subject s SET viewer_id = l.viewer_id FROM audit_line l WHERE l.id = s.line_id AND l.at = s.at;
"""
BACK = """
ALTER TABLE audit_line DROP COLUMN team_id, DROP COLUMN purpose, DROP COLUMN permission, DROP COLUMN rule,
    DROP COLUMN era, DROP COLUMN xid;
DROP INDEX audit_line_at;
ALTER TABLE audit_subject DROP COLUMN viewer_id, DROP COLUMN purpose;
"""


def key() -> models.UUIDField:
    """This function will give the primary key every table here has."""
    return models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_the_log")]
    operations = [
        migrations.RunSQL(
            COLUMNS,
            BACK,
            state_operations=[
                migrations.AddField("line", "team_id", models.UUIDField(null=True)),
                migrations.AddField("line", "purpose", models.CharField(blank=True, max_length=200)),
                migrations.AddField("line", "permission", models.CharField(blank=True, max_length=80)),
                migrations.AddField("line", "rule", models.CharField(blank=True, max_length=300)),
                migrations.AddField("line", "era", models.BigIntegerField(editable=False)),
                migrations.AddField("line", "xid", models.BigIntegerField(editable=False)),
                migrations.AddField("subject", "viewer_id", models.UUIDField(null=True)),
                migrations.AddField("subject", "purpose", models.CharField(blank=True, max_length=300)),
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
