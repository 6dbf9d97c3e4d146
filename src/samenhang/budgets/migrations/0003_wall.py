"""Pots are read without households; a pot cannot give more than there is, nor a decision take more than it costs."""

from django.db import migrations

from samenhang.access.protect import Protect, key, role, through

ME = "(SELECT access.viewer())"
CONTENT = ("access_officer", "professional", "partner", "process_director")
SEES = role(*CONTENT, "manager", "team_lead", "policy_adviser")


def kept(table: str) -> str:
    """This function will give the condition "done by the functional manager, in their own name"."""
    return f"{role('manager')} AND {table}.by_id = {ME}"


TRIGGERS = """
CREATE TRIGGER pot_holds BEFORE INSERT ON budgets_commitment FOR EACH ROW EXECUTE FUNCTION access.pot_holds();
CREATE TRIGGER pot_holds BEFORE INSERT ON budgets_potchange FOR EACH ROW EXECUTE FUNCTION access.pot_holds();
CREATE TRIGGER decision_covers BEFORE INSERT ON budgets_committedfor
    FOR EACH ROW EXECUTE FUNCTION access.decision_covers();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON budgets_committedfor
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER decision_key BEFORE INSERT ON budgets_committedfor FOR EACH ROW EXECUTE FUNCTION access.decision_key();
"""


class Migration(migrations.Migration):
    dependencies = [("budgets", "0002_functions"), ("decisions", "0002_functions"), ("involvement", "0002_functions")]
    operations = [
        *(
            Protect(table, read=SEES, add=kept(table))
            for table in ("budgets_pot", "budgets_potmandate", "budgets_potchange", "budgets_potclosing")
        ),
        Protect("budgets_commitment", read=SEES, add=f"{role(*CONTENT)} AND budgets_commitment.by_id = {ME}"),
        Protect(
            "budgets_committedfor",
            add=f"{key('budgets_committedfor', writes=True)} AND budgets_committedfor.by_id = {ME}",
        ),
        Protect(
            "budgets_settlement",
            read=through("budgets_settlement", "commitment_id", "budgets_commitment"),
            add=f"budgets_settlement.by_id = {ME} AND EXISTS (SELECT 1 FROM public.budgets_committedfor f"
            f" WHERE f.commitment_id = budgets_settlement.commitment_id AND {key('f', writes=True)})",
        ),
        migrations.RunSQL(TRIGGERS),
    ]
