"""What is said about somebody's own circle is not read at their desk, nor by a colleague of who said it."""

from django.db import migrations

from samenhang.access.protect import Protect, role

STOP = "stops_intendedstop"
ME = "(SELECT access.viewer())"
MY_TEAM = "(SELECT h.team_id FROM public.teams_hat h WHERE h.id = (SELECT access.viewer()))"
MY_SIDE = "(SELECT CASE access.role() WHEN 'lawfulness' THEN 'lawfulness' ELSE 'support' END)"
WORKS = role("access_officer", "professional", "partner", "process_director", "lawfulness")
HELPS = role("access_officer", "professional", "partner", "process_director", "service")
MINE_IS_SHUT = f"access.names_my_circle(concat_ws(' ', {STOP}.given_names, {STOP}.family_name), {STOP}.birth_date)"
SENDS = (
    f"({WORKS} AND {STOP}.from_side = {MY_SIDE} AND ({STOP}.from_hat_id = {ME}"
    f" OR ({STOP}.from_team_id = {MY_TEAM} AND NOT {MINE_IS_SHUT})))"
)
AT_MY_DESK = f"({role('access_officer')} AND {STOP}.desk_id = {MY_TEAM} AND access.stop_at_desk({STOP}.id) AND NOT {MINE_IS_SHUT})"


class Migration(migrations.Migration):
    dependencies = [("stops", "0002_protect_stops"), ("data_rights", "0006_between_areas")]
    operations = [
        # As in 0002, less the own circle: a colleague of the team answers, or decides.
        Protect(
            STOP,
            read=f"{SENDS} OR {AT_MY_DESK} OR ({HELPS} AND EXISTS ("
            f"SELECT 1 FROM public.stops_stoplaid l WHERE l.stop_id = {STOP}.id))",
            add=f"{WORKS} AND {STOP}.from_hat_id = {ME} AND {STOP}.from_side = {MY_SIDE}"
            f" AND ({STOP}.from_team_id IS NULL OR {STOP}.from_team_id = {MY_TEAM})",
        ),
    ]
