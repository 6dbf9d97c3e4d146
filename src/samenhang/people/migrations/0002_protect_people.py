"""Who may read and add persons, households and what hangs on them."""

from django.db import migrations

from samenhang.access.protect import Protect, involved, key, never, role, through

LINKABLE = """
-- May this person be put in a household by the present viewer? A person no household knows yet, one the viewer knows,
-- or any one when the viewer is the access desk.
CREATE FUNCTION access.linkable(p uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.role() IN ('access_officer', 'service')
        OR NOT EXISTS (SELECT 1 FROM people_membership m WHERE m.person_id = p)
        OR EXISTS (SELECT 1 FROM access_grant g WHERE g.viewer_id = ANY (access.acts_as()) AND g.person_id = p
                   AND g.during @> access.clock())
$$;
-- Is this BSN on record? Asked before a person is recorded, by whoever may record one.
CREATE FUNCTION access.bsn_known(i bytea) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.role() IN ('access_officer', 'professional', 'service')
       AND EXISTS (SELECT 1 FROM people_person p WHERE p.bsn_index = i)
$$;
REVOKE ALL ON FUNCTION access.linkable(uuid), access.bsn_known(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.linkable(uuid), access.bsn_known(bytea) TO samenhang_app;
"""
SERVICE = role("service")
TAKES_IN = role("access_officer", "professional", "service")
KNOWN = (
    "EXISTS (SELECT 1 FROM public.access_grant g WHERE g.viewer_id = ANY ((SELECT access.acts_as())::uuid[])"
    " AND g.person_id = people_person.id AND g.layer = 'involvement' AND g.during @> access.clock(){})"
)
MEMBERSHIP_KEPT = (
    "EXISTS (SELECT 1 FROM public.people_membership m WHERE m.id = people_membershipend.membership_id AND {})".format(
        involved("m", writes=True)
    )
)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_about_whom"), ("access", "0001_the_wall")]
    operations = [
        migrations.RunSQL(LINKABLE, "DROP FUNCTION access.linkable(uuid), access.bsn_known(bytea)"),
        Protect(
            "people_household",
            read=involved("people_household", household="id"),
            add=TAKES_IN,
            change=involved("people_household", household="id", writes=True),
        ),
        Protect(
            "people_person",
            read=f"{KNOWN.format('')} OR {SERVICE}",
            add=TAKES_IN,
            change=f"{KNOWN.format(' AND g.writes')} OR {SERVICE}",
        ),
        Protect(
            "people_membership",
            add=f"({involved('people_membership', writes=True)}) AND access.linkable(people_membership.person_id)",
        ),
        Protect(
            "people_membershipend",
            read=through("people_membershipend", "membership_id", "people_membership"),
            add=MEMBERSHIP_KEPT,
        ),
        Protect("people_relation", add=involved("people_relation", writes=True)),
        Protect(
            "people_contact",
            add=f"{involved('people_contact', writes=True)} OR {key('people_contact')}",
            change=key("people_contact"),
        ),
        Protect("people_brprecord", read=SERVICE, add=SERVICE, change=SERVICE),
        Protect("people_brpdoubt", read=SERVICE, add=SERVICE, remove=never()),
    ]
