"""H2: who looks in an emergency writes nothing: no phone number, no address, no answer in the resident's name."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import Error
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.people.models import Address, Contact, Household, Person
from samenhang.safety.models import BreakGlass
from tests.stories.test_h2_emergency import a_home, looks, number_of
from tests.support.town import a_town

Write = Callable[[Household, Person], object]
WRITES: dict[str, Write] = {
    "a phone number": lambda home, who: Contact.objects.create(
        household=home, person=who, layer="involvement", phone="0612345678"
    ),
    "an address": lambda home, who: Address.objects.create(
        household=home, layer="involvement", street="Elders", number=1, starts_on=timezone.localdate() - timedelta(1)
    ),
}


@pytest.mark.parametrize("what", WRITES)
def test_nothing_is_written_in_an_emergency(what: str) -> None:
    town = a_town("Lindeveen")
    home = a_home(town)
    who = town.colleague(domain="jeugd")
    looks(who.client(), bsn=number_of(town, home))
    with viewing(who.viewer):
        assert BreakGlass.objects.get(hat_id=who.hat.id).opened
    with pytest.raises(Error, match="a guest reads"), viewing(who.viewer):
        WRITES[what](home.household, home.people[0])


def test_the_screen_refuses_and_keeps_what_stood_there() -> None:
    town = a_town("Lindeveen")
    home = a_home(town)
    who = town.colleague(domain="jeugd")
    client = who.client()
    looks(client, bsn=number_of(town, home))
    address = reverse("cases:person_contact", args=[home.household.id, home.ids[0]])
    answer = client.post(address, {"phone": "0612345678"}, follow=True)
    assert answer.status_code == 404
    with viewing(town.director.viewer):
        assert not Contact.objects.filter(household=home.household, phone="0612345678").exists()
