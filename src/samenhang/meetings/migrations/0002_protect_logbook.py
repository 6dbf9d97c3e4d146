"""Who reads and adds to the logbook: whoever reads and writes records of the same household, person and layer."""

from django.db import migrations

from samenhang.access.protect import Protect, key, through

OF_THE_CASE = (
    "EXISTS (SELECT 1 FROM public.cases_case c"
    " WHERE c.id = meetings_logentry.case_id AND c.household_id = meetings_logentry.household_id)"
)
MY_ENTRY = (
    "EXISTS (SELECT 1 FROM public.meetings_logentry e"
    " WHERE e.id = meetings_attendance.entry_id AND e.by_id = (SELECT access.viewer()))"
)
OF_THE_ENTRY = (
    "EXISTS (SELECT 1 FROM public.meetings_logentry e WHERE e.id = meetings_correction.entry_id"
    " AND (e.household_id, e.layer, e.domain)"
    " = (meetings_correction.household_id, meetings_correction.layer, meetings_correction.domain)"
    " AND e.person_id IS NOT DISTINCT FROM meetings_correction.person_id)"
)
MINE = "{}.by_id = (SELECT access.viewer())"


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_what_happened"), ("involvement", "0002_grants_follow")]
    operations = [
        Protect(
            "meetings_logentry",
            add=f"{key('meetings_logentry', writes=True)} AND {OF_THE_CASE} AND {MINE.format('meetings_logentry')}",
        ),
        Protect(
            "meetings_attendance",
            read=through("meetings_attendance", "entry_id", "meetings_logentry"),
            add=MY_ENTRY,
        ),
        Protect(
            "meetings_correction",
            add=f"{key('meetings_correction', writes=True)} AND {OF_THE_ENTRY} AND {MINE.format('meetings_correction')}",
        ),
    ]
