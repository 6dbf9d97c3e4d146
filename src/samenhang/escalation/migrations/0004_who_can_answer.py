"""A manager who cannot open a rode knop is answered for by their deputy, or by another whom the asker chooses."""

from django.db import migrations, models

from samenhang.access.protect import Protect, key, role, through

ME = "(SELECT access.viewer())"
MY_ORGANISATION = "(SELECT h.organisation_id FROM public.teams_hat h WHERE h.id = (SELECT access.viewer()))"
HELPS = role("access_officer", "professional", "partner", "process_director")
MANAGES = role("manager", "team_lead")
ENVELOPE, ASKED = "escalation_buttonenvelope", "escalation_managerasked"
ANSWERS = """
-- Who answers about a household where this manager was asked: they themselves while they can; another manager of the
-- organisation where they left; and where the household is shut to them, the deputy the mandate table names.
CREATE FUNCTION access.button_hats(h uuid, asked uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    WITH day AS (
        SELECT (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date AS today
    ), shut AS MATERIALIZED (
        SELECT hat.id FROM access.shut(h) who JOIN teams_hat hat ON hat.professional_id = who
    ), there AS MATERIALIZED (
        SELECT v.viewer_id AS id, hat.organisation_id FROM day, access_viewer v JOIN teams_hat hat ON hat.id = v.viewer_id
        WHERE v.role IN ('manager', 'team_lead') AND daterange(v.from_day, v.until_day, '[)') @> day.today
          AND hat.organisation_id = (SELECT o.organisation_id FROM teams_hat o WHERE o.id = asked)
    )
    SELECT there.id FROM there
    WHERE there.id NOT IN (SELECT shut.id FROM shut) AND (
        there.id = asked
        OR asked NOT IN (SELECT t.id FROM there t)
        OR (asked IN (SELECT shut.id FROM shut) AND EXISTS (
            SELECT 1 FROM decisions_seat s, day
            WHERE s.hat_id = asked AND s.deputy_id = there.id AND day.today >= s.from_day
              AND (s.until_day IS NULL OR day.today < s.until_day)
              AND NOT EXISTS (SELECT 1 FROM decisions_seatend e WHERE e.seat_id = s.id))))
$$
"""
IS_ASKED = """
-- Is the viewer one of the managers who answer this rode knop now? Taken back, nobody does.
CREATE FUNCTION access.asked_at_button(e uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.role() IN ('manager', 'team_lead') AND EXISTS (
        SELECT 1 FROM escalation_managerasked m LEFT JOIN escalation_buttonsent s ON s.envelope_id = m.envelope_id
        WHERE m.envelope_id = e AND m.organisation_id = (SELECT t.organisation_id FROM teams_hat t WHERE t.id = access.viewer())
          AND access.viewer() IN (SELECT access.button_hats(s.household_id, m.hat_id)))
      AND NOT EXISTS (SELECT 1 FROM escalation_envelopeend x WHERE x.envelope_id = e AND x.how = 'withdrawn')
$$
"""
CAN_BE_ASKED = """
-- Would anybody answer where this manager were asked about this household? Yes or no, to who writes there; never why not.
CREATE FUNCTION access.button_answerable(h uuid, asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT access.button_hats(h, asked)) AND EXISTS (
        SELECT 1 FROM access_grant g WHERE g.household_id = h AND g.viewer_id = ANY (access.acts_as()) AND g.writes
          AND g.layer IN ('shared', 'case_team') AND g.during @> access.clock())
$$
"""
NOBODY_CAN = """
-- For which organisations nobody who was asked can answer (any more): to who reads where the rode knop came from.
CREATE FUNCTION access.buttons_unanswered(ids uuid[]) RETURNS TABLE (envelope_id uuid, organisation_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT s.envelope_id, o.id FROM escalation_buttonsent s
    JOIN escalation_buttonenvelope b ON b.id = s.envelope_id
    CROSS JOIN LATERAL (VALUES (b.one_id), (b.other_id)) o (id)
    WHERE s.envelope_id = ANY (ids)
      AND EXISTS (
        SELECT 1 FROM access_grant g WHERE g.household_id = s.household_id AND g.viewer_id = ANY (access.acts_as())
          AND g.person_id = COALESCE(s.person_id, '00000000-0000-0000-0000-000000000000')
          AND g.layer = s.layer AND g.domain = s.domain AND g.during @> access.clock())
      AND NOT EXISTS (SELECT 1 FROM escalation_envelopeend x WHERE x.envelope_id = b.id)
      AND NOT EXISTS (
        SELECT 1 FROM escalation_managerasked m, access.button_hats(s.household_id, m.hat_id)
        WHERE m.envelope_id = b.id AND m.organisation_id = o.id)
$$
"""
RIGHTS = """
REVOKE ALL ON FUNCTION access.button_hats(uuid, uuid), access.asked_at_button(uuid), access.button_answerable(uuid, uuid),
    access.buttons_unanswered(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.asked_at_button(uuid), access.button_answerable(uuid, uuid),
    access.buttons_unanswered(uuid[]) TO samenhang_app
"""
UNDO = (
    "DROP FUNCTION access.buttons_unanswered(uuid[]); DROP FUNCTION access.button_answerable(uuid, uuid);"
    " DROP FUNCTION access.asked_at_button(uuid) CASCADE; DROP FUNCTION access.button_hats(uuid, uuid) CASCADE"
)
OF_ANSWER = "(SELECT j.envelope_id FROM public.escalation_jointanswer j WHERE j.id = escalation_confirmation.answer_id)"


