"""Which activity in the municipality's register of processings an act or look belongs to, as an address."""

from django.conf import settings

ACTIVITIES = {
    "access": "toegangsbeveiliging",
    "brp": "raadplegen-brp",
    "cases": "regie-op-casussen",
    "consent": "informeren-en-toestemming",
    "conversations": "vraagverheldering",
    "data_rights": "rechten-van-betrokkenen",
    "home": "regie-op-casussen",
    "intake": "toegang-en-triage",
    "involvement": "regie-op-casussen",
    "meetings": "regie-op-casussen",
    "people": "persoonsgegevens-beheren",
    "plans": "plan-van-aanpak",
    "register": "zoeken-van-personen",
    "staff": "beheer-van-medewerkers",
    "supervision": "toezicht-op-inzage",
    "teams": "beheer-van-medewerkers",
    "terms": "termijnbewaking",
}
"""By the first word of an act's name. A municipality publishes these entries in its register of processings."""
OTHER = "sociaal-domein"


def activity(what: str) -> str:
    """This function will give the address of the activity in the register (setting ``PROCESSING_REGISTER``)."""
    return f"{settings.PROCESSING_REGISTER.rstrip('/')}/{ACTIVITIES.get(what.split('.', 1)[0], OTHER)}"
