"""Who is asked at a rode knop, or watches it, reads nothing about their own circle; who watches none reads of none."""

from django.db import migrations

from samenhang.access.protect import Protect, key, role

ME = "(SELECT access.viewer())"
MY_ORGANISATION = "(SELECT h.organisation_id FROM public.teams_hat h WHERE h.id = (SELECT access.viewer()))"
HELPS = role("access_officer", "professional", "partner", "process_director")
MANAGES = role("manager", "team_lead")
ENVELOPE, ASKED, END = "escalation_buttonenvelope", "escalation_managerasked", "escalation_envelopeend"
FUNCTIONS = """
-- Is this rode knop about the viewer's own circle? Then it is as if nobody had asked them.
CREATE FUNCTION access.button_shut(e uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM escalation_buttonsent s WHERE s.envelope_id = e AND access.shut_to_me(s.household_id))
$$;
-- Does the viewer watch this rode knop, as process director?
CREATE FUNCTION access.watches_button(e uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.role() = 'process_director' AND NOT access.button_shut(e) AND EXISTS (
        SELECT 1 FROM escalation_buttonenvelope b WHERE b.id = e AND b.watcher_id = access.viewer())
$$;
REVOKE ALL ON FUNCTION access.button_shut(uuid), access.watches_button(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.button_shut(uuid), access.watches_button(uuid) TO samenhang_app;
"""


def own_side(envelope: str) -> str:
    """This function will give the condition "the viewer reads the records this envelope went out from"."""
    return f"EXISTS (SELECT 1 FROM public.escalation_buttonsent s WHERE s.envelope_id = {envelope})"


IS_ASKED = (
    f"({MANAGES} AND EXISTS (SELECT 1 FROM public.{ASKED} m WHERE m.envelope_id = {ENVELOPE}.id"
    f" AND (m.hat_id = {ME} OR (m.organisation_id = {MY_ORGANISATION} AND access.manager_gone(m.hat_id))))"
    f" AND NOT EXISTS (SELECT 1 FROM public.{END} e WHERE e.envelope_id = {ENVELOPE}.id AND e.how = 'withdrawn')"
    f" AND NOT access.button_shut({ENVELOPE}.id))"
)


class Migration(migrations.Migration):
    dependencies = [("escalation", "0002_protect_escalation"), ("circle", "0002_shut")]
    operations = [
        migrations.RunSQL(
            FUNCTIONS,
            "DROP FUNCTION access.watches_button(uuid) CASCADE; DROP FUNCTION access.button_shut(uuid) CASCADE",
        ),
        Protect(
            ENVELOPE,
            read=f"{own_side(f'{ENVELOPE}.id')} OR {IS_ASKED} OR access.watches_button({ENVELOPE}.id)",
            add=f"{HELPS} AND {ENVELOPE}.from_hat_id = {ME}",
        ),
        Protect(
            END,
            read=f"{own_side(f'{END}.envelope_id')} OR {END}.by_id = {ME}"
            f" OR EXISTS (SELECT 1 FROM public.{ASKED} m WHERE m.envelope_id = {END}.envelope_id)"
            f" OR access.watches_button({END}.envelope_id)",
            add=f"{END}.by_id = {ME} AND EXISTS (SELECT 1 FROM public.escalation_buttonsent s"
            " JOIN public.escalation_redbutton b ON b.id = s.button_id"
            f" WHERE s.envelope_id = {END}.envelope_id AND {key('b', writes=True)})",
        ),
    ]
