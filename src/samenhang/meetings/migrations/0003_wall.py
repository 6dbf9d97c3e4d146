"""Who reads and writes the tables of meetings."""

from django.db import migrations

from samenhang.access.protect import Protect, key, role, through

OF_THE_CASE = (
    "EXISTS (SELECT 1 FROM public.cases_case c"
    " WHERE c.id = meetings_logentry.case_id AND c.household_id = meetings_logentry.household_id)"
)

MINE = "{}.by_id = (SELECT access.viewer())"

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

ME = "(SELECT access.viewer())"
MY_TEAM = "(SELECT h.team_id FROM public.teams_hat h WHERE h.id = (SELECT access.viewer()))"
WORKS = role("access_officer", "professional", "partner", "process_director")
LEADS = role("team_lead", "policy_adviser", "manager")
ABOVE = "('linking', 'leading', 'compass')"


def allowed(table: str) -> str:
    """This function will give the condition "this kind of meeting is for the viewer's role"."""
    return f"({WORKS} OR ({LEADS} AND {table}.shape IN {ABOVE}))"


def sits(table: str) -> str:
    """This function will give the condition "the viewer takes part, leads it, planned it, or is of that team"."""
    return (
        f"({allowed(table)} AND ({table}.participants @> ARRAY[{ME}] OR {table}.chair_id = {ME}"
        f" OR {table}.note_taker_id = {ME} OR {table}.by_id = {ME} OR {table}.team_id = {MY_TEAM}))"
    )


def mine(table: str) -> str:
    """This function will give the condition "the viewer says so themselves"."""
    return f"{table}.by_id = {ME}"


SERIES = "meetings_conferenceseries"
CONFERENCE = "meetings_conference"
ABOUT_WHAT_I_READ = "EXISTS (SELECT 1 FROM public.meetings_agendaitem i WHERE i.{} = {}.id)"


def at_table(table: str) -> str:
    """This function will give the condition "the viewer sits at the table of this row's meeting"."""
    return f"access.sits_at({table}.conference_id)"


def of_a_slot(table: str) -> str:
    """This function will give the condition "the viewer sits at the table of this row's slot"."""
    return f"EXISTS (SELECT 1 FROM public.meetings_slot s WHERE s.id = {table}.slot_id AND access.sits_at(s.conference_id))"


def written(table: str) -> str:
    """This function will give the condition "the viewer writes there, in their own name"."""
    return f"{key(table, writes=True)} AND {mine(table)}"


ITEM = "meetings_agendaitem"

OF_THE_CASE_CONFERENCES = (
    f"EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = {ITEM}.case_id AND c.household_id = {ITEM}.household_id)"
    f" AND access.takes_a_case({ITEM}.slot_id, {ITEM}.conference_id)"
)


def same_key(table: str, parent: str, column: str) -> str:
    """This function will give the condition "this row stands where its parent stands"."""
    return (
        f"EXISTS (SELECT 1 FROM public.{parent} p WHERE p.id = {table}.{column}"
        f" AND (p.household_id, p.layer, p.domain) = ({table}.household_id, {table}.layer, {table}.domain)"
        f" AND p.person_id IS NOT DISTINCT FROM {table}.person_id)"
    )


TRIGGERS = """
CREATE TRIGGER hidden BEFORE INSERT ON meetings_correction
    FOR EACH ROW EXECUTE FUNCTION access.hidden_with_its_entry();
CREATE TRIGGER shown BEFORE INSERT OR UPDATE ON meetings_logentry
    FOR EACH ROW EXECUTE FUNCTION access.shown_to_the_resident();
CREATE TRIGGER key_stays BEFORE UPDATE ON meetings_agendaitem FOR EACH ROW EXECUTE FUNCTION access.key_stays();
CREATE TRIGGER key_stays BEFORE UPDATE ON meetings_itemnote FOR EACH ROW EXECUTE FUNCTION access.key_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("meetings", "0002_functions"), ("layers", "0002_functions")]
    operations = [
        # -- Who reads and adds to the logbook: whoever reads and writes records of the same household, person and
        # layer.
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
        # -- A meeting is read by who sits at the table; what a slot is about only by who holds the household's key
        # (F1).
        Protect(SERIES, read=sits(SERIES), add=f"{allowed(SERIES)} AND {mine(SERIES)}", change=sits(SERIES)),
        Protect(
            "meetings_seriesend",
            read=through("meetings_seriesend", "series_id", SERIES),
            add=f"{through('meetings_seriesend', 'series_id', SERIES)} AND {mine('meetings_seriesend')}",
        ),
        Protect(
            CONFERENCE,
            read=f"{sits(CONFERENCE)} OR ({WORKS} AND {ABOUT_WHAT_I_READ.format('conference_id', CONFERENCE)})",
            add=f"{allowed(CONFERENCE)} AND {mine(CONFERENCE)}",
            change=sits(CONFERENCE),
        ),
        *(
            Protect(table, read=through(table, "conference_id", CONFERENCE), add=f"{at_table(table)} AND {mine(table)}")
            for table in ("meetings_conferencestep", "meetings_presence")
        ),
        Protect(
            "meetings_slot",
            read=f"{at_table('meetings_slot')} OR {ABOUT_WHAT_I_READ.format('slot_id', 'meetings_slot')}",
            add=at_table("meetings_slot"),
            change=at_table("meetings_slot"),
        ),
        Protect(
            "meetings_slotstep",
            read=through("meetings_slotstep", "slot_id", "meetings_slot"),
            add=of_a_slot("meetings_slotstep"),
        ),
        Protect(
            "meetings_themeline",
            read=of_a_slot("meetings_themeline"),
            add=f"{of_a_slot('meetings_themeline')} AND {mine('meetings_themeline')}",
        ),
        Protect(ITEM, add=f"{written(ITEM)} AND {OF_THE_CASE_CONFERENCES}", change=True),
        Protect(
            "meetings_itemnote",
            add=f"{written('meetings_itemnote')} AND {same_key('meetings_itemnote', ITEM, 'item_id')}",
            change=written("meetings_itemnote"),
        ),
        Protect(
            "meetings_outcome",
            add=f"{written('meetings_outcome')} AND {same_key('meetings_outcome', ITEM, 'item_id')}",
        ),
        Protect(
            "meetings_outcomeresult",
            add=f"{written('meetings_outcomeresult')}"
            f" AND {same_key('meetings_outcomeresult', 'meetings_outcome', 'outcome_id')}",
        ),
        Protect(
            "meetings_papercopy",
            read=mine("meetings_papercopy"),
            add=f"{mine('meetings_papercopy')} AND {through('meetings_papercopy', 'conference_id', CONFERENCE)}",
        ),
        Protect(
            "meetings_papercopyitem",
            add=f"{key('meetings_papercopyitem')} AND {mine('meetings_papercopyitem')}"
            f" AND {same_key('meetings_papercopyitem', ITEM, 'item_id')}",
        ),
        migrations.RunSQL(TRIGGERS),
    ]
