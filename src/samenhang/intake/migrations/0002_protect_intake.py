"""Who reads and adds requests and their sifting, and how a referral reaches the desk it is meant for."""

from django.db import migrations

from samenhang.access.protect import Protect, key, through

NEEDED = """
-- How many requests of a household still need their desk: open, or referred and not answered. Told only to whoever keeps
-- up who is involved there; a receiving desk asks it, which does not read the requests themselves.
CREATE FUNCTION access.requests_needing_desk(h uuid, desk uuid) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT count(*) FROM intake_request q
    WHERE q.household_id = h AND q.desk_id = desk
      AND EXISTS (SELECT 1 FROM access_grant g WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h
                  AND g.layer = 'involvement' AND g.writes AND g.during @> access.clock())
      AND NOT EXISTS (
        SELECT 1 FROM intake_triage t
        LEFT JOIN intake_reopening o ON o.triage_id = t.id
        LEFT JOIN intake_referral r ON r.triage_id = t.id
        LEFT JOIN intake_referralanswer a ON a.referral_id = r.id
        WHERE t.request_id = q.id AND o.id IS NULL AND (t.outcome <> 'referred' OR a.accepted))
$$;
REVOKE ALL ON FUNCTION access.requests_needing_desk(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.requests_needing_desk(uuid, uuid) TO samenhang_app;
"""


def received(table: str, *, writes: bool = False) -> str:
    """This function will give the condition "the viewer keeps the receiving domain's file of this household"."""
    return key(table, writes=writes, layer="'domain'", domain=f"{table}.to_domain_id")


def by_receiver(table: str) -> str:
    """This function will give the condition "the row belongs to a referral whose receiving file the viewer keeps"."""
    return (
        f"EXISTS (SELECT 1 FROM public.intake_referral r WHERE r.id = {table}.referral_id"
        f" AND r.household_id = {table}.household_id AND r.person_id IS NOT DISTINCT FROM {table}.person_id"
        f" AND {received('r', writes=True)})"
        f" AND {table}.by_id = (SELECT access.viewer())"
    )


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_what_comes_in"), ("cases", "0002_protect_cases")]
    operations = [
        migrations.RunSQL("CREATE SEQUENCE intake_number", "DROP SEQUENCE intake_number"),
        migrations.RunSQL(NEEDED, "DROP FUNCTION access.requests_needing_desk(uuid, uuid)"),
        Protect("intake_request"),
        Protect("intake_concern"),
        Protect("intake_concerntelling"),
        Protect("intake_pickup"),
        Protect("intake_putback"),
        Protect("intake_triage"),
        Protect("intake_reopening"),
        Protect("intake_referral", read=f"{key('intake_referral')} OR {received('intake_referral')}"),
        Protect("intake_referralrecall", read=through("intake_referralrecall", "referral_id", "intake_referral")),
        Protect(
            "intake_referralanswer",
            read=through("intake_referralanswer", "referral_id", "intake_referral"),
            add=by_receiver("intake_referralanswer"),
        ),
        Protect(
            "intake_referraloutcome",
            read=through("intake_referraloutcome", "referral_id", "intake_referral"),
            add=by_receiver("intake_referraloutcome"),
        ),
    ]
