"""An intended stop is read by the sender's side and by where it lies; who sent it never learns where that is (D10)."""

from pathlib import Path
from typing import Any

from django.db import migrations

from samenhang.access.protect import Protect, involved, key, role, through

KINDS = (
    ("uitkering", "Uitkering of toeslag", 5, 2),
    ("voorziening", "Voorziening (Wmo, Jeugdwet)", 5, 2),
    ("huur", "Huur, ontruiming", 5, 3),
    ("zorg", "Zorg of behandeling", 5, 2),
    ("energie", "Energie of water", 3, 2),
    ("verzekering", "Verzekering", 5, 2),
    ("anders", "Iets anders", 5, 2),
)
"""Examples to begin with; the municipality keeps its own list."""
STOP = "stops_intendedstop"
ME = "(SELECT access.viewer())"
MY_TEAM = "(SELECT h.team_id FROM public.teams_hat h WHERE h.id = (SELECT access.viewer()))"
MY_SIDE = "(SELECT CASE access.role() WHEN 'lawfulness' THEN 'lawfulness' ELSE 'support' END)"
WORKS = role("access_officer", "professional", "partner", "process_director", "lawfulness")
HELPS = role("access_officer", "professional", "partner", "process_director", "service")


def sends(table: str) -> str:
    """This function will give the condition "the viewer, or a colleague of the same team and side, sent this"."""
    return (
        f"({WORKS} AND {table}.from_side = {MY_SIDE}"
        f" AND ({table}.from_hat_id = {ME} OR {table}.from_team_id = {MY_TEAM}))"
    )


def sent(table: str) -> str:
    """This function will give the condition "the stop this row hangs on was sent by the viewer's side"."""
    return f"EXISTS (SELECT 1 FROM public.{STOP} s WHERE s.id = {table}.stop_id AND {sends('s')})"


def at_my_desk(table: str) -> str:
    """This function will give the condition "it lies with the viewer's desk of the Toegang"."""
    return f"({role('access_officer')} AND {table}.desk_id = {MY_TEAM} AND access.stop_at_desk({table}.id))"


def lies(table: str, *, writes: bool = False) -> str:
    """This function will give the condition "the viewer reads records of this key, or keeps the household up"."""
    return f"({HELPS} AND ({key(table, writes=writes)} OR {involved(table, writes=True, person='person_id')}))"


def of_laid(table: str, more: str = "") -> str:
    """This function will give the condition "it hangs on a stop of exactly this key, and the viewer wrote it"."""
    return (
        f"{lies(table, writes=True)} AND {table}.by_id = {ME} AND EXISTS (SELECT 1 FROM public.stops_stoplaid l"
        f" JOIN public.{STOP} s ON s.id = l.stop_id WHERE l.id = {table}.laid_id"
        f" AND (l.household_id, l.layer, l.domain) = ({table}.household_id, {table}.layer, {table}.domain)"
        f" AND l.person_id IS NOT DISTINCT FROM {table}.person_id{more})"
    )


def settle_the_kinds(apps: Any, schema_editor: Any) -> None:
    """This function will give the list of kinds to begin with."""
    kinds = apps.get_model("stops", "StopKind")
    for order, (code, name, days, before) in enumerate(KINDS):
        kinds.objects.create(code=code, name=name, answer_days=days, before_days=before, order=order * 10)


REPLY = "stops_stopreply"
ANSWERABLE = (
    f"(({REPLY}.from_desk AND EXISTS (SELECT 1 FROM public.{STOP} s WHERE s.id = {REPLY}.stop_id AND {at_my_desk('s')}))"
    f" OR (NOT {REPLY}.from_desk AND EXISTS (SELECT 1 FROM public.stops_stoplaid l JOIN public.{STOP} s ON s.id = l.stop_id"
    f" WHERE l.stop_id = {REPLY}.stop_id AND s.from_hat_id <> {ME} AND {lies('l', writes=True)})))"
)


class Migration(migrations.Migration):
    dependencies = [
        ("stops", "0001_before_it_stops"),
        ("involvement", "0010_guests_behind_the_wall"),
        ("cases", "0005_taken_over"),
        ("circle", "0002_shut"),
    ]
    operations = [
        migrations.RunPython(settle_the_kinds, migrations.RunPython.noop),
        migrations.RunSQL(
            (Path(__file__).parent / "0002_protect_stops.sql").read_text(),
            "DROP FUNCTION access.stop_counts(); DROP FUNCTION access.lay_stop(uuid, bytea);"
            " DROP FUNCTION access.stop_said_within(uuid) CASCADE;"
            " DROP FUNCTION access.stop_at_desk(uuid) CASCADE",
        ),
        Protect(
            "stops_stoplaid",
            read=lies("stops_stoplaid"),
            add=f"{lies('stops_stoplaid', writes=True)} AND access.stop_said_within(stops_stoplaid.stop_id)",
        ),
        Protect(
            STOP,
            read=f"{sends(STOP)} OR {at_my_desk(STOP)} OR ({HELPS} AND EXISTS ("
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
        Protect(
            REPLY,
            read=f"{sent(REPLY)} OR EXISTS (SELECT 1 FROM public.stops_stopanswer a WHERE a.reply_id = {REPLY}.id)"
            f" OR ({REPLY}.from_desk AND {role('access_officer')} AND EXISTS (SELECT 1 FROM public.{STOP} s"
            f" WHERE s.id = {REPLY}.stop_id AND s.desk_id = {MY_TEAM}))",
            add=ANSWERABLE,
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
    ]
