"""The wall: who the viewer is, what a viewer may read, and policies that ask nothing else."""

from django.db import migrations

from samenhang.access.protect import Protect, never, own

TRIGGERS = """
CREATE TRIGGER circle AFTER INSERT OR DELETE ON access_viewer FOR EACH ROW EXECUTE FUNCTION access.derive_from_seat();
CREATE TRIGGER seats_in AFTER INSERT ON access_grant REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION access.derive_from_help();
CREATE TRIGGER seats_out AFTER DELETE ON access_grant REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION access.derive_from_help();
CREATE TRIGGER seats_in AFTER INSERT ON access_viewer REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION access.derive_from_hat();
CREATE TRIGGER seats_out AFTER DELETE ON access_viewer REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION access.derive_from_hat();
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0002_functions"), ("lawfulness", "0002_functions")]
    operations = [
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
        migrations.RunSQL(TRIGGERS),
    ]
