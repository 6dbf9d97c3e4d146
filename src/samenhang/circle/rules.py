"""Who declares their own circle, who records that a file is a colleague's, and who ends a declaration."""

from samenhang.access.permissions import anyone, declare, has_role

DECLARE = declare("circle.declare", "De eigen kring opgeven", anyone)
SHIELD = declare("circle.shield", "Vastleggen dat een huishouden van een collega is", has_role("team_lead", "manager"))
END = declare("circle.end", "Een opgave van iemands eigen kring beëindigen", has_role("manager", "privacy_officer"))
