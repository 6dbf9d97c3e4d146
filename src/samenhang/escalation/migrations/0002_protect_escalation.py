"""The household's side is read by its key; a manager reads an envelope they were asked about, and nothing else."""

from django.db import migrations

from samenhang.access.protect import Protect, key, role, through

ME = "(SELECT access.viewer())"
MY_ORGANISATION = "(SELECT h.organisation_id FROM public.teams_hat h WHERE h.id = (SELECT access.viewer()))"
HELPS = role("access_officer", "professional", "partner", "process_director")
MANAGES = role("manager", "team_lead")
ENVELOPE, ASKED = "escalation_buttonenvelope", "escalation_managerasked"

FUNCTIONS = """
-- Is this hat worn by nobody today: ended, or suspended? Then another manager of the organisation answers.
CREATE FUNCTION access.manager_gone(hat uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT NOT EXISTS (
        SELECT 1 FROM access_viewer v WHERE v.viewer_id = hat AND v.role IN ('manager', 'team_lead')
          AND daterange(v.from_day, v.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
$$;
-- Is this envelope the viewer's own, and not yet with a household? Only such a one is laid with one.
CREATE FUNCTION access.my_new_envelope(e uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM escalation_buttonenvelope b WHERE b.id = e AND b.from_hat_id = access.viewer())
       AND NOT EXISTS (SELECT 1 FROM escalation_buttonsent s WHERE s.envelope_id = e)
$$;
-- How often each rung was used in a year by colleagues of the viewer's own organisation, to who may see figures. Fewer
-- than five is told as nothing: no rung, year or organisation may point at one household or one colleague.
CREATE FUNCTION access.ladder_rungs(in_year int) RETURNS TABLE (rung text, number bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH used AS (
        SELECT 'question' AS rung, q.from_hat_id AS hat, q.at FROM questions_quickquestion q
        UNION ALL SELECT 'consultation', c.by_id, c.at FROM escalation_consultation c
        UNION ALL SELECT 'stepping_in', s.by_id, s.at FROM escalation_steppingin s
        UNION ALL SELECT 'red_button', b.by_id, b.at FROM escalation_buttonsent b
        UNION ALL SELECT 'line', l.by_id, l.at FROM escalation_totheline l
    )
    SELECT named.rung, NULLIF(count(h.id), LEAST(count(h.id), 4))
    FROM (VALUES ('question'), ('consultation'), ('stepping_in'), ('red_button'), ('line')) AS named (rung)
    LEFT JOIN used ON used.rung = named.rung
        AND extract(year FROM used.at AT TIME ZONE 'Europe/Amsterdam') = in_year
    LEFT JOIN teams_hat h ON h.id = used.hat AND h.organisation_id = (
        SELECT mine.organisation_id FROM teams_hat mine WHERE mine.id = access.viewer())
    WHERE access.role() IN ('policy_adviser', 'manager', 'process_director')
    GROUP BY named.rung
$$;
REVOKE ALL ON FUNCTION access.manager_gone(uuid), access.my_new_envelope(uuid), access.ladder_rungs(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.manager_gone(uuid), access.my_new_envelope(uuid), access.ladder_rungs(int)
    TO samenhang_app;
"""
DROP = "DROP FUNCTION access.manager_gone(uuid), access.my_new_envelope(uuid), access.ladder_rungs(int)"
GUESTS_READ = ("consultation", "adviceuse", "steppingin", "extension", "steppingout", "effectof")
BUTTONS = ("redbutton", "buttonside", "buttonsent", "totheline", "buttonoutcome")


def triggers() -> str:
    """This function will give the SQL by which a guest reads these records and writes none."""
    return ";\n".join(
        f"CREATE TRIGGER guest_reads_only BEFORE INSERT ON escalation_{name}"
        " FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only()"
        for name in (*GUESTS_READ, *BUTTONS)
    )


def untrigger() -> str:
    """This function will give the SQL that takes those triggers away."""
    return ";\n".join(f"DROP TRIGGER guest_reads_only ON escalation_{name}" for name in (*GUESTS_READ, *BUTTONS))


def of_case(table: str) -> str:
    """This function will give the condition "the row's case is of the row's household"."""
    return f"EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = {table}.case_id AND c.household_id = {table}.household_id)"


def of(table: str, column: str, parent: str) -> str:
    """This function will give the condition "the row hangs on one with the same key, which the viewer reads"."""
    return (
        f"EXISTS (SELECT 1 FROM public.{parent} p WHERE p.id = {table}.{column}"
        f" AND (p.household_id, p.layer, p.domain) = ({table}.household_id, {table}.layer, {table}.domain)"
        f" AND p.person_id IS NOT DISTINCT FROM {table}.person_id)"
    )


def mine(table: str, also: str) -> str:
    """This function will give the condition "the viewer writes there, in their own name"."""
    return f"{key(table, writes=True)} AND {table}.by_id = {ME} AND {also}"


def own_side(envelope: str) -> str:
    """This function will give the condition "the viewer reads the records this envelope went out from"."""
    return f"EXISTS (SELECT 1 FROM public.escalation_buttonsent s WHERE s.envelope_id = {envelope})"


def is_asked(envelope: str) -> str:
    """This function will give the condition "the viewer answers for one of the two", or their successor does."""
    return (
        f"({MANAGES} AND EXISTS (SELECT 1 FROM public.{ASKED} m WHERE m.envelope_id = {envelope}"
        f" AND (m.hat_id = {ME} OR (m.organisation_id = {MY_ORGANISATION} AND access.manager_gone(m.hat_id))))"
        f" AND NOT EXISTS (SELECT 1 FROM public.escalation_envelopeend e WHERE e.envelope_id = {envelope}"
        " AND e.how = 'withdrawn'))"
    )


