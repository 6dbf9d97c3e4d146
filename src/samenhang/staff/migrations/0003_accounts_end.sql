-- == The account of a colleague who left comes to its term, a person decides, and the service of retention forgets it (0079).

-- How long an account is kept after somebody's last day, as the rule counts now: the day on which that is over.
CREATE FUNCTION access.account_due(ended date) RETURNS TABLE (length int, unit text, due_on date) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT k.length, k.unit, (ended + make_interval(years => CASE k.unit WHEN 'years' THEN k.length ELSE 0 END,
                                                    days => CASE k.unit WHEN 'days' THEN k.length ELSE 0 END))::date
    FROM data_rights_retentionrule r
    CROSS JOIN LATERAL (
        SELECT COALESCE(c.length, r.length)::int AS length, COALESCE(c.unit, r.unit)::text AS unit
        FROM (SELECT 1) one LEFT JOIN LATERAL (
            SELECT c.length, c.unit FROM data_rights_rulechange c
            JOIN data_rights_rulechangeanswer a ON a.change_id = c.id AND a.agreed
            WHERE c.rule_id = r.code ORDER BY a.at DESC, a.id DESC LIMIT 1) c ON true) k
    WHERE r.code = 'medewerker' AND k.length IS NOT NULL
$$;

-- The day from which somebody works nowhere here any more; none while a role of theirs runs, or is to begin.
CREATE FUNCTION access.left_work(p uuid) RETURNS date LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT max(h.until_day) FROM teams_hat h WHERE h.professional_id = p
    HAVING bool_and(h.until_day IS NOT NULL AND h.until_day <= (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
       AND bool_and(h.role <> 'service')
$$;

-- The accounts whose term is over on or before a day, and for which no proposal stands: to the service of retention only.
CREATE FUNCTION access.accounts_ending(before date) RETURNS TABLE (
    professional_id uuid, ended_on date, due_on date, length int, unit text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT one.id, gone.ended_on, GREATEST(k.due_on, kept.until), k.length, k.unit
    FROM teams_professional one
    CROSS JOIN LATERAL (SELECT access.left_work(one.id) AS ended_on) gone
    CROSS JOIN LATERAL access.account_due(gone.ended_on) k
    CROSS JOIN LATERAL (
        SELECT max(made.keep_until) AS until,
               bool_or(made.keep_until IS NULL AND done.id IS NULL OR done.how = 'forgotten') AS told
        FROM staff_accountproposal p
        LEFT JOIN staff_accountdecision made ON made.proposal_id = p.id
        LEFT JOIN staff_accountend done ON done.proposal_id = p.id
        WHERE p.professional_id = one.id) kept
    WHERE access.role() = 'retention' AND gone.ended_on IS NOT NULL AND kept.told IS NOT TRUE
      AND GREATEST(k.due_on, kept.until) <= before
    ORDER BY 3, 1
$$;

-- The proposals that may be carried out today: decided, due by the rule as it is now, and not over yet.
CREATE FUNCTION access.accounts_to_forget() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT p.id FROM staff_accountproposal p
    JOIN staff_accountdecision made ON made.proposal_id = p.id AND made.outcome = 'forget'
    WHERE access.role() = 'retention' AND p.due_on <= (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
      AND NOT EXISTS (SELECT 1 FROM staff_accountend done WHERE done.proposal_id = p.id)
      AND (access.left_work(p.professional_id) IS DISTINCT FROM p.ended_on
           OR EXISTS (SELECT 1 FROM access.account_due(p.ended_on) k
                      WHERE k.due_on <= (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date))
    ORDER BY p.due_on, p.id
$$;

-- Forgets one account that was decided about: the address and every means of signing in, what was typed and not saved,
-- settings, phone and working days, reasons of suspensions, and who was told to be of the own circle. The name and the
-- roles stay: records and the log say who acted. Nothing where the colleague works here again.
CREATE FUNCTION access.forget_account(proposal uuid) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    p staff_accountproposal%ROWTYPE;
    account int;
    hats uuid[];
    circle uuid[];
    gone jsonb := '{}';
    n bigint;
BEGIN
    IF access.role() IS DISTINCT FROM 'retention' THEN
        RAISE EXCEPTION 'only the service of retention forgets accounts' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT * INTO p FROM staff_accountproposal WHERE id = proposal FOR UPDATE;
    IF p.id IS NULL OR NOT EXISTS (SELECT 1 FROM access.accounts_to_forget() f WHERE f = proposal) THEN
        RAISE EXCEPTION 'not decided, or its day has not come' USING ERRCODE = 'check_violation';
    END IF;
    SELECT one.user_id INTO account FROM teams_professional one WHERE one.id = p.professional_id FOR UPDATE;
    IF access.left_work(p.professional_id) IS DISTINCT FROM p.ended_on THEN
        RETURN NULL;
    END IF;
    SELECT COALESCE(array_agg(h.id), '{}') INTO hats FROM teams_hat h WHERE h.professional_id = p.professional_id;
    SELECT COALESCE(array_agg(c.id), '{}') INTO circle FROM circle_owncircle c
    WHERE c.professional_id = p.professional_id;

    DELETE FROM account_emailconfirmation c USING account_emailaddress e
    WHERE e.id = c.email_address_id AND e.user_id = account;
    DELETE FROM account_emailaddress WHERE user_id = account;
    DELETE FROM socialaccount_socialtoken t USING socialaccount_socialaccount s
    WHERE s.id = t.account_id AND s.user_id = account;
    DELETE FROM socialaccount_socialaccount WHERE user_id = account;
    GET DIAGNOSTICS n = ROW_COUNT;
    gone := gone || jsonb_build_object('providers', n);
    DELETE FROM mfa_authenticator WHERE user_id = account;
    GET DIAGNOSTICS n = ROW_COUNT;
    gone := gone || jsonb_build_object('second_steps', n);
    DELETE FROM usersessions_usersession WHERE user_id = account;
    DELETE FROM auth_user_groups WHERE user_id = account;
    DELETE FROM auth_user_user_permissions WHERE user_id = account;
    DELETE FROM access_draft WHERE viewer_id = ANY (hats);
    GET DIAGNOSTICS n = ROW_COUNT;
    gone := gone || jsonb_build_object('drafts', n);
    DELETE FROM access_submission WHERE viewer_id = ANY (hats);
    DELETE FROM staff_invitationend e USING staff_invitation i
    WHERE i.id = e.invitation_id AND i.professional_id = p.professional_id;
    DELETE FROM staff_invitation WHERE professional_id = p.professional_id;
    DELETE FROM circle_owncircledoubt WHERE own_circle_id = ANY (circle);
    DELETE FROM circle_owncircleend WHERE own_circle_id = ANY (circle);
    DELETE FROM circle_owncircle WHERE id = ANY (circle);
    gone := gone || jsonb_build_object('own_circle', cardinality(circle));
    UPDATE teams_suspension SET reason = '' WHERE professional_id = p.professional_id;
    UPDATE teams_professional SET phone = '', working_days = '{}' WHERE id = p.professional_id;
    UPDATE auth_user SET username = 'gone-' || p.professional_id, email = '', first_name = '', last_name = '',
        password = '!', last_login = NULL, is_active = false, is_staff = false, is_superuser = false
    WHERE id = account;
    RETURN gone;
END $$;

REVOKE ALL ON FUNCTION access.account_due, access.left_work, access.accounts_ending, access.accounts_to_forget,
    access.forget_account FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.accounts_ending, access.accounts_to_forget, access.forget_account TO samenhang_app;

-- What was done with a colleague's access, told to who manages it there: acts on the person, hats, invitations and
-- suspensions in the organisations the viewer manages. Nothing of residents: no subjects, no other acts, no details.
CREATE OR REPLACE FUNCTION access.staff_history(p uuid) RETURNS TABLE (at timestamptz, what text, viewer_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH theirs AS (
        SELECT h.id FROM teams_hat h WHERE h.professional_id = p AND access.manages(h.organisation_id)
    ), about AS (
        SELECT t.id FROM theirs t
        UNION SELECT s.id FROM teams_suspension s WHERE s.professional_id = p AND access.manages(s.organisation_id)
        UNION SELECT i.id FROM staff_invitation i WHERE i.professional_id = p AND access.manages(i.organisation_id)
        UNION SELECT p WHERE EXISTS (SELECT 1 FROM theirs)
    )
    SELECT l.at, l.what::text, l.viewer_id FROM audit_line l
    WHERE l.object_id IN (SELECT a.id FROM about a)
      AND l.what IN ('teams.add_professional', 'teams.give_hat', 'teams.end_hat', 'teams.renew', 'staff.invite',
        'staff.withdraw', 'staff.accept', 'staff.suspend', 'staff.lift', 'staff.hand_on', 'staff.change_details',
        'staff.propose_forgetting', 'staff.decide_forgetting', 'staff.forget_account')
      AND (l.organisation_id IS NULL OR access.manages(l.organisation_id))
      AND EXISTS (SELECT 1 FROM theirs)
    ORDER BY l.at DESC, l.id DESC LIMIT 200
$$;
