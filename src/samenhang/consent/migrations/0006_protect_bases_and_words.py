"""Who reads and adds what: four eyes over the bases, words for fewer, sharing without consent for who keeps it up."""

from django.db import migrations

from samenhang.access.protect import Protect, involved, key, role, through

PROPOSAL, DECISION = "consent_basisproposal", "consent_basisdecision"
ME = "(SELECT access.viewer())"
OF_THE_MUNICIPALITY = (
    "EXISTS (SELECT 1 FROM public.teams_hat h JOIN public.teams_organisation o ON o.id = h.organisation_id"
    f" WHERE h.id = {ME} AND o.kind = 'municipality')"
)
SAME_PERSON = (
    f"EXISTS (SELECT 1 FROM public.{PROPOSAL} p JOIN public.teams_hat theirs ON theirs.id = p.by_id"
    " JOIN public.teams_hat mine ON mine.professional_id = theirs.professional_id"
    f" WHERE p.id = {DECISION}.proposal_id AND mine.id = {ME})"
)
OTHER = f"{role('manager', 'privacy_officer')} AND {OF_THE_MUNICIPALITY} AND NOT {SAME_PERSON}"
OWN = f"EXISTS (SELECT 1 FROM public.{PROPOSAL} p WHERE p.id = {DECISION}.proposal_id AND p.by_id = {ME})"
SOMEBODY = f"{ME} IS NOT NULL"


def kept(table: str) -> str:
    """This function will give the condition "the viewer knows of this person, and keeps the household up"."""
    return f"{key(table)} AND {involved(table, writes=True)}"


def written(table: str) -> str:
    """This function will give the condition "the viewer knows of this person, and wrote it"."""
    return f"{key(table)} AND {table}.by_id = {ME}"


WORDS = "consent_words"
FOR_US = (
    f"{key(WORDS)} AND {WORDS}.kind = 'topic' AND EXISTS (SELECT 1 FROM public.teams_hat h WHERE h.id = {ME}"
    f" AND (h.organisation_id = {WORDS}.organisation_id OR h.domain_id = {WORDS}.towards_id))"
)
WITHOUT = "consent_withoutconsent"
SECOND_OR_KEPT = f"({kept(WITHOUT)}) OR ({written(WITHOUT)}) OR ({key(WITHOUT)} AND {WITHOUT}.second_id = {ME})"
OPINION = (
    "EXISTS (SELECT 1 FROM public.consent_withoutconsent w"
    " JOIN public.teams_hat author ON author.id = w.by_id"
    " JOIN public.teams_hat mine ON mine.id = w.second_id AND mine.professional_id <> author.professional_id"
    f" WHERE w.id = consent_secondopinion.without_id AND w.second_id = {ME}"
    f" AND consent_secondopinion.by_id = {ME})"
)
FUNCTIONS = """
-- A basis that is new begins as one that is not used; what was decided overlays it. Then every household that was told
-- on it is derived anew: what the decision opens or closes, it does in the same transaction.
CREATE FUNCTION access.basis_decided() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    proposed consent_basisproposal;
    touched uuid;
BEGIN
    SELECT * INTO proposed FROM consent_basisproposal WHERE id = NEW.proposal_id;
    IF NEW.answer <> 'approved' THEN
        RETURN NULL;
    END IF;
    INSERT INTO consent_legalbasis (code, law, article, purpose, told, layers, domains, roles, kinds, valid_from,
        valid_until, in_use, confirmed, second_person, source)
    VALUES (proposed.code, proposed.law, proposed.article, proposed.purpose, proposed.told, proposed.layers,
        proposed.domains, proposed.roles, proposed.kinds, proposed.valid_from, proposed.valid_until, false,
        proposed.confirmed, proposed.second_person, proposed.source)
    ON CONFLICT (code) DO NOTHING;
    FOR touched IN SELECT DISTINCT n.household_id FROM consent_notice n WHERE n.basis_id = proposed.code ORDER BY 1
    LOOP
        PERFORM access.derive(touched);
    END LOOP;
    RETURN NULL;
END $$;
CREATE TRIGGER decided AFTER INSERT ON consent_basisdecision FOR EACH ROW EXECUTE FUNCTION access.basis_decided();

-- Once the resident was told, it is hidden no longer; where a review says to keep it hidden longer, it is.
CREATE FUNCTION access.shown_or_hidden() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    until date := (to_jsonb(NEW) ->> 'hidden_on')::date;
BEGIN
    IF TG_TABLE_NAME = 'consent_withoutreview' AND until IS NULL THEN
        RETURN NULL;
    END IF;
    UPDATE consent_notice SET hidden_until = until,
        hidden_reason = CASE WHEN until IS NULL THEN '' ELSE COALESCE(NULLIF(hidden_reason, ''), 'safety') END
    WHERE without_id = NEW.without_id;
    UPDATE consent_withoutconsent SET hidden_until = until,
        hidden_reason = CASE WHEN until IS NULL THEN '' ELSE COALESCE(NULLIF(hidden_reason, ''), 'safety') END
    WHERE id = NEW.without_id;
    RETURN NULL;
END $$;
CREATE TRIGGER shown AFTER INSERT ON consent_toldafter FOR EACH ROW EXECUTE FUNCTION access.shown_or_hidden();
CREATE TRIGGER hidden AFTER INSERT ON consent_withoutreview FOR EACH ROW EXECUTE FUNCTION access.shown_or_hidden();

-- For who guards privacy: which sharings without consent there are, how old, on which basis; not whose, and no words.
CREATE FUNCTION access.without_consent() RETURNS TABLE (
    number bigint, organisation text, basis text, at timestamptz, why text, tell_by date, hidden_until date,
    told_on date, review_on date, waits boolean, stopped boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT row_number() OVER (ORDER BY w.at, w.id), o.name, b.law || ', ' || b.article, w.at, w.why_not_asked::text,
           w.tell_by, w.hidden_until, t."on", COALESCE(last.review_on, w.review_on),
           w.second_id IS NOT NULL AND (s.id IS NULL OR NOT s.agrees), COALESCE(last.stops, false)
    FROM consent_withoutconsent w
    JOIN teams_organisation o ON o.id = w.organisation_id
    JOIN consent_legalbasis b ON b.code = w.basis_id
    LEFT JOIN consent_toldafter t ON t.without_id = w.id
    LEFT JOIN consent_secondopinion s ON s.without_id = w.id
    LEFT JOIN LATERAL (SELECT r.review_on, r.stops FROM consent_withoutreview r WHERE r.without_id = w.id
                       ORDER BY r.at DESC, r.id DESC LIMIT 1) last ON true
    WHERE access.role() IN ('privacy_officer', 'fg')
$$;
REVOKE ALL ON FUNCTION access.basis_decided(), access.shown_or_hidden(), access.without_consent() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.without_consent() TO samenhang_app;
"""
UNDO = (
    "DROP FUNCTION access.basis_decided() CASCADE; DROP FUNCTION access.shown_or_hidden() CASCADE;"
    " DROP FUNCTION access.without_consent()"
)


