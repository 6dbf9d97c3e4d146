"""A decision by its key; what the one who is asked reads by the seat they were asked on, while asked; four eyes held."""

from django.db import migrations

from samenhang.access.protect import Protect, key, role, through

ME = "(SELECT access.viewer())"
SOMEBODY = f"{ME} IS NOT NULL"
CONTENT = role("access_officer", "professional", "partner", "process_director")
OF_THE_MUNICIPALITY = (
    "EXISTS (SELECT 1 FROM public.teams_hat h JOIN public.teams_organisation o ON o.id = h.organisation_id"
    f" WHERE h.id = {ME} AND o.kind = 'municipality')"
)
PROPOSAL, ANSWERED = "decisions_mandateproposal", "decisions_mandateanswer"
SAME_PERSON = (
    f"EXISTS (SELECT 1 FROM public.{PROPOSAL} p JOIN public.teams_hat theirs ON theirs.id = p.by_id"
    " JOIN public.teams_hat mine ON mine.professional_id = theirs.professional_id"
    f" WHERE p.id = {ANSWERED}.proposal_id AND mine.id = {ME})"
)
OTHER = f"{role('manager', 'policy_adviser')} AND {OF_THE_MUNICIPALITY} AND NOT {SAME_PERSON}"
OWN = f"EXISTS (SELECT 1 FROM public.{PROPOSAL} p WHERE p.id = {ANSWERED}.proposal_id AND p.by_id = {ME})"
FUNCTIONS = """
-- Does the viewer, in whatever hat, have a hand in this decision: began it, wrote a version, or asked for backing?
CREATE FUNCTION access.made_decision(d uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM teams_hat mine JOIN teams_hat theirs ON theirs.professional_id = mine.professional_id
        WHERE mine.id = access.viewer() AND theirs.id IN (
            SELECT x.by_id FROM decisions_decision x WHERE x.id = d
            UNION SELECT t.by_id FROM decisions_decisiontext t WHERE t.decision_id = d
            UNION SELECT a.by_id FROM decisions_askedfor a WHERE a.decision_id = d))
$$;

-- May the viewer read this envelope as the one who was asked: answered it, or is asked now, on a seat that is still theirs?
CREATE FUNCTION access.asked_to_back(e uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.role() IS NOT NULL AND access.role() <> 'lawfulness' AND (
        EXISTS (SELECT 1 FROM decisions_answer a WHERE a.envelope_id = e AND a.by_id = access.viewer())
        OR EXISTS (
            SELECT 1 FROM decisions_envelope v JOIN decisions_seat s ON s.id = v.seat_id
            WHERE v.id = e AND access.viewer() IN (s.hat_id, s.deputy_id)
              AND (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date >= s.from_day
              AND (s.until_day IS NULL OR (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date < s.until_day)
              AND NOT EXISTS (SELECT 1 FROM decisions_seatend x WHERE x.seat_id = s.id)
              AND NOT EXISTS (SELECT 1 FROM decisions_lapse l WHERE l.envelope_id = e)))
$$;

-- May the viewer answer it: is asked now, nobody answered, and it is not their own, whatever hat they wear?
CREATE FUNCTION access.may_back(e uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.asked_to_back(e)
       AND NOT EXISTS (SELECT 1 FROM decisions_lapse l WHERE l.envelope_id = e)
       AND NOT EXISTS (SELECT 1 FROM decisions_answer a WHERE a.envelope_id = e)
       AND EXISTS (SELECT 1 FROM decisions_askedfor f WHERE f.envelope_id = e)
       AND NOT EXISTS (SELECT 1 FROM decisions_askedfor f WHERE f.envelope_id = e AND access.made_decision(f.decision_id))
$$;

-- How often each rung was asked in a year, and what came of it: of everybody together, never per person or household.
CREATE FUNCTION access.rungs_counted() RETURNS TABLE (
    year integer, rung text, name text, asked bigint, backed bigint, conditions bigint, refused bigint, up bigint,
    line bigint
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT extract(year FROM v.at AT TIME ZONE 'Europe/Amsterdam')::integer, v.rung, max(v.rung_name), count(*),
           count(*) FILTER (WHERE a.word = 'backs'), count(*) FILTER (WHERE a.word = 'conditions'),
           count(*) FILTER (WHERE a.word = 'refuses'), count(*) FILTER (WHERE v.up_from_id IS NOT NULL),
           count(*) FILTER (WHERE v.line)
    FROM decisions_envelope v LEFT JOIN decisions_answer a ON a.envelope_id = v.id
    WHERE access.role() IS NOT NULL AND access.role() <> 'lawfulness'
    GROUP BY 1, 2
$$;
REVOKE ALL ON FUNCTION access.made_decision(uuid), access.asked_to_back(uuid), access.may_back(uuid),
    access.rungs_counted() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.made_decision(uuid), access.asked_to_back(uuid), access.may_back(uuid),
    access.rungs_counted() TO samenhang_app;
CREATE TRIGGER guest_reads_only BEFORE INSERT ON decisions_decision
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON decisions_decisiontext
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON decisions_secondpair
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON decisions_askedfor
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON decisions_inforce
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON decisions_decisionend
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON decisions_review
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
"""
TABLES = ("decision", "decisiontext", "secondpair", "askedfor", "inforce", "decisionend", "review")
UNDO = (
    " ".join(f"DROP TRIGGER guest_reads_only ON decisions_{table};" for table in TABLES)
    + " DROP FUNCTION access.may_back(uuid); DROP FUNCTION access.asked_to_back(uuid);"
    " DROP FUNCTION access.made_decision(uuid); DROP FUNCTION access.rungs_counted()"
)


