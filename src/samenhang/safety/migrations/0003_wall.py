"""What opens in an emergency and who is told of it; and who knows and writes what a visitor must look out for."""

from django.db import migrations

from samenhang.access.protect import Protect, key, never, role, through

MINE = "safety_breakglass.hat_id = (SELECT access.viewer())"
OPENED = "safety_breakglassopened"

OF_MINE = (
    "EXISTS (SELECT 1 FROM public.safety_breakglass b WHERE b.id = {table}.break_glass_id"
    " AND b.hat_id = (SELECT access.viewer()))"
)

REVIEWS = (
    "safety_breakglassreview.by_id = (SELECT access.viewer()) AND (SELECT access.role()) = 'privacy_officer'"
    " AND EXISTS (SELECT 1 FROM public.safety_breakglass b JOIN public.teams_hat h ON h.id = b.hat_id"
    " WHERE b.id = safety_breakglassreview.break_glass_id AND access.watches(b.hat_id)"
    " AND h.professional_id <> (SELECT access.wearer()))"
)


def works(table: str) -> str:
    """Who is involved with the household about this person, and does not look in an emergency."""
    return key(table).removesuffix(")") + f" AND g.basis <> 'noodinzage') AND {table}.by_id = (SELECT access.viewer())"


TRIGGERS = """
CREATE TRIGGER derive AFTER INSERT ON safety_breakglassopened
    FOR EACH ROW EXECUTE FUNCTION access.derive_from_source();
CREATE TRIGGER derive AFTER INSERT ON safety_breakglassend FOR EACH ROW EXECUTE FUNCTION access.derive_from_stop();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON safety_visitwarning
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON safety_visitwarningend
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
"""


class Migration(migrations.Migration):
    dependencies = [("safety", "0002_functions"), ("involvement", "0002_functions")]
    operations = [
        Protect(
            "safety_breakglass",
            read=f"{MINE} OR access.watches(safety_breakglass.hat_id) OR EXISTS (SELECT 1 FROM"
            " public.safety_breakglassopened o WHERE o.break_glass_id = safety_breakglass.id)",
            add=never(),
        ),
        # What was written to look in an emergency is for who works there, and who did it; not for who was let in.
        Protect(
            OPENED,
            read=f"({key(OPENED)} AND (NOT access.reads_only({OPENED}.household_id) OR {role('own_file')}))"
            f" OR {OPENED}.hat_id = (SELECT access.viewer())",
            add=never(),
        ),
        Protect(
            "safety_breakglassend",
            read=through("safety_breakglassend", "break_glass_id", "safety_breakglass"),
            add=f"safety_breakglassend.by_id = (SELECT access.viewer()) AND {OF_MINE.format(table='safety_breakglassend')}",
        ),
        Protect(
            "safety_breakglassseen",
            add=f"{key('safety_breakglassseen', writes=True)} AND safety_breakglassseen.by_id = (SELECT access.viewer())",
        ),
        Protect(
            "safety_breakglassreview",
            read=through("safety_breakglassreview", "break_glass_id", "safety_breakglass"),
            add=REVIEWS,
        ),
        Protect(
            "safety_breakglassreply",
            read=through("safety_breakglassreply", "break_glass_id", "safety_breakglass"),
            add=f"safety_breakglassreply.by_id = (SELECT access.viewer()) AND {OF_MINE.format(table='safety_breakglassreply')}",
        ),
        Protect("safety_visitwarning", add=works("safety_visitwarning")),
        Protect("safety_visitwarningend", add=works("safety_visitwarningend")),
        migrations.RunSQL(TRIGGERS),
    ]