def own_side(envelope: str) -> str:
    """This function will give the condition "the viewer reads the records this envelope went out from"."""
    return f"EXISTS (SELECT 1 FROM public.escalation_buttonsent s WHERE s.envelope_id = {envelope})"


def by_manager(table: str, envelope: str) -> str:
    """This function will give the condition "said by the viewer for their own organisation, while it runs"."""
    return (
        f"{table}.by_id = {ME} AND {table}.organisation_id = {MY_ORGANISATION} AND access.asked_at_button({envelope})"
        f" AND NOT EXISTS (SELECT 1 FROM public.escalation_envelopeend o WHERE o.envelope_id = {envelope})"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("escalation", "0003_own_circle"),
        ("circle", "0002_shut"),
        ("decisions", "0002_protect_decisions"),
    ]
    operations = [
        migrations.RemoveConstraint(model_name="managerasked", name="escalation_manager_each_once"),
        migrations.AddConstraint(
            model_name="managerasked",
            constraint=models.UniqueConstraint(fields=("envelope", "hat"), name="escalation_manager_each_once"),
        ),
        migrations.RunSQL(ANSWERS, migrations.RunSQL.noop),
        migrations.RunSQL(IS_ASKED, migrations.RunSQL.noop),
        migrations.RunSQL(CAN_BE_ASKED, migrations.RunSQL.noop),
        migrations.RunSQL(NOBODY_CAN, migrations.RunSQL.noop),
        migrations.RunSQL(RIGHTS, UNDO),
        Protect(
            ENVELOPE,
            read=f"{own_side(f'{ENVELOPE}.id')} OR access.asked_at_button({ENVELOPE}.id)"
            f" OR access.watches_button({ENVELOPE}.id)",
            add=f"{HELPS} AND {ENVELOPE}.from_hat_id = {ME}",
        ),
        Protect(
            ASKED,
            read=f"{own_side(f'{ASKED}.envelope_id')} OR ({MANAGES} AND ({ASKED}.hat_id = {ME}"
            f" OR {ASKED}.organisation_id = {MY_ORGANISATION}) AND NOT access.button_shut({ASKED}.envelope_id))",
            add="EXISTS (SELECT 1 FROM public.escalation_buttonsent s"
            " JOIN public.escalation_redbutton b ON b.id = s.button_id"
            f" WHERE s.envelope_id = {ASKED}.envelope_id AND {key('b', writes=True)})",
        ),
        *(
            Protect(
                f"escalation_{name}",
                read=through(f"escalation_{name}", "envelope_id", ENVELOPE),
                add=by_manager(f"escalation_{name}", f"escalation_{name}.envelope_id"),
            )
            for name in ("jointanswer", "notagreed")
        ),
        Protect(
            "escalation_confirmation",
            read=through("escalation_confirmation", "answer_id", "escalation_jointanswer"),
            add=by_manager("escalation_confirmation", OF_ANSWER),
        ),
    ]
