"""A correction of who somebody is belongs to the household in which it was made: why, and by whom, is told only there."""

import django.db.models.deletion
from django.db import migrations, models

from samenhang.access.protect import Protect, involved, never

FILL = """
-- Where there is no doubt in which household it was made.
UPDATE people_identitychange c SET household_id = (
    SELECT min(m.household_id::text)::uuid FROM people_membership m WHERE m.person_id = c.person_id
    HAVING count(DISTINCT m.household_id) = 1);
SET CONSTRAINTS ALL IMMEDIATE;  -- what is pending would keep the table from being changed
"""
KEPT_UP = involved("people_identitychange", writes=True, person="person_id")


class Migration(migrations.Migration):
    dependencies = [("people", "0012_about_whom_one_keeps")]
    operations = [
        migrations.AddField(
            model_name="identitychange",
            name="household",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.household"
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        Protect("people_identitychange", read=KEPT_UP, add=KEPT_UP, remove=never()),
    ]
