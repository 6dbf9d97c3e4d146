"""Households that took it into their own hands: a resident who directs, a mother of twins, a boy who came down."""

from collections.abc import Iterator
from datetime import datetime

from samenhang.demo.telling import Story, man, says, woman


def pietersma(t: Story) -> Iterator[datetime]:
    """A resident who wants to hold her own case together, with a professional beside her."""
    yield t.at(120, "13.00")
    t.asks_help(
        "farida",
        woman("Marloes", "Pietersma", 44),
        man("Joris", "Pietersma", 13),
        channel="desk",
        words="Ik heb MS, een zoon in de brugklas en een map vol behandelaars. Ik wil niet geholpen worden met "
        "hulp. Ik wil dat het op elkaar past.",
        phone="012-555 04 09",
    )
    t.lives("farida", "De Aak", "19", "8994PL")
    t.related("farida", "parent_authority", ("Marloes", "Joris"))
    yield t.at(119, "10.00")
    t.picks_up("farida")
    t.opens_case(
        "farida",
        "hanneke",
        why="Voor zolang als nodig; mevrouw wil het zelf gaan doen.",
        agreed_with="Marloes Pietersma",
        domains="lichaam zorg geld werk",
        reason="Zorg, inkomen en opvoeding lopen door elkaar; mevrouw wil overzicht en zelf aan het stuur.",
    )
    yield t.at(112, "10.00")
    talk = t.talks(
        "hanneke",
        {
            "lichaam": says("Mijn energie is een kopje. Als het op is, is het op.", 4, wish="Afspraken op één dag."),
            "omgaan": says("Joris en ik zijn een team.", 9),
            "zorg": says("Mijn moeder komt op woensdag. Zij wordt ook ouder.", 6),
            "geld": says("De uitkering is laag maar komt op tijd.", 6),
            "werk": says("Ik corrigeer scripties, twee uur per week.", 7),
            "gemeente": says("Ik kreeg drie keer dezelfde vragenlijst. Van dezelfde afdeling.", 4),
        },
        "Marloes",
    )
    t.sums_up("hanneke", talk, "Marloes wil zelf de regie. Ze vraagt één vast nummer en afspraken op één dag.")
    t.agrees_points("hanneke", talk, "Marloes", how="self")
    yield t.at(110, "09.30")
    t.directs(
        "hanneke",
        "hanneke",
        resident="Marloes",
        agreed_with="Marloes Pietersma en haar moeder",
        why="Mevrouw houdt het overzicht zelf. Hanneke staat ernaast als een organisatie niet beweegt.",
    )
    t.may_speak(
        "hanneke",
        "Marloes",
        "verpleegkundige MS-poli",
        "vermoeidheid en wat dat overdag vraagt",
        "Hanneke en de school",
    )
    t.involves("hanneke", "chantal", "inkomen: uitleg en rust", "Marloes")
    t.tells("hanneke", "wir", "pw-taak", "shared", how="letter")
    yield t.at(100, "10.30")
    t.matters("hanneke", "Dat mijn ziekte niet ook nog mijn baan is.")
    one_day = t.goal("hanneke", "Al mijn afspraken vallen op dinsdag.", "lichaam", "Marloes")
    joris = t.goal("hanneke", "Ik mag kind zijn.", "zorg", "Joris", seen_by="Hij gaat op zaterdag naar judo.")
    clinics = t.action("hanneke", one_day, "Alle poli's vragen om de dinsdag", "Marloes", -80)
    a = t.action("hanneke", one_day, "De taxipas omzetten naar de dinsdag", "hanneke", -82)
    b = t.action("hanneke", joris, "Opgeven voor judo", "~oma Pietersma", -75)
    t.action("hanneke", joris, "Elke maand samen pannenkoeken bij oma", "Joris", 13)
    t.action("hanneke", None, "Nakijken of de huishoudelijke hulp ook mag koken", "hanneke", 4)
    yield t.at(99, "11.00")
    t.agrees("hanneke", "Marloes", "Joris")
    yield t.at(81, "09.00")
    t.done("hanneke", a, b)
    t.log(
        "hanneke",
        "contact",
        "Marloes zat zelf het overleg voor. Iedereen hield zich aan de tijd.",
        "Marloes",
        "hanneke",
        others="ergotherapeut, mentor van Joris",
        plan=True,
        decided="Volgend overleg weer bij Marloes thuis.",
        decided_by="Marloes",
    )
    yield t.at(52, "10.00")
    t.log(
        "chantal",
        "contact",
        "Marloes vroeg of het corrigeerwerk gevolgen heeft. Uitgerekend en op papier gezet: nee.",
        "Marloes",
        "chantal",
        plan=True,
        domains="geld werk",
    )
    yield t.at(18, "12.10")
    t.done("hanneke", clinics, word="De laatste poli is om.")
    t.log(
        "hanneke",
        "contact",
        "Ziekenhuis hield vast aan de vrijdag. Op verzoek van Marloes gebeld; nu dinsdag.",
        "Marloes",
        plan=True,
    )


