"""Who reads and writes the tables of brp."""

from django.db import migrations

from samenhang.access.protect import Protect, involved, key, never, role

SERVICE = role("service")
KEPT_UP = key("brp_answer", writes=True)
DESK_KEEPS = f"{role('access_officer')} AND {involved('brp_brpdeclined', writes=True)}"


class Migration(migrations.Migration):
    dependencies = [("brp", "0002_functions")]
    operations = [
        # -- Who may read and add persons, households and what hangs on them.
        Protect("people_brprecord", read=SERVICE, add=SERVICE, change=SERVICE),
        Protect("people_brpdoubt", read=SERVICE, add=SERVICE, remove=never()),
        # -- Asking the register per person and purpose: what is asked, and what was answered, for who keeps the
        # household.
        Protect("brp_question", read=key("brp_question", writes=True)),
        Protect(
            "brp_answer",
            read=f"{KEPT_UP} AND brp_answer.at > access.clock() - interval '30 days'",
            add=KEPT_UP,
        ),
        # -- What the register says stays with the service that stored it; the access desk is told through these
        # functions.
        Protect("brp_brprelative", read=SERVICE, add=SERVICE, remove=SERVICE),
        Protect("brp_brppastaddress", read=SERVICE, add=SERVICE, remove=SERVICE),
        Protect("brp_brpjudgement", read=SERVICE, add=SERVICE),
        Protect("brp_brpnecessity", read=SERVICE, add=SERVICE),
        Protect("brp_brpdeclined", read=DESK_KEEPS, add=DESK_KEEPS),
    ]
