"""Who supervises: the FG reads the log and settles nothing; the privacy officer looks into what stands out."""

from samenhang.access.permissions import declare, has_role

SUPERVISES = has_role("fg", "privacy_officer")
SETTLES = has_role("privacy_officer")

LOG = declare("supervision.see_log", "Het inzagelogboek van de gemeente doorzoeken, zonder inhoud", SUPERVISES)
PATTERNS = declare("supervision.see_patterns", "Inzages bekijken die opvallen", SETTLES)
JUDGE = declare("supervision.judge", "Navraag doen naar een inzage die opvalt, en die beoordelen", SETTLES)
WATCH = declare("supervision.watch", "Inwoners tijdelijk extra beschermen", SETTLES)
