"""What is destroyed follows the rule of now, waits for who asked something, and is decided by who did not work there."""

from pathlib import Path

from django.db import migrations

from samenhang.access.protect import Protect

DECISION = "data_rights_destructiondecision"


class Migration(migrations.Migration):
    dependencies = [("data_rights", "0007_ends_in_portions")]
    operations = [
        migrations.RunSQL((Path(__file__).parent / "0008_held_back.sql").read_text(), migrations.RunSQL.noop),
        Protect(
            DECISION,
            read="(SELECT access.municipal_role()) = ANY (ARRAY['privacy_officer', 'fg', 'retention'])",
            add=f"(SELECT access.municipal_role()) = 'privacy_officer' AND {DECISION}.by_id = (SELECT access.viewer())"
            f" AND NOT EXISTS (SELECT 1 FROM public.data_rights_destructionproposal p WHERE p.id = {DECISION}.proposal_id"
            " AND access.worked_in(p.household_id))",
        ),
    ]
