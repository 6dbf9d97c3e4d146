"""Who may read and write a test and a triangle (of which households, the database decides), and who keeps the laws."""

from samenhang.access.permissions import HELPING, declare, has_role

CONTENT = has_role(*HELPING)

READ = declare("weighing.read", "Een omgekeerde toets of waardendriehoek lezen", CONTENT)
WRITE = declare("weighing.write", "Meeschrijven aan een omgekeerde toets of waardendriehoek", CONTENT)
END = declare("weighing.end", "Een omgekeerde toets of waardendriehoek afronden, en terugkijken", CONTENT)
READ_LAWS = declare(
    "weighing.read_laws",
    "Lezen waarvoor elke wet is gemaakt",
    has_role(
        "access_officer",
        "professional",
        "partner",
        "process_director",
        "team_lead",
        "policy_adviser",
        "privacy_officer",
        "manager",
    ),
)
KEEP_LAWS = declare("weighing.keep_laws", "Opschrijven waarvoor een wet is gemaakt", has_role("manager"))

STALLS_AFTER_DAYS = 14
"""A test that was begun and lies still this long is something for a table."""
HERE_FOR_SECONDS = 90
"""So long after the last key somebody counts as working in a part."""
