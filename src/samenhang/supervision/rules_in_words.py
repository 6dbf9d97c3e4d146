"""The rule that let a look through, or did not, as the log keeps it, in a plain Dutch sentence."""

from django.utils.translation import gettext as _

from samenhang.teams.models import Role

EVERYBODY = "anyone"
NONE_OF = "none of: "
ROLE = "role "
NO_RECORD, REFUSED_BY_ROW = "no such record for this viewer", "refused by the row policy"


def in_words(rule: str) -> str:
    """This function will say a rule of the log in Dutch; what it does not know it gives as it stands."""
    if not rule:
        return ""
    asked, *outcome = [part.strip() for part in rule.removeprefix(NONE_OF).split("; ")]
    outcomes = {
        NO_RECORD: _("deze collega ziet dat niet, of het bestaat niet"),
        REFUSED_BY_ROW: _("de database weigerde"),
    }
    also = [part for part in outcome if part not in outcomes]
    came = [outcomes[part] for part in outcome if part in outcomes]
    told = [_allowed(part) for part in [asked, *also]]
    words = _("alleen %(who)s mag dit") if rule.startswith(NONE_OF) else _("%(who)s mag dit")
    words %= {"who": "; ".join(told)}
    return "; ".join([words, *came])


def _allowed(part: str) -> str:
    if part == EVERYBODY:
        return _("iedereen die aangemeld is")
    if part.startswith(ROLE):
        return _any_of([_named(one) for one in part.removeprefix(ROLE).split(" or ")])
    return part


def _named(role: str) -> str:
    return str(Role(role).label) if role in Role.values else role


def _any_of(names: list[str]) -> str:
    *first, last = names
    return _("%(first)s of %(last)s") % {"first": ", ".join(first), "last": last} if first else last
