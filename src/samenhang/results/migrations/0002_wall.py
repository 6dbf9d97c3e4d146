"""A breakthrough is read and added by whoever reads and writes records of the same household, person and layer (K1)."""

from django.db import migrations

from samenhang.access.protect import Protect, key

OF_THE_CASE = (
    "EXISTS (SELECT 1 FROM public.cases_case c"
    " WHERE c.id = results_breakthrough.case_id AND c.household_id = results_breakthrough.household_id)"
)

MINE = "{}.by_id = (SELECT access.viewer())"

OF_IT = (
    "EXISTS (SELECT 1 FROM public.results_breakthrough b WHERE b.id = results_lookback.breakthrough_id"
    " AND (b.household_id, b.layer, b.domain)"
    " = (results_lookback.household_id, results_lookback.layer, results_lookback.domain)"
    " AND b.person_id IS NOT DISTINCT FROM results_lookback.person_id)"
)

TRIGGERS = """
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON results_breakthrough
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON results_lookback
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
"""


class Migration(migrations.Migration):
    dependencies = [("results", "0001_tables"), ("involvement", "0002_functions")]
    operations = [
        Protect(
            "results_breakthrough",
            add=f"{key('results_breakthrough', writes=True)} AND {OF_THE_CASE} AND {MINE.format('results_breakthrough')}",
        ),
        Protect(
            "results_lookback",
            add=f"{key('results_lookback', writes=True)} AND {OF_IT} AND {MINE.format('results_lookback')}",
        ),
        migrations.RunSQL(TRIGGERS),
    ]
