"""H8 and the manager: inviting, suspending, ending colleagues, and everything they held handed on."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.staff.models import Invitation
from samenhang.teams import actions as teams
from samenhang.teams.models import Hat, Organisation, Professional, Role
from tests.staff.scenes import Scene, a_scene, directors, involved_now, picked_up
from tests.support.own import own_word
from tests.support.town import Colleague, Town, a_town

if TYPE_CHECKING:
    from psycopg import Connection

PASSWORD = "een lange zin vol fietsen"


def invited(town: Town, **more: object) -> dict[str, object]:
    """This function will give what a manager types to invite somebody."""
    return {
        "name": "Nadia Nieuw",
        "email": f"n{own_word()}@voorbeeld.test",
        "phone": "012-3456789",
        "organisation": str(town.municipality.id),
        "role": Role.PROFESSIONAL,
        "team": "",
        "domain": "jeugd",
        "from_day": timezone.localdate().isoformat(),
        "last_day": "",
    } | more


def link_in(page: str) -> str:
    """This function will find the invitation's link on a page or in a mail."""
    found = re.search(r"/uitnodiging/[\w-]+/", page)
    assert found
    return found[0]


def person_of(typed: dict[str, object]) -> Professional:
    return Professional.objects.get(user__email=typed["email"])


@pytest.fixture
def town() -> Town:
    return a_town()


@pytest.fixture
def manager(town: Town) -> Colleague:
    return town.colleague(Role.MANAGER, name="Mara Beheer")


# -- inviting --------------------------------------------------------------------------------------------


def test_a_colleague_is_invited_chooses_a_password_and_works(town: Town, manager: Colleague) -> None:
    typed, client = invited(town), manager.client()
    assert client.get("/beheer/medewerkers/uitnodigen/").status_code == 200
    shown = client.post("/beheer/medewerkers/uitnodigen/", typed)
    assert shown.status_code == 200 and "maar één keer" in shown.content.decode()
    link, someone = link_in(shown.content.decode()), Client()
    assert "Nadia Nieuw" in someone.get(link).content.decode()
    assert someone.get(link).status_code == 200, "looking uses nothing up"
    assert someone.post(link, {"password": "kort", "again": "kort"}).status_code == 422
    assert someone.post(link, {"password": PASSWORD, "again": PASSWORD + "!"}).status_code == 422
    assert someone.post(link, {"password": PASSWORD, "again": PASSWORD}).status_code == 302
    assert someone.get(link).status_code == 410 and someone.post(link, {"password": PASSWORD}).status_code == 410
    someone.post("/aanmelden/", {"login": typed["email"], "password": PASSWORD})
    assert someone.get("/").headers["Location"] == "/rol/"
    assert "tweede-stap" in someone.get("/rol/").headers["Location"], "the second step is set up first"
    page = client.get(reverse("staff:history", args=[person_of(typed).id])).content.decode()
    assert "Link om een wachtwoord te kiezen gemaakt" in page and "wachtwoord gekozen" in page and "Mara Beheer" in page


def test_the_link_itself_is_kept_nowhere(town: Town, manager: Colleague, owner_connection: "Connection[Any]") -> None:
    typed = invited(town)
    link = link_in(manager.client().post("/beheer/medewerkers/uitnodigen/", typed).content.decode())
    secret = link.split("/")[2]
    for table in ("staff_invitation", "audit_line", "access_submission", "django_session"):
        row = owner_connection.execute(f"SELECT count(*) FROM {table} t WHERE t::text LIKE %s", [f"%{secret}%"])
        assert row.fetchone() == (0,), table


def test_where_mail_is_set_up_the_link_is_mailed_and_not_shown(town: Town, manager: Colleague) -> None:
    typed, client = invited(town), manager.client()
    locmem = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    with override_settings(MAIL_HOST="mail.test", MAIL_FROM="samenhang@voorbeeld.test", MAILERS=locmem):
        mail.outbox = []
        sent = client.post("/beheer/medewerkers/uitnodigen/", typed)
        assert sent.status_code == 302
        page = client.get(sent.headers["Location"]).content.decode()
    assert [one.to for one in mail.outbox] == [[typed["email"]]]
    assert "/uitnodiging/" not in page.replace(reverse("staff:invite_again", args=[person_of(typed).id]), "").replace(
        reverse("staff:withdraw", args=[person_of(typed).id]), ""
    )
    assert "Gemaild op" in page
    assert Client().get(link_in(str(mail.outbox[0].body))).status_code == 200


