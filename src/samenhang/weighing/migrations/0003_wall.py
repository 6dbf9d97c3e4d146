"""Who reads and writes a test and a triangle: who holds its key. What ended is fixed; positions show after one's own."""

from django.db import migrations

from samenhang.access.protect import Protect, key, role

ME = "(SELECT access.viewer())"
EVERYBODY = f"{ME} IS NOT NULL"
LAW = "weighing_law"
TEXT = "weighing_lawtext"


def running(table: str, test: str = "test_id") -> str:
    """This function will give the condition "the viewer writes here, and the row's test has not ended"."""
    return (
        f"{key(table, writes=True)}"
        f" AND NOT EXISTS (SELECT 1 FROM public.weighing_testend e WHERE e.test_id = {table}.{test})"
    )


OF_TEST = ("weighing_testpart", "weighing_testoption", "weighing_testpresence")

COST_RUNS = (
    f"{key('weighing_cost', writes=True)}"
    " AND NOT EXISTS (SELECT 1 FROM public.weighing_testend e"
    " JOIN public.weighing_testoption o ON o.test_id = e.test_id WHERE o.id = weighing_cost.option_id)"
)

AFTER_TEST = ("weighing_testend", "weighing_testreview")
END = "weighing_triangleend"
WEIGHING = "NOT EXISTS (SELECT 1 FROM public.weighing_triangleend e WHERE e.triangle_id = {}.triangle_id)"
POSITION = "weighing_position"

TRIGGERS = """
CREATE TRIGGER guest_reads_only BEFORE INSERT ON weighing_reversedtest
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON weighing_testpart
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON weighing_testoption
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON weighing_testpresence
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON weighing_cost FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON weighing_testend
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON weighing_testreview
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON weighing_valuetriangle
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON weighing_triangleoption
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON weighing_position
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON weighing_triangleend
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER weighing_key BEFORE INSERT ON weighing_reversedtest FOR EACH ROW EXECUTE FUNCTION access.weighing_key();
CREATE TRIGGER weighing_key BEFORE INSERT ON weighing_testpart FOR EACH ROW EXECUTE FUNCTION access.weighing_key();
CREATE TRIGGER weighing_key BEFORE INSERT ON weighing_testoption FOR EACH ROW EXECUTE FUNCTION access.weighing_key();
CREATE TRIGGER weighing_key BEFORE INSERT ON weighing_testpresence FOR EACH ROW EXECUTE FUNCTION access.weighing_key();
CREATE TRIGGER weighing_key BEFORE INSERT ON weighing_cost FOR EACH ROW EXECUTE FUNCTION access.weighing_key();
CREATE TRIGGER weighing_key BEFORE INSERT ON weighing_testend FOR EACH ROW EXECUTE FUNCTION access.weighing_key();
CREATE TRIGGER weighing_key BEFORE INSERT ON weighing_testreview FOR EACH ROW EXECUTE FUNCTION access.weighing_key();
CREATE TRIGGER weighing_key BEFORE INSERT ON weighing_valuetriangle
    FOR EACH ROW EXECUTE FUNCTION access.weighing_key();
CREATE TRIGGER weighing_key BEFORE INSERT ON weighing_triangleoption
    FOR EACH ROW EXECUTE FUNCTION access.weighing_key();
CREATE TRIGGER weighing_key BEFORE INSERT ON weighing_position FOR EACH ROW EXECUTE FUNCTION access.weighing_key();
CREATE TRIGGER weighing_key BEFORE INSERT ON weighing_triangleend FOR EACH ROW EXECUTE FUNCTION access.weighing_key();
CREATE TRIGGER key_stays BEFORE UPDATE ON weighing_reversedtest FOR EACH ROW EXECUTE FUNCTION access.key_stays();
CREATE TRIGGER key_stays BEFORE UPDATE ON weighing_testpart FOR EACH ROW EXECUTE FUNCTION access.key_stays();
CREATE TRIGGER key_stays BEFORE UPDATE ON weighing_testoption FOR EACH ROW EXECUTE FUNCTION access.key_stays();
CREATE TRIGGER key_stays BEFORE UPDATE ON weighing_testpresence FOR EACH ROW EXECUTE FUNCTION access.key_stays();
CREATE TRIGGER key_stays BEFORE UPDATE ON weighing_cost FOR EACH ROW EXECUTE FUNCTION access.key_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("weighing", "0002_functions"), ("involvement", "0002_functions"), ("layers", "0002_functions")]
    operations = [
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
        migrations.RunSQL(TRIGGERS),
    ]
