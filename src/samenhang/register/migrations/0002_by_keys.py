"""Whom one finds is read by its keys: what is joined to a handful of people never reads a table whole.

The same answers. The planner took each list of people for a thousand and then read all involvements, or all people.
"""

from django.db import migrations

FEW = """
ALTER FUNCTION access.homes ROWS 4;
ALTER FUNCTION access.lives_in ROWS 4;
ALTER FUNCTION access.homes_told ROWS 4;
ALTER FUNCTION access.my_people ROWS 200;
ALTER FUNCTION access.found_people ROWS 20;
ALTER FUNCTION access.find_somebody ROWS 20;
"""

KNOWN_HERE = """
CREATE OR REPLACE FUNCTION access.known_here(whose uuid) RETURNS TABLE (
    hat_or_team uuid, name text, organisation text, phone text, directs boolean
) LANGUAGE sql STABLE SECURITY DEFINER ROWS 4 SET search_path = pg_catalog, public, pg_temp AS $$
    WITH home AS MATERIALIZED (
        SELECT l.household FROM access.lives_in(ARRAY[whose]) l WHERE access.role() = 'access_officer'
    )
    SELECT COALESCE(hat.id, team.id), COALESCE(professional.name, team.name), o.name,
           COALESCE(nullif(professional.phone, ''), o.phone), bool_or(i.part = 'director')
    FROM home l
    CROSS JOIN LATERAL (SELECT * FROM involvement_involvement of WHERE of.household_id = l.household OFFSET 0) i
    LEFT JOIN involvement_involvementend ended ON ended.involvement_id = i.id
    LEFT JOIN teams_hat hat ON hat.id = i.hat_id
    LEFT JOIN teams_professional professional ON professional.id = hat.professional_id
    LEFT JOIN teams_team team ON team.id = i.team_id
    JOIN teams_organisation o ON o.id = COALESCE(hat.organisation_id, team.organisation_id)
    WHERE NOT access.hidden_from_me(whose) AND NOT access.shut_to_me(l.household)
      AND i.part IN ('director', 'professional', 'partner') AND NOT i.secret
      AND (i.all_members OR EXISTS (SELECT 1 FROM involvement_involvedabout a
                                    WHERE a.involvement_id = i.id AND a.about_id = whose))
      AND i.starts_at <= access.clock()
      AND (i.until IS NULL OR i.until > access.clock()) AND (ended.at IS NULL OR ended.at > access.clock())
      AND (hat.id IS NULL OR hat.role IN ('access_officer', 'professional', 'partner', 'process_director')
           AND daterange(hat.from_day, hat.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
    GROUP BY 1, 2, 3, 4
    ORDER BY 5 DESC, 2
$$;
"""

FIND_MINE = """
CREATE OR REPLACE FUNCTION access.find_mine(words text) RETURNS TABLE (
    rank integer, by_other boolean, person_id uuid, given_names text, prefix text, family_name text, birth_date date,
    birth_date_known text, sex text, died_on date, death_date_known text, secret boolean, address text, households jsonb
) LANGUAGE sql STABLE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
    WITH typed AS MATERIALIZED (
        SELECT w, access.sounds(w) AS sounds FROM unnest(access.name_words(words)) AS x (w)
    ), asked AS MATERIALIZED (
        SELECT array_to_string(access.name_words(words), '') AS whole, replace(access.latin(words), ' ', '') AS squeezed,
               length(replace(access.latin(words), ' ', '')) AS letters, access.sounds(words) AS sounds
    ), named AS MATERIALIZED (
        SELECT k.person_id AS id, min(2 * CASE
                   WHEN asked.squeezed IN (k.whole, k.family, replace(k.given, ' ', '') || k.whole) THEN 10
                   WHEN starts_with(k.whole, asked.squeezed) OR starts_with(k.family, asked.whole) THEN 20
                   WHEN (SELECT bool_and(EXISTS (SELECT 1 FROM unnest(k.words) own WHERE starts_with(own, typed.w))) FROM typed)
                       THEN 25
                   WHEN asked.letters >= 3 AND k.family_sounds && asked.sounds AND (SELECT bool_and(
                            typed.sounds && (k.family_sounds || k.given_sounds)
                            OR EXISTS (SELECT 1 FROM unnest(k.words) own WHERE starts_with(own, typed.w))) FROM typed) THEN 30
                   WHEN asked.letters >= 3 AND (SELECT bool_and(
                            typed.sounds && (k.family_sounds || k.given_sounds)
                            OR EXISTS (SELECT 1 FROM unnest(k.words) own WHERE starts_with(own, typed.w))) FROM typed) THEN 35
                   WHEN asked.letters >= 4 AND similarity(k.family, asked.whole) >= 0.45 THEN 40 END + (k.other_id IS NOT NULL)::int) AS rank
        FROM people_namekey k CROSS JOIN asked
        WHERE k.person_id IN (SELECT access.my_people()) AND asked.letters >= 2
        GROUP BY k.person_id
    ), fitting AS MATERIALIZED (
        SELECT named.id, named.rank FROM named
        WHERE named.rank < 80 OR named.rank >= 80 AND NOT EXISTS (SELECT 1 FROM named better WHERE better.rank < 80)
    ), hit AS (
        SELECT p.id, named.rank FROM fitting named
        CROSS JOIN LATERAL (SELECT * FROM people_person one WHERE one.id = named.id OFFSET 0) p
        ORDER BY named.rank, p.family_name, p.given_names, p.id LIMIT 51
    )
    SELECT hit.rank / 2, hit.rank % 2 = 1, f.* FROM access.found_people(ARRAY(SELECT id FROM hit)) f JOIN hit ON hit.id = f.person_id
    ORDER BY hit.rank, f.family_name, f.given_names, f.person_id
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0001_functions")]
    operations = [migrations.RunSQL(one) for one in (FEW, KNOWN_HERE, FIND_MINE)]