def test_a_mail_server_that_is_down_loses_nothing_and_is_told(town: Town, manager: Colleague) -> None:
    typed, client = invited(town), manager.client()
    away = {"host": "127.0.0.1", "port": 1, "timeout": 2}
    broken = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": away}}
    with override_settings(MAIL_HOST="127.0.0.1", MAIL_FROM="samenhang@voorbeeld.test", MAILERS=broken):
        sent = client.post("/beheer/medewerkers/uitnodigen/", typed)
        assert sent.status_code == 302
        assert "Nog niet gemaild" in client.get(sent.headers["Location"]).content.decode()


def test_an_invitation_is_made_anew_withdrawn_and_runs_out(
    town: Town, manager: Colleague, owner_connection: "Connection[Any]"
) -> None:
    typed, client = invited(town), manager.client()
    first = link_in(client.post("/beheer/medewerkers/uitnodigen/", typed).content.decode())
    person = person_of(typed)
    second = link_in(client.post(reverse("staff:invite_again", args=[person.id])).content.decode())
    assert Client().get(first).status_code == 410 and Client().get(second).status_code == 200
    assert client.post(reverse("staff:withdraw", args=[person.id])).status_code == 302
    over = Client().get(second)
    assert over.status_code == 410 and "functioneel beheerder" in over.content.decode()
    assert client.post(reverse("staff:withdraw", args=[person.id])).status_code == 409
    third = link_in(client.post(reverse("staff:invite_again", args=[person.id])).content.decode())
    owner_connection.execute(
        "UPDATE staff_invitation SET until = now() - interval '1 minute' WHERE professional_id = %s", [person.id]
    )
    owner_connection.commit()
    assert Client().get(third).status_code == 410
    assert "niet gebruikt" in client.get(reverse("staff:colleague", args=[person.id])).content.decode()


