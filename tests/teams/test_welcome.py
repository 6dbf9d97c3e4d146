"""The first colleagues of a new server are added from the command line, and can sign in."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samenhang.teams.models import Organisation
from samenhang.teams.welcome import AlreadyThere, NotForPeople, UnknownDomain, renew, welcome
from tests.support.own import own_word


def test_a_first_colleague_can_sign_in() -> None:
    email, place = f"{own_word()}@voorbeeld.test", f"Gemeente {own_word()}"
    hat, password = welcome(
        name="Eerste Collega",
        email=email,
        organisation=place,
        kind="municipality",
        role="access_officer",
        at=timezone.now(),
    )
    assert hat.team is not None and (hat.team.name, hat.team.is_desk) == ("Toegang", True)
    client = Client()
    assert client.post("/aanmelden/", {"login": email, "password": password}).status_code == 302
    assert client.get("/rol/").headers["Location"] == "/account/tweede-stap/instellen/"


def test_the_same_address_or_an_unknown_domain_is_refused_whole() -> None:
    email, place = f"{own_word()}@voorbeeld.test", f"Gemeente {own_word()}"
    common: dict[str, Any] = {"name": "C", "kind": "municipality", "role": "professional", "at": timezone.now()}
    with pytest.raises(UnknownDomain):
        welcome(email=email, organisation=place, domain="bestaat-niet", **common)
    assert not Organisation.objects.filter(name=place).exists()
    welcome(email=email, organisation=place, domain="wmo", **common)
    with pytest.raises(AlreadyThere):
        welcome(email=email.upper(), organisation=place, domain="wmo", **common)


def test_a_new_password_ends_the_sessions_and_the_second_step_can_be_set_up_anew() -> None:
    email = f"{own_word()}@voorbeeld.test"
    place: dict[str, Any] = {"organisation": f"Gemeente {own_word()}", "kind": "municipality"}
    _, first = welcome(name="C", email=email, role="professional", at=timezone.now(), **place)
    client = Client()
    client.post("/aanmelden/", {"login": email, "password": first})
    assert client.get("/rol/").headers["Location"] == "/account/tweede-stap/instellen/"
    second = renew(email=email.upper(), second_step=True, at=timezone.now())
    assert client.get("/rol/").headers["Location"].startswith("/aanmelden/")
    assert Client().post("/aanmelden/", {"login": email, "password": first}).status_code == 200
    assert Client().post("/aanmelden/", {"login": email, "password": second}).status_code == 302


def test_nobody_wears_the_programs_own_role() -> None:
    with pytest.raises(NotForPeople):
        welcome(
            name="C",
            email=f"{own_word()}@voorbeeld.test",
            organisation=f"Gemeente {own_word()}",
            kind="municipality",
            role="service",
            at=timezone.now(),
        )
