"""A lawfulness file is read by who works on it; that there is one, by the own people of its team. Nobody else."""

from typing import Any

from django.db import migrations

from samenhang.access.protect import Protect, key, role, through

FUNCTIONS = """
-- Who works on a lawfulness file reads and writes it, in a hat of that role only. The file stands where elsewhere a
-- household stands; it is never one.
CREATE FUNCTION access.wanted_of_lawfulness(h uuid) RETURNS TABLE (
    viewer_id uuid, person_id uuid, layer text, domain text, writes boolean, basis text, source_id uuid, during tstzrange
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT s.hat_id, '00000000-0000-0000-0000-000000000000'::uuid, 'lawfulness', '', true, b.law || ', ' || b.article,
           s.id, tstzrange(s.at, COALESCE(e.at, 'infinity'))
    FROM lawfulness_seat s
    JOIN lawfulness_lawfulnessfile f ON f.id = s.file_id
    JOIN lawfulness_basis b ON b.code = f.basis_id
    JOIN teams_hat hat ON hat.id = s.hat_id AND hat.role = 'lawfulness'
    LEFT JOIN lawfulness_seatend e ON e.seat_id = s.id
    WHERE s.file_id = h AND (e.at IS NULL OR e.at > s.at)
$$;

CREATE OR REPLACE FUNCTION access.wanted(h uuid) RETURNS TABLE (
    viewer_id uuid, person_id uuid, layer text, domain text, writes boolean, basis text, source_id uuid, during tstzrange
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT * FROM access.wanted_of_work(h)
    UNION ALL SELECT * FROM access.wanted_of_lawfulness(h)
$$;

CREATE FUNCTION access.derive_from_lawfulness() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM access.derive(s.file_id) FROM lawfulness_seat s
    WHERE s.id = COALESCE((to_jsonb(NEW) ->> 'seat_id')::uuid, (to_jsonb(NEW) ->> 'id')::uuid);
    RETURN NULL;
END $$;
CREATE TRIGGER derive AFTER INSERT ON lawfulness_seat FOR EACH ROW EXECUTE FUNCTION access.derive_from_lawfulness();
CREATE TRIGGER derive AFTER INSERT ON lawfulness_seatend FOR EACH ROW EXECUTE FUNCTION access.derive_from_lawfulness();

-- Does the viewer know this person from the other side, under another hat of their own? Says nothing of anybody else.
CREATE FUNCTION access.on_both_sides(i bytea) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT access.role() = 'lawfulness' AND EXISTS (
        SELECT 1 FROM teams_hat mine
        JOIN teams_hat other ON other.professional_id = mine.professional_id AND other.id <> mine.id
        JOIN access_viewer v ON v.viewer_id = other.id
        JOIN people_person p ON p.bsn_index = i
        JOIN access_grant g ON g.viewer_id = v.acts_as_id AND g.person_id = p.id AND g.during @> access.clock()
        WHERE mine.id = access.viewer() AND g.layer <> 'lawfulness'
          AND daterange(v.from_day, v.until_day, '[)') @> (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date)
$$;

-- For the resident's own sheet: that was looked in a lawfulness file about them, by day, in which organisation; only
-- from the disclosure date on, told only to who keeps the household up about that member. Never who, why or what.
CREATE FUNCTION access.disclosed_looks(h uuid, p uuid, since timestamptz, before timestamptz)
RETURNS TABLE (day date, organisation text, times integer) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT (l.at AT TIME ZONE 'Europe/Amsterdam')::date, COALESCE(o.name, '')::text, count(DISTINCT l.id)::integer
    FROM people_person whom
    JOIN lawfulness_lawfulnessfile f ON f.bsn_index = whom.bsn_index
    CROSS JOIN LATERAL (SELECT d."on" FROM lawfulness_disclosure d WHERE d.file_id = f.id
                        ORDER BY d.at DESC, d.id DESC LIMIT 1) told
    JOIN audit_subject s ON s.household_id = f.id
    JOIN audit_line l ON l.id = s.line_id AND l.at = s.at AND l.event <> 'refused'
    LEFT JOIN teams_organisation o ON o.id = l.organisation_id
    WHERE whom.id = p AND told."on" <= (access.clock() AT TIME ZONE 'Europe/Amsterdam')::date
      AND s.at >= COALESCE(since, '-infinity') AND s.at < COALESCE(before, 'infinity')
      AND EXISTS (SELECT 1 FROM access_grant g
                  WHERE g.viewer_id = ANY (access.acts_as()) AND g.household_id = h AND g.person_id = p
                    AND g.layer = 'involvement' AND g.writes AND g.during @> access.clock())
    GROUP BY 1, 2
$$;
REVOKE ALL ON FUNCTION access.wanted_of_lawfulness(uuid), access.derive_from_lawfulness(), access.on_both_sides(bytea),
    access.disclosed_looks(uuid, uuid, timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.on_both_sides(bytea), access.disclosed_looks(uuid, uuid, timestamptz, timestamptz)
    TO samenhang_app;
"""
BACK = """
DROP FUNCTION access.derive_from_lawfulness() CASCADE;
CREATE OR REPLACE FUNCTION access.wanted(h uuid) RETURNS TABLE (
    viewer_id uuid, person_id uuid, layer text, domain text, writes boolean, basis text, source_id uuid, during tstzrange
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT * FROM access.wanted_of_work(h)
$$;
DROP FUNCTION access.wanted_of_lawfulness(uuid);
DROP FUNCTION access.on_both_sides(bytea);
DROP FUNCTION access.disclosed_looks(uuid, uuid, timestamptz, timestamptz);
"""
FILE, SEAT = "lawfulness_lawfulnessfile", "lawfulness_seat"
ME = "(SELECT access.viewer())"
OWN = role("lawfulness")
OWN_TEAM = (
    f"({OWN} AND {FILE}.team_id = (SELECT h.team_id FROM public.teams_hat h WHERE h.id = (SELECT access.viewer())))"
)


