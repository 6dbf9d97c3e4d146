"""Who is merely let in with a household does not record there that a concern was passed on, or which benefit there is."""

from django.db import migrations

TRIGGERS = """
CREATE TRIGGER guest_reads_only BEFORE INSERT ON passing_passedfrom
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON passing_benefitstatus
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
"""


class Migration(migrations.Migration):
    dependencies = [("passing", "0004_protect_benefits"), ("involvement", "0010_guests_behind_the_wall")]
    operations = [
        migrations.RunSQL(
            TRIGGERS,
            "DROP TRIGGER guest_reads_only ON passing_passedfrom; DROP TRIGGER guest_reads_only ON passing_benefitstatus",
        )
    ]
