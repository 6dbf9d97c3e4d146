"""The log ends too, a month at a time: proposed, decided by a person, and only what was sealed (H5; NEN 7513)."""

from django.db import migrations

LOG_ENDS = """CREATE FUNCTION access.log_ends(before date) RETURNS TABLE (
    ended_on date, due_on date, length int, unit text, lines bigint
) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    month text;
BEGIN
    IF access.role() IS DISTINCT FROM 'retention' THEN
        RETURN;
    END IF;
    SELECT COALESCE(c.length, r.length)::int, COALESCE(c.unit, r.unit)::text INTO length, unit
    FROM data_rights_retentionrule r LEFT JOIN LATERAL (
        SELECT c.length, c.unit FROM data_rights_rulechange c
        JOIN data_rights_rulechangeanswer a ON a.change_id = c.id AND a.agreed
        WHERE c.rule_id = r.code ORDER BY a.at DESC, a.id DESC LIMIT 1) c ON true
    WHERE r.layer = 'log';
    FOR month IN
        SELECT substr(c.relname, 12) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'public.audit_line'::regclass AND c.relname ~ '^audit_line_[0-9]{6}$' ORDER BY 1
    LOOP
        ended_on := (to_date(month, 'YYYYMM') + interval '1 month' - interval '1 day')::date;
        due_on := access.due_now('log', '', ended_on);
        CONTINUE WHEN due_on IS NULL OR due_on > before;
        CONTINUE WHEN EXISTS (
            SELECT 1 FROM data_rights_destructionproposal p
            LEFT JOIN data_rights_destructionend done ON done.proposal_id = p.id
            LEFT JOIN data_rights_destructiondecision made ON made.proposal_id = p.id
            WHERE p.layer = 'log' AND p.ended_on = log_ends.ended_on AND done.id IS NULL
              AND (made.keep_until IS NULL OR made.keep_until > before));
        EXECUTE format('SELECT count(*) FROM public.%I', 'audit_line_' || month) INTO lines;
        CONTINUE WHEN lines = 0;
        RETURN NEXT;
    END LOOP;
END $$"""
DESTROY_LOG = """CREATE FUNCTION access.destroy_log(proposal uuid) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    p data_rights_destructionproposal%ROWTYPE;
    month text;
    lines bigint;
    subjects bigint;
    sealed bigint;
    head text;
BEGIN
    IF access.role() IS DISTINCT FROM 'retention' THEN
        RAISE EXCEPTION 'only the service of retention destroys' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT * INTO p FROM data_rights_destructionproposal WHERE id = proposal AND layer = 'log' FOR UPDATE;
    IF p.id IS NULL OR p.due_on > (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
        OR COALESCE(access.due_now('log', '', p.ended_on), 'infinity') > (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
        OR EXISTS (SELECT 1 FROM data_rights_destructionend e WHERE e.proposal_id = p.id)
        OR NOT EXISTS (SELECT 1 FROM data_rights_destructiondecision d
                       WHERE d.proposal_id = p.id AND d.outcome = 'destroy') THEN
        RAISE EXCEPTION 'not decided, or its day has not come' USING ERRCODE = 'check_violation';
    END IF;
    month := to_char(p.ended_on, 'YYYYMM');
    EXECUTE format('SELECT count(*) FROM public.%I', 'audit_line_' || month) INTO lines;
    EXECUTE format('SELECT count(*) FROM public.%I', 'audit_subject_' || month) INTO subjects;
    SELECT COALESCE(sum(s.lines), 0) INTO sealed FROM audit_seal s WHERE s.period = month;
    SELECT encode(s.head, 'hex') INTO head FROM audit_seal s WHERE s.period = month ORDER BY s.number DESC LIMIT 1;
    IF sealed <> lines THEN
        RAISE EXCEPTION 'not all of this month is sealed, or not as it was' USING ERRCODE = 'check_violation';
    END IF;
    EXECUTE format('DROP TABLE public.%I, public.%I', 'audit_subject_' || month, 'audit_line_' || month);
    RETURN jsonb_build_object('counts', jsonb_build_object('audit_line', lines, 'audit_subject', subjects),
                              'period', month, 'sealed', sealed, 'head', head);
END $$"""
SIGN_IN = """CREATE FUNCTION access.expire_sign_in() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    n bigint;
BEGIN
    IF access.role() IS DISTINCT FROM 'retention' THEN
        RAISE EXCEPTION 'only the service of retention destroys' USING ERRCODE = 'insufficient_privilege';
    END IF;
    DELETE FROM usersessions_usersession u WHERE u.last_seen_at < access.clock() - interval '30 days'
      AND NOT EXISTS (SELECT 1 FROM django_session s WHERE s.session_key = u.session_key AND s.expire_date > access.clock());
    GET DIAGNOSTICS n = ROW_COUNT;
    RETURN n;
END $$"""
SOURCE = (
    "voorbeeld: vijf jaar, zodat ook een laat gestelde vraag naar wie keek beantwoord wordt;"
    " eigen keuze van de gemeente, laat bevestigen [b]"
)

CHOSEN = (
    "UPDATE data_rights_retentionrule SET layer = 'log', length = 5, starts = %s, source = %s"
    " WHERE code = 'logboek' AND length IS NULL"
)


class Migration(migrations.Migration):
    dependencies = [
        ("data_rights", "0009_who_left"),
        ("audit", "0002_sealed"),
        ("usersessions", "0001_initial"),
        ("sessions", "0001_initial"),
    ]
    operations = [
        migrations.RunSQL([(CHOSEN, ["de laatste dag van de maand", SOURCE])], migrations.RunSQL.noop),
        migrations.RunSQL(
            "UPDATE data_rights_retentionrule SET layer = 'log' WHERE code = 'logboek'", migrations.RunSQL.noop
        ),
        migrations.RunSQL(LOG_ENDS, migrations.RunSQL.noop),
        migrations.RunSQL(DESTROY_LOG, migrations.RunSQL.noop),
        migrations.RunSQL(SIGN_IN, migrations.RunSQL.noop),
        migrations.RunSQL(
            "REVOKE ALL ON FUNCTION access.log_ends(date), access.destroy_log(uuid), access.expire_sign_in() FROM PUBLIC",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(
            "GRANT EXECUTE ON FUNCTION access.log_ends(date), access.destroy_log(uuid), access.expire_sign_in()"
            " TO samenhang_app",
            migrations.RunSQL.noop,
        ),
    ]
