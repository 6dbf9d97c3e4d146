"""Who reads and writes the tables of cases."""

from django.db import migrations

from samenhang.access.protect import Protect, involved

PROPOSAL = "cases_directionproposal"

TRIGGERS = """
CREATE CONSTRAINT TRIGGER case_has_director AFTER INSERT ON cases_case DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION access.case_has_director();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_functions"), ("data_rights", "0002_functions")]
    operations = [
        # -- Who may read and open a case, and a director at all times.
        Protect("cases_case", add=involved("cases_case", writes=True)),
        Protect("cases_casemember", add=involved("cases_casemember", writes=True)),
        Protect("cases_direction", add=involved("cases_direction", writes=True)),
        # -- The direction is taken over by who says yes to it; and where nobody can direct, who manages the colleague
        # is told (E1).
        Protect(
            PROPOSAL,
            read=f"access.asked_to_direct({PROPOSAL}.id) OR ({involved(PROPOSAL)})",
            add=f"{involved(PROPOSAL, writes=True)} AND {PROPOSAL}.by_id = (SELECT access.viewer())"
            f" AND {PROPOSAL}.hat_id <> (SELECT access.viewer())",
        ),
        Protect(
            "cases_directionreply",
            read=f"EXISTS (SELECT 1 FROM public.{PROPOSAL} parent WHERE parent.id = cases_directionreply.proposal_id)",
            add="cases_directionreply.by_id = (SELECT access.viewer())"
            " AND access.proposal_stands(cases_directionreply.proposal_id)",
        ),
        migrations.RunSQL(TRIGGERS),
    ]
