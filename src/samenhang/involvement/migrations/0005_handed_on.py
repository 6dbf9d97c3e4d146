"""Who takes a colleague's work over takes their involvements over; a hat that is involved, or a desk, cannot be ended."""

from django.db import migrations

HANDED_ON = """
-- How many households these hats take part in without directing; numbers only, to who may hand them on.
CREATE FUNCTION access.held_involvements(hats uuid[]) RETURNS TABLE (hat uuid, held bigint) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT i.hat_id, count(DISTINCT i.household_id) FROM involvement_involvement i
    WHERE i.hat_id = ANY (hats) AND i.hat_id IN (SELECT access.countable(hats)) AND i.part <> 'director'
      AND (i.until IS NULL OR i.until > access.clock())
      AND NOT EXISTS (SELECT 1 FROM involvement_involvementend e WHERE e.involvement_id = i.id)
    GROUP BY i.hat_id
$$;

-- One involvement goes to a hat or a desk: the same part, task, ground, own file, people and end; the old one ends. Where
-- the new one has as much already nothing is added. Called by the functions that hand on; the server may not.
CREATE FUNCTION access.pass_involvement(i uuid, to_hat uuid, to_team uuid, line uuid, act timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    old involvement_involvement;
    new_id uuid := gen_random_uuid();
BEGIN
    SELECT * INTO old FROM involvement_involvement WHERE id = i;
    PERFORM pg_advisory_xact_lock(hashtextextended(old.household_id::text, 7401));  -- as people.turns
    INSERT INTO involvement_involvementend (id, involvement_id, at, reason, by_id)
    VALUES (gen_random_uuid(), i, act, 'werk overgedragen', access.viewer()) ON CONFLICT (involvement_id) DO NOTHING;
    IF NOT FOUND THEN
        RETURN;  -- somebody ended it just now
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM involvement_involvement there
        WHERE there.household_id = old.household_id AND there.part = old.part AND there.all_members
          AND (there.hat_id = to_hat OR there.team_id = to_team) AND there.starts_at <= act
          AND there.own_file_id IS NOT DISTINCT FROM old.own_file_id
          AND (there.until IS NULL OR there.until >= COALESCE(old.until, 'infinity'))
          AND NOT EXISTS (SELECT 1 FROM involvement_involvementend e WHERE e.involvement_id = there.id))
    THEN
        INSERT INTO involvement_involvement (id, household_id, person_id, layer, domain, hidden_reason, hidden_until,
            hat_id, team_id, part, task, all_members, own_file_id, basis_id, secret, starts_at, until, by_id, at)
        VALUES (new_id, old.household_id, old.person_id, old.layer, old.domain, old.hidden_reason, old.hidden_until,
            to_hat, to_team, old.part, old.task, old.all_members, old.own_file_id, old.basis_id, old.secret,
            GREATEST(old.starts_at, act), old.until, access.viewer(), act);
        INSERT INTO involvement_involvedabout (id, involvement_id, about_id)
        SELECT gen_random_uuid(), new_id, a.about_id FROM involvement_involvedabout a WHERE a.involvement_id = i;
    END IF;
    IF old.all_members OR old.person_id IS NOT NULL THEN
        PERFORM access.handed(line, act, old.household_id, old.person_id, 'involvement');
    ELSE  -- about some of them only: those may know
        PERFORM access.handed(line, act, old.household_id, a.about_id, 'involvement')
        FROM involvement_involvedabout a WHERE a.involvement_id = i;
    END IF;
END $$;

-- All a hat's involvements but those as director go to another hat, or back to the hat's own desk. Tells nothing back.
CREATE FUNCTION access.hand_on_involvements(leaver uuid, heir uuid, line uuid) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    act timestamptz := access.handing_on(leaver, heir, line);
    desk uuid;
    one uuid;
BEGIN
    IF heir IS NULL THEN
        SELECT t.id INTO desk FROM teams_hat h JOIN teams_team t ON t.id = h.team_id
        WHERE h.id = leaver AND t.is_desk AND t.domain_id IS NOT DISTINCT FROM COALESCE(h.domain_id, t.domain_id);
    END IF;
    FOR one IN
        SELECT i.id FROM involvement_involvement i
        WHERE i.hat_id = leaver AND i.part <> 'director' AND (i.until IS NULL OR i.until > act)
          AND NOT EXISTS (SELECT 1 FROM involvement_involvementend e WHERE e.involvement_id = i.id)
        ORDER BY i.household_id, i.id
    LOOP
        IF heir IS NULL AND desk IS NULL THEN
            RAISE EXCEPTION 'no desk to go back to' USING ERRCODE = 'insufficient_privilege';
        END IF;
        PERFORM access.pass_involvement(one, heir, desk, line, act);
    END LOOP;
END $$;

-- A hat is not given an end, and a desk is not closed, while households depend on it.
CREATE FUNCTION access.involved_holds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM involvement_involvement i
        WHERE (i.hat_id = NEW.id OR i.team_id = NEW.id) AND (i.until IS NULL OR i.until > access.clock())
          AND NOT EXISTS (SELECT 1 FROM involvement_involvementend e WHERE e.involvement_id = i.id))
    THEN
        RAISE EXCEPTION 'still involved: hand on first' USING ERRCODE = 'check_violation', CONSTRAINT = 'staff_still_holds';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER involved_holds BEFORE UPDATE OF until_day ON teams_hat FOR EACH ROW
    WHEN (NEW.until_day IS NOT NULL AND (OLD.until_day IS NULL OR NEW.until_day < OLD.until_day))
    EXECUTE FUNCTION access.involved_holds();
CREATE TRIGGER involved_holds BEFORE UPDATE OF is_desk ON teams_team FOR EACH ROW
    WHEN (OLD.is_desk AND NOT NEW.is_desk) EXECUTE FUNCTION access.involved_holds();
REVOKE ALL ON FUNCTION access.held_involvements(uuid[]), access.involved_holds(),
    access.pass_involvement(uuid, uuid, uuid, uuid, timestamptz), access.hand_on_involvements(uuid, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.held_involvements(uuid[]), access.hand_on_involvements(uuid, uuid, uuid) TO samenhang_app;
"""


class Migration(migrations.Migration):
    dependencies = [("involvement", "0004_secrets_stay_secret"), ("teams", "0003_suspended")]
    operations = [
        migrations.RunSQL(
            HANDED_ON,
            "DROP FUNCTION access.involved_holds() CASCADE; DROP FUNCTION access.hand_on_involvements(uuid, uuid, uuid);"
            " DROP FUNCTION access.pass_involvement(uuid, uuid, uuid, uuid, timestamptz);"
            " DROP FUNCTION access.held_involvements(uuid[])",
        )
    ]