class Migration(migrations.Migration):
    dependencies = [("consent", "0005_words_apart")]
    operations = [
        migrations.RunSQL(FUNCTIONS, UNDO),
        Protect(
            PROPOSAL, read=SOMEBODY, add=f"{role('manager')} AND {OF_THE_MUNICIPALITY} AND {PROPOSAL}.by_id = {ME}"
        ),
        Protect(
            DECISION,
            read=SOMEBODY,
            add=f"{DECISION}.by_id = {ME} AND (({DECISION}.answer IN ('approved', 'refused') AND {OTHER})"
            f" OR ({DECISION}.answer = 'withdrawn' AND {OWN}))",
        ),
        Protect(
            WORDS,
            read=f"({kept(WORDS)}) OR ({written(WORDS)}) OR ({FOR_US})",
            add=f"{key(WORDS)} AND {WORDS}.by_id = {ME}",
        ),
        *(
            Protect(table, read=f"({kept(table)}) OR ({written(table)})", add=add)
            for table, add in (
                ("consent_secrecyrelease", involved("consent_secrecyrelease", writes=True)),
                (
                    "consent_helpagreement",
                    f"{involved('consent_helpagreement', writes=True)} OR {key('consent_helpagreement')}",
                ),
            )
        ),
        Protect(WITHOUT, read=SECOND_OR_KEPT, add=f"{involved(WITHOUT, writes=True)} AND {WITHOUT}.by_id = {ME}"),
        Protect(
            "consent_secondopinion",
            read=through("consent_secondopinion", "without_id", WITHOUT),
            add=f"{key('consent_secondopinion')} AND {OPINION}",
        ),
        *(
            Protect(
                table,
                read=through(table, "without_id", WITHOUT),
                add=f"{through(table, 'without_id', WITHOUT)} AND {involved(table, writes=True)}",
            )
            for table in ("consent_toldafter", "consent_withoutreview")
        ),
        Protect(
            "consent_noticeend",
            read=through("consent_noticeend", "notice_id", "consent_notice"),
            add="EXISTS (SELECT 1 FROM public.consent_notice n WHERE n.id = consent_noticeend.notice_id AND {})".format(
                involved("n", writes=True)
            ),
        ),
    ]