def by_manager(table: str, envelope: str) -> str:
    """This function will give the condition "said by the viewer for their own organisation, while it runs"."""
    return (
        f"{table}.by_id = {ME} AND {table}.organisation_id = {MY_ORGANISATION} AND {is_asked(envelope)}"
        f" AND NOT EXISTS (SELECT 1 FROM public.escalation_envelopeend o WHERE o.envelope_id = {envelope})"
    )


OF_ANSWER = "(SELECT j.envelope_id FROM public.escalation_jointanswer j WHERE j.id = escalation_confirmation.answer_id)"


class Migration(migrations.Migration):
    dependencies = [
        ("escalation", "0001_up_the_ladder"),
        ("questions", "0002_protect_questions"),
        ("involvement", "0010_guests_behind_the_wall"),
    ]
    operations = [
        migrations.RunSQL(FUNCTIONS, DROP),
        migrations.RunSQL("INSERT INTO escalation_ladderrule (id, answer_days) VALUES (1, 5)", migrations.RunSQL.noop),
        migrations.RunSQL(triggers(), untrigger()),
        Protect("escalation_ladderrule", read="true", add="(never)", change=role("manager")),
        *(
            Protect(table, add=mine(table, of_case(table)))
            for table in ("escalation_consultation", "escalation_steppingin", "escalation_redbutton")
        ),
        Protect(
            "escalation_consultationasked",
            read=through("escalation_consultationasked", "invitation_id", "involvement_guestinvitation"),
            add=f"escalation_consultationasked.by_id = {ME} AND EXISTS (SELECT 1 FROM"
            " public.involvement_guestinvitation i WHERE i.id = escalation_consultationasked.invitation_id"
            f" AND i.by_id = {ME} AND i.hat_id = escalation_consultationasked.hat_id)",
        ),
        Protect(
            "escalation_advice",
            add=f"{key('escalation_advice')} AND escalation_advice.by_id = {ME}"
            f" AND {of('escalation_advice', 'consultation_id', 'escalation_consultation')}"
            " AND EXISTS (SELECT 1 FROM public.escalation_consultation c"
            f" WHERE c.id = escalation_advice.consultation_id AND c.hat_id = {ME})",
        ),
        *(
            Protect(f"escalation_{name}", add=mine(f"escalation_{name}", of(f"escalation_{name}", column, parent)))
            for name, column, parent in (
                ("adviceuse", "consultation_id", "escalation_consultation"),
                ("extension", "stepping_id", "escalation_steppingin"),
                ("steppingout", "stepping_id", "escalation_steppingin"),
                ("effectof", "stepping_id", "escalation_steppingin"),
                ("buttonside", "button_id", "escalation_redbutton"),
                ("totheline", "button_id", "escalation_redbutton"),
                ("buttonoutcome", "button_id", "escalation_redbutton"),
            )
        ),
        Protect(
            "escalation_effect",
            read=f"({HELPS} AND escalation_effect.to_hat_id = {ME})"
            " OR EXISTS (SELECT 1 FROM public.escalation_effectof o WHERE o.effect_id = escalation_effect.id)",
            add=f"{HELPS} AND escalation_effect.from_hat_id = {ME}",
        ),
        Protect(
            "escalation_effectseen",
            read=f"escalation_effectseen.by_id = {ME}",
            add=f"escalation_effectseen.by_id = {ME} AND EXISTS (SELECT 1 FROM public.escalation_effect e"
            f" WHERE e.id = escalation_effectseen.effect_id AND e.to_hat_id = {ME})",
        ),
        Protect(
            "escalation_buttonsent",
            add=mine("escalation_buttonsent", of("escalation_buttonsent", "button_id", "escalation_redbutton"))
            + " AND access.my_new_envelope(escalation_buttonsent.envelope_id)",
        ),
        Protect(
            ENVELOPE,
            read=f"{own_side(f'{ENVELOPE}.id')} OR {is_asked(f'{ENVELOPE}.id')}"
            f" OR ({role('process_director')} AND {ENVELOPE}.watcher_id = {ME})",
            add=f"{HELPS} AND {ENVELOPE}.from_hat_id = {ME}",
        ),
        Protect(
            ASKED,
            read=f"{own_side(f'{ASKED}.envelope_id')} OR ({MANAGES} AND ({ASKED}.hat_id = {ME}"
            f" OR {ASKED}.organisation_id = {MY_ORGANISATION}))",
            add=f"EXISTS (SELECT 1 FROM public.escalation_buttonsent s WHERE s.envelope_id = {ASKED}.envelope_id"
            f" AND s.by_id = {ME})",
        ),
        Protect(
            "escalation_envelopeend",
            read=f"{own_side('escalation_envelopeend.envelope_id')} OR escalation_envelopeend.by_id = {ME}"
            f" OR EXISTS (SELECT 1 FROM public.{ASKED} m WHERE m.envelope_id = escalation_envelopeend.envelope_id)"
            f" OR {role('process_director')}",
            add=f"escalation_envelopeend.by_id = {ME} AND EXISTS (SELECT 1 FROM public.escalation_buttonsent s"
            " JOIN public.escalation_redbutton b ON b.id = s.button_id"
            f" WHERE s.envelope_id = escalation_envelopeend.envelope_id AND {key('b', writes=True)})",
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
