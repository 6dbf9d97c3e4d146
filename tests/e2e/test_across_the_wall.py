"""A lawfulness file and a concern that crosses, in a real browser (C4, F5)."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from tests.support.apart import an_apart
from tests.support.town import a_bsn, a_town
from tests.support.walk import Walk

if TYPE_CHECKING:
    from playwright.sync_api import Page


def day(days: int) -> str:
    """This function will give a day from today as a picker takes it."""
    return (timezone.localdate() + timedelta(days)).isoformat()


def test_a_question_about_nobody_a_concern_and_its_outcome(page: "Page", live_server_url: str) -> None:
    walk, town = Walk(page, live_server_url), a_town("Lindeveen")
    team = town.team("schuldhulp", name="Team Schuldhulp")
    ruben = town.colleague(name="Ruben Goedhart", team=team, domain="schuldhulp")
    director = town.colleague(name="Joris van Aken", domain="wmo")
    home = town.home("Lotte Zomerdijk (1988-04-12)", "Finn Zomerdijk (9 jaar)")
    town.open_case(home, director=director)
    case = home.case
    assert case

    walk.sign_in(director)
    page.goto("/doorgegeven-zorgen/")
    walk.look("across-01-empty")
    page.goto("/doorgegeven-zorgen/vragen/nieuw/")
    walk.choose("to", f"support:{team.id}")
    walk.field("words", "Iemand laat de post dicht en er hangt een afsluiting. Wat doet u als ik dit doorgeef?")
    page.locator("[name=nobody]").check(force=True)
    walk.look("across-02-ask")
    walk.press("Vraag sturen")
    question = page.url
    walk.sign_in(ruben)
    page.goto(question)
    walk.field("words", "Wij bellen dezelfde dag met de leverancier. De inwoner hoort dat van ons.")
    walk.press("Antwoord sturen")
    walk.look("across-03-question")

    walk.sign_in(director)
    page.goto(f"/casussen/{case.id}/")
    page.get_by_text("Er is geen zorg doorgegeven.").wait_for()
    walk.look("across-04-case")
    page.goto(f"/doorgegeven-zorgen/nieuw/huishouden/{home.household.id}/")
    walk.choose("person", str(home.ids[0]))
    walk.choose("to", f"support:{team.id}")
    walk.field("what", "Op tafel lagen elf dichte enveloppen, twee van de energieleverancier.")
    walk.field("why", "Zij durft niet alleen te kijken. Kan iemand met haar de post openen?")
    walk.choose("basis", "toestemming")
    walk.choose("told", "knows")
    walk.field("told_on", day(0))
    walk.look("across-05-pass-on")
    walk.press("Zorg doorgeven")
    envelope = page.url
    walk.sees("nog niet geopend", "Terugnemen")
    walk.look("across-06-sent")

    walk.sign_in(ruben)
    page.goto("/doorgegeven-zorgen/")
    walk.look("across-07-box")
    page.goto(envelope)
    walk.sees_not("Zomerdijk")
    walk.look("across-08-closed")
    walk.press("Openen")
    walk.field("words", "Ik ga donderdag langs met koffie en een brievenopener.")
    walk.field("by_day", day(7))
    walk.look("across-09-opened")
    walk.press("Aan de afzender zeggen")
    walk.field("words", "De post is open. Er is een regeling voor de achterstand.")
    walk.press("Aan de afzender vertellen")

    walk.sign_in(director)
    page.goto(envelope)
    walk.sees("De post is open", "er is verteld wat ervan kwam")
    walk.look("across-10-answered")
    page.goto("/doorgegeven-zorgen/?lijst=gestuurd")
    walk.look("across-11-mine")
    page.goto(f"/huishoudens/{home.household.id}/doorgegeven-zorgen/")
    walk.look("across-12-household")


def test_a_lawfulness_file_from_its_opening_to_its_end(page: "Page", live_server_url: str) -> None:
    walk, town = Walk(page, live_server_url), a_town("Lindeveen")
    apart = an_apart(town)
    walk.sign_in(apart.gerrit)
    walk.sees("U werkt aan geen dossier")
    walk.look("apart-01-empty")
    page.goto("/rechtmatigheid/nieuw/")
    for name, text in (
        ("given_names", "Margje"),
        ("family_name", "Feddema"),
        ("birth_date", "21-05-1984"),
        ("bsn", a_bsn()),
        ("reason", "De inkomsten die de werkgever opgaf zijn hoger dan wat zij meldde, drie maanden op rij."),
        ("due_on", day(12)),
    ):
        walk.field(name, text)
    walk.choose("basis", "pw-53a")
    walk.look("apart-02-new")
    walk.press("Dossier openen")
    file = page.url
    walk.choose("kind", "conversation")
    walk.field("words", "Gesprek op kantoor. Zij wist niet dat vakantiegeld meetelt.")
    walk.press("In het dossier zetten")
    walk.sees("Gesprek met de inwoner", "vooronderzoek")
    walk.look("apart-03-file")
    for _ in range(3):
        apart.file()
    page.goto("/rechtmatigheid/")
    walk.look("apart-04-list")
    page.goto("/rechtmatigheid/zoeken/")
    walk.look("apart-05-search")
    page.goto(f"{file}afsluiting/")
    walk.choose("outcome", "right")
    walk.field("words", "Het vakantiegeld is verrekend. Verder klopt alles.")
    walk.look("apart-06-close")
    walk.press("Opslaan")
    walk.sees("mag sinds")
    walk.look("apart-07-closed")
    page.goto(f"{file}inzage/")
    walk.look("apart-08-log")
    walk.sign_in(apart.els)
    page.goto(file)
    walk.sees("U werkt niet aan dit dossier")
    walk.look("apart-09-outside")
