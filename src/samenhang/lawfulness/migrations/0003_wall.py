"""A lawfulness file is read by who works on it; that there is one, by the own people of its team. Nobody else."""

from django.db import migrations

from samenhang.access.protect import Protect, key, role, through

FILE = "lawfulness_lawfulnessfile"
ME = "(SELECT access.viewer())"
OWN = role("lawfulness")

OWN_TEAM = (
    f"({OWN} AND {FILE}.team_id = (SELECT h.team_id FROM public.teams_hat h WHERE h.id = (SELECT access.viewer())))"
)


def of_file(table: str, column: str = "file_id", *, writes: bool = False) -> str:
    """This function will give the condition "the viewer works on the file this row hangs on"."""
    return key(table, household=column, person=None, layer="'lawfulness'", domain="''", writes=writes)


SEAT = "lawfulness_seat"

TRIGGERS = """
CREATE TRIGGER derive AFTER INSERT ON lawfulness_seat FOR EACH ROW EXECUTE FUNCTION access.derive_from_lawfulness();
CREATE TRIGGER derive AFTER INSERT ON lawfulness_seatend FOR EACH ROW EXECUTE FUNCTION access.derive_from_lawfulness();
CREATE TRIGGER seats AFTER UPDATE OF bsn_index ON lawfulness_lawfulnessfile FOR EACH ROW
    WHEN (OLD.bsn_index IS DISTINCT FROM NEW.bsn_index) EXECUTE FUNCTION access.derive_from_number();
"""


class Migration(migrations.Migration):
    dependencies = [("lawfulness", "0002_functions")]
    operations = [
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
        migrations.RunSQL(TRIGGERS),
    ]
