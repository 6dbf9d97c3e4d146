"""A deliberation is read by who asked, who leads, who sits at the table, and who works on the case it came from."""

from django.db import migrations

from samenhang.access.protect import Protect, key, role

ME = "(SELECT access.viewer())"
ANY_HAT = "(SELECT access.role()) IS NOT NULL"
TABLE = "deliberation_{}".format


def mine(table: str) -> str:
    """This function will give the condition "done by the viewer"."""
    return f"{table}.by_id = {ME}"


def part(table: str, *parts: str, texts: bool = False, more: str = "") -> str:
    """This function will give the condition "the viewer has one of these parts in the deliberation of this row"."""
    column = "id" if table == TABLE("deliberation") else "deliberation_id"
    which = f" AND m.part IN ({', '.join(repr(one) for one in parts)})" if parts else ""
    opened = " AND m.texts" if texts else ""
    return f"EXISTS (SELECT 1 FROM access.deliberating() m WHERE m.deliberation_id = {table}.{column}{which}{opened}{more})"


ASKER = ("asker", "team")


def open_still(table: str) -> str:
    """This function will give the condition "the session is not over, and the request not taken back"."""
    return (
        f"NOT EXISTS (SELECT 1 FROM public.deliberation_closing c WHERE c.deliberation_id = {table}.deliberation_id)"
        f" AND NOT EXISTS (SELECT 1 FROM public.deliberation_withdrawal w"
        f" WHERE w.deliberation_id = {table}.deliberation_id)"
    )


def text(name: str, add: str, **more: str) -> Protect:
    """This function will protect a table with what is said in a deliberation: read while its texts are open."""
    table = TABLE(name)
    return Protect(table, read=part(table, texts=True, **more), add=f"{mine(table)} AND {add}")


LEADER = ("facilitator",)


def below(table: str, column: str, parent: str, more: str = "") -> str:
    """This function will give the condition "what this row hangs on is visible", and what more must hold of it."""
    return f"EXISTS (SELECT 1 FROM public.{parent} parent WHERE parent.id = {table}.{column}{more})"


def who(name: str, add: str) -> Protect:
    """This function will protect a table that says who does what: read by everybody who has a part in it."""
    table = TABLE(name)
    return Protect(table, read=part(table), add=f"{mine(table)} AND {add}")


HANGS = "parent.deliberation_id IN (SELECT m.deliberation_id FROM access.deliberating() m WHERE m.part IN ({}))"
AT_THE_TABLE = "'access_officer', 'professional', 'partner', 'process_director', 'team_lead', 'policy_adviser'"
FROM = TABLE("fromcase")


def of_the_case(table: str) -> str:
    """This function will give the condition "the record of the team, of the household this case is of"."""
    return (
        f"{key(table, writes=True)} AND {mine(table)} AND {table}.layer = 'case_team' AND {table}.person_id IS NULL"
        f" AND EXISTS (SELECT 1 FROM public.cases_case c WHERE c.id = {table}.case_id"
        f" AND c.household_id = {table}.household_id)"
    )


LANDS = TABLE("landing")
REFLECTS = TABLE("reflection")


