"""The main road, end to end, in a real browser, as the people who walk it: the access officer, the resident at the
desk, the director, a professional. (A1, B2, B3, C1, D1, D8, E1, E7, F2, H1, H2, H3.)"""

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.people.models import Household
from tests.support.town import a_town
from tests.support.walk import Walk

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_the_main_road(page: "Page", live_server_url: str) -> None:
    walk, town = Walk(page, live_server_url), a_town("Lindeveen")
    director = town.colleague(name="Joris van Aken", domain="wmo")
    helper = town.colleague(name="Samira Haddou", domain="schuldhulp")
    family = "Zomerdijk"

    # 1. A request comes in by phone.
    walk.sign_in(town.officer)
    walk.sees("Er liggen geen hulpvragen")
    walk.follow("Nieuwe hulpvraag")
    for name, value in [("danger", "no"), ("children", "yes"), ("channel", "phone"), ("asker", "self")]:
        walk.choose(name, value)
    walk.field("given_names", "Lotte")
    walk.field("family_name", family)
    walk.field("birth_date", "31-02-1990")
    walk.field("words", "Ik krijg brieven van de woningbouw. Ik durf ze niet meer open te maken.")
    page.locator("main button[type=submit]").last.click()
    walk.sees("Vul een bestaande datum in")
    walk.field("birth_date", "12-02-1990")
    walk.look("road-01-request")
    page.locator("main button[type=submit]").last.click()
    page.wait_for_url(re.compile("/hulpvragen/[0-9a-f-]{36}/"))

    # 2. It is sifted: more than one question, so a case.
    walk.sees("durf ze niet meer open te maken", family)
    request_url = page.url
    walk.look("road-02-sifting")
    walk.choose("outcome", "case")
    walk.field("reason", "Geld, wonen en de zorg voor het kind hangen samen")
    walk.press("Verder")

    # 3 and 4. Told, asked, and the case opened with one director.
    page.wait_for_url(re.compile("/casus/"))
    household = Household.objects
    with viewing(town.officer.viewer):
        home = household.get(name__contains=family)
    page.goto(f"/huishoudens/{home.id}/delen/")
    walk.sees("Vertellen", "Vragen")
    walk.look("road-03-tell-and-ask")
    page.goto(request_url + "casus/")
    page.locator("[name=members]").first.check(force=True)
    for life_domain in ("geld", "wonen", "zorg"):
        walk.choose("life_domains", life_domain)
    page.locator("[name=reason]").fill("Geld, wonen en de zorg voor het kind hangen samen")
    walk.choose("hat", str(director.hat.id))
    walk.field("why", "Kent het gezin van de keukentafel")
    walk.field("agreed_with", f"Lotte {family}")
    walk.choose("ground", "told")
    walk.choose("basis", "wmo-onderzoek")
    walk.choose("how", "phone")
    walk.press("Casus openen")
    page.wait_for_url(re.compile("/casussen/[0-9a-f-]{36}/"))
    walk.sees("Joris van Aken", "regievoerder")

    # The director finds the case, with who lives there, who directs, and on which ground one looks.
    walk.sign_in(director)
    walk.sees(family)
    walk.follow(family, exact=False)
    walk.sees("Joris van Aken", "Wmo 2015, art. 2.3.2")
    page.wait_for_load_state("networkidle")
    walk.look("road-04-case")
    case_url = page.url

    # 5. The whole life is talked through once, in own words; what is typed is kept while typing.
    walk.follow("Gesprekken")
    walk.sees("Nog geen")
    page.goto(case_url + "gesprekken/nieuw/")
    if page.locator("[name=place]").count() == 0:
        page.locator("main a.choice, main .choice-cards a").first.click()
    walk.choose("place", "home")
    walk.send(page.locator("main button[type=submit]").last)
    page.wait_for_url(re.compile("/gesprekken/[0-9a-f-]{36}/"))
    talk = re.search("/gesprekken/([0-9a-f-]{36})/", page.url)
    assert talk
    domain = f"{case_url}gesprekken/{talk[1]}/leefgebieden/geld/"
    page.goto(domain)
    page.locator("main [name=words]").press_sequentially("De huur is twee maanden te laat.")
    page.locator("[data-draft-status]", has_text="bewaard").first.wait_for()
    page.goto(domain)
    assert page.locator("main [name=words]").input_value() == "De huur is twee maanden te laat."
    walk.field("going_well", "Lotte werkt drie dagen")
    walk.field("worries", "Uit huis moeten")
    walk.field("wishes", "Overzicht")
    walk.choose("mark", "4")
    walk.look("road-05-conversation")
    page.locator("main form[data-draft-url] button[type=submit]").last.click()
    page.wait_for_load_state()
    page.goto(f"{case_url}gesprekken/{talk[1]}/hoofdpunten/")
    walk.field("points", "De huur is te laat. Lotte wil eerst overzicht over het geld.")
    page.locator("main form[data-draft-url] button[type=submit]").last.click()
    page.wait_for_load_state()
    page.goto(f"{case_url}gesprekken/{talk[1]}/teruglezen/")
    page.locator("[name=people]").first.check(force=True)
    walk.choose("how", "aloud")
    walk.look("road-06-main-points")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_load_state()
    walk.sees("Lotte wil eerst overzicht")

    # 6. One plan, agreed on the screen, and a page for the fridge door.
    page.goto(case_url + "plan/")
    page.goto(case_url + "plan/doelen/nieuw/")
    walk.field("words", "Wij slapen weer zonder zorgen over de huur")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_load_state()
    for what, who in [("Alle post naar het spreekuur brengen", None), ("De woningbouw bellen voor uitstel", director)]:
        page.goto(case_url + "plan/acties/nieuw/")
        walk.field("what", what)
        options = page.locator("[name=who] option")
        values = options.evaluate_all("all => all.map(one => one.value)")
        wanted = str(who.hat.id) if who else None
        pick = next(v for v in values if v and ((wanted in v) if wanted else ("network" not in v and ":" in v)))
        walk.choose("who", pick)
        walk.field("due_on", (timezone.localdate() + timedelta(days=7)).isoformat())
        page.locator("main form button[type=submit]").last.click()
        page.wait_for_load_state()
    page.goto(case_url + "plan/")
    walk.sees("zonder zorgen over de huur", "De woningbouw bellen")
    walk.look("road-07-plan")
    page.goto(case_url + "plan/akkoord/")
    page.locator("[name=members]").first.check(force=True)
    page.locator("[name=professional]").check(force=True)
    walk.choose("how", "screen")
    walk.look("road-08-agree")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_load_state()
    page.goto(case_url + "plan/koelkast/")
    walk.sees("Joris van Aken", "zonder zorgen over de huur")
    page.emulate_media(media="print")
    assert page.pdf(format="A4").count(b"/Type /Page\n") <= 1
    page.emulate_media(media="screen")
    walk.look("road-09-fridge")

    # 7. The logbook.
    page.goto(case_url + "logboek/")
    walk.choose("kind", "contact")
    walk.field("what", "Gebeld met de woningbouw: uitstel tot na het gesprek.")
    page.locator("main form[data-draft-url] button[type=submit]").last.click()
    page.wait_for_load_state()
    walk.sees("uitstel tot na het gesprek")
    walk.look("road-10-logbook")

    # A colleague is asked in and reads the plan; somebody of another organisation meets a closed door.
    page.goto(f"/huishoudens/{home.id}/betrokken/nieuw/")
    walk.choose("hat", str(helper.hat.id))
    walk.field("task", "helpt met de schulden")
    walk.press("Betrekken")
    walk.sign_in(helper)
    walk.sees(family)
    page.goto(case_url + "plan/")
    walk.sees("zonder zorgen over de huur")
    outsider = town.colleague("partner", name="Piet Welzijn", organisation=town.organisation("Welzijn Lindeveen"))
    walk.sign_in(outsider)
    page.goto(case_url)
    walk.sees_not(family, "woningbouw")

    # Who looked: the resident can read it.
    walk.sign_in(director)
    page.goto(f"/huishoudens/{home.id}/inzage/")
    walk.sees("Joris van Aken", "Olga Toegang", "Samira Haddou")
    walk.sees_not("Piet Welzijn")
    walk.look("road-11-who-looked")
    page.goto("/")
    walk.sees(family)
    walk.look("road-12-my-cases")
