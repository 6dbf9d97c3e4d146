"""The first colleagues of a new server are added from the command line, and can sign in."""

import pytest
from django.test import Client
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.teams.models import Organisation
from samenhang.teams.welcome import AlreadyThere, UnknownDomain, welcome


def test_a_first_colleague_can_sign_in() -> None:
    email, place = f"{uuid7().hex}@voorbeeld.test", f"Gemeente {uuid7().hex}"
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
    email, place = f"{uuid7().hex}@voorbeeld.test", f"Gemeente {uuid7().hex}"
    common = {"name": "C", "kind": "municipality", "role": "professional", "at": timezone.now()}
    with pytest.raises(UnknownDomain):
        welcome(email=email, organisation=place, domain="bestaat-niet", **common)
    assert not Organisation.objects.filter(name=place).exists()
    welcome(email=email, organisation=place, domain="wmo", **common)
    with pytest.raises(AlreadyThere):
        welcome(email=email.upper(), organisation=place, domain="wmo", **common)
