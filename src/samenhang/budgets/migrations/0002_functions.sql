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

REVOKE ALL ON FUNCTION access.pot_holds, access.decision_covers FROM PUBLIC;