def sahin(t: Story) -> Iterator[datetime]:
    """A young mother of twins: most of it worked out, the second plan is a small one."""
    yield t.at(231, "15.00")
    t.asks_help(
        "joost",
        woman("Kübra", "Şahin", 22),
        channel="partner",
        caller=("Verloskundigen De Wieg", "verloskundige", ""),
        words="Ik ben zwanger van een tweeling en woon bij een vriendin op de bank. Ik wil het goed doen.",
        phone="012-555 05 22",
    )
    t.lives("joost", "Molenstraat", "3", "8991AS", addition="2")
    yield t.at(230, "10.00")
    t.picks_up("joost")
    t.opens_case(
        "joost",
        "nadia",
        basis="jeugdwet-hulp",
        why="Nadia blijft ook na de geboorte.",
        agreed_with="Kübra Şahin",
        domains="wonen geld zorg toekomst",
        reason="Geen huis, geen inkomen, en over vier maanden twee kinderen.",
    )
    t.tells("nadia", "wir", "pw-taak", "shared")
    t.involves("nadia", "mehmet", "uitkering en later een opleiding")
    t.involves("nadia", "anouk", "een boete uit haar studietijd")
    yield t.at(222, "14.00")
    talk = t.talks(
        "nadia",
        {
            "wonen": says("Ik leef uit een koffer.", 2, wish="Een deur die van mij is."),
            "geld": says("Mijn bankpas heb ik bij mijn vriendin gelegd. Anders koop ik babyspullen.", 3),
            "omgaan": says("Mijn ouders praten niet met mij. Mijn tante stiekem wel.", 4),
            "geest": says("Bang, maar ook blij.", 6),
            "toekomst": says("Ik word kraamverzorgster. Lach niet.", 8),
        },
        "Kübra",
        place="desk",
    )
    t.sums_up("nadia", talk, "Een eigen plek voor de bevalling, een inkomen, en iemand die er daarna ook nog is.")
    t.agrees_points("nadia", talk, "Kübra")
    yield t.at(215, "14.00")
    t.matters("nadia", "Dat mijn kinderen later zeggen: het was klein, maar warm.")
    door = t.goal("nadia", "Voor de geboorte heb ik een eigen voordeur.", "wonen", "Kübra")
    income = t.goal("nadia", "Ik kan luiers en huur betalen.", "geld", "Kübra")
    study = t.goal("nadia", "Ik begin met mijn opleiding.", "werk", "Kübra", later=True)
    found = t.action("nadia", door, "Voorrang aanvragen", "nadia", -205)
    aunt = t.action("nadia", door, "Spullen opslaan in de garage", "~tante Hatice", -200)
    benefit = t.action("nadia", income, "Uitkering aanvragen", "mehmet", -205)
    fine = t.action("nadia", income, "Boete laten spreiden", "anouk", -190)
    yield t.at(214, "14.30")
    t.agrees("nadia", "Kübra")
    yield t.at(203, "09.30")
    t.log(
        "mehmet",
        "contact",
        "Aanvraag samen ingevuld. Zij had alle papieren al op volgorde gelegd.",
        "Kübra",
        "mehmet",
        plan=True,
    )
    yield t.at(196, "11.00")
    t.log(
        "nadia",
        "contact",
        "Kübra kwam niet. Ze lag bij haar tante op de bank met weeën die er nog geen waren. Gebeld, lacht alweer.",
        "Kübra",
        domains="lichaam",
    )
    yield t.at(189, "10.00")
    t.done("nadia", found, aunt, fine)
    t.done("mehmet", benefit)
    yield t.at(146, "11.00")
    t.log(
        "nadia",
        "moment",
        "Sleutel gekregen van een bovenwoning. Kübra heeft de hele straat geappt.",
        "Kübra",
        "nadia",
        plan=True,
    )
    t.ends("nadia", door, "reached", "Ik heb een sleutel.")
    yield t.at(102, "10.00")
    t.comes("nadia", woman("Ayla", "Şahin", 0.29), man("Can", "Şahin", 0.29))
    t.tells("nadia", "gemeente", "jeugdwet-hulp", note="ook voor de tweeling")
    t.related("nadia", "parent_authority", ("Kübra", "Ayla"), ("Kübra", "Can"))
    t.log(
        "nadia",
        "visit",
        "Ayla en Can, een paar dagen oud. De ouders van Kübra stonden beneden aan de trap, met soep.",
        "Kübra",
        "Ayla",
        "Can",
        "nadia",
        plan=True,
        domains="omgaan zorg",
    )
    yield t.at(54, "13.00")
    t.ends("nadia", income, "good_enough", "Het is krap maar het klopt. Anouk kijkt over een half jaar nog eens.")
    t.rewords("nadia", study, "In februari begin ik met mijn opleiding.", "Kübra", seen_by="Ik sta op de lijst.")
    t.action("nadia", study, "Opvang regelen voor drie dagen", "nadia", 17)
    t.action("nadia", study, "Inschrijven en open dag bezoeken", "Kübra", 6)
    t.action("nadia", study, "Op donderdag oppassen", "~oma Şahin", 40)
    yield t.at(53, "13.30")
    t.agrees("nadia", "Kübra")
    t.log(
        "nadia",
        "decision",
        "Nieuw plan, één doel over. We spreken nog eens per maand.",
        "Kübra",
        "nadia",
        plan=True,
        decided="Minder vaak, wel bereikbaar.",
        decided_by="Kübra en Nadia",
    )
    yield t.at(15, "09.10")
    t.log("nadia", "contact", "Open dag was leuk. ‘Ik was niet eens de jongste.’", "Kübra", plan=True)


