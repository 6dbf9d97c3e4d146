"""A stop is answered once in the name of the Toegang, each reply knows its maker, and the own circle is shut by BSN too."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models
from uuid_utils.compat import uuid7

from samenhang.access.protect import Protect, involved, key, role

STOP, REPLY, MAKER = "stops_intendedstop", "stops_stopreply", "stops_stopreplymaker"
ME = "(SELECT access.viewer())"
MY_TEAM = "(SELECT h.team_id FROM public.teams_hat h WHERE h.id = (SELECT access.viewer()))"
MY_SIDE = "(SELECT CASE access.role() WHEN 'lawfulness' THEN 'lawfulness' ELSE 'support' END)"
WORKS = role("access_officer", "professional", "partner", "process_director", "lawfulness")
HELPS = role("access_officer", "professional", "partner", "process_director", "service")
SENDS = (
    f"({WORKS} AND {STOP}.from_side = {MY_SIDE} AND ({STOP}.from_hat_id = {ME}"
    f" OR ({STOP}.from_team_id = {MY_TEAM} AND NOT access.stop_shut({STOP}.id))))"
)
AT_MY_DESK = (
    f"({role('access_officer')} AND {STOP}.desk_id = {MY_TEAM} AND access.stop_at_desk({STOP}.id)"
    f" AND NOT access.stop_shut({STOP}.id))"
)
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


class Migration(migrations.Migration):
    dependencies = [
        ("stops", "0003_own_circle"),
        ("teams", "0003_suspended"),
        ("circle", "0002_shut"),
        ("people", "0002_protect_people"),
    ]
    operations = [
        migrations.CreateModel(
            name="StopReplyMaker",
            fields=[
                ("id", models.UUIDField(default=uuid7, primary_key=True, serialize=False)),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "reply",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="maker", to="stops.stopreply"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StopShut",
            fields=[
                ("id", models.UUIDField(default=uuid7, primary_key=True, serialize=False)),
                (
                    "professional",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="teams.professional"
                    ),
                ),
                (
                    "stop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="stops.intendedstop"
                    ),
                ),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("stop", "professional"), name="stops_shut_once")]},
        ),
        migrations.RunSQL(
            Path(__file__).with_suffix(".sql").read_text(),
            "DROP FUNCTION access.stop_reply_made() CASCADE; DROP FUNCTION access.stop_reply_of_case(uuid) CASCADE;"
            " DROP FUNCTION access.stop_shut(uuid) CASCADE",
        ),
        Protect("stops_stopshut", read="false", add="(never)"),
        Protect(
            MAKER,
            read=f"{MAKER}.by_id = {ME} OR EXISTS (SELECT 1 FROM public.stops_stopanswer a"
            f" WHERE a.reply_id = {MAKER}.reply_id)",
            add="(never)",
        ),
        # As in 0003, the own circle reckoned by BSN as well.
        Protect(
            STOP,
            read=f"{SENDS} OR {AT_MY_DESK} OR ({HELPS} AND EXISTS ("
            f"SELECT 1 FROM public.stops_stoplaid l WHERE l.stop_id = {STOP}.id))",
            add=f"{WORKS} AND {STOP}.from_hat_id = {ME} AND {STOP}.from_side = {MY_SIDE}"
            f" AND ({STOP}.from_team_id IS NULL OR {STOP}.from_team_id = {MY_TEAM})",
        ),
        # The desk reads what was answered on a stop that lies with it; a case reads what the desk answered.
        Protect(
            REPLY,
            read=f"{SENT} OR EXISTS (SELECT 1 FROM public.stops_stopanswer a WHERE a.reply_id = {REPLY}.id)"
            f" OR ({DESK_OF}) OR ({BY_THE_DESK})",
            add=f"({REPLY}.from_desk AND {DESK_OF}) OR {ON_A_CASE}",
        ),
    ]
