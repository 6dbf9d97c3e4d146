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
CREATE TRIGGER key_person AFTER INSERT OR UPDATE OF given_names, prefix, family_name ON people_person
    FOR EACH ROW EXECUTE FUNCTION access.key_person();
CREATE TRIGGER key_other AFTER INSERT OR UPDATE ON people_othername
    FOR EACH ROW EXECUTE FUNCTION access.key_other();
CREATE TRIGGER unkey_other BEFORE DELETE ON people_othername
    FOR EACH ROW EXECUTE FUNCTION access.unkey_other();

REVOKE ALL ON FUNCTION access.latin(text), access.name_words(text), access.sound(text), access.sounds(text),
    access.key_name(uuid, uuid, text, text, text), access.key_person(), access.key_other(), access.unkey_other() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.latin(text), access.name_words(text), access.sound(text), access.sounds(text)
    TO samenhang_app;

SELECT count(access.key_name(id, NULL, given_names, prefix, family_name)) FROM people_person;
