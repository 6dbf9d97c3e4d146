"""A1: a member who comes later joins the case by an act of whoever keeps it, and never by itself."""

from django.urls import reverse
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.cases.models import CaseMember
from samenhang.people import actions as people
from tests.support.town import a_town


def test_a_child_born_later_joins_the_case_once() -> None:
    town = a_town()
    home = town.home("Ana Later", "Bo Later (2018-03-01)")
    case = town.open_case(home)
    officer = town.officer.viewer
    with viewing(officer):
        child = people.add_person(identity=people.Identity("Later", given_names="Cas"), by=officer, at=town.now)
        people.join_household(
            household=home.household,
            person_id=child.id,
            place="child",
            starts_on=town.now.date(),
            by=officer,
            at=town.now,
        )
    url, page = reverse("cases:add_case_member", args=[case.id]), reverse("cases:case", args=[case.id])
    client = town.director.client()
    assert "nog niet bij de casus" in client.get(page).content.decode()
    helper = town.colleague(domain="jeugd")
    town.involve(home, helper)
    assert helper.client().post(url, {"person": str(child.id)}).status_code == 404
    assert client.post(url, {"person": str(child.id)}).status_code == 302
    assert client.post(url, {"person": str(child.id)}).status_code == 409
    assert "nog niet bij de casus" not in client.get(page).content.decode()
    for nobody in (str(uuid7()), "geen-nummer", ""):
        assert client.post(url, {"person": nobody}).status_code in (404, 409)
    with viewing(town.director.viewer):
        assert CaseMember.objects.filter(case=case).count() == 3
