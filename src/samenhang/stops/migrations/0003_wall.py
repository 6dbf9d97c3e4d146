"""Who reads and writes the tables of stops."""

from django.db import migrations

from samenhang.access.protect import Protect, involved, key, role, through

HELPS = role("access_officer", "professional", "partner", "process_director", "service")


def lies(table: str, *, writes: bool = False) -> str:
    """This function will give the condition "the viewer reads records of this key, or keeps the household up"."""
    return f"({HELPS} AND ({key(table, writes=writes)} OR {involved(table, writes=True, person='person_id')}))"


STOP = "stops_intendedstop"
ME = "(SELECT access.viewer())"
MY_TEAM = "(SELECT h.team_id FROM public.teams_hat h WHERE h.id = (SELECT access.viewer()))"
MY_SIDE = "(SELECT CASE access.role() WHEN 'lawfulness' THEN 'lawfulness' ELSE 'support' END)"
WORKS = role("access_officer", "professional", "partner", "process_director", "lawfulness")

SENDS = (
    f"({WORKS} AND {STOP}.from_side = {MY_SIDE} AND ({STOP}.from_hat_id = {ME}"
    f" OR ({STOP}.from_team_id = {MY_TEAM} AND NOT access.stop_shut({STOP}.id))))"
)

AT_MY_DESK = (
    f"({role('access_officer')} AND {STOP}.desk_id = {MY_TEAM} AND access.stop_at_desk({STOP}.id)"
    f" AND NOT access.stop_shut({STOP}.id))"
)


def sends(table: str) -> str:
    """This function will give the condition "the viewer, or a colleague of the same team and side, sent this"."""
    return (
        f"({WORKS} AND {table}.from_side = {MY_SIDE}"
        f" AND ({table}.from_hat_id = {ME} OR {table}.from_team_id = {MY_TEAM}))"
    )


def sent(table: str) -> str:
    """This function will give the condition "the stop this row hangs on was sent by the viewer's side"."""
    return f"EXISTS (SELECT 1 FROM public.{STOP} s WHERE s.id = {table}.stop_id AND {sends('s')})"


def of_laid(table: str, more: str = "") -> str:
    """This function will give the condition "it hangs on a stop of exactly this key, and the viewer wrote it"."""
    return (
        f"{lies(table, writes=True)} AND {table}.by_id = {ME} AND EXISTS (SELECT 1 FROM public.stops_stoplaid l"
        f" JOIN public.{STOP} s ON s.id = l.stop_id WHERE l.id = {table}.laid_id"
        f" AND (l.household_id, l.layer, l.domain) = ({table}.household_id, {table}.layer, {table}.domain)"
        f" AND l.person_id IS NOT DISTINCT FROM {table}.person_id{more})"
    )


REPLY = "stops_stopreply"

SENT = (
    f"EXISTS (SELECT 1 FROM public.{STOP} s WHERE s.id = {REPLY}.stop_id AND {WORKS} AND s.from_side = {MY_SIDE}"
    f" AND (s.from_hat_id = {ME} OR s.from_team_id = {MY_TEAM}))"
)

DESK_OF = (
    f"{role('access_officer')} AND access.stop_at_desk({REPLY}.stop_id) AND EXISTS (SELECT 1 FROM public.{STOP} s"
    f" WHERE s.id = {REPLY}.stop_id AND s.desk_id = {MY_TEAM})"
)

BY_THE_DESK = (
    f"{HELPS} AND {REPLY}.from_desk AND EXISTS (SELECT 1 FROM public.stops_stoplaid l WHERE l.stop_id = {REPLY}.stop_id)"
    f" AND NOT access.stop_reply_of_case({REPLY}.id)"
)

LIES = f"({HELPS} AND ({key('l', writes=True)} OR {involved('l', writes=True, person='person_id')}))"

ON_A_CASE = (
    "EXISTS (SELECT 1 FROM public.stops_stoplaid l"
    f" JOIN public.{STOP} s ON s.id = l.stop_id JOIN public.people_household h ON h.id = l.household_id"
    f" WHERE l.stop_id = {REPLY}.stop_id AND s.from_hat_id <> {ME} AND {LIES}"
    f" AND {REPLY}.from_desk = (h.protected AND s.desk_id IS NOT NULL))"
)

MAKER = "stops_stopreplymaker"

TRIGGERS = """
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON stops_stopanswer
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON stops_stoptaken
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON stops_stoplater
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON stops_unaskedstop
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER stop_reply_made AFTER INSERT ON stops_stopreply FOR EACH ROW EXECUTE FUNCTION access.stop_reply_made();
"""


class Migration(migrations.Migration):
    dependencies = [("stops", "0002_functions"), ("involvement", "0002_functions")]
    operations = [
        # -- An intended stop is read by the sender's side and by where it lies; who sent it never learns where that
        # is (D10).
        Protect(
            "stops_stoplaid",
            read=lies("stops_stoplaid"),
            add=f"{lies('stops_stoplaid', writes=True)} AND access.stop_said_within(stops_stoplaid.stop_id)",
        ),
        # As in 0003, the own circle reckoned by BSN as well.
        Protect(
            STOP,
            read=f"{SENDS} OR {AT_MY_DESK} OR ({HELPS} AND EXISTS ("
            f"SELECT 1 FROM public.stops_stoplaid l WHERE l.stop_id = {STOP}.id))",
            add=f"{WORKS} AND {STOP}.from_hat_id = {ME} AND {STOP}.from_side = {MY_SIDE}"
            f" AND ({STOP}.from_team_id IS NULL OR {STOP}.from_team_id = {MY_TEAM})",
        ),
        *(
            Protect(table, read=through(table, "stop_id", STOP), add=f"{table}.by_id = {ME} AND {sent(table)}")
            for table in ("stops_stopmoved", "stops_stopwithdrawal", "stops_stopdecision", "stops_stopoutcome")
        ),
        Protect(
            "stops_stopanswer",
            read=lies("stops_stopanswer"),
            add=of_laid("stops_stopanswer", f" AND s.from_hat_id <> {ME}"),
        ),
        # The desk reads what was answered on a stop that lies with it; a case reads what the desk answered.
        Protect(
            REPLY,
            read=f"{SENT} OR EXISTS (SELECT 1 FROM public.stops_stopanswer a WHERE a.reply_id = {REPLY}.id)"
            f" OR ({DESK_OF}) OR ({BY_THE_DESK})",
            add=f"({REPLY}.from_desk AND {DESK_OF}) OR {ON_A_CASE}",
        ),
        Protect("stops_stoptaken", read=lies("stops_stoptaken"), add=of_laid("stops_stoptaken")),
        Protect("stops_stoplater", read=lies("stops_stoplater"), add=of_laid("stops_stoplater")),
        Protect(
            "stops_unaskedstop",
            read=lies("stops_unaskedstop"),
            add=f"{lies('stops_unaskedstop', writes=True)} AND stops_unaskedstop.by_id = {ME}"
            " AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = stops_unaskedstop.case_id"
            " AND c.household_id = stops_unaskedstop.household_id)",
        ),
        # -- A stop is answered once in the name of the Toegang, each reply knows its maker, and the own circle is
        # shut by BSN too.
        Protect("stops_stopshut", read="false", add="(never)"),
        Protect(
            MAKER,
            read=f"{MAKER}.by_id = {ME} OR EXISTS (SELECT 1 FROM public.stops_stopanswer a"
            f" WHERE a.reply_id = {MAKER}.reply_id)",
            add="(never)",
        ),
        migrations.RunSQL(TRIGGERS),
    ]
