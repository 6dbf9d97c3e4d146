"""Who reads and writes a test and a triangle: who holds its key. What ended is fixed; positions show after one's own."""

from django.db import migrations

from samenhang.access.protect import Protect, key, role

ME = "(SELECT access.viewer())"
OF_TEST = ("weighing_testpart", "weighing_testoption", "weighing_testpresence")
AFTER_TEST = ("weighing_testend", "weighing_testreview")
ALL = (
    "weighing_reversedtest",
    *OF_TEST,
    "weighing_cost",
    *AFTER_TEST,
    "weighing_valuetriangle",
    "weighing_triangleoption",
    "weighing_position",
    "weighing_triangleend",
)
CHANGED = ("weighing_reversedtest", *OF_TEST, "weighing_cost")


def running(table: str, test: str = "test_id") -> str:
    """This function will give the condition "the viewer writes here, and the row's test has not ended"."""
    return (
        f"{key(table, writes=True)}"
        f" AND NOT EXISTS (SELECT 1 FROM public.weighing_testend e WHERE e.test_id = {table}.{test})"
    )


COST_RUNS = (
    f"{key('weighing_cost', writes=True)}"
    " AND NOT EXISTS (SELECT 1 FROM public.weighing_testend e"
    " JOIN public.weighing_testoption o ON o.test_id = e.test_id WHERE o.id = weighing_cost.option_id)"
)
WEIGHING = "NOT EXISTS (SELECT 1 FROM public.weighing_triangleend e WHERE e.triangle_id = {}.triangle_id)"

FUNCTIONS = [
    """
-- Did the viewer give an own position on this option? Told of the viewer alone; the policy of positions asks it.
CREATE FUNCTION access.weighed(o uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM weighing_position p WHERE p.option_id = o AND p.by_id = access.viewer())
$$
""",
    """
-- Of an ended test: the row stands under the key of what it hangs on, so that no child reaches another file.
CREATE FUNCTION access.weighing_key() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    made jsonb := to_jsonb(NEW);
BEGIN
    IF EXISTS (
        SELECT 1 FROM (
            SELECT household_id, person_id, layer, domain FROM weighing_reversedtest
                WHERE id = ANY (ARRAY[(made ->> 'test_id')::uuid, (made ->> 'builds_on_id')::uuid])
            UNION ALL SELECT household_id, person_id, layer, domain FROM weighing_testoption
                WHERE id = (made ->> 'option_id')::uuid AND TG_TABLE_NAME <> 'weighing_position'
            UNION ALL SELECT household_id, person_id, layer, domain FROM weighing_triangleoption
                WHERE id = (made ->> 'option_id')::uuid AND TG_TABLE_NAME = 'weighing_position'
            UNION ALL SELECT household_id, person_id, layer, domain FROM weighing_valuetriangle
                WHERE id = (made ->> 'triangle_id')::uuid
        ) above
        WHERE (above.household_id, above.person_id, above.layer, above.domain)
            IS DISTINCT FROM (NEW.household_id, NEW.person_id, NEW.layer, NEW.domain)
    ) THEN
        RAISE EXCEPTION 'a part stands where its test stands' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$
""",
    "REVOKE ALL ON FUNCTION access.weighed(uuid), access.weighing_key() FROM PUBLIC",
    "GRANT EXECUTE ON FUNCTION access.weighed(uuid) TO samenhang_app",
]
TRIGGERS = (
    [
        f"CREATE TRIGGER guest_reads_only BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only()"
        for table in ALL
    ]
    + [
        f"CREATE TRIGGER weighing_key BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION access.weighing_key()"
        for table in ALL
    ]
    + [
        f"CREATE TRIGGER key_stays BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION access.key_stays()"
        for table in CHANGED
    ]
)
UNDO = [
    *(f"DROP TRIGGER key_stays ON {table}" for table in CHANGED),
    *(f"DROP TRIGGER guest_reads_only ON {table}" for table in ALL),
    "DROP FUNCTION access.weighing_key() CASCADE",
    "DROP FUNCTION access.weighed(uuid) CASCADE",
]
EVERYBODY = f"{ME} IS NOT NULL"
LAW, TEXT, POSITION, END = "weighing_law", "weighing_lawtext", "weighing_position", "weighing_triangleend"


class Migration(migrations.Migration):
    dependencies = [
        ("weighing", "0001_weigh_before_deciding"),
        ("cases", "0002_protect_cases"),
        ("layers", "0002_protect_layers"),
        ("involvement", "0010_guests_behind_the_wall"),
    ]
    operations = [
        *(migrations.RunSQL(one, migrations.RunSQL.noop) for one in FUNCTIONS),
        *(migrations.RunSQL(one, migrations.RunSQL.noop) for one in TRIGGERS),
        migrations.RunSQL(migrations.RunSQL.noop, ";\n".join(UNDO)),
        Protect(LAW, read=EVERYBODY, add=role("manager"), change=role("manager")),
        Protect(TEXT, read=EVERYBODY, add=f"{role('manager')} AND {TEXT}.by_id = {ME}"),
        Protect("weighing_reversedtest", change=running("weighing_reversedtest", "id")),
        *(Protect(table, add=running(table), change=running(table)) for table in OF_TEST),
        Protect("weighing_cost", add=COST_RUNS, change=COST_RUNS),
        *(Protect(table, add=f"{key(table, writes=True)} AND {table}.by_id = {ME}") for table in (*AFTER_TEST, END)),
        Protect("weighing_valuetriangle"),
        Protect(
            "weighing_triangleoption",
            add=f"{key('weighing_triangleoption', writes=True)} AND {WEIGHING.format('weighing_triangleoption')}",
        ),
        Protect(
            POSITION,
            read=(
                f"{key(POSITION)} AND ({POSITION}.by_id = {ME} OR access.weighed({POSITION}.option_id)"
                f" OR NOT ({WEIGHING.format(POSITION)}))"
            ),
            add=f"{key(POSITION, writes=True)} AND {POSITION}.by_id = {ME} AND {WEIGHING.format(POSITION)}",
        ),
    ]
