"""Invented persons as the Haal Centraal BRP Personen API tells of them."""

from typing import Any

from tests.support.town import a_bsn


def a_day(text: str) -> dict[str, Any]:
    """This function will write a date as the API does: 2001-02-03, 2001-02, 2001 or nothing known."""
    match text.split("-"):
        case [year, month, _day]:
            return {"type": "Datum", "datum": text, "langFormaat": f"{_day}-{month}-{year}"}
        case [year, month]:
            return {"type": "JaarMaandDatum", "jaar": int(year), "maand": int(month), "langFormaat": text}
        case [""]:
            return {"type": "DatumOnbekend", "onbekend": True, "langFormaat": "onbekend"}
    return {"type": "JaarDatum", "jaar": int(text), "langFormaat": text}


def a_name(given: str, family: str, prefix: str = "") -> dict[str, Any]:
    """This function will write a name as the API does."""
    name = {"voornamen": given, "geslachtsnaam": family, "volledigeNaam": f"{given} {prefix} {family}"}
    return {**name, "voorvoegsel": prefix} if prefix else name


def a_home(street: str = "Lindelaan", number: int = 12, postcode: str = "1234AB", **more: Any) -> dict[str, Any]:
    """This function will write an address in the Netherlands as the API does."""
    return {
        "type": "Adres",
        "functieAdres": {"code": "W", "omschrijving": "woonadres"},
        "datumVan": a_day("2020-05-01"),
        "adresseerbaarObjectIdentificatie": "0226010000038820",
        "verblijfadres": {
            "officieleStraatnaam": street,
            "korteStraatnaam": street,
            "huisnummer": number,
            "postcode": postcode,
            "woonplaats": "Lindeveen",
        },
        **more,
    }


def somebody(bsn: str = "", given: str = "Fenna", family: str = "Proefveen", **more: Any) -> dict[str, Any]:
    """This function will write a person as the API does; with a nationality, which may never be asked."""
    return {
        "burgerservicenummer": bsn or a_bsn(),
        "naam": a_name(given, family),
        "geboorte": {"datum": a_day("1980-02-14"), "plaats": {"omschrijving": "Lindeveen"}},
        "geslacht": {"code": "V", "omschrijving": "vrouw"},
        "verblijfplaats": a_home(),
        "nationaliteiten": [{"type": "Nationaliteit", "nationaliteit": {"code": "0001"}}],
        **more,
    }
