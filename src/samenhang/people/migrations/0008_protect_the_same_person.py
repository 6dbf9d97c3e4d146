"""Who may know that two records are one human being: only who may see both."""

from django.db import migrations

from samenhang.access.protect import Protect, never, role, through

SIGHT = """
-- May the viewer know of this person at all? Who holds a grant about them does; and the access desk of everybody whom it
-- finds by name as well (access.find_people): nobody with a secret address, nobody known to protected households only.
CREATE FUNCTION access.in_sight(p uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM access_grant g
                   WHERE g.viewer_id = ANY (access.acts_as()) AND g.person_id = p AND g.layer = 'involvement'
                     AND g.during @> access.clock())
        OR (access.role() = 'access_officer' AND EXISTS (
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
    SELECT access.in_sight(p) AND EXISTS (SELECT 1 FROM people_household WHERE id = h AND NOT protected)
$$;

-- Which of the viewer's own questions the desk has dealt with; never what came of it.
CREATE FUNCTION access.doubles_handled(ids uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT q.id FROM people_doublequestion q JOIN people_doubleanswer a ON a.question_id = q.id
    WHERE q.id = ANY (ids) AND q.by_id = access.viewer()
$$;
REVOKE ALL ON FUNCTION access.in_sight(uuid), access.may_link(uuid, uuid), access.identified(uuid[]),
    access.double_open(uuid, uuid), access.doubles_handled(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.in_sight(uuid), access.may_link(uuid, uuid), access.identified(uuid[]),
    access.double_open(uuid, uuid), access.doubles_handled(uuid[]) TO samenhang_app;
"""
UNDO = """
DROP FUNCTION access.in_sight(uuid), access.may_link(uuid, uuid), access.identified(uuid[]),
    access.double_open(uuid, uuid), access.doubles_handled(uuid[]);
"""
KEPT_UP = (
    "EXISTS (SELECT 1 FROM public.access_grant g WHERE g.viewer_id = ANY ((SELECT access.acts_as())::uuid[])"
    " AND g.person_id = people_identitychange.person_id AND g.layer = 'involvement' AND g.writes"
    " AND g.during @> access.clock())"
)
DESK = role("access_officer")
OWN_QUESTION = "people_doublequestion.by_id = (SELECT access.viewer())"
TO_MY_DESK = (
    f"{DESK} AND people_doublequestion.desk_id = ANY ((SELECT access.acts_as())::uuid[])"
    " AND access.double_open(people_doublequestion.household_id, people_doublequestion.person_id)"
)
MEMBER_KNOWN = (
    "EXISTS (SELECT 1 FROM public.access_grant g WHERE g.viewer_id = ANY ((SELECT access.acts_as())::uuid[])"
    " AND g.household_id = people_doublequestion.household_id AND g.person_id = people_doublequestion.person_id"
    " AND g.layer = 'involvement' AND g.during @> access.clock())"
)


def _undone(table: str, column: str, parent: str, one: str, other: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM public.{parent} parent WHERE parent.id = {table}.{column}"
        f" AND access.may_link(parent.{one}, parent.{other}))"
    )


class Migration(migrations.Migration):
    dependencies = [("people", "0007_the_same_person")]
    operations = [
        migrations.RunSQL(SIGHT, UNDO),
        Protect(
            "people_personlink",
            read="access.in_sight(people_personlink.kept_id) AND access.in_sight(people_personlink.other_id)",
            add="access.may_link(people_personlink.kept_id, people_personlink.other_id)",
            remove=never(),
        ),
        Protect(
            "people_personunlink",
            read=through("people_personunlink", "link_id", "people_personlink"),
            add=_undone("people_personunlink", "link_id", "people_personlink", "kept_id", "other_id"),
            remove=never(),
        ),
        Protect(
            "people_notsame",
            read="access.in_sight(people_notsame.first_id) AND access.in_sight(people_notsame.second_id)",
            add="access.may_link(people_notsame.first_id, people_notsame.second_id)",
            remove=never(),
        ),
        Protect(
            "people_notsametakenback",
            read=through("people_notsametakenback", "not_same_id", "people_notsame"),
            add=_undone("people_notsametakenback", "not_same_id", "people_notsame", "first_id", "second_id"),
            remove=never(),
        ),
        Protect(
            "people_doublequestion",
            read=f"{OWN_QUESTION} OR ({TO_MY_DESK})",
            add=f"{OWN_QUESTION} AND {MEMBER_KNOWN} AND NOT ({DESK})",
            remove=never(),
        ),
        Protect(
            "people_doubleanswer",
            read=f"{DESK} AND {through('people_doubleanswer', 'question_id', 'people_doublequestion')}",
            add=f"{DESK} AND {through('people_doubleanswer', 'question_id', 'people_doublequestion')}",
            remove=never(),
        ),
        Protect("people_identitychange", read=KEPT_UP, add=KEPT_UP, remove=never()),
    ]
