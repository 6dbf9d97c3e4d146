-- Is this stop about the viewer's own circle? By the name and birth date that were said; by whom it was laid with; by who on
-- record answers to that name and birth date; and by the number that was typed, of which only this is kept.
CREATE FUNCTION access.stop_shut(s uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM circle_owncircle c WHERE c.professional_id = access.wearer()) AND EXISTS (
        SELECT 1 FROM stops_intendedstop i WHERE i.id = s AND (
            access.names_my_circle(concat_ws(' ', i.given_names, i.family_name), i.birth_date)
            OR EXISTS (SELECT 1 FROM stops_stopshut x WHERE x.stop_id = i.id AND x.professional_id = access.wearer())
            OR EXISTS (SELECT 1 FROM stops_stoplaid l WHERE l.stop_id = i.id AND access.shut_to_me(l.household_id))
            OR EXISTS (
                SELECT 1 FROM people_person p, access.circled(ARRAY[p.id]) c
                WHERE p.birth_date = i.birth_date AND c.professional = access.wearer()
                  AND access.plain(i.family_name) IN (
                      access.plain(p.family_name), access.plain(concat_ws(' ', p.prefix, p.family_name))))))
$$;

-- Was this reply written on a case? In the name of the Toegang it looks like the desk's own; another case reads only those.
CREATE FUNCTION access.stop_reply_of_case(r uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM stops_stopanswer a WHERE a.reply_id = r)
$$;

-- Each reply has its maker, whoever says so or not.
CREATE FUNCTION access.stop_reply_made() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO stops_stopreplymaker (id, reply_id, by_id, at) VALUES (gen_random_uuid(), NEW.id, access.viewer(), NEW.at);
    RETURN NEW;
END $$;
CREATE TRIGGER stop_reply_made AFTER INSERT ON stops_stopreply FOR EACH ROW EXECUTE FUNCTION access.stop_reply_made();

-- As in 0002; and of a number that is typed is kept whose own circle it is, so that it stays shut to them.
CREATE OR REPLACE FUNCTION access.lay_stop(s uuid, number bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    today date := (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date;
    said stops_intendedstop%ROWTYPE;
    whom uuid[];
BEGIN
    SELECT * INTO said FROM stops_intendedstop i WHERE i.id = s AND i.desk_id IS NOT NULL;
    IF said.id IS NULL
       OR access.role() NOT IN ('access_officer', 'professional', 'partner', 'process_director', 'lawfulness')
       OR NOT (said.from_hat_id = access.viewer() OR (
            access.role() = 'access_officer' AND access.stop_at_desk(s)
            AND said.desk_id = (SELECT t.team_id FROM teams_hat t WHERE t.id = access.viewer()))) THEN
        RAISE EXCEPTION 'no stop of this viewer' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO stops_stopshut (id, stop_id, professional_id)
    SELECT gen_random_uuid(), s, c.professional_id FROM circle_owncircle c
    WHERE c.bsn_index = number AND NOT EXISTS (SELECT 1 FROM circle_owncircleend e WHERE e.own_circle_id = c.id)
    ON CONFLICT (stop_id, professional_id) DO NOTHING;
    SELECT array_agg(p.id) INTO whom FROM people_person p
    WHERE p.bsn_index = number
       OR (number IS NULL AND p.birth_date = said.birth_date
           AND access.plain(said.family_name) IN (
               access.plain(p.family_name), access.plain(concat_ws(' ', p.prefix, p.family_name)))
           AND (said.given_names = '' OR access.plain(split_part(p.given_names, ' ', 1))
                = access.plain(split_part(said.given_names, ' ', 1))));
    IF cardinality(whom) IS DISTINCT FROM 1 OR access.hidden_from_me(whom[1]) THEN
        RETURN;  -- nobody, or two who answer to it: the desk looks further
    END IF;
    INSERT INTO stops_stoplaid (id, household_id, person_id, layer, domain, hidden_reason, stop_id, at)
    SELECT DISTINCT ON (m.household_id) gen_random_uuid(), m.household_id, m.person_id, 'case_team', '', '', s,
           access.clock()
    FROM people_membership m
    JOIN cases_case c ON c.household_id = m.household_id AND c.closed_at IS NULL
    LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
    WHERE m.person_id = whom[1] AND m.starts_on <= today AND (ended."on" IS NULL OR ended."on" > today)
    ORDER BY m.household_id
    ON CONFLICT (stop_id, household_id) DO NOTHING;
END $$;

REVOKE ALL ON FUNCTION access.stop_shut(uuid), access.stop_reply_of_case(uuid), access.stop_reply_made() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.stop_shut(uuid), access.stop_reply_of_case(uuid) TO samenhang_app;
