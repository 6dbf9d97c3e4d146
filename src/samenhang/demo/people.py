"""Who works in and around the municipality of Lindeveen. Everybody here is invented, and so are the numbers."""

from dataclasses import dataclass, replace

ORGANISATIONS: dict[str, tuple[str, str, str]] = {
    "gemeente": ("Gemeente Lindeveen", "municipality", "012-340 10 00"),
    "wir": ("Werk en Inkomen Regio", "regional", "012-340 20 00"),
    "wonen": ("Woonstichting De Brink", "partner", "012-340 30 00"),
    "welzijn": ("Welzijn Veenrand", "partner", "012-340 40 00"),
    "ggz": ("GGZ Lindeborg", "partner", "012-340 50 00"),
}
"""Key: name, kind, phone."""

TEAMS: dict[str, tuple[str, str, str, bool]] = {
    "toegang": ("gemeente", "Toegang Lindeveen", "toegang", True),
    "wmo": ("gemeente", "Team Wmo", "wmo", True),
    "jeugd": ("gemeente", "Team Jeugd", "jeugd", True),
    "schuldhulp": ("gemeente", "Team Schuldhulp", "schuldhulp", True),
    "inburgering": ("gemeente", "Team Inburgering", "inburgering", True),
    "leerplicht": ("gemeente", "Leerplicht", "leerplicht", True),
    "participatie": ("wir", "Werk en inkomen", "participatie", True),
    "handhaving": ("wir", "Handhaving", "rechtmatigheid", False),
    "wonen": ("wonen", "Wijkbeheer", "wonen", True),
    "welzijn": ("welzijn", "Buurtteam", "welzijn", True),
    "ggz": ("ggz", "Wijk-ggz", "zorg", True),
}
"""Key: organisation, name, domain, whether requests and referrals land with the team."""


@dataclass(frozen=True, slots=True)
class Hat:
    """A role somebody has: at a team, or at an organisation as a whole."""

    key: str
    role: str
    team: str = ""
    organisation: str = "gemeente"


@dataclass(frozen=True, slots=True)
class Colleague:
    """A colleague: sign-in name, name, phone, working days (Monday is 1), the hats they wear, and when a post ends."""

    username: str
    name: str
    phone: str
    days: tuple[int, ...]
    hats: tuple[Hat, ...]
    leaves_in: int = 0


FULL, NO_FRIDAY, NO_WEDNESDAY, NO_MONDAY, THREE = (1, 2, 3, 4, 5), (1, 2, 3, 4), (1, 2, 4, 5), (2, 3, 4, 5), (1, 2, 4)


def _one(username: str, name: str, number: int, days: tuple[int, ...], role: str, team: str) -> Colleague:
    return Colleague(username, name, f"012-340 {number // 100} {number % 100:02}", days, (Hat(username, role, team),))


def _office(username: str, name: str, number: int, role: str) -> Colleague:
    return _one(username, name, number, FULL, role, "")


COLLEAGUES: list[Colleague] = [
    _one("farida", "Farida El Amrani", 1101, FULL, "access_officer", "toegang"),
    _one("joost", "Joost Wieringa", 1102, NO_WEDNESDAY, "access_officer", "toegang"),
    _one("marjolein", "Marjolein Dijkgraaf", 1103, THREE, "access_officer", "toegang"),
    _one("hanneke", "Hanneke Bruinsma", 1111, FULL, "professional", "wmo"),
    _one("tomasz", "Tomasz Kowalczyk", 1112, NO_FRIDAY, "professional", "wmo"),
    _one("nadia", "Nadia Rachidi", 1121, NO_WEDNESDAY, "professional", "jeugd"),
    _one("sven", "Sven de Haas", 1122, FULL, "professional", "jeugd"),
    _one("ruben", "Ruben Goedhart", 1131, FULL, "professional", "schuldhulp"),
    replace(_one("anouk", "Anouk Verschuren", 1132, NO_MONDAY, "professional", "schuldhulp"), leaves_in=12),
    _one("selam", "Selam Tesfaye-Visser", 1141, NO_FRIDAY, "professional", "inburgering"),
    _one("pieter", "Pieter Rozendal", 1151, THREE, "professional", "leerplicht"),
    _one("mehmet", "Mehmet Yılmaz", 2011, FULL, "professional", "participatie"),
    Colleague(
        "chantal",
        "Chantal Kromosoeto",
        "012-340 20 12",
        FULL,
        (Hat("chantal", "professional", "participatie"), Hat("chantal_inburgering", "professional", "inburgering")),
    ),
    _one("gerrit", "Gerrit Postma", 2021, FULL, "lawfulness", "handhaving"),
    _one("esther", "Esther Loonstra", 3011, FULL, "partner", "wonen"),
    _one("djamila", "Djamila Bouzid", 4011, NO_WEDNESDAY, "partner", "welzijn"),
    _one("wouter", "Wouter van Aalst", 5011, NO_FRIDAY, "partner", "ggz"),
    _office("ingrid", "Ingrid Terpstra", 1161, "process_director"),
    _one("bas", "Bas Hoekema", 1162, FULL, "team_lead", "wmo"),
    _office("lieke", "Lieke van Rossum", 1163, "policy_adviser"),
    _office("karim", "Karim Benali", 1164, "privacy_officer"),
    _office("fenna", "Fenna Terpstra", 1166, "fg"),
    _office("judith", "Judith Slagter", 1165, "manager"),
    _one("marga", "Marga Hoogland", 3012, FULL, "team_lead", "wonen"),
]

INVITED: list[tuple[str, str, str, int]] = [
    ("Yara Uitentuis", "jeugd", "yara@lindeveen.voorbeeld", 2),
    ("Koen Braspenning", "wmo", "koen@lindeveen.voorbeeld", 11),
]
"""Colleagues who were invited and have not come yet: name, team, address, how many days ago."""
SUSPENDED = "sven"
"""Who may do nothing for a while, with the work that waits."""
