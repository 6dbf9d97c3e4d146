"""A household over time: relations end, memberships do not overlap, who leaves may settle apart, and a history of it."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models

from samenhang.access.protect import Protect, involved, through

ONCE = """
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
REVOKE ALL ON FUNCTION access.membership_once() FROM PUBLIC;
CREATE TRIGGER once AFTER INSERT ON people_membership
    FOR EACH ROW EXECUTE FUNCTION access.membership_once();
"""
BELONGED = """
-- Did this person ever belong to this household? Who keeps it up may put them back: a daughter who comes home again.
-- Says no to everybody else.
CREATE FUNCTION access.belonged(h uuid, p uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM people_membership m LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        WHERE m.household_id = h AND m.person_id = p AND NOT COALESCE(ended.mistake, false))
       AND EXISTS (SELECT 1 FROM access_grant g
                   WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h
                     AND g.person_id = '00000000-0000-0000-0000-000000000000' AND g.layer = 'involvement' AND g.writes
                     AND g.during @> access.clock())
$$;
REVOKE ALL ON FUNCTION access.belonged(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.belonged(uuid, uuid) TO samenhang_app;
"""
SETTLE = """
-- Members of a household begin one of their own. Only by who keeps the former household up, only for who belongs to it
-- now, and with nothing but their places, the relations among themselves and an address. Nobody is involved with it.
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
REVOKE ALL ON FUNCTION access.settle(uuid, uuid, text, boolean, date, uuid[], uuid[], jsonb, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.settle(uuid, uuid, text, boolean, date, uuid[], uuid[], jsonb, timestamptz)
    TO samenhang_app;
"""
PAST = """
-- As in 0003, without who stood there by mistake, and without who only took another place.
CREATE OR REPLACE FUNCTION access.past_members(h uuid) RETURNS TABLE (
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
      AND EXISTS (SELECT 1 FROM access_grant g
                  WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h
                    AND g.person_id = '00000000-0000-0000-0000-000000000000' AND g.layer = 'involvement' AND g.writes
                    AND g.during @> access.clock())
    ORDER BY ended."on" DESC, p.id
$$;

-- What changed in a household, by day: the changes that were noted, and who came or left without one. Names those who
-- belong or belonged to it, to who keeps it up; never where somebody went, and nobody who stood there by mistake.
CREATE FUNCTION access.timeline(h uuid) RETURNS TABLE (
    happened date, kind text, came text[], went text[], about text[], words text, by_id uuid, noted timestamptz,
    went_ids uuid[]
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH person AS (
        SELECT DISTINCT p.id, concat_ws(' ', nullif(p.given_names, ''), nullif(p.prefix, ''), p.family_name) AS name
        FROM people_membership m JOIN people_person p ON p.id = m.person_id
        LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        WHERE m.household_id = h AND NOT COALESCE(ended.mistake, false)
    ), belonged AS (
        SELECT m.id, m.person_id, m.starts_on, ended."on", ended.reason, ended.by_id, ended.at
        FROM people_membership m LEFT JOIN people_membershipend ended ON ended.membership_id = m.id
        WHERE m.household_id = h AND NOT COALESCE(ended.mistake, false)
    ), noted AS (SELECT c.* FROM people_householdchange c WHERE c.household_id = h)
    SELECT told.* FROM (
        SELECT c."on", c.kind::text,
               ARRAY(SELECT p.name FROM person p WHERE p.id = ANY (c.came) ORDER BY p.name),
               ARRAY(SELECT p.name FROM person p WHERE p.id = ANY (c.went) ORDER BY p.name),
               ARRAY(SELECT p.name FROM person p WHERE p.id = ANY (c.about) ORDER BY p.name), c.words::text, c.by_id, c.at,
               c.went
        FROM noted c
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
REVOKE ALL ON FUNCTION access.timeline(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.timeline(uuid) TO samenhang_app;
"""
RELATION_KEPT = (
    "EXISTS (SELECT 1 FROM public.people_relation r WHERE r.id = people_relationend.relation_id AND {})".format(
        involved("r", writes=True)
    )
)
KEPT_UP = involved("people_householdchange", writes=True)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0010_protect_standing_beside"),
    ]

    operations = [
        migrations.CreateModel(
            name="HouseholdChange",
            fields=[
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                (
                    "layer",
                    models.CharField(
                        choices=[
                            ("involvement", "wie er betrokken is"),
                            ("shared", "ons plan: iedereen die meedoet"),
                            ("case_team", "het casusteam"),
                            ("domain", "eigen dossier van één domein"),
                            ("lawfulness", "rechtmatigheid"),
                        ],
                        max_length=12,
                    ),
                ),
                ("domain", models.CharField(blank=True, default="", max_length=24)),
                ("hidden_reason", models.CharField(blank=True, default="", max_length=500)),
                ("hidden_until", models.DateField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("move", "verhuisd"),
                            ("birth", "kind geboren"),
                            ("death", "overleden"),
                            ("apart", "uit elkaar"),
                            ("partner", "nieuwe partner"),
                            ("left", "uit huis"),
                            ("stay", "verblijft ergens anders"),
                            ("split", "huishouden gesplitst"),
                            ("gone", "hoort er niet meer bij"),
                            ("mistake", "vergissing hersteld"),
                            ("relation", "relatie beëindigd"),
                            ("place", "andere plaats in het huishouden"),
                        ],
                        max_length=8,
                    ),
                ),
                ("on", models.DateField()),
                (
                    "came",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list),
                ),
                (
                    "went",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list),
                ),
                (
                    "about",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), blank=True, default=list),
                ),
                ("words", models.CharField(blank=True, max_length=500)),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("layer", "domain"), ("domain", ""), _connector="XOR"),
                        name="people_householdchange_domain_where_domain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hidden_reason", ""), ("hidden_until", None)),
                            models.Q(models.Q(("hidden_reason", ""), _negated=True), ("hidden_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="people_householdchange_hidden_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RelationEnd",
            fields=[
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                ("on", models.DateField()),
                ("reason", models.CharField(max_length=300)),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="relation",
            name="people_relation_once",
        ),
        migrations.AddField(
            model_name="membershipend",
            name="mistake",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="relation",
            name="starts_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="relation",
            constraint=models.UniqueConstraint(
                fields=("household", "person", "other", "kind", "starts_on"),
                name="people_relation_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddField(
            model_name="householdchange",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.household"
            ),
        ),
        migrations.AddField(
            model_name="householdchange",
            name="person",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="relationend",
            name="relation",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="end", to="people.relation"
            ),
        ),
        migrations.AddIndex(
            model_name="householdchange",
            index=models.Index(fields=["household", "-on"], name="people_change_of"),
        ),
        migrations.RunSQL(ONCE, "DROP FUNCTION access.membership_once() CASCADE"),
        migrations.RunSQL(BELONGED, "DROP FUNCTION access.belonged(uuid, uuid) CASCADE"),
        migrations.RunSQL(
            SETTLE,
            "DROP FUNCTION access.settle(uuid, uuid, text, boolean, date, uuid[], uuid[], jsonb, timestamptz)",
        ),
        migrations.RunSQL(PAST, "DROP FUNCTION access.timeline(uuid)"),
        Protect(
            "people_membership",
            add=f"({involved('people_membership', writes=True)}) AND (access.linkable(people_membership.person_id)"
            " OR access.belonged(people_membership.household_id, people_membership.person_id))",
        ),
        Protect(
            "people_relationend",
            read=through("people_relationend", "relation_id", "people_relation"),
            add=RELATION_KEPT,
        ),
        Protect("people_householdchange", read=KEPT_UP, add=KEPT_UP),
    ]