class Migration(migrations.Migration):
    dependencies = [("deliberation", "0002_functions")]
    operations = [
        Protect(
            TABLE("trainedfacilitator"),
            read=ANY_HAT,
            add=f"{mine(TABLE('trainedfacilitator'))} AND {role('manager')}",
        ),
        Protect(TABLE("trainedend"), read=ANY_HAT, add=f"{mine(TABLE('trainedend'))} AND {role('manager')}"),
        Protect(
            TABLE("deliberation"),
            read=f"{part(TABLE('deliberation'))} OR ({mine(TABLE('deliberation'))} AND {ANY_HAT})",
            add=f"{mine(TABLE('deliberation'))}"
            f" AND {role('access_officer', 'professional', 'partner', 'process_director')}",
        ),
        text(
            "version",
            f"{part(TABLE('version'), *ASKER)} AND {open_still(TABLE('version'))}",
            more=" AND (m.part NOT IN ('participant', 'invited') OR m.newest = deliberation_version.id)",
        ),
        text(
            "check",
            f"{part(TABLE('check'), *LEADER)} AND {open_still(TABLE('check'))} AND "
            + below(
                TABLE("check"),
                "version_id",
                TABLE("version"),
                f" AND parent.deliberation_id = deliberation_check.deliberation_id AND parent.by_id <> {ME}",
            ),
            more=" AND (m.part NOT IN ('participant', 'invited') OR m.newest = deliberation_check.version_id)",
        ),
        who(
            "facilitation",
            f"{part(TABLE('facilitation'), *ASKER)} AND {open_still(TABLE('facilitation'))}"
            " AND access.may_facilitate(deliberation_facilitation.deliberation_id, deliberation_facilitation.hat_id)",
        ),
        Protect(
            TABLE("facilitationanswer"),
            read=below(TABLE("facilitationanswer"), "facilitation_id", TABLE("facilitation")),
            add=f"{mine(TABLE('facilitationanswer'))} AND "
            + below(
                TABLE("facilitationanswer"),
                "facilitation_id",
                TABLE("facilitation"),
                f" AND parent.hat_id = {ME} AND (NOT deliberation_facilitationanswer.accepted"
                " OR access.may_facilitate(parent.deliberation_id, parent.hat_id))",
            ),
        ),
        Protect(
            TABLE("facilitationend"),
            read=below(TABLE("facilitationend"), "facilitation_id", TABLE("facilitation")),
            add=f"{mine(TABLE('facilitationend'))} AND "
            + below(
                TABLE("facilitationend"),
                "facilitation_id",
                TABLE("facilitation"),
                f" AND (parent.hat_id = {ME} OR " + HANGS.format("'asker', 'team'") + ")",
            ),
        ),
        who(
            "seat",
            f"{part(TABLE('seat'), *ASKER, *LEADER)} AND {open_still(TABLE('seat'))} AND EXISTS (SELECT 1"
            " FROM public.teams_hat h WHERE h.id = deliberation_seat.hat_id"
            f" AND h.role IN ({AT_THE_TABLE}))",
        ),
        Protect(
            TABLE("seatanswer"),
            read=below(TABLE("seatanswer"), "seat_id", TABLE("seat")),
            add=f"{mine(TABLE('seatanswer'))} AND "
            + below(TABLE("seatanswer"), "seat_id", TABLE("seat"), f" AND parent.hat_id = {ME}"),
        ),
        Protect(
            TABLE("seatend"),
            read=below(TABLE("seatend"), "seat_id", TABLE("seat")),
            add=f"{mine(TABLE('seatend'))} AND "
            + below(
                TABLE("seatend"),
                "seat_id",
                TABLE("seat"),
                f" AND (parent.hat_id = {ME} OR " + HANGS.format("'asker', 'team', 'facilitator'") + ")",
            ),
        ),
        text("step", f"{part(TABLE('step'), *LEADER)} AND {open_still(TABLE('step'))}"),
        text(
            "line",
            f"{part(TABLE('line'), 'asker', 'participant', *LEADER, texts=True)} AND {open_still(TABLE('line'))}",
        ),
        Protect(
            TABLE("linestruck"),
            read=below(TABLE("linestruck"), "line_id", TABLE("line")),
            add=f"{mine(TABLE('linestruck'))} AND "
            + below(
                TABLE("linestruck"),
                "line_id",
                TABLE("line"),
                f" AND (parent.by_id = {ME} OR " + HANGS.format("'facilitator'") + ")",
            ),
        ),
        text("conclusion", f"{part(TABLE('conclusion'), *LEADER)} AND {open_still(TABLE('conclusion'))}"),
        who("closing", part(TABLE("closing"), *LEADER)),
        who("withdrawal", part(TABLE("withdrawal"), *ASKER)),
        text("aftermath", part(TABLE("aftermath"), *ASKER)),
        Protect(
            FROM,
            add=f"{of_the_case(FROM)} AND EXISTS (SELECT 1 FROM public.deliberation_deliberation d"
            f" WHERE d.id = {FROM}.deliberation_id AND d.by_id = {ME})",
        ),
        Protect(
            LANDS,
            add=f"{of_the_case(LANDS)} AND EXISTS (SELECT 1 FROM public.deliberation_fromcase f"
            f" WHERE f.deliberation_id = {LANDS}.deliberation_id AND f.case_id = {LANDS}.case_id)",
        ),
        Protect(REFLECTS, add=of_the_case(REFLECTS)),
    ]
