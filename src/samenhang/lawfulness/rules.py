"""Who may work with lawfulness files: its own people only. Which files, the database decides."""

from samenhang.access.permissions import declare, has_role

OWN = has_role("lawfulness")

READ = declare("lawfulness.read", "Rechtmatigheidsdossiers van het eigen team zien", OWN)
SEARCH = declare("lawfulness.search", "Zoeken in de rechtmatigheidsdossiers", OWN)
OPEN = declare("lawfulness.open", "Een rechtmatigheidsdossier openen", OWN)
WRITE = declare("lawfulness.write", "Schrijven in een rechtmatigheidsdossier, en het afsluiten", OWN)
SIT = declare("lawfulness.sit", "Aan een rechtmatigheidsdossier gaan werken, of ermee stoppen", OWN)
LOG = declare("lawfulness.see_log", "Zien wie in een rechtmatigheidsdossier keek", OWN)
