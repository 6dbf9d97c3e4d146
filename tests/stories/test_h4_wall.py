"""H4: lawfulness and support are apart; what crosses is an envelope, and what the resident may see has a day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.lawfulness import actions
from samenhang.lawfulness.models import LawfulnessFile
from samenhang.teams.models import Role
from tests.support.apart import MARKS, Apart, an_apart, with_number
from tests.support.town import Home, a_bsn, a_town

HEADING = "Onderzoek naar uw uitkering of voorziening"


@pytest.fixture
def apart() -> Apart:
    """A town with a lawfulness team."""
    return an_apart(a_town())


def day(days: int) -> str:
    """This function will give a day from today as it is typed."""
    return (timezone.localdate() + timedelta(days)).strftime("%d-%m-%Y")


def helped(apart: Apart, bsn: str) -> Home:
    """This function will give a household with a director, whose first member has this number."""
    home = apart.town.home("Otto Zilverdraad (1980-04-02)", "Bo Zilverdraad (8 jaar)")
    with_number(apart.town, home.people[0], bsn)
    apart.town.open_case(home)
    return home


def sheet(apart: Apart, home: Home, member: int = 0) -> str:
    """This function will give a member's own sheet, as the director prints it."""
    url = f"/huishoudens/{home.household.id}/inzage/afdruk/"
    return apart.town.director.client().get(url, {"person": str(home.ids[member])}).content.decode()


def test_the_resident_s_sheet_tells_of_looks_from_the_recorded_day_only(apart: Apart):
    bsn = a_bsn()
    home, file = helped(apart, bsn), apart.file(bsn, closed=True)
    assert HEADING not in sheet(apart, home)
    with viewing(apart.gerrit.viewer):
        actions.judge_disclosure(file=file, on=timezone.localdate(), why="", by=apart.gerrit.viewer, at=timezone.now())
    told = sheet(apart, home)
    assert HEADING in told and apart.town.municipality.name in told
    for word in ("Gerrit", *MARKS.values(), str(file.id), "Participatiewet, artikel 53a"):
        assert word not in told, word
    assert HEADING not in sheet(apart, home, 1)  # another member's own sheet
    looks = apart.town.director.client().get(f"/huishoudens/{home.household.id}/inzage/").content.decode()
    assert HEADING not in looks and "rechtmatigheid" not in looks.casefold()


def test_an_open_file_is_on_no_sheet(apart: Apart):
    bsn = a_bsn()
    home = helped(apart, bsn)
    apart.file(bsn)
    assert HEADING not in sheet(apart, home)


def test_the_file_does_not_hinder_what_support_does(apart: Apart):
    bsn = a_bsn()
    apart.file(bsn)
    home = helped(apart, bsn)  # the desk records the same number without a word
    again = apart.town.officer.client().post(
        "/zoeken/", {"way": "bsn", "bsn": bsn, "purpose": "", "family_name": "", "birth_date": ""}
    )
    assert again.status_code in (200, 422) and "echtmatig" not in again.content.decode()
    assert home.people


def test_one_professional_with_two_hats_sees_each_in_its_own(apart: Apart):
    town, bsn = apart.town, a_bsn()
    home = helped(apart, bsn)
    two = town.colleague(name="Twee Petten", domain="wmo")
    hat = town.another_hat(two, Role.LAWFULNESS)
    type(hat.hat).objects.filter(id=hat.hat.id).update(team=apart.team)
    file = apart.file()
    client = two.client()
    assert client.post(f"{hat.start}rechtmatigheid/{file.id}/plaats/").status_code == 302
    assert MARKS["note"] in client.get(f"{hat.start}rechtmatigheid/{file.id}/").content.decode()
    assert client.get(f"{two.start}rechtmatigheid/{file.id}/").status_code == 404
    assert client.get(f"{two.start}rechtmatigheid/").status_code == 404
    assert client.get(f"{hat.start}huishoudens/{home.household.id}/inzage/").status_code == 404
    assert "Dossiers" not in client.get(f"{two.start}").content.decode()


def test_who_starts_helping_later_opens_the_file_no_more(apart: Apart):
    town, bsn = apart.town, a_bsn()
    home, file = helped(apart, bsn), apart.file(bsn)
    two = town.colleague(name="Twee Petten", domain="wmo")
    hat = town.another_hat(two, Role.LAWFULNESS)
    type(hat.hat).objects.filter(id=hat.hat.id).update(team=apart.team)
    client, url = two.client(), f"{hat.start}rechtmatigheid/{file.id}/"
    assert client.post(f"{url}plaats/").status_code == 302
    town.involve(home, two)
    refused = client.get(url)
    assert refused.status_code == 409 and MARKS["note"] not in refused.content.decode()
    assert client.post(f"{url}plaats/einde/").status_code == 302  # one may always leave


