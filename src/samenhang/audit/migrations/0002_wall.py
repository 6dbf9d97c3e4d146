"""Who reads and writes the tables of audit."""

from django.db import migrations

from samenhang.access.protect import Protect, key, never

LINE_READ = (
    "audit_line.viewer_id = (SELECT access.viewer())"
    " OR EXISTS (SELECT 1 FROM public.audit_subject s WHERE s.line_id = audit_line.id AND s.at = audit_line.at)"
)

LINE_ADD = (
    "audit_line.viewer_id IS NOT DISTINCT FROM (SELECT access.viewer())"
    " AND audit_line.xid = pg_current_xact_id()::text::bigint"
    " AND audit_line.era = (SELECT c.system_identifier FROM pg_control_system() c)"
)

SUBJECT = "audit_subject"

SUBJECT_READ = (
    f"{key(SUBJECT)} AND ({SUBJECT}.viewer_id IS NULL OR NOT ({SUBJECT}.household_id::text || {SUBJECT}.viewer_id::text)"
    " = ANY ((SELECT access.secret_pairs())::text[]))"
)

ROLE = "(SELECT access.municipal_role())"
SUPERVISES = f"{ROLE} = ANY (ARRAY['privacy_officer', 'fg'])"


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_tables"), ("data_rights", "0002_functions"), ("supervision", "0002_functions")]
    operations = [
        # The log: added to by whoever acts, changed by nobody. A line is read by its maker and by whoever may read a
        # record of the same person and layer (docs/architecture.md, "The second wall" 8; rule 6 of docs/law.md).
        # Lines are sealed in the order of era and transaction: one of a later era would keep what follows out of the seal.
        Protect("audit_line", read=LINE_READ, add=LINE_ADD),
        Protect("audit_subject", read=SUBJECT_READ, add="true"),
        # -- The log's subjects are read as their lines are; who supervises reads the log.
        Protect("audit_seal", read=SUPERVISES, add=never()),
        Protect("audit_verification", read=SUPERVISES, add=never()),
    ]
