import uuid
from datetime import timedelta
from pathlib import Path
from django.urls import reverse
from samenhang.access.viewer import viewing
from samenhang.intake import actions, queries
from samenhang.intake.models import Referral
from samenhang.people.actions import Identity
from tests.intake.asking import *
from tests.support.town import a_town
from axe_playwright_python.sync_playwright import Axe
SHOTS = Path("/tmp/shots"); SHOTS.mkdir(exist_ok=True)
WORDS = ["Ik kom de trap niet meer op en de dokter zegt dat het niet overgaat.", "Wij hebben een brief gekregen dat we eruit moeten.", "Mijn zoon gaat al drie weken niet naar school en ik weet niet meer wat ik moet doen. Mijn man werkt nachten en ik durf het hem niet te vertellen.", "Ik wil graag weten of ik een parkeerkaart kan krijgen."]
NAMES = [("Ineke","Postema"),("Youssef","El Amrani"),("Gerda","van der Veen"),("Danuta","Kowalska"),("Sem","Bakker"),("Halima","Osman")]

def signin(page, who, base):
    c = who.client()
    for name in ("sessionid",):
        page.context.add_cookies([{"name": name, "value": c.cookies[name].value, "url": base}])

def shoot(page, name, url, base, prepare=None):
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(base + url)
        if prepare: prepare(page)
        page.screenshot(path=SHOTS / f"intake-{name}-{width}.png", full_page=True)
        wide = page.evaluate("document.documentElement.scrollWidth")
        found = Axe().run(page).response["violations"]
        for v in found:
            print(name, width, v["id"], v["help"], [n["html"][:120] for n in v["nodes"][:3]])
        if wide > width: print(name, width, "WIDE", wide)

def test_shots(page, live_server_url):
    town = a_town("Lindeveen"); officer = town.officer.viewer
    _ = town.director
    wmo = town.team("wmo", name="Wmo-balie"); wim = town.colleague(team=wmo, domain="wmo", name="Wim Verhoef")
    for d,n in (("schuldhulp","Schuldhulp"),("jeugd","Jeugdteam Oost"),("participatie","Werk en inkomen")):
        t = town.team(d, name=n); town.colleague(team=t, domain=d, name=f"{n[:4]} Collega")
    second = town.colleague("access_officer", name="Petra de Wit")
    made_ = []
    for i in range(31):
        given, fam = NAMES[i % 6]
        safety = actions.Safety("yes","yes","112 gebeld, politie is onderweg.") if i==4 else actions.Safety("unknown","yes") if i==9 else actions.Safety("no","no")
        urgent = actions.Urgent("today","Ontruiming morgen om tien uur.") if i in (2,5) else actions.Urgent("week","Rekening vervalt vrijdag.") if i%5==1 else actions.Urgent()
        caller = actions.Caller(True, f"{given} {fam}", "", "", "06-11223344") if i%3 else actions.Caller(False,"Carla Smit","wijkverpleegkundige","Thuiszorg De Linde","010-4567890")
        one = a_request(town, about=actions.About(newcomers=[actions.Newcomer(Identity(family_name=fam, given_names=given))]), safety=safety, urgent=urgent, caller=caller, words=WORDS[i%4], channel=["phone","desk","partner","letter"][i%4], at=town.now - timedelta(hours=i*5))
        made_.append(one)
    with viewing(officer):
        actions.pick_up(request=made_[2], by=officer, at=queries.moment())
        for i in (20, 21, 22):
            actions.refer(request=made_[i], sifting=actions.Sifting("Eén vraag"), handing=actions.Handing(wmo, made_[i].words, "Woont driehoog zonder lift. Kijk ook naar verhuizen.", "phone", resident_knows=i==20, call_whom="Ineke Postema", call_phone="06-11223344"), by=officer, at=queries.moment())
        actions.answer_request(request=made_[23], sifting=actions.Sifting("Eén vraag", ["wonen"], "Vooral niet alleen willen zijn."), answer="De regiotaxi, met een pas. Aangevraagd terwijl we belden.", by=officer, at=queries.moment())
    with viewing(wim.viewer):
        refs = list(Referral.objects.filter(to_desk=wmo).order_by("at","id"))
        actions.decline_referral(referral=refs[0], reason="Dit is huurschuld. Vraag schuldhulp.", by=wim.viewer, at=queries.moment())
        actions.accept_referral(referral=refs[1], note="Ik bel haar morgen.", by=wim.viewer, at=queries.moment())
    home = town.home("Gerda van der Veen (1984-02-01)", "Tom van der Veen (1980-02-01)", "Lot van der Veen (2016-05-05)")
    case_req = a_request(town, home=home, words=WORDS[2], safety=actions.Safety("no","yes"))
    running_home = town.home("Ineke Postema (1960-02-01)"); town.open_case(running_home)
    running = a_request(town, home=running_home, words=WORDS[1])
    concern = a_request(town, kind="concern", words=WORDS[2], caller=actions.Caller(False,"Meester Kees","leerkracht","Basisschool De Wilg","010-1234567"), grounds=actions.Grounds("Het kind komt zonder jas en zonder eten.","Ouders komen niet op gesprek.",actions.Telling(None,"Eerst met Veilig Thuis overleggen.",(town.now+timedelta(days=7)).date())))
    base = live_server_url
    signin(page, town.officer, base)
    U = lambda n, *a: reverse(f"intake:{n}", args=a)
    shoot(page, "queue", U("queue"), base)
    shoot(page, "queue-handled", U("queue")+"?lijst=handled", base)
    shoot(page, "queue-waiting", U("queue")+"?lijst=waiting", base)
    shoot(page, "new", U("receive"), base)
    def fill(p):
        p.check("[name=danger][value=yes]", force=True); p.check("[name=kind][value=concern]", force=True); p.check("[name=asker][value=other]", force=True); p.check("[name=urgency][value=today]", force=True); p.check("[name=told][value=no]", force=True)
        p.locator("summary", has_text="Nog iemand").click()
    shoot(page, "new-full", U("receive"), base, fill)
    def wrong(p):
        p.locator("main .form__actions button[type=submit]").click(); p.wait_for_load_state()
    shoot(page, "new-wrong", U("receive"), base, wrong)
    shoot(page, "new-known", U("receive")+f"?about={home.ids[0]}", base)
    shoot(page, "request", U("request", case_req.id), base)
    def ref(p):
        p.check("[name=outcome][value=referred]", force=True); p.locator("summary", has_text="Verder kijken").click(); p.check("[name=life_domains][value=geld]", force=True); p.check("[name=life_domains][value=wonen]", force=True)
    shoot(page, "request-refer", U("request", made_[4].id), base, ref)
    shoot(page, "request-returned", U("request", made_[20].id), base)
    shoot(page, "request-accepted", U("request", made_[21].id), base)
    shoot(page, "request-answered", U("request", made_[23].id), base)
    shoot(page, "request-concern", U("request", concern.id), base)
    shoot(page, "request-running", U("request", running.id), base)
    shoot(page, "running-case", U("open_case", running.id), base)
    def told(p):
        p.check("[name=ground][value=told]", force=True); p.check("[name=directs][value=resident]", force=True)
    shoot(page, "open-case", U("open_case", case_req.id), base, told)
    page.context.clear_cookies(); signin(page, wim, base)
    shoot(page, "referrals", U("referrals"), base)
    shoot(page, "referral", U("referral", refs[2].id), base)
    shoot(page, "referral-accepted", U("referral", refs[1].id), base)
