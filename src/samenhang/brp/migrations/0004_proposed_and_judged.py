"""What the register says stays with the service that stored it; the access desk is told through these functions."""

from pathlib import Path

from django.db import migrations

from samenhang.access.protect import Protect, involved, role

SERVICE = role("service")
DESK_KEEPS = f"{role('access_officer')} AND {involved('brp_brpdeclined', writes=True)}"


class Migration(migrations.Migration):
    dependencies = [
        ("brp", "0003_the_whole_list"),
        ("people", "0005_addresses_of_their_own"),
        ("involvement", "0002_grants_follow"),
    ]
    operations = [
        Protect("brp_brprelative", read=SERVICE, add=SERVICE, remove=SERVICE),
        Protect("brp_brppastaddress", read=SERVICE, add=SERVICE, remove=SERVICE),
        Protect("brp_brpjudgement", read=SERVICE, add=SERVICE),
        Protect("brp_brpnecessity", read=SERVICE, add=SERVICE),
        Protect("brp_brpdeclined", read=DESK_KEEPS, add=DESK_KEEPS),
        migrations.RunSQL(
            (Path(__file__).parent / "0004_proposed_and_judged.sql").read_text(),
            "DROP FUNCTION access.brp_alike(bytea, text, date), access.brp_doubt(uuid),"
            " access.brp_doubts(integer, integer), access.register_of_members(uuid), access.proposed_household(uuid),"
            " access.register_open(uuid)",
        ),
    ]
