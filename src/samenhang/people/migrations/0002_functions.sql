-- Some of these ask a function that is made later on: access.hidden_from_me, access.hides_elsewhere,
-- access.shut_to_me.
SET LOCAL check_function_bodies = off;

-- == Who may read and add persons, households and what hangs on them.

-- May this person be put in a household by the present viewer? A person no household knows yet, one the viewer knows,
-- or any one when the viewer is the access desk; nobody whom the own circle hides.
CREATE FUNCTION access.linkable(p uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT NOT access.hidden_from_me(p) AND (
        access.role() IN ('access_officer', 'service')
        OR NOT EXISTS (SELECT 1 FROM people_membership m WHERE m.person_id = p)
        OR EXISTS (SELECT 1 FROM access_grant g WHERE g.viewer_id = ANY (access.acts_as()) AND g.person_id = p
                   AND g.during @> access.clock()))
$$;

-- Is this BSN on record? Asked before a person is recorded, by whoever may record one.
CREATE FUNCTION access.bsn_known(i bytea) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.role() IN ('access_officer', 'professional', 'service')
       AND EXISTS (SELECT 1 FROM people_person p WHERE p.bsn_index = i)
$$;

-- == How somebody is reached changes, but never whose it is: one member's telephone number is not made the
-- household's.

CREATE FUNCTION access.contact_key_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (NEW.household_id, NEW.person_id, NEW.layer, NEW.domain)
        IS DISTINCT FROM (OLD.household_id, OLD.person_id, OLD.layer, OLD.domain) THEN
        RAISE EXCEPTION 'a contact stays with whom it belongs to' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

-- == Addresses are records of their own, kept from who may not know them.

-- May the viewer know the addresses of this household? Not where somebody in it has a secret address, unless the viewer
-- keeps the household up (row H7, decision 0020).
CREATE FUNCTION access.address_open(h uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT NOT EXISTS (
        SELECT 1 FROM people_membership m JOIN people_person p ON p.id = m.person_id AND p.secrecy > 0
        LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        WHERE m.household_id = h
          AND (ended."on" IS NULL OR ended."on" > (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
    ) OR EXISTS (
        SELECT 1 FROM access_grant g
        WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h AND g.layer = 'involvement' AND g.writes
          AND g.during @> access.clock())
$$;

-- == Other names somebody is known by, and keys by which names are found: made by the database, whatever the
-- road.

-- A name in Latin letters, digits and spaces: accents, capitals, points and apostrophes gone, Cyrillic, Greek and Arabic
-- letters written as Dutch would hear them. What it does not know it leaves as it is.
CREATE FUNCTION access.latin(t text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    w text := regexp_replace(access.plain(t), '[\u0640\u064b-\u065f\u0670]', '', 'g');
    pair text[];
BEGIN
    IF w ~ '[^\x01-\x7f]' THEN
        FOREACH pair SLICE 1 IN ARRAY ARRAY[
            ['ß', 'ss'], ['æ', 'ae'], ['œ', 'oe'], ['þ', 'th'], ['ж', 'zj'], ['х', 'ch'], ['ц', 'ts'], ['ч', 'tsj'],
            ['ш', 'sj'], ['щ', 'sj'], ['ю', 'joe'], ['я', 'ja'], ['є', 'je'], ['ου', 'ou'], ['θ', 'th'], ['χ', 'ch'],
            ['ψ', 'ps'], ['ش', 'sj'], ['خ', 'kh'], ['غ', 'gh'], ['چ', 'tsj']] LOOP
            w := replace(w, pair[1], pair[2]);
        END LOOP;
        w := regexp_replace(w, '(^|\s)و', '\1w', 'g');
        w := regexp_replace(w, '(^|\s)[يی]', '\1y', 'g');
        w := replace(w, 'و', 'ou');
        w := translate(w, 'абвгдезиклмнопрстуфыэіґђљњћџ', 'abvgdeziklmnoprstufyeigdlncd');
        w := translate(w, 'αβγδεζηικλμνξοπρστυφω', 'avgdeziiklmnxoprstyfo');
        w := translate(w, 'ابتثجحدذرزسصضطظعفقكلمنهةيىیکگپð' || 'ъьء', 'abttjhddrzssdtzafkklmnhaiaikgpd');
    END IF;
    w := regexp_replace(w, '[''.]', '', 'g');
    RETURN btrim(regexp_replace(w, '[\x01-\x2f\x3a-\x60\x7b-\x7f\s]+', ' ', 'g'));
END
$$;

-- The words of a name that count: van, de, el and their like are left out where anything else remains.
CREATE FUNCTION access.name_words(t text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
    WITH word AS (SELECT w, n FROM regexp_split_to_table(access.latin(t), ' ') WITH ORDINALITY AS x (w, n) WHERE w <> ''),
    counts AS (SELECT w, n FROM word WHERE w NOT IN (
        'van', 'de', 'der', 'den', 'het', 't', 'ten', 'ter', 'te', 's', 'd', 'l', 'la', 'le', 'les', 'du', 'des', 'von',
        'zu', 'zum', 'zur', 'op', 'in', 'aan', 'bij', 'uit', 'v', 'vd', 'vander', 'vanden', 'vande', 'el', 'al'))
    SELECT COALESCE((SELECT array_agg(w ORDER BY n) FROM counts), (SELECT array_agg(w ORDER BY n) FROM word), '{}')
$$;

-- How one word sounds to a Dutch ear: its consonants, those that sound alike written alike; short words keep the kind of
-- their first vowel, or Bos would be Bas. Rules in the order of docs/decisions/0030.
CREATE FUNCTION access.sound(word text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    w text := word;
    bones text;
    rule text[];
BEGIN
    FOREACH rule SLICE 1 IN ARRAY ARRAY[
        ['([a-z])\1+', '\1'],
        ['^x', 's'], ['x', 'ks'], ['qu?', 'kw'], ['ck', 'k'],
        ['sch', 's'], ['tsj|tsh|sj|sh', 's'], ['dzj|dj', 'j'],
        ['^ch(?=[rl])', 'k'], ['ch(?=m)', 'h'], ['[gkc]h', 'g'], ['ph', 'f'], ['([tdbr])h', '\1'],
        ['c(?=[eiy])', 's'],
        ['^(ou|oe|u)(?=[aei])', 'w'], ['uw', 'u'], ['au', 'ou'],
        ['^y(?=[aeiou])', 'j'], ['[ea]?ij|e[iy]', 'i'], ['(?<=[aou])y(?=[aeou])', 'j'],
        ['(?<=[^aeiouy])j|j$', ''],
        ['d(?=[^aeiouyrw]|$)', 't'], ['b(?=s|$)', 'p'], ['ts|tz', 's'], ['(?<=...)en$', ''], ['c', 'k'], ['v', 'f'], ['z', 's'],
        ['([a-z])\1+', '\1'], ['(?<=.)h', '']] LOOP
        IF translate(rule[1], 'acpshuvwxzk', '') = '' THEN  -- letters only: no pattern, and cheaper
            w := replace(w, rule[1], rule[2]);
        ELSE
            w := regexp_replace(w, rule[1], rule[2], 'g');
        END IF;
    END LOOP;
    bones := regexp_replace(regexp_replace(w, '^[aeiouy]+', 'A'), '[aeiouy]', '', 'g');
    bones := lower(bones);
    IF length(bones) <= 2 AND w ~ '[aeiouy]' THEN
        bones := bones || '-' || translate(substring(w FROM '[aeiouy]'), 'aeiouy', 'aeeooe');
    END IF;
    RETURN bones;
END
$$;

-- The keys of a name: of each word that counts and of all letters together; where ch may be heard as sj, or vander is
-- written to the name, both.
CREATE FUNCTION access.sounds(t text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
    WITH word AS (
        SELECT unnest(access.name_words(t)) AS w
        UNION SELECT replace(access.latin(t), ' ', '')
    ), heard AS (
        SELECT w FROM word
        UNION SELECT replace(w, 'ch', 'sj') FROM word WHERE w ~ 'ch(?![rlt])'
        UNION SELECT regexp_replace(w, '^vande[nr]?', '') FROM word WHERE w ~ '^vande[nr]?.{4}'
    )
    SELECT COALESCE(array_agg(DISTINCT s ORDER BY s), '{}') FROM (SELECT access.sound(w) AS s FROM heard) x WHERE s <> ''
$$;

-- The keys of one person's names, made again whenever a name is recorded or changed, by whatever road.
CREATE FUNCTION access.key_name(whose uuid, other uuid, given text, between_ text, family text) RETURNS void LANGUAGE sql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    DELETE FROM people_namekey k WHERE k.person_id = whose AND k.other_id IS NOT DISTINCT FROM other;
    INSERT INTO people_namekey (id, person_id, other_id, family, whole, given, words, family_sounds, given_sounds)
    SELECT gen_random_uuid(), whose, other, array_to_string(access.name_words(family), ''),
           replace(access.latin(between_ || ' ' || family), ' ', ''), access.latin(given),
           access.name_words(family) || string_to_array(access.latin(given), ' '),
           access.sounds(between_ || ' ' || family), access.sounds(given)
$$;

CREATE FUNCTION access.key_person() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM access.key_name(NEW.id, NULL, NEW.given_names, NEW.prefix, NEW.family_name);
    -- another family name goes with the person's own given names
    PERFORM access.key_name(NEW.id, o.id, NEW.given_names, o.prefix, o.family_name)
    FROM people_othername o WHERE o.person_id = NEW.id AND o.given_names = '';
    RETURN NULL;
END
$$;

CREATE FUNCTION access.key_other() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM access.key_name(p.id, NEW.id, COALESCE(NULLIF(NEW.given_names, ''), p.given_names), NEW.prefix, NEW.family_name)
    FROM people_person p WHERE p.id = NEW.person_id;
    RETURN NULL;
END
$$;

CREATE FUNCTION access.unkey_other() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    DELETE FROM people_namekey WHERE other_id = OLD.id;
    RETURN OLD;
END
$$;

-- == Who may know that two records are one human being: only who may see both.

-- May the viewer know of this person at all? Who holds a grant about them does; and the access desk of everybody whom it
-- finds by name as well (access.find_people): nobody with a secret address, nobody known to protected households only.
CREATE FUNCTION access.in_sight(p uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM access_grant g
                   WHERE g.viewer_id = ANY (access.acts_as()) AND g.person_id = p AND g.layer = 'involvement'
                     AND g.during @> access.clock())
        OR (access.role() = 'access_officer' AND NOT access.hidden_from_me(p) AND EXISTS (
            SELECT 1 FROM people_person one WHERE one.id = p AND one.secrecy = 0
              AND (one.from_brp OR NOT EXISTS (SELECT 1 FROM people_membership m WHERE m.person_id = p)
                   OR EXISTS (SELECT 1 FROM people_membership m JOIN people_household h ON h.id = m.household_id
                              WHERE m.person_id = p AND NOT h.protected))))
$$;

-- May the viewer say that these two are one human being, or two? Who may know of both, and keeps up one of them or is
-- the access desk.
CREATE FUNCTION access.may_link(a uuid, b uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.in_sight(a) AND access.in_sight(b) AND (access.role() = 'access_officer' OR EXISTS (
        SELECT 1 FROM access_grant g
        WHERE g.viewer_id = ANY (access.acts_as()) AND g.person_id IN (a, b) AND g.layer = 'involvement' AND g.writes
          AND g.during @> access.clock()))
$$;

-- Of these people, as far as the viewer may know of them: is a BSN known, and do they come from the register? It decides
-- which of two records goes on.
CREATE FUNCTION access.identified(ids uuid[]) RETURNS TABLE (person_id uuid, has_bsn boolean, from_brp boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT p.id, p.bsn_index IS NOT NULL, p.from_brp FROM people_person p
    WHERE p.id = ANY (ids) AND access.in_sight(p.id)
$$;

-- May the access desk read a question whether somebody is on record twice? Not in a protected household.
CREATE FUNCTION access.double_open(h uuid, p uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.in_sight(p) AND NOT access.shut_to_me(h)
       AND EXISTS (SELECT 1 FROM people_household WHERE id = h AND NOT protected)
$$;

-- Which of the viewer's own questions the desk has dealt with; never what came of it.
CREATE FUNCTION access.doubles_handled(ids uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT q.id FROM people_doublequestion q JOIN people_doubleanswer a ON a.question_id = q.id
    WHERE q.id = ANY (ids) AND q.by_id = access.viewer()
$$;

-- == Who keeps a household up about some of its members keeps it up about those only; and nobody is put back who
-- hides.

-- Does the viewer keep this household up, about this person? Who received a referral about one member, or was involved
-- about some, does so about those only; with all members also about who left. The functions below ask it.
CREATE FUNCTION access.keeps(h uuid, p uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM access_grant g JOIN involvement_involvement i ON i.id = g.source_id
        WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h
          AND g.person_id = '00000000-0000-0000-0000-000000000000' AND g.layer = 'involvement' AND g.writes
          AND g.during @> access.clock()
          AND (i.all_members OR EXISTS (
            SELECT 1 FROM involvement_involvedabout a WHERE a.involvement_id = i.id AND a.about_id = p)))
$$;

-- == What a household tells of the register and of who left it.

-- The register's address of a member, for who keeps up the household that person now belongs to: the access desk that
-- takes in a request. Nobody else, of no one who is not in that household, and of nobody who lives with others who
-- hide (row H7). An address for letters only is nowhere that somebody lives.
CREATE FUNCTION access.brp_address(whose uuid, in_household uuid) RETURNS TABLE (
    street text, number text, addition text, postcode text, city text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT b.street, b.number, b.addition, b.postcode, b.city
    FROM people_brprecord b
    WHERE b.person_id = whose AND NOT b.letters_only AND access.role() = 'access_officer'
      AND NOT access.hides_elsewhere(whose, in_household)
      AND EXISTS (SELECT 1 FROM access_grant g
                  WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = in_household AND g.person_id = whose
                    AND g.layer = 'involvement' AND g.writes AND g.during @> access.clock())
$$;

-- In which of these households, that the viewer is involved with, somebody has a secret address; and whether the address
-- is kept from this viewer. Told apart from the members: who is involved with one of them may not know of the other.
CREATE FUNCTION access.secret_homes(ids uuid[]) RETURNS TABLE (household uuid, hidden boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT mine.household_id, NOT bool_or(mine.writes)
    FROM access_grant mine
    WHERE mine.viewer_id = ANY (access.acts_as()) AND mine.household_id = ANY (ids) AND mine.layer = 'involvement'
      AND mine.during @> access.clock()
      AND EXISTS (
        SELECT 1 FROM people_membership m JOIN people_person p ON p.id = m.person_id AND p.secrecy > 0
        LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        WHERE m.household_id = mine.household_id
          AND (ended."on" IS NULL OR ended."on" > (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date))
    GROUP BY mine.household_id
$$;

-- Who belonged to this household and left: for who keeps the household up, of the people they keep it up about. With
-- the membership every grant about that person ended, so nobody reads the records themselves. Without who stood there
-- by mistake, and without who only took another place.
CREATE FUNCTION access.past_members(h uuid) RETURNS TABLE (
    person_id uuid, name text, place text, starts_on date, ended_on date, reason text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT p.id, concat_ws(' ', nullif(p.given_names, ''), nullif(p.prefix, ''), p.family_name), m.place, m.starts_on,
           ended."on", ended.reason
    FROM people_membership m
    JOIN people_membershipend ended ON ended.membership_id = m.id
    JOIN people_person p ON p.id = m.person_id
    WHERE m.household_id = h AND ended."on" <= (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
      AND NOT ended.mistake
      AND NOT EXISTS (SELECT 1 FROM people_membership again WHERE again.household_id = h AND again.person_id = m.person_id
                      AND again.id <> m.id AND again.starts_on = ended."on")
      AND access.keeps(h, m.person_id)
    ORDER BY ended."on" DESC, p.id
$$;

-- == A household over time: relations end, memberships do not overlap, who leaves may settle apart, and a history
-- of it.

-- Nobody belongs to one household twice at the same time. A membership has no end when it is recorded, so that it may
-- not begin before the last day of another one of the same person there. After the row: the policy is asked first, and who may
-- not add it learns nothing.
CREATE FUNCTION access.membership_once() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.household_id::text, 7401));
    IF EXISTS (
        SELECT 1 FROM people_membership m LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        WHERE m.household_id = NEW.household_id AND m.person_id = NEW.person_id AND m.id <> NEW.id
          AND COALESCE(ended."on", 'infinity') > GREATEST(NEW.starts_on, m.starts_on)
    ) THEN
        RAISE EXCEPTION 'the person belongs to this household then' USING ERRCODE = 'exclusion_violation';
    END IF;
    RETURN NULL;
END $$;

-- Did this person ever belong to this household? Who keeps it up, about that person too, may put them back: a daughter
-- who comes home again. Not who has a secret address by now, or who lives in a protected household: nobody is followed
-- to where they fled by being put back where they fled from. Says no to everybody else.
CREATE FUNCTION access.belonged(h uuid, p uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM people_membership m LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        WHERE m.household_id = h AND m.person_id = p AND NOT COALESCE(ended.mistake, false))
       AND access.keeps(h, p)
       AND EXISTS (SELECT 1 FROM people_person one WHERE one.id = p AND one.secrecy = 0)
       AND NOT EXISTS (
        SELECT 1 FROM people_membership m JOIN people_household safe ON safe.id = m.household_id AND safe.protected
        LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        WHERE m.person_id = p AND m.household_id <> h
          AND (ended."on" IS NULL OR ended."on" > (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date))
$$;

-- Members of a household begin one of their own. Only by who keeps the former household up, about them; only for who
-- belongs to it now, and with nothing but their places, the relations among themselves and an address. Nobody is
-- involved with it.
CREATE FUNCTION access.settle(
    former uuid, made uuid, called text, hidden boolean, since date, who uuid[], ids uuid[], lives jsonb, moment timestamptz
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM access_grant g
        WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = former
          AND g.person_id = '00000000-0000-0000-0000-000000000000' AND g.layer = 'involvement' AND g.writes
          AND g.during @> access.clock()
    ) OR EXISTS (
        SELECT 1 FROM unnest(who) one (person) WHERE NOT EXISTS (
            SELECT 1 FROM people_membership m LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
            WHERE m.household_id = former AND m.person_id = one.person AND ended.id IS NULL)
            OR NOT access.keeps(former, one.person)
    ) OR EXISTS (SELECT 1 FROM people_household h WHERE h.id = made) THEN
        RAISE EXCEPTION 'not for this viewer to settle' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO people_household (id, name, protected, made_at) VALUES (made, called, hidden, moment);
    INSERT INTO people_membership (id, household_id, person_id, layer, domain, hidden_reason, place, starts_on, contact_note)
    SELECT ids[one.number], made, one.person, 'involvement', '', '', m.place, since, ''
    FROM unnest(who) WITH ORDINALITY one (person, number)
    JOIN people_membership m ON m.household_id = former AND m.person_id = one.person
        AND NOT EXISTS (SELECT 1 FROM people_membershipend ended WHERE ended.membership_id = m.id);
    INSERT INTO people_relation (id, household_id, person_id, other_id, kind, starts_on, layer, domain, hidden_reason)
    SELECT gen_random_uuid(), made, r.person_id, r.other_id, r.kind, r.starts_on, 'involvement', '', ''
    FROM people_relation r
    WHERE r.household_id = former AND r.person_id = ANY (who) AND r.other_id = ANY (who)
      AND NOT EXISTS (SELECT 1 FROM people_relationend ended WHERE ended.relation_id = r.id);
    IF lives <> '{}'::jsonb THEN
        INSERT INTO people_address (id, household_id, layer, domain, hidden_reason, kind, place, street, number, addition,
            postcode, city, country, note, starts_on, by_id, at)
        SELECT gen_random_uuid(), made, 'involvement', '', '', 'home', '', COALESCE(lives ->> 'street', ''),
            COALESCE(lives ->> 'number', ''), COALESCE(lives ->> 'addition', ''), COALESCE(lives ->> 'postcode', ''),
            COALESCE(lives ->> 'city', ''), COALESCE(lives ->> 'country', ''), '', since, access.viewer(), moment;
    END IF;
END $$;

-- What changed in a household, by day: the changes that were noted, and who came or left without one. Names those who
-- belong or belonged to it, to who keeps it up about them; never where somebody went, nobody who stood there by mistake,
-- and no change that was about others only.
CREATE FUNCTION access.timeline(h uuid) RETURNS TABLE (
    happened date, kind text, came text[], went text[], about text[], words text, by_id uuid, noted timestamptz,
    went_ids uuid[]
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH person AS (
        SELECT DISTINCT p.id, concat_ws(' ', nullif(p.given_names, ''), nullif(p.prefix, ''), p.family_name) AS name
        FROM people_membership m JOIN people_person p ON p.id = m.person_id
        LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        WHERE m.household_id = h AND NOT COALESCE(ended.mistake, false) AND access.keeps(h, p.id)
    ), belonged AS (
        SELECT m.id, m.person_id, m.starts_on, ended."on", ended.reason, ended.by_id, ended.at
        FROM people_membership m LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        WHERE m.household_id = h AND NOT COALESCE(ended.mistake, false)
    ), noted AS (
        SELECT c.*, cardinality(c.came || c.went || c.about) = 0
                    OR (c.came || c.went || c.about) && ARRAY(SELECT id FROM person) AS told
        FROM people_householdchange c WHERE c.household_id = h
    )
    SELECT told.* FROM (
        SELECT c."on", c.kind::text,
               ARRAY(SELECT p.name FROM person p WHERE p.id = ANY (c.came) ORDER BY p.name),
               ARRAY(SELECT p.name FROM person p WHERE p.id = ANY (c.went) ORDER BY p.name),
               ARRAY(SELECT p.name FROM person p WHERE p.id = ANY (c.about) ORDER BY p.name), c.words::text, c.by_id, c.at,
               ARRAY(SELECT p.id FROM person p WHERE p.id = ANY (c.went))
        FROM noted c WHERE c.told
        UNION ALL
        SELECT b.starts_on, 'came', array_agg(p.name ORDER BY p.name), '{}', '{}', '', NULL::uuid, NULL::timestamptz,
               '{}'
        FROM belonged b JOIN person p ON p.id = b.person_id
        WHERE NOT EXISTS (SELECT 1 FROM noted c WHERE c."on" = b.starts_on AND b.person_id = ANY (c.came || c.about))
        GROUP BY b.starts_on
        UNION ALL
        SELECT b."on", 'went', '{}', ARRAY[p.name], '{}', b.reason::text, b.by_id, b.at, '{}'
        FROM belonged b JOIN person p ON p.id = b.person_id
        WHERE b."on" IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM noted c WHERE c."on" = b."on" AND b.person_id = ANY (c.went || c.about))
    ) told
    WHERE EXISTS (SELECT 1 FROM access_grant g
                  WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h
                    AND g.person_id = '00000000-0000-0000-0000-000000000000' AND g.layer = 'involvement' AND g.writes
                    AND g.during @> access.clock())
    ORDER BY 1 DESC, 8 DESC NULLS LAST
$$;

-- == Who is on record twice and has a secret address has it on both records, whoever may see only one of them
-- (A5, H7).

-- A link opens nothing, but a secret holds for the human being: it is passed on to every record linked with this one,
-- and from there on. Passed on only, never taken away: that is said of each record by who keeps it up.
CREATE FUNCTION access.secret_on_both() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_TABLE_NAME = 'people_person' THEN
        UPDATE people_person twin SET secrecy = NEW.secrecy
        FROM people_personlink l
        WHERE (l.kept_id, l.other_id) IN ((NEW.id, twin.id), (twin.id, NEW.id)) AND twin.secrecy = 0
          AND NOT EXISTS (SELECT 1 FROM people_personunlink u WHERE u.link_id = l.id);
    ELSE
        UPDATE people_person one SET secrecy = twin.secrecy
        FROM people_person twin
        WHERE (one.id, twin.id) IN ((NEW.kept_id, NEW.other_id), (NEW.other_id, NEW.kept_id))
          AND one.secrecy = 0 AND twin.secrecy > 0;
    END IF;
    RETURN NULL;
END $$;

-- == At which version BSNs are indexed: asked by whoever looks one up, and held still until that transaction
-- ends.

-- Volatile, so that after waiting for somebody who indexes anew it reads what they committed. 7402 is their lock.
CREATE FUNCTION access.blind_index_version() RETURNS int LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(7402);
    RETURN (SELECT version FROM kit_keyinuse WHERE purpose = 'blind_index');
END $$;

REVOKE ALL ON FUNCTION access.linkable, access.bsn_known, access.contact_key_stays, access.address_open, access.latin,
    access.name_words, access.sound, access.sounds, access.key_name, access.key_person, access.key_other,
    access.unkey_other, access.in_sight, access.may_link, access.identified, access.double_open,
    access.doubles_handled, access.keeps, access.brp_address, access.secret_homes, access.past_members,
    access.membership_once, access.belonged, access.settle, access.timeline, access.secret_on_both,
    access.blind_index_version FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.linkable, access.bsn_known, access.address_open, access.latin, access.name_words,
    access.sound, access.sounds, access.in_sight, access.may_link, access.identified, access.double_open,
    access.doubles_handled, access.brp_address, access.secret_homes, access.past_members, access.belonged,
    access.settle, access.timeline, access.blind_index_version TO samenhang_app;
