from datetime import timedelta
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7
from axe_playwright_python.sync_playwright import Axe
from samenhang.access.viewer import viewing
from samenhang.consent import actions as consenting
from samenhang.consent.models import LegalBasis, Notice
from samenhang.involvement.models import Part
from samenhang.teams.models import Role
from samenhang.cases import actions
from tests.support.town import a_town
from django.conf import settings
import pathlib
OUT = pathlib.Path("/tmp/shots"); OUT.mkdir(exist_ok=True)

def cookie(client, page, url):
    page.context.clear_cookies()
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value, "url": url}])

def test_shots(page, live_server_url):
    town = a_town("Lindeveen")
    home = town.home("Samira el Amrani", "Youssef el Amrani (2013-02-01)", "Noor el Amrani (2009-06-01)", "Ilias el Amrani (2019-09-12)", "Fatima-Zahra van den Heuvel-Oosterwijk el Amrani")
    town.open_case(home)
    welzijn = town.organisation("Stichting Welzijn"); wonen = town.organisation("Woonstichting de Linde"); ggz=town.organisation("GGZ Het Veen", )
    pia = town.colleague(Role.PARTNER, name="Pia van der Molen", organisation=welzijn, domain="welzijn")
    bert = town.colleague(Role.PARTNER, name="Bert Huis", organisation=wonen, domain="wonen")
    gea = town.colleague(Role.PARTNER, name="Gea Veen", organisation=ggz, domain="zorg")
    jo = town.colleague(name="Jo Bakker", domain="jeugd"); sc = town.colleague(name="Sjoerd Schuld", domain="schuldhulp"); pw=town.colleague(name="Petra Werk", domain="participatie")
    town.involve(home, pia, part=Part.PARTNER, task="maatje voor Samira, elke week koffie")
    town.involve(home, bert, part=Part.PARTNER, task="huurachterstand en betalingsregeling")
    town.involve(home, jo, people=[home.ids[1]], task="gezinscoach voor Youssef", own_file="jeugd")
    i = town.involve(home, pw, task="uitkering en werk", own_file="participatie", until=town.now + timedelta(days=90))
    d = town.director.viewer
    with viewing(d):
        consenting.tell(household=home.household, people=home.ids, organisation=welzijn, layers=["shared"], basis=LegalBasis.objects.get(code="wmo-onderzoek"), how="phone", by=d, at=town.now)
        consenting.ask_each(household=home.household, answers={home.ids[0]: "given", home.ids[4]: "given"}, organisation=wonen, layers=["shared"], topic="samen de huurschuld oplossen", how="desk", until=timezone.localdate()+timedelta(days=60), by=d, at=town.now)
        [c]=consenting.ask_each(household=home.household, answers={home.ids[0]: "given"}, organisation=ggz, layers=["shared","case_team"], topic="weten hoe het thuis gaat", how="desk", by=d, at=town.now)
        consenting.withdraw(what=c, how="phone", note="Belde zelf: liever nog even niet.", by=d, at=town.now)
        consenting.ask_each(household=home.household, answers={home.ids[2]: "refused"}, organisation=ggz, layers=["shared"], topic="weten hoe het thuis gaat", how="desk", by=d, at=town.now)
        consenting.release_secrecy(household=home.household, person_id=home.ids[0], who="de huisarts", about="of Samira op dit moment kan werken", to_whom="Petra Werk", how="paper", by=d, at=town.now)
        consenting.agree_to_help(household=home.household, person_id=home.ids[0], help="Een maatje van Stichting Welzijn", answer="agreed", how="desk", by=d, at=town.now)
        consenting.agree_to_help(household=home.household, person_id=home.ids[2], help="Gesprekken bij de GGZ", answer="declined", how="desk", by=d, at=town.now)
        consenting.object_to(notice=Notice.objects.filter(organisation=welzijn).first(), reason="Dat hoeft het maatje niet te weten.", by=d, at=town.now)
        actions.agree_director(case=home.case, agreed=actions.Agreed(hat=jo.hat, why="Klikt met het gezin en kent de kinderen van school.", agreed_with="Samira, Rik Regie en de jeugdconsulent"), by=d, at=town.now+timedelta(minutes=10))
    v = jo.client()
    client = v
    pages = {
      "case": reverse("cases:case", args=[home.case.id]), "direction": reverse("cases:direction", args=[home.case.id]),
      "involved": reverse("cases:involved", args=[home.household.id]), "involve": reverse("cases:involve", args=[home.household.id]),
      "sharing": reverse("cases:sharing", args=[home.household.id]), "choose": reverse("cases:choose_basis", args=[home.household.id]),
      "tell": reverse("cases:tell", args=[home.household.id, "wmo-onderzoek"]), "ask": reverse("cases:ask", args=[home.household.id]),
      "secrecy": reverse("cases:release_secrecy", args=[home.household.id]), "paper": reverse("cases:sharing_paper_of", args=[home.household.id, home.ids[0]]),
      "end": reverse("cases:end_involvement", args=[i.id]), "withdraw": reverse("cases:withdraw_consent", args=[c.id]),
    }
    cookie(client, page, live_server_url)
    wrong = []
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        for name, address in pages.items():
            page.goto(address)
            page.wait_for_timeout(150)
            page.screenshot(path=OUT / f"cases-{name}-{width}.png", full_page=True)
            found = Axe().run(page).response["violations"]
            wrong += [(name, width, f["id"], [n["html"][:200] for n in f["nodes"]][:3]) for f in found]
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width: wrong.append((name, width, "scrolls", wide))
    page.goto(pages["direction"]); page.fill("[name=why]", "x"); page.click("button[type=submit].btn--primary"); page.wait_for_timeout(400)
    page.screenshot(path=OUT / "cases-direction-wrong-390.png", full_page=True)
    for w in wrong: print(w)
    page.emulate_media(media="print"); page.goto(pages["paper"]); page.pdf(path="/tmp/shots/cases-paper.pdf")
    assert not wrong
