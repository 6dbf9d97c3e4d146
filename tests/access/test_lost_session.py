"""A form that stood open while its session ended: a fresh key, and back to the page it stood on."""

from django.test import Client

from tests.support.town import a_town


def test_an_open_form_gets_a_fresh_key_and_hears_for_which_hat() -> None:
    director = a_town().director
    answer = director.client().get("/scherm/sleutel/")
    told = answer.json()
    assert told["hat"] == str(director.hat.id) and len(told["key"]) == 64
    assert "no-store" in answer.headers["Cache-Control"]
    assert Client().get("/scherm/sleutel/").status_code == 401
    assert Client().post("/scherm/sleutel/").status_code == 405


def test_who_sends_a_form_too_late_comes_back_to_its_page() -> None:
    for page, goes in (
        ("http://testserver/hulpvragen/nieuw/?about=1", "/aanmelden/?next=%2Fhulpvragen%2Fnieuw%2F%3Fabout%3D1"),
        ("https://elsewhere.example/hulpvragen/nieuw/", "/aanmelden/"),
        ("", "/aanmelden/"),
    ):
        sent = Client().post("/hulpvragen/nieuw/", {"words": "x"}, headers={"Referer": page})
        assert sent.headers["Location"] == goes, page