def test_a_concern_goes_from_a_file_to_the_desk_and_back_again(apart: Apart):
    town, bsn = apart.town, a_bsn()
    file = apart.file(bsn)
    client = apart.gerrit.client()
    form = f"/doorgegeven-zorgen/nieuw/rechtmatigheid/{file.id}/"
    typed = {
        "person": str(file.id),
        "to": f"support:{town.desk.id}",
        "what": MARKS["passed"],
        "why": MARKS["why"],
        "basis": "toestemming",
        "told": "will",
        "told_on": day(2),
    }
    desk = town.officer.client()
    sent = client.post(form, typed)
    assert sent.status_code == 302
    url = sent.headers["Location"]
    assert "aan Toegang" in client.get(f"/rechtmatigheid/{file.id}/").content.decode()
    assert desk.post(f"{url}opening/").status_code == 302
    page = desk.get(url).content.decode()
    assert MARKS["passed"] in page and "Otto Zilverdraad" in page
    for word in (MARKS["reason"], MARKS["note"], MARKS["finding"], str(file.id), bsn, "artikel 53a"):
        assert word not in page
    assert apart.els.client().get(url).status_code == 404  # a colleague's envelope is not the team's
    assert town.director.client().get(form).status_code == 404
    with viewing(town.officer.viewer):
        assert not LawfulnessFile.objects.exists()
    back = desk.post(f"{url}toezegging/", {"words": MARKS["promise"], "by_day": day(3)})
    assert back.status_code == 302
    assert MARKS["promise"] in client.get(url).content.decode()


def test_a_concern_from_support_is_read_by_the_lawfulness_team_only(apart: Apart):
    town = apart.town
    home = helped(apart, a_bsn())
    form = f"/doorgegeven-zorgen/nieuw/huishouden/{home.household.id}/"
    typed = {
        "person": str(home.ids[0]),
        "to": f"lawfulness:{apart.team.id}",
        "what": MARKS["passed"],
        "why": MARKS["why"],
        "basis": "toestemming",
        "told": "not",
        "not_told_why": "het kan iemand in gevaar brengen",
    }
    mixed = town.colleague(name="Ander Werk", team=apart.team)  # in that team, on the other side
    sent = town.director.client().post(form, typed)
    assert sent.status_code == 302
    url = sent.headers["Location"]
    assert mixed.client().get(url).status_code == 404
    gerrit = apart.gerrit.client()
    assert gerrit.post(f"{url}opening/").status_code == 302
    assert MARKS["passed"] in gerrit.get(url).content.decode()
    assert gerrit.get(f"/huishoudens/{home.household.id}/inzage/").status_code == 404
    assert gerrit.get(form).status_code == 404


def test_that_a_benefit_exists_may_be_known_and_nothing_more(apart: Apart):
    town, bsn = apart.town, a_bsn()
    home, file = helped(apart, bsn), apart.file(bsn)
    director, url = town.director.client(), f"/huishoudens/{home.household.id}/uitkeringen/"
    typed = {"person": str(home.ids[0]), "benefit": "assistance", "status": "runs", "since": day(-40)}
    assert "Er is geen uitkering vastgelegd" in director.get(url).content.decode()
    client = apart.gerrit.client()
    assert "volgens ons plan" not in client.get(f"/rechtmatigheid/{file.id}/").content.decode()
    for wrong in ({"since": day(1)}, {"since": "31-02-2026"}, {"person": str(file.id)}, {"status": "x"}):
        assert director.post(f"{url}nieuw/", {**typed, **wrong}).status_code == 422, wrong
    assert director.post(f"{url}nieuw/", typed).status_code == 302
    assert director.post(f"{url}nieuw/", {**typed, "status": "paused", "since": day(-2)}).status_code == 302
    assert "staat stil" in director.get(url).content.decode()
    page = client.get(f"/rechtmatigheid/{file.id}/").content.decode()
    assert "bijstand: staat stil" in page and "Rik Regie" not in page
    els = apart.els.client().get(f"/rechtmatigheid/{file.id}/").content.decode()
    assert "staat stil" not in els  # who has no seat there
    outsider = town.colleague(domain="wmo").client()
    assert outsider.get(url).status_code == 404 and outsider.post(f"{url}nieuw/", typed).status_code == 404
    reader = town.colleague(Role.PARTNER, organisation=town.organisation())
    town.involve(home, reader)
    seen = reader.client().get(url).content.decode()  # involved, without a ground for our plan
    assert "staat stil" not in seen and "Vastleggen" not in seen
    assert reader.client().post(f"{url}nieuw/", typed).status_code == 422
