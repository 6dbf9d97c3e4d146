"""Households with an agreed plan: an older couple, twelve people in one house, a resident who directs, twins."""

from collections.abc import Iterator
from datetime import datetime

from samenhang.demo.telling import Story, man, says, woman


def van_den_berg(t: Story) -> Iterator[datetime]:
    """An older couple, she begins to forget, and a grown son came back to live with them. Plan agreed once."""
    yield t.at(96, "10.20")
    t.asks_help(
        "joost",
        woman("Cornelia Maria", "Berg", 71, "van den"),
        man("Wim", "Berg", 74, "van den"),
        caller=("Wim van den Berg", "echtgenoot", ""),
        phone="012-555 02 01",
        words="Mijn vrouw zet de koffie op zonder water en zoekt daarna de hele dag naar haar moeder. Ik red "
        "het overdag niet alleen meer, want Peter slaapt op de bank en ligt tot de middag in bed.",
    )
    t.lives("joost", "Oude Vaart", "7", "8992BC")
    t.reached("joost", "Wim", phone="012-555 02 01", needs="Hoort slecht rechts. Praat graag onder het wandelen.")
    t.related("joost", "partner", ("Wim", "Cornelia"))
    t.comes("joost", man("Peter", "Berg", 46, "van den"), lodger=True)
    t.related("joost", "family", ("Wim", "Peter"), ("Cornelia", "Peter"))
    yield t.at(95, "09.10")
    t.picks_up("joost")
    t.opens_case(
        "joost",
        "tomasz",
        why="Tomasz doet het onderzoek naar hulp thuis en kent de dagopvang.",
        agreed_with="Wim en Peter van den Berg",
        domains="zorg wonen werk geld lichaam",
        behind="Samen thuis blijven wonen, zonder dat één van hen omvalt.",
        reason="Zorg, een zoon zonder werk en een huis met een steile trap hangen aan elkaar vast.",
    )
    yield t.at(90, "14.00")
    t.log(
        "tomasz",
        "visit",
        "Thee gedronken in de achterkamer. Corrie vertelde drie keer over de veerpont, elke keer anders en elke "
        "keer mooi. Wim slaapt in de stoel om haar te horen als ze opstaat.",
        "Wim",
        "Cornelia",
        "tomasz",
        domains="zorg lichaam",
    )
    talk = t.talks(
        "tomasz",
        {
            "omgaan": says("We zijn vijftig jaar samen. Mopperen hoort erbij.", 8, good="We zingen nog in de auto."),
            "wonen": says("De trap wordt een berg.", 5, wish="Beneden slapen."),
            "geld": says("We komen uit. Peter eet mee, dat merk je.", 6),
            "lichaam": says("Mijn knie. Haar hoofd.", 5),
            "zorg": says(
                "Ik zorg voor haar, en soms weet ik niet meer of ik haar man ben of haar broeder.",
                4,
                worry="Dat ze 's nachts naar buiten gaat.",
                wish="Eén dag per week gewoon vissen.",
            ),
            "toekomst": says("Zo lang mogelijk hier.", 6),
            "gemeente": says("Jullie zijn netjes. Maar wel steeds iemand anders.", 6),
        },
        "Wim",
        "Cornelia",
        others="zoon Peter, later aangeschoven",
    )
    t.sums_up(
        "tomasz",
        talk,
        "Wim wil thuis voor Corrie blijven zorgen en één dag in de week vrij. Corrie wil zingen en niet "
        "opgesloten zitten. Peter wil weer op zichzelf.",
    )
    t.agrees_points("tomasz", talk, "Wim", "Cornelia")
    yield t.at(85, "11.00")
    t.tells("tomasz", "wir", "pw-taak", "shared", how="paper")
    t.asks("tomasz", "welzijn", "Wim", "Cornelia", "Peter", topic="dagopvang De Boet en een fietsmaatje", months=12)
    t.involves("tomasz", "mehmet", "werk voor Peter", "Peter")
    t.involves("tomasz", "djamila", "dagopvang en een fietsmaatje", "Cornelia", "Wim")
    t.wants_help("tomasz", "Cornelia", "twee dagen dagopvang")
    t.wants_help("tomasz", "Wim", "iemand die 's nachts komt waken", "declined")
    yield t.at(78, "10.00")
    t.matters("tomasz", "Samen in dit huis blijven, met muziek.")
    free = t.goal("tomasz", "Op dinsdag ga ik vissen, zonder op mijn horloge te kijken.", "zorg", "Wim")
    home = t.goal(
        "tomasz", "Wij slapen veilig beneden.", "wonen", "Wim", "Cornelia", seen_by="Er staat een bed in de "
        "voorkamer."
    )
    own = t.goal("tomasz", "Ik heb werk en een eigen plek.", "werk", "Peter", later=True)
    day_care = t.action("tomasz", free, "Dinsdag en donderdag naar dagopvang De Boet", "djamila", -60)
    t.action("tomasz", free, "De eerste keer meegaan en een liedje meezingen", "Wim", -58)
    bed = t.action("tomasz", home, "Voorkamer leegmaken en het bed naar beneden", "Peter", -50)
    t.action("tomasz", home, "Bellen over een sensor bij de voordeur", "tomasz", 9)
    t.action("tomasz", home, "Extra leuning bij de achterdeur", "@Klussendienst Veenrand", 16)
    t.action("tomasz", own, "Sollicitatiebrief samen maken", "mehmet", 5)
    t.action("tomasz", own, "Inschrijven voor een kamer", "Peter", 12)
    yield t.at(77, "15.00")
    t.agrees("tomasz", "Wim", "Cornelia", "Peter")
    t.log(
        "tomasz",
        "decision",
        "Plan voorgelezen, twee keer, en getekend met drie handtekeningen.",
        "Wim",
        "Cornelia",
        "Peter",
        "tomasz",
        decided="Wim belt eerst Tomasz, niet de spoedlijn.",
        decided_by="Wim en Tomasz",
        plan=True,
    )
    yield t.at(57, "16.00")
    t.done("djamila", day_care, word="Ze zong de hele middag.")
    t.log("djamila", "moment", "Corrie wilde niet mee naar huis. Dat zegt genoeg.", "Cornelia", "djamila", plan=True)
    yield t.at(48, "10.00")
    t.done("tomasz", bed, word="Peter deed het in één avond, met de buurjongen.")
    t.log(
        "tomasz",
        "visit",
        "Bed staat beneden. Wim vertelde dat hij zondag had geslapen tot acht uur.",
        "Wim",
        "Cornelia",
        "Peter",
        "tomasz",
        plan=True,
        domains="wonen",
    )
    yield t.at(22, "13.30")
    t.log(
        "tomasz",
        "contact",
        "Wim belde: Corrie liep om vier uur 's nachts op de dijk. Buurvrouw bracht haar thuis.",
        "Wim",
        others="buurvrouw",
        domains="veiligheid zorg",
        decided="Sensor bij de deur krijgt haast.",
        decided_by="Tomasz",
    )
    yield t.at(6, "11.15")
    t.log(
        "mehmet",
        "contact",
        "Peter heeft een gesprek bij de scheepswerf. Gaat zelf, ik bel na afloop.",
        "Peter",
        "mehmet",
        plan=True,
    )


