"""Who may look in an emergency, who judges it afterwards, and who may warn who visits."""

from django.conf import settings

from samenhang.access.permissions import HELPING, declare, has_role

CONTENT_ROLES = HELPING
CONTENT = has_role(*CONTENT_ROLES)
IN_NEED = has_role(*(role for role in settings.EMERGENCY_ROLES if role in CONTENT_ROLES))

BREAK_GLASS = declare("safety.break_glass", "In nood kijken bij een huishouden waar u niet bij hoort", IN_NEED)
NOTICE = declare("safety.take_notice", "Zien dat iemand in nood heeft gekeken", CONTENT)
WATCH = declare("safety.watch", "Noodinzages zien", has_role("privacy_officer", "fg"))
REVIEW = declare("safety.review", "Een noodinzage beoordelen", has_role("privacy_officer"))
READ_WARNINGS = declare("safety.read_warnings", "Waarschuwingen voor een huisbezoek lezen", CONTENT)
WARN = declare("safety.warn", "Waarschuwen voor een huisbezoek", CONTENT)
MOST_HOURS = 24
MOST_DAYS = 183
"""A warning lasts half a year at most; then somebody looks whether it still holds."""
