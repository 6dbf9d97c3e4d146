"""A breakthrough is read and added by whoever reads and writes records of the same household, person and layer (K1)."""

from django.db import migrations

from samenhang.access.protect import Protect, key

GUESTS = """
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON results_breakthrough
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON results_lookback
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
"""
UNDO = """
DROP TRIGGER guest_reads_only ON results_breakthrough;
DROP TRIGGER guest_reads_only ON results_lookback;
"""
OF_THE_CASE = (
    "EXISTS (SELECT 1 FROM public.cases_case c"
    " WHERE c.id = results_breakthrough.case_id AND c.household_id = results_breakthrough.household_id)"
)
OF_IT = (
    "EXISTS (SELECT 1 FROM public.results_breakthrough b WHERE b.id = results_lookback.breakthrough_id"
    " AND (b.household_id, b.layer, b.domain)"
    " = (results_lookback.household_id, results_lookback.layer, results_lookback.domain)"
    " AND b.person_id IS NOT DISTINCT FROM results_lookback.person_id)"
)
MINE = "{}.by_id = (SELECT access.viewer())"


class Migration(migrations.Migration):
    dependencies = [("results", "0001_what_turned"), ("involvement", "0010_guests_behind_the_wall")]
    operations = [
        migrations.RunSQL(GUESTS, UNDO),
        Protect(
            "results_breakthrough",
            add=f"{key('results_breakthrough', writes=True)} AND {OF_THE_CASE} AND {MINE.format('results_breakthrough')}",
        ),
        Protect(
            "results_lookback",
            add=f"{key('results_lookback', writes=True)} AND {OF_IT} AND {MINE.format('results_lookback')}",
        ),
    ]