@pytest.mark.parametrize(
    ("wrong", "field", "told"),
    [
        ({"last_day": "2020-01-01"}, "last_day", "niet voor de eerste"),
        ({"from_day": "31-02-2026"}, "from_day", "bestaande datum"),
        ({"from_day": "1200-01-01"}, "from_day", "kan niet kloppen"),
        ({"role": "service"}, "role", ""),
        ({"role": "access_officer"}, "team", "hulpvragen binnenkomen"),
        ({"role": "team_lead"}, "team", "leidt"),
        ({"email": "geen adres"}, "email", ""),
        ({"name": "x" * 100_000}, "name", "te lang"),
        ({"organisation": str(uuid7())}, "organisation", ""),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    town: Town, manager: Colleague, wrong: dict[str, object], field: str, told: str
) -> None:
    before = Professional.objects.count()
    got = manager.client().post("/beheer/medewerkers/uitnodigen/", invited(town, **wrong))
    assert got.status_code == 422
    assert told in " ".join(got.context["form"].errors[field])
    assert Professional.objects.count() == before


def test_odd_names_are_kept_as_typed(town: Town, manager: Colleague) -> None:
    typed = invited(town, name="سلمى 🌷 O'Brien\x00")
    assert manager.client().post("/beheer/medewerkers/uitnodigen/", typed).status_code == 200
    assert person_of(typed).name == "سلمى 🌷 O'Brien"


def test_an_address_in_use_the_own_address_and_an_organisation_that_stopped(town: Town, manager: Colleague) -> None:
    client, known = manager.client(), town.colleague()
    used = client.post("/beheer/medewerkers/uitnodigen/", invited(town, email=known.user.email.upper()))
    assert used.status_code == 422 and "meldt al een collega zich aan" in used.content.decode()
    own = client.post("/beheer/medewerkers/uitnodigen/", invited(town, email=manager.user.email))
    assert own.status_code == 422 and "uw eigen adres" in own.content.decode()
    gone = town.organisation("Weg")
    assert client.post(reverse("staff:end_place", args=[gone.id])).status_code == 302
    got = client.post("/beheer/medewerkers/uitnodigen/", invited(town, organisation=str(gone.id)))
    assert got.status_code == 422 and "organisation" in got.context["form"].errors


def test_pressing_twice_invites_once(town: Town, manager: Colleague) -> None:
    typed = invited(town) | {"submission": str(uuid7())}
    client = manager.client()
    client.post("/beheer/medewerkers/uitnodigen/", typed)
    client.post("/beheer/medewerkers/uitnodigen/", typed)
    assert Invitation.objects.filter(professional__user__email=typed["email"]).count() == 1


def test_a_manager_gives_themselves_nothing(town: Town, manager: Colleague) -> None:
    url = reverse("staff:give_role", args=[manager.hat.professional_id])
    typed = {k: v for k, v in invited(town).items() if k not in ("name", "email", "phone")}
    got = manager.client().post(url, typed)
    assert got.status_code == 422 and "andere beheerder" in got.content.decode()
    assert Hat.objects.filter(professional=manager.hat.professional).count() == 1
    another = town.colleague(Role.MANAGER)
    assert another.client().post(url, typed).status_code == 302
    for name in ("suspend", "details", "invite_again"):
        manager.client().post(
            reverse(f"staff:{name}", args=[manager.hat.professional_id]), {"reason": "x", "name": "y"}
        )
    manager.user.refresh_from_db()
    assert manager.user.is_active


def test_who_forgot_a_password_gets_a_link_and_keeps_the_second_step(town: Town, manager: Colleague) -> None:
    who = town.colleague(name="Vera Vergeet")
    who.user.set_password("het oude wachtwoord")
    who.user.save()
    client, inside = manager.client(), who.client()
    again = reverse("staff:invite_again", args=[who.hat.professional_id])
    link = link_in(client.post(again).content.decode())
    assert inside.get("/collegas/").status_code == 200, "until it is used nothing changes"
    assert "Vera Vergeet" not in client.get("/beheer/medewerkers/?state=invited").content.decode()
    assert Client().post(link, {"password": PASSWORD, "again": PASSWORD}).status_code == 302
    assert inside.get("/collegas/").status_code == 302, "every session ended"
    teams.give_hat(
        professional=who.hat.professional,
        organisation=a_town().municipality,
        role=Role.PROFESSIONAL,
        from_day=timezone.localdate(),
        by=None,
        at=town.now,
    )
    refused = client.post(again)
    assert refused.status_code == 409 and "werkt ook elders" in refused.content.decode()


# -- H8: two organisations -------------------------------------------------------------------------------


def test_two_organisations_two_hats_and_ending_one_leaves_the_other(town: Town) -> None:
    here, there = town.organisation("Wonen"), town.organisation("Welzijn")
    first = town.colleague(Role.MANAGER, organisation=here)
    second = town.colleague(Role.MANAGER, organisation=there)
    both = town.colleague(Role.PARTNER, name="Bo Beide", organisation=here)
    typed = invited(
        town, email=both.user.email, organisation=str(there.id), role=Role.PARTNER, domain="", name="Anders"
    )
    got = second.client().post("/beheer/medewerkers/uitnodigen/", typed)
    assert got.status_code == 302, "an account is there: no invitation"
    both.hat.professional.refresh_from_db()
    assert both.hat.professional.name == "Bo Beide", "the name stays who they are"
    page = reverse("staff:colleague", args=[both.hat.professional_id])
    seen = second.client().get(page).content.decode()
    assert there.name in seen and here.name not in seen, "a manager sees the own organisation only"
    new = Hat.objects.get(professional=both.hat.professional, organisation=there)
    assert second.client().get(reverse("staff:end_work", args=[both.hat.id])).status_code == 404
    assert first.client().get(reverse("staff:end_work", args=[new.id])).status_code == 404
    assert second.client().post(reverse("staff:end_work", args=[new.id]), {"when": "now"}).status_code == 302
    assert both.client().get("/collegas/").status_code == 200, "the other hat goes on"
    everything = town.colleague(Role.MANAGER).client().get(page).content.decode()
    assert here.name in everything and there.name in everything, "who runs the whole sees partners too"
    assert a_town().colleague(Role.MANAGER).client().get(page).status_code == 200, "so does the next municipality"


def test_a_manager_of_a_partner_sees_nobody_else(town: Town) -> None:
    place = town.organisation()
    partner = town.colleague(Role.MANAGER, organisation=place)
    town.colleague(name="Gea Gemeente")
    page = partner.client().get("/beheer/medewerkers/").content.decode()
    assert "Gea Gemeente" not in page
    refused = partner.client().post("/beheer/organisaties/nieuw/", {"name": f"N {uuid7()}"})
    assert refused.status_code == 422 and "beheerder van de gemeente" in refused.content.decode()
    assert "Organisatie toevoegen" not in partner.client().get("/beheer/organisaties/").content.decode()
    assert town.colleague(name="Rob").client().get("/beheer/medewerkers/").status_code == 404


# -- suspending ------------------------------------------------------------------------------------------


def test_a_suspended_colleague_is_out_at_once_and_back_when_it_is_lifted(
    owner_connection: "Connection[Any]",
) -> None:
    scene = a_scene()
    inside, manager = scene.leaver.client(), scene.manager.client()
    case = reverse("cases:case", args=[scene.case.id])
    page = reverse("staff:suspend", args=[scene.leaver.hat.professional_id])
    assert inside.get(case).status_code == 200
    assert "4 dingen" in manager.get(page).content.decode()
    assert manager.post(page, {"reason": ""}).status_code == 422
    assert manager.post(page, {"reason": "onderzoek"}).status_code == 302
    assert inside.get(case).headers["Location"].startswith("/aanmelden/")
    seats = owner_connection.execute("SELECT count(*) FROM access_viewer WHERE viewer_id = %s", [scene.leaver.hat.id])
    assert seats.fetchone() == (0,)
    with viewing(scene.leaver.viewer), connection.cursor() as cursor:
        cursor.execute("SELECT (SELECT count(*) FROM people_household), (SELECT count(*) FROM access_grant)")
        assert cursor.fetchone() == (0, 0), "the database shows nothing either"
    again = manager.post(page, {"reason": "nog eens"})
    assert again.status_code == 422 and "al geschorst" in again.content.decode()
    listed = manager.get("/beheer/medewerkers/?state=suspended").content.decode()
    assert "Lars Vertrekt" in listed and "4 wacht: geschorst" in listed
    assert directors(owner_connection, scene.case)[-1] == scene.leaver.hat.id, "what they hold stays"
    here = {"organisation": str(scene.town.municipality.id)}
    assert "Lars Vertrekt" not in scene.heir.client().get("/collegas/", here).content.decode()
    lift = reverse("staff:lift", args=[scene.leaver.hat.professional_id])
    assert manager.post(lift).status_code == 302 and manager.post(lift).status_code == 409
    assert inside.get(case).status_code == 302, "an old session does not come back"
    assert scene.leaver.client().get(case).status_code == 200


def test_suspended_in_one_organisation_works_on_in_the_other(town: Town) -> None:
    here, there = town.organisation("Een"), town.organisation("Twee")
    both = town.colleague(Role.PARTNER, organisation=here)
    teams.give_hat(
        professional=both.hat.professional,
        organisation=there,
        role=Role.PARTNER,
        from_day=timezone.localdate(),
        by=None,
        at=town.now,
    )
    boss = town.colleague(Role.MANAGER, organisation=here)
    url = reverse("staff:suspend", args=[both.hat.professional_id])
    assert boss.client().post(url, {"reason": "x"}).status_code == 302
    page = both.client().get("/collegas/").content.decode()
    assert there.name in page, "signed in again, with the hat that is left"
    both.user.refresh_from_db()
    assert both.user.is_active


# -- handing on and ending -------------------------------------------------------------------------------


def heirs(scene: Scene, **more: object) -> dict[str, object]:
    one = str(scene.heir.hat.id)
    return {"when": "now", "heir_directions": one, "heir_involvements": one} | more


def test_who_leaves_hands_everything_on_in_one_act(owner_connection: "Connection[Any]") -> None:
    scene = a_scene()
    manager, url = scene.manager.client(), reverse("staff:end_work", args=[scene.leaver.hat.id])
    page = manager.get(url).content.decode()
    for word in ("Zora", "Quirine", "Xander", scene.case.number):
        assert word not in page, "numbers, no households"
    assert "Regie over casussen (1)" in page and "Betrokken bij huishoudens (2)" in page
    assert manager.post(url, {"when": "now"}).status_code == 422
    assert manager.post(url, heirs(scene, heir_directions="back")).status_code == 422, "a case is never without"
    assert manager.post(url, heirs(scene)).status_code == 302
    scene.leaver.hat.refresh_from_db()
    assert scene.leaver.hat.until_day == timezone.localdate()
    new = scene.heir.hat.id
    assert directors(owner_connection, scene.case) == [scene.leaver.hat.id, new]
    assert (new, "director", "wmo", False, None) in involved_now(owner_connection, scene.directed)
    joined = [row for row in involved_now(owner_connection, scene.joined) if row[0] == new]
    assert [(row[1], row[2], row[3], row[4] is None) for row in joined] == [("professional", "wmo", False, False)]
    assert [row[:4] for row in involved_now(owner_connection, scene.secret)] == [(new, "professional", None, True)]
    for home in (scene.directed, scene.joined, scene.secret):
        assert scene.leaver.hat.id not in [row[0] for row in involved_now(owner_connection, home)]
    done = owner_connection.execute(
        "SELECT hat_id, doer_name FROM plans_action WHERE household_id = %s", [scene.directed.household.id]
    ).fetchall()
    assert done == [(new, f"Hana Volgt, {scene.town.municipality.name}")]
    first = scene.heir.client().get("/?part=all").content.decode()
    assert scene.case.number in first, "the successor finds it on the first page"
    assert scene.leaver.client().get(reverse("cases:case", args=[scene.case.id])).status_code == 302
    looked = scene.heir.client().get(reverse("data_rights:looks", args=[scene.directed.household.id])).content.decode()
    told = manager.get(reverse("staff:history", args=[scene.leaver.hat.professional_id])).content.decode()
    assert "Werk overgedragen" in told and "Rol beëindigd" in told
    assert "Mara Beheer" in looked and "droeg het werk van een collega over" in looked


def test_the_same_press_twice_hands_on_once(owner_connection: "Connection[Any]") -> None:
    scene = a_scene()
    url = reverse("staff:end_work", args=[scene.leaver.hat.id])
    typed, manager = heirs(scene, submission=str(uuid7())), scene.manager.client()
    assert manager.post(url, typed).status_code == manager.post(url, typed).status_code == 302
    assert directors(owner_connection, scene.case) == [scene.leaver.hat.id, scene.heir.hat.id]
    late = manager.post(url, heirs(scene))
    assert late.status_code == 422 and "al beëindigd" in late.content.decode()


def test_a_last_day_in_the_future_hands_on_now_and_lets_them_sign_in_until_then() -> None:
    scene = a_scene()
    url, day = reverse("staff:end_work", args=[scene.leaver.hat.id]), timezone.localdate() + timedelta(days=14)
    manager = scene.manager.client()
    assert manager.post(url, heirs(scene, when="day")).status_code == 422
    past = manager.post(url, heirs(scene, when="day", last_day="01-01-2020"))
    assert past.status_code == 422 and "verleden" in past.content.decode()
    assert manager.post(url, heirs(scene, when="day", last_day=day.isoformat())).status_code == 302
    scene.leaver.hat.refresh_from_db()
    assert scene.leaver.hat.until_day == day + timedelta(days=1)
    assert scene.leaver.client().get("/collegas/").status_code == 200
    assert scene.leaver.client().get(reverse("cases:case", args=[scene.case.id])).status_code == 404


def test_back_to_the_team_and_back_in_the_queue(town: Town, manager: Colleague) -> None:
    officer = town.colleague(Role.ACCESS_OFFICER, name="Olaf Opgepakt")
    other = town.colleague(Role.ACCESS_OFFICER, name="Pia Pakt")
    first, second = picked_up(town, officer), picked_up(town, officer)
    url = reverse("staff:hand_on", args=[officer.hat.id])
    assert "Opgepakte hulpvragen (2)" in manager.client().get(url).content.decode()
    assert manager.client().post(url, {"heir_pick_ups": str(other.hat.id)}).status_code == 302
    page = other.client().get(reverse("intake:request", args=[first.id])).content.decode()
    assert "U werkt hieraan" in page
    assert (
        manager.client().post(reverse("staff:hand_on", args=[other.hat.id]), {"heir_pick_ups": "back"}).status_code
        == 302
    )
    assert "Ik pak dit op" in officer.client().get(reverse("intake:request", args=[second.id])).content.decode()
    scene = a_scene()
    typed = heirs(scene, heir_involvements="back")
    assert scene.manager.client().post(reverse("staff:hand_on", args=[scene.leaver.hat.id]), typed).status_code == 302
    assert scene.heir.client().get(reverse("cases:case", args=[scene.joined.case.id])).status_code == 200  # type: ignore[union-attr]  # it has one


def test_a_team_lead_hands_on_within_the_own_team_and_no_more(town: Town) -> None:
    scene = a_scene()
    lead = scene.town.colleague(Role.TEAM_LEAD, team=scene.leaver.hat.team, name="Tess Team").client()
    page = lead.get("/beheer/medewerkers/").content.decode()
    assert "Lars Vertrekt" in page and "Mara Beheer" not in page
    person = scene.leaver.hat.professional_id
    assert "Schorsen" not in lead.get(reverse("staff:colleague", args=[person])).content.decode()
    for name, id in (("suspend", person), ("history", person), ("end_work", scene.leaver.hat.id)):
        assert lead.get(reverse(f"staff:{name}", args=[id])).status_code == 404
    other = scene.town.colleague(domain="wmo", name="Ander Team")
    url = reverse("staff:hand_on", args=[scene.leaver.hat.id])
    assert "Ander Team" not in lead.get(url).content.decode()
    assert lead.post(url, heirs(scene, heir_directions=str(other.hat.id))).status_code == 422
    assert lead.post(url, heirs(scene)).status_code == 302
    elsewhere = town.colleague(Role.TEAM_LEAD, team=town.team("wmo")).client()
    assert elsewhere.get(url).status_code == 404


# -- lists and places ------------------------------------------------------------------------------------


def test_the_list_asks_as_many_statements_for_fifty_as_for_one(town: Town, manager: Colleague) -> None:
    client, counts = manager.client(), []
    for more in (1, 2, 50):
        for number in range(more):
            town.colleague(domain="wmo", name=f"Zz {number}")
        client.get("/beheer/medewerkers/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get("/beheer/medewerkers/").status_code == 200
        counts.append(len(asked))
    assert len(set(counts)) == 1 and counts[0] <= 30, counts
    assert client.get("/beheer/medewerkers/?page=2").status_code == 200


def test_searching_keeps_the_name_out_of_the_address(town: Town, manager: Colleague) -> None:
    place = town.organisation("Zoekveld")  # a list of its own: the town's is pages long
    rare = own_word("zeldz")
    town.colleague(name=f"Wendelmoet {rare.title()}", role=Role.PARTNER, organisation=place)
    town.colleague(name="Iemand Anders", role=Role.PARTNER, organisation=place)
    client = manager.client()
    found = client.post("/beheer/medewerkers/zoeken/", {"words": rare}, follow=True)
    page = found.content.decode()
    assert "Wendelmoet" in page and "Iemand Anders" not in page and "zeldz" not in str(found.redirect_chain)
    client.post("/beheer/medewerkers/zoeken/", {"words": ""})
    assert "Iemand Anders" in client.get(f"/beheer/medewerkers/?organisation={place.id}").content.decode()
    empty = client.get(f"/beheer/medewerkers/?organisation={place.id}&state=ended&role=lawfulness&team=onzin&page=9999")
    assert empty.status_code == 200 and "Niemand gevonden" in empty.content.decode()


def test_organisations_and_teams_are_added_and_renamed_and_a_desk_s_seats_follow(
    town: Town, manager: Colleague, owner_connection: "Connection[Any]"
) -> None:
    client, name = manager.client(), f"Speeltuin {uuid7()}"
    assert client.post("/beheer/organisaties/nieuw/", {"name": name, "phone": "010"}).status_code == 302
    twice = client.post("/beheer/organisaties/nieuw/", {"name": name.upper()})
    assert twice.status_code == 422 and "al een organisatie" in twice.content.decode()
    place = Organisation.objects.get(name=name)
    add = reverse("staff:add_squad", args=[place.id])
    assert client.post(add, {"name": "Buurt", "is_desk": "on"}).status_code == 422
    assert client.post(add, {"name": "Buurt", "domain": "welzijn"}).status_code == 302
    team = place.teams.get()
    who = town.colleague(Role.PARTNER, organisation=place, team=team, domain="welzijn")
    count = "SELECT count(*) FROM access_viewer WHERE viewer_id = %s"
    assert owner_connection.execute(count, [who.hat.id]).fetchone() == (1,)
    change = reverse("staff:change_squad", args=[team.id])
    assert client.post(change, {"name": "Buurtteam", "domain": "welzijn", "is_desk": "on"}).status_code == 302
    owner_connection.rollback()
    assert owner_connection.execute(count, [who.hat.id]).fetchone() == (2,), "seats follow the team"
    assert client.post(change, {"name": "Buurtteam", "domain": "welzijn"}).status_code == 302
    owner_connection.rollback()
    assert owner_connection.execute(count, [who.hat.id]).fetchone() == (1,)
    assert client.post(reverse("staff:end_place", args=[place.id])).status_code == 409
    town.home("Held Desk")
    desk = reverse("staff:change_squad", args=[town.desk.id])
    held = client.post(desk, {"name": "Toegang", "domain": "toegang"})
    assert held.status_code == 422 and "liggen nog huishoudens" in held.content.decode()