def of_file(table: str, column: str = "file_id", *, writes: bool = False) -> str:
    """This function will give the condition "the viewer works on the file this row hangs on"."""
    return key(table, household=column, person=None, layer="'lawfulness'", domain="''", writes=writes)


BASES = [
    ("pw-53a", "Participatiewet", "artikel 53a", "onderzoeken of wat is opgegeven juist en volledig is"),
    ("pw-17", "Participatiewet", "artikel 17", "vragen wat iemand moet melden, en meewerken"),
    ("ioaw-13", "IOAW", "artikel 13", "vragen wat iemand moet melden, en meewerken"),
    ("wmo-239", "Wmo 2015", "artikel 2.3.9", "nagaan of een voorziening nog nodig en passend is"),
    ("jw-812", "Jeugdwet", "artikel 8.1.2", "nagaan of een pgb goed wordt gebruikt"),
]


def add_bases(apps: Any, schema_editor: Any) -> None:
    """This function will add the articles an investigation rests on; the municipality's lawyer changes them."""
    model = apps.get_model("lawfulness", "Basis")
    model.objects.bulk_create(
        model(code=code, law=law, article=article, what=what, order=order)
        for order, (code, law, article, what) in enumerate(BASES)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("lawfulness", "0001_the_file_apart"),
        ("passing", "0002_protect_what_crosses"),
        ("involvement", "0007_sources"),
    ]
    operations = [
        migrations.RunPython(add_bases, migrations.RunPython.noop),
        migrations.RunSQL(FUNCTIONS, BACK),
        Protect(
            FILE,
            read=f"{of_file(FILE, 'id')} OR {OWN_TEAM}",
            add=f"{OWN_TEAM} AND {FILE}.opened_by_id = {ME}",
        ),
        Protect(
            SEAT,
            read=through(SEAT, "file_id", FILE),
            add=f"{OWN} AND {SEAT}.hat_id = {ME} AND {through(SEAT, 'file_id', FILE)} AND NOT access.on_both_sides("
            f"(SELECT f.bsn_index FROM public.{FILE} f WHERE f.id = {SEAT}.file_id))",
        ),
        Protect(
            "lawfulness_seatend",
            read=through("lawfulness_seatend", "seat_id", SEAT),
            add=f"EXISTS (SELECT 1 FROM public.{SEAT} s WHERE s.id = lawfulness_seatend.seat_id AND s.hat_id = {ME})",
        ),
        Protect(
            "lawfulness_phase",
            read=through("lawfulness_phase", "file_id", FILE),
            add=of_file("lawfulness_phase", writes=True),
        ),
        *(
            Protect(table, read=of_file(table), add=of_file(table, writes=True))
            for table in ("lawfulness_note", "lawfulness_closing", "lawfulness_disclosure", "lawfulness_passedon")
        ),
    ]