def ramdjan(t: Story) -> Iterator[datetime]:
    """Twelve people in one house: two families that became one, a grandmother and a nephew."""
    yield t.at(140, "11.30")
    t.asks_help(
        "marjolein",
        woman("Annemiek", "Koster", 41),
        man("Vikash", "Ramdjan", 44),
        woman("Sharda Devi", "Ramdjan-Bissumbhar", 73),
        man("Rohan", "Ramdjan", 17),
        woman("Priya", "Ramdjan", 15),
        man("Thijs", "Ruiter", 14, "de"),
        woman("Fleur", "Ruiter", 12, "de"),
        man("Arjun", "Ramdjan", 10),
        woman("Lotte", "Ruiter", 9, "de"),
        woman("Anjali", "Ramdjan-Koster", 5),
        man("Sem", "Ramdjan-Koster", 2),
        name="Huishouden Ramdjan-Koster",
        phone="012-555 03 03",
        words="Wij zijn met elf en straks twaalf in een huis voor vijf. Ik klaag niet over de kinderen, die "
        "doen het goed. Maar er slaapt er één in de gang en mijn schoonmoeder durft de trap niet meer op.",
    )
    t.lives("marjolein", "Kerkelaan", "112", "8993EM")
    t.reached(
        "marjolein", "Sharda", language="Sarnámi en Nederlands", reading="spoken", needs="Liever een vrouw aan tafel."
    )
    t.related("marjolein", "partner", ("Annemiek", "Vikash"))
    t.related(
        "marjolein",
        "parent_authority",
        *[("Annemiek", one) for one in ("Thijs", "Fleur", "Lotte", "Anjali", "Sem")],
        *[("Vikash", one) for one in ("Rohan", "Priya", "Arjun", "Anjali", "Sem")],
    )
    t.related("marjolein", "family", ("Sharda", "Vikash"))
    yield t.at(138, "09.30")
    t.picks_up("marjolein")
    t.opens_case(
        "marjolein",
        "sven",
        basis="jeugdwet-hulp",
        why="De kinderen staan voorop en Sven werkt met grote gezinnen.",
        agreed_with="Annemiek Koster en Vikash Ramdjan",
        domains="wonen zorg geld werk omgaan",
        behind="Ruimte: in huis en in de agenda.",
        reason="Wonen, zorg voor oma, geld en een zoon die afhaakt. Zes kinderen op vier scholen.",
    )
    yield t.at(130, "19.00")
    t.comes("sven", man("Dewan", "Ramdjan", 19), lodger=True)
    t.log(
        "sven",
        "visit",
        "Na het eten gekomen, dan is iedereen er. Neef Dewan woont er nu ook. Aan de deur hangt een rooster "
        "voor de douche dat beter werkt dan menig teamrooster.",
        "Annemiek",
        "Vikash",
        "Sharda",
        "Rohan",
        "sven",
        domains="wonen omgaan",
    )
    t.tells("sven", "gemeente", "jeugdwet-hulp", note="nu ook aan neef Dewan")
    t.involves("sven", "hanneke", "hulp bij de trap en de badkamer voor oma", "Sharda")
    t.involves("sven", "anouk", "kinderbijslag, toeslagen en een betaalregeling", "Annemiek", "Vikash")
    yield t.at(124, "19.30")
    t.asks("sven", "wonen", "Annemiek", "Vikash", topic="een groter huis, of twee huizen naast elkaar")
    t.involves("sven", "esther", "een passende woning zoeken")
    talk = t.talks(
        "sven",
        {
            "omgaan": says("Wij kiezen elke dag voor elkaar. Met twaalf man is dat hard werken.", 8),
            "wonen": says(
                "Rohan slaapt in de gang. Lotte in de kast, zegt ze zelf, maar het is een bedstee.",
                3,
                wish="Twee huizen met een deur ertussen. Dromen mag.",
            ),
            "geld": says("Het is er, en dan is het op.", 5, worry="De wasmachine. Die draait drie keer per dag."),
            "werk": says("Vikash rijdt nachten. Annemiek zou willen werken, maar waar laat je de kleintjes?", 5),
            "zorg": says("Oma is onze rust. Nu kan zij niet meer naar boven.", 6),
            "geest": says("Rohan zegt niks meer sinds de zomer.", 4, worry="Hij spijbelt, denken we."),
            "toekomst": says("Dat ze allemaal een vak leren.", 7),
        },
        "Annemiek",
        "Vikash",
        "Sharda",
        "Rohan",
    )
    t.sums_up(
        "sven",
        talk,
        "Het gezin redt veel zelf. Er is te weinig ruimte, oma kan niet meer naar boven en over Rohan is zorg.",
    )
    t.agrees_points("sven", talk, "Annemiek", "Vikash", "Rohan")
    yield t.at(117, "19.00")
    t.matters("sven", "Dat wij samen blijven, ook als er twee voordeuren komen.")
    house = t.goal("sven", "Iedereen heeft een eigen bed, niet in de gang.", "wonen", "Rohan", "Lotte")
    granny = t.goal("sven", "Oma kan zich weer veilig wassen.", "zorg", "Sharda", seen_by="Een douche beneden.")
    rohan = t.goal("sven", "Ik maak mijn jaar af.", "werk", "Rohan")
    t.goal("sven", "Annemiek werkt drie ochtenden.", "werk", "Annemiek", later=True)
    shower = t.action("sven", granny, "Douche beneden regelen", "hanneke", -70)
    bunk = t.action("sven", house, "Stapelbed timmeren op zolder", "~opa De Ruiter", -90)
    t.action("sven", house, "Voorstel voor twee woningen naast elkaar bespreken", "esther", -15)
    t.action("sven", rohan, "Elke vrijdag een bericht aan Sven: hoeveel uur was je er?", "Rohan", 20)
    t.action("sven", rohan, "Met de mentor een route afspreken", "sven", -60)
    t.action("sven", None, "Toeslagen nalopen en fouten herstellen", "anouk", 8)
    yield t.at(116, "19.15")
    t.agrees("sven", "Annemiek", "Vikash", "Rohan", "Dewan", how="paper")
    t.log(
        "sven",
        "decision",
        "Plan aan de keukentafel getekend, er waren niet genoeg stoelen.",
        "Annemiek",
        "Vikash",
        "Rohan",
        "sven",
        decided="Plan afgesproken.",
        decided_by="het hele gezin",
        plan=True,
    )
    yield t.at(88, "15.00")
    t.done("sven", bunk, word="Opa noemt het een meesterwerk.")
    t.log(
        "hanneke", "visit", "Badkamer opgemeten. Oma wees zelf aan waar de beugel moet.", "Sharda", "hanneke", "
        "plan=True
    )
    yield t.at(68, "10.40")
    t.done("hanneke", shower, word="Douche zit erin, met een zitje.")
    yield t.at(41, "16.00")
    t.log(
        "esther",
        "consultation",
        "Twee woningen aan de Brink komen vrij in het voorjaar. Nog geen toezegging.",
        "esther",
        "sven",
        plan=True,
        domains="wonen",
    )
    yield t.at(9, "16.30")
    t.log("sven", "contact", "Rohan: ‘elf uur deze week, telt dat?’ Dat telt.", "Rohan", plan=True, domains="werk")


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
    t.action("hanneke", one_day, "Alle poli's vragen om de dinsdag", "Marloes", -80)
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
    yield t.at(18, "12.10")
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
