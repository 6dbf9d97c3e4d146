"""About whom an involvement is, is said when it is made, by who keeps up those people; it is not widened afterwards."""

from django.db import migrations

from samenhang.access.protect import Protect, through

FUNCTION = """
-- Was a row written in a transaction that is still going on: seen from within, that is one's own.
CREATE FUNCTION access.going_on(low xid) RETURNS boolean LANGUAGE sql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT pg_xact_status((CASE WHEN y.whole - x.now > 2147483648 THEN y.whole - 4294967296 ELSE y.whole END)::text::xid8)
           = 'in progress'
    FROM (SELECT pg_current_xact_id()::text::bigint AS now) x
    CROSS JOIN LATERAL (SELECT (x.now >> 32 << 32) + low::text::bigint AS whole) y
$$;

-- May the viewer say now that this involvement is about this person? Only in the transaction that makes the involvement,
-- by its maker: who takes a request in at the own desk, who keeps the household up about that very person, or whose own
-- involvement about that person gives way to this one in the same transaction.
CREATE FUNCTION access.may_name(i uuid, p uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM involvement_involvement made
        WHERE made.id = i AND made.by_id = access.viewer() AND NOT made.all_members AND access.going_on(made.xmin)
          AND ((made.part = 'intake' AND made.team_id = ANY (access.acts_as())) OR EXISTS (
              SELECT 1 FROM access_grant g
              WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = made.household_id AND g.person_id = p
                AND g.layer = 'involvement' AND g.writes AND g.during @> access.clock()) OR EXISTS (
              SELECT 1 FROM involvement_involvement old
              JOIN involvement_involvementend e ON e.involvement_id = old.id
              JOIN involvement_involvedabout a ON a.involvement_id = old.id AND a.about_id = p
              WHERE old.household_id = made.household_id AND old.hat_id = made.hat_id AND old.hat_id = access.viewer()
                AND e.by_id = access.viewer() AND access.going_on(e.xmin))))
$$;
REVOKE ALL ON FUNCTION access.going_on(xid), access.may_name(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.may_name(uuid, uuid) TO samenhang_app;
"""
ABOUT = "involvement_involvedabout"


class Migration(migrations.Migration):
    dependencies = [("involvement", "0011_derived_once")]
    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION access.may_name(uuid, uuid), access.going_on(xid)"),
        Protect(
            ABOUT,
            read=through(ABOUT, "involvement_id", "involvement_involvement"),
            add=f"access.may_name({ABOUT}.involvement_id, {ABOUT}.about_id)",
        ),
    ]
