"""What the register's codes mean, in words: for screens, the report and the guide (*Logisch Ontwerp BRP*)."""

from django.utils.translation import gettext_lazy as _

SECRECY = {
    0: _("geen geheimhouding"),
    1: _("niet zonder toestemming aan derden voor wat een wet hun opdraagt"),
    2: _("niet aan kerken"),
    3: _("niet aan vrije derden"),
    4: _("niet zonder toestemming aan derden voor een wettelijke taak, en niet aan kerken"),
    5: _("niet zonder toestemming aan derden voor een wettelijke taak, en niet aan vrije derden"),
    6: _("niet aan kerken en niet aan vrije derden"),
    7: _("niet aan derden: geen van drie"),
}
"""07.70.10. Whatever the code, the program treats the address as secret (row H7)."""

SUSPENSION = {
    "O": _("overleden"),
    "E": _("vertrokken naar het buitenland"),
    "M": _("ministerieel besluit"),
    "R": _("niet-ingezetene"),
    "W": _("lijst naar een ander bestand verhuisd"),
    "F": _("lijst is foutief aangelegd"),
}
"""07.67.20: why the municipality no longer keeps the list up; what it says may be out of date."""

BONDS = {"H": _("getrouwd"), "P": _("geregistreerd partner")}
"""05.15.10."""

OVER_MINOR = {
    "1": _("ouder 1"),
    "2": _("ouder 2"),
    "12": _("ouder 1 en ouder 2"),
    "D": _("een derde"),
    "1D": _("ouder 1 en een derde"),
    "2D": _("ouder 2 en een derde"),
}
"""11.32.10. Only what a court or registrar decided stands there; authority by law itself does not."""
