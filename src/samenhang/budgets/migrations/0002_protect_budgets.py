"""Pots are read without households; a pot cannot give more than there is, nor a decision take more than it costs."""

from django.db import migrations

from samenhang.access.protect import Protect, key, role, through

ME = "(SELECT access.viewer())"
CONTENT = ("access_officer", "professional", "partner", "process_director")
SEES = role(*CONTENT, "manager", "team_lead", "policy_adviser")
FUNCTIONS = """
-- Whatever is done at once: a pot never gives more than there is, nothing after it was closed; and not less is left in it
-- than was committed. The pot's row is the turnstile.
CREATE FUNCTION access.pot_holds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    pot budgets_pot;
    left_over numeric;
BEGIN
    SELECT * INTO pot FROM budgets_pot WHERE id = NEW.pot_id FOR UPDATE;
    SELECT pot.amount + COALESCE((SELECT sum(c.amount) FROM budgets_potchange c WHERE c.pot_id = pot.id), 0)
         - COALESCE((SELECT sum(COALESCE(s.spent, m.amount)) FROM budgets_commitment m
                     LEFT JOIN budgets_settlement s ON s.commitment_id = m.id WHERE m.pot_id = pot.id), 0)
    INTO left_over;
    IF TG_TABLE_NAME = 'budgets_commitment' THEN
        IF EXISTS (SELECT 1 FROM budgets_potclosing x WHERE x.pot_id = pot.id) THEN
            RAISE EXCEPTION 'the pot is closed' USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.amount > left_over THEN
            RAISE EXCEPTION 'the pot is short' USING ERRCODE = 'check_violation';
        END IF;
    ELSIF left_over + NEW.amount < 0 THEN
        RAISE EXCEPTION 'more was committed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER pot_holds BEFORE INSERT ON budgets_commitment FOR EACH ROW EXECUTE FUNCTION access.pot_holds();
CREATE TRIGGER pot_holds BEFORE INSERT ON budgets_potchange FOR EACH ROW EXECUTE FUNCTION access.pot_holds();

-- Whatever is done at once: no more is committed on a decision than it costs, and only on one that counts.
CREATE FUNCTION access.decision_covers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    taken decisions_inforce;
    costs numeric;
    committed numeric;
BEGIN
    SELECT * INTO taken FROM decisions_inforce WHERE decision_id = NEW.decision_id FOR UPDATE;
    SELECT COALESCE(sum(c.amount * c.times), 0) INTO costs FROM decisions_cost c WHERE c.text_id = taken.text_id;
    SELECT COALESCE(sum(COALESCE(s.spent, m.amount)), 0) INTO committed
    FROM budgets_committedfor f JOIN budgets_commitment m ON m.id = f.commitment_id
    LEFT JOIN budgets_settlement s ON s.commitment_id = m.id WHERE f.decision_id = NEW.decision_id;
    IF taken.id IS NULL OR EXISTS (SELECT 1 FROM decisions_decisionend x WHERE x.decision_id = NEW.decision_id) THEN
        RAISE EXCEPTION 'the decision does not count' USING ERRCODE = 'check_violation';
    END IF;
    IF committed + (SELECT m.amount FROM budgets_commitment m WHERE m.id = NEW.commitment_id) > costs THEN
        RAISE EXCEPTION 'more than the decision costs' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER decision_covers BEFORE INSERT ON budgets_committedfor
    FOR EACH ROW EXECUTE FUNCTION access.decision_covers();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON budgets_committedfor
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
REVOKE ALL ON FUNCTION access.pot_holds(), access.decision_covers() FROM PUBLIC;
"""
UNDO = "DROP FUNCTION access.pot_holds() CASCADE; DROP FUNCTION access.decision_covers() CASCADE"


def kept(table: str) -> str:
    """This function will give the condition "done by the functional manager, in their own name"."""
    return f"{role('manager')} AND {table}.by_id = {ME}"


class Migration(migrations.Migration):
    dependencies = [("budgets", "0001_pots_and_commitments"), ("decisions", "0003_a_ladder_to_begin_with")]
    operations = [
        migrations.RunSQL(FUNCTIONS, UNDO),
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
    ]
