"""Who may move, hide and tell: whoever writes where the record stands, and where it goes. The database does the act."""

from django.db import migrations

from samenhang.access.protect import Protect, key, role

MOVE = "layers_move"
FROM_THERE = key(MOVE, writes=True, person="from_person_id", layer=f"{MOVE}.from_layer", domain=f"{MOVE}.from_domain")


def mine(table: str) -> str:
    """This function will give the condition "the viewer says so themselves"."""
    return f"{table}.by_id = (SELECT access.viewer())"


HIDING = "layers_hiding"


def of_a_hiding(table: str, *, writes: bool) -> str:
    """This function will give the condition "its hiding is read (or kept up) by the viewer"."""
    return (
        f"EXISTS (SELECT 1 FROM public.layers_hiding h WHERE h.id = {table}.hiding_id"
        f"{' AND ' + key('h', writes=True) if writes else ''})"
    )


WATCHES = "access.watches_hiding(layers_hidingremark.hiding_id)"
TOLD = "layers_told"
TRUE = "layers_stilltrue"

TRIGGERS = """
CREATE TRIGGER carry_out AFTER INSERT ON layers_move FOR EACH ROW EXECUTE FUNCTION access.carry_out_move();
CREATE TRIGGER carry_out AFTER INSERT ON layers_hiding FOR EACH ROW EXECUTE FUNCTION access.carry_out_hiding();
CREATE TRIGGER carry_out AFTER INSERT ON layers_hidingend FOR EACH ROW EXECUTE FUNCTION access.carry_out_hiding_end();
CREATE TRIGGER shown BEFORE INSERT OR UPDATE ON layers_told
    FOR EACH ROW EXECUTE FUNCTION access.shown_to_the_resident();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON layers_move FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON layers_hiding FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON layers_hidingend
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
"""


class Migration(migrations.Migration):
    dependencies = [("layers", "0002_functions"), ("involvement", "0002_functions")]
    operations = [
        Protect(MOVE, add=f"{key(MOVE, writes=True)} AND {FROM_THERE} AND {mine(MOVE)}"),
        Protect(HIDING, add=f"{key(HIDING, writes=True)} AND {mine(HIDING)}"),
        Protect(
            "layers_hidingend",
            read=of_a_hiding("layers_hidingend", writes=False),
            add=f"{of_a_hiding('layers_hidingend', writes=True)} AND {mine('layers_hidingend')}",
        ),
        Protect(
            "layers_hidingremark",
            read=f"{of_a_hiding('layers_hidingremark', writes=False)} OR {WATCHES}",
            add=f"{mine('layers_hidingremark')} AND ({of_a_hiding('layers_hidingremark', writes=True)}"
            f" OR ({WATCHES} AND {role('privacy_officer')}))",
        ),
        Protect(TOLD, add=f"{key(TOLD, writes=True)} AND {mine(TOLD)}"),
        Protect(TRUE, add=f"{key(TRUE, writes=True)} AND {mine(TRUE)}"),
        migrations.RunSQL(TRIGGERS),
    ]