def mine(table: str) -> str:
    """This function will give the condition "the viewer writes with this key, in their own name"."""
    return f"{key(table, writes=True)} AND {table}.by_id = {ME}"


def asked_by_me(table: str) -> str:
    """This function will give the condition "done by the viewer, with an envelope of a decision they write in"."""
    return (
        f"{table}.by_id = {ME} AND EXISTS (SELECT 1 FROM public.decisions_askedfor f"
        f" WHERE f.envelope_id = {table}.envelope_id AND {key('f', writes=True)})"
    )


class Migration(migrations.Migration):
    dependencies = [("decisions", "0001_what_is_decided"), ("involvement", "0010_guests_behind_the_wall")]
    operations = [
        migrations.RunSQL(FUNCTIONS, UNDO),
        Protect(
            PROPOSAL, read=SOMEBODY, add=f"{role('manager')} AND {OF_THE_MUNICIPALITY} AND {PROPOSAL}.by_id = {ME}"
        ),
        Protect(
            ANSWERED,
            read=SOMEBODY,
            add=f"{ANSWERED}.by_id = {ME} AND (({ANSWERED}.answer IN ('approved', 'refused') AND {OTHER})"
            f" OR ({ANSWERED}.answer = 'withdrawn' AND {OWN}))",
        ),
        *(
            Protect(table, read=SOMEBODY, add=f"{role('manager')} AND {table}.by_id = {ME}")
            for table in ("decisions_seat", "decisions_seatend")
        ),
        *(
            Protect(table, add=mine(table))
            for table in (
                "decisions_decision",
                "decisions_decisiontext",
                "decisions_askedfor",
                "decisions_inforce",
                "decisions_decisionend",
                "decisions_review",
            )
        ),
        Protect("decisions_cost"),
        Protect(
            "decisions_secondpair",
            add=f"{mine('decisions_secondpair')} AND EXISTS (SELECT 1 FROM public.decisions_decisiontext t"
            " WHERE t.id = decisions_secondpair.text_id AND NOT access.made_decision(t.decision_id))",
        ),
        Protect(
            "decisions_envelope",
            read="EXISTS (SELECT 1 FROM public.decisions_askedfor f WHERE f.envelope_id = decisions_envelope.id)"
            " OR (decisions_envelope.seat_id IN (SELECT s.id FROM public.decisions_seat s"
            f" WHERE s.hat_id = {ME} OR s.deputy_id = {ME}) AND access.asked_to_back(decisions_envelope.id))",
            add=f"{CONTENT} AND decisions_envelope.from_hat_id = {ME}",
        ),
        Protect(
            "decisions_answer",
            read=through("decisions_answer", "envelope_id", "decisions_envelope"),
            add=f"decisions_answer.by_id = {ME} AND access.may_back(decisions_answer.envelope_id)",
        ),
        Protect(
            "decisions_lapse",
            read=through("decisions_lapse", "envelope_id", "decisions_envelope"),
            add=asked_by_me("decisions_lapse"),
        ),
        Protect("decisions_brought", read=SOMEBODY, add=CONTENT),
    ]