def nguyen(t: Story) -> Iterator[datetime]:
    """A widow who minds her grown son; the case goes well and is nearly done."""
    yield t.at(200, "10.00")
    t.asks_help(
        "marjolein",
        woman("Thị Lan", "Nguyễn", 54),
        man("Minh Khôi", "Nguyễn", 20),
        words="Mijn zoon zit al twee jaar boven. Hij eet om drie uur 's nachts. Ik zet het bord op de trap.",
        phone="012-555 08 54",
    )
    t.lives("marjolein", "Zandpad", "88", "8992NN")
    t.reached(
        "marjolein",
        "Thị",
        language="Vietnamees",
        interpreter=True,
        reading="spoken",
        needs="Tolk altijd dezelfde vrouw.",
    )
    yield t.at(199, "10.00")
    t.picks_up("marjolein")
    t.opens_case(
        "marjolein",
        "hanneke",
        why="Hanneke kan in de avond.",
        agreed_with="mevrouw Nguyễn, met tolk",
        domains="zorg geest werk omgaan",
        reason="Een moeder die omvalt en een zoon die niet naar buiten komt.",
    )
    yield t.at(180, "19.00")
    t.log(
        "hanneke",
        "visit",
        "Voor de dichte deur op de trap gezeten en over schaken gepraat. Na veertig minuten schoof er een "
        "briefje onderdoor: ‘e4’.",
        "Minh",
        "hanneke",
        others="tolk",
        domains="geest",
    )
    t.asks("hanneke", "ggz", "Minh", topic="iemand die thuis komt praten", layers="shared case_team")
    t.involves("hanneke", "wouter", "thuis komen, schaken mag", "Minh")
    yield t.at(150, "19.00")
    down = t.goal("hanneke", "Ik eet één keer per week beneden.", "omgaan", "Minh")
    rest = t.goal("hanneke", "Ik slaap 's nachts door.", "geest", "Thị")
    plate = t.action("hanneke", rest, "Bord om acht uur op tafel, niet op de trap", "Thị", -140)
    d = t.action("hanneke", down, "Op donderdag beneden schaken met Wouter", "Minh", -120)
    yield t.at(149, "19.00")
    t.agrees("hanneke", "Thị", "Minh")
    yield t.at(121, "20.00")
    t.done("wouter", d, word="Hij won.")
    t.done("wouter", plate)
    t.log(
        "wouter",
        "moment",
        "Minh kwam de trap af met het bord onder zijn arm. Zijn moeder deed of ze het niet zag.",
        "Minh",
        "Thị",
        "wouter",
        plan=True,
    )
    yield t.at(95, "18.30")
    t.log(
        "hanneke",
        "visit",
        "Mevrouw Nguyễn sliep toen ik aanbelde. Op de bank, om half zeven. Dat was nog nooit gebeurd.",
        "Thị",
        "hanneke",
        others="tolk",
        domains="geest",
    )
    yield t.at(70, "19.00")
    t.ends("hanneke", down, "reached", "Hij eet nu drie avonden beneden.")
    t.action("hanneke", None, "Dagdeel proberen in de fietsenwerkplaats", "Minh", 10)
    yield t.at(24, "19.00")
    t.log(
        "hanneke",
        "visit",
        "Minh deed zelf open. We praten over afsluiten in het voorjaar.",
        "Minh",
        "Thị",
        "hanneke",
        others="tolk",
        plan=True,
    )
