"""Households with an agreed plan: an older couple with a grown son, and twelve people in one house."""

from collections.abc import Iterator
from datetime import datetime

from samenhang.demo.stories.weighed import ramdjan_weighs
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
    t.reached("joost", "Wim", phone="012-555 02 01", helps=["speak_up"], needs="Praat graag onder het wandelen.")
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
    yield t.at(91, "14.00")
    t.represented(
        "tomasz",
        "Cornelia",
        "mentor",
        "Marga Vinkenoog",
        "care",
        organisation="Mentorschap voorbeeld",
        phone="012-555 40 21",
        case_number="26-0000/VB",
    )
    t.offered_support("tomasz", "Wim", "not_now", "Vraag het in het najaar nog eens.")
    t.has_near("tomasz", "Wim", "Kees van de visclub", "friend", "near", "een dag samen vissen", "omgaan lichaam")
    t.has_near("tomasz", "Cornelia", "Huisartsenpost Sluis", "gp", "near", "haar geheugen", "lichaam geest")
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
        "tomasz", "Wij slapen veilig beneden.", "wonen", "Wim", "Cornelia", seen_by="Er staat een bed in de voorkamer."
    )
    own = t.goal("tomasz", "Ik heb werk en een eigen plek.", "werk", "Peter", later=True)
    day_care = t.action("tomasz", free, "Dinsdag en donderdag naar dagopvang De Boet", "djamila", -60)
    along = t.action("tomasz", free, "De eerste keer meegaan en een liedje meezingen", "Wim", -58)
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
    t.done("djamila", day_care, along, word="Ze zong de hele middag.")
    t.log("djamila", "moment", "Corrie wilde niet mee naar huis. Dat zegt genoeg.", "Cornelia", "djamila", plan=True)
    yield t.at(53, "09.30")
    t.log(
        "tomasz",
        "consultation",
        "Met de huisarts gebeld, Wim luisterde mee. Onderzoek naar het geheugen staat gepland.",
        "Wim",
        "tomasz",
        others="huisarts",
        own=True,
        domains="lichaam",
    )
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
    mentor = t.action("sven", rohan, "Met de mentor een route afspreken", "sven", -60)
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
    t.done("sven", mentor, word="Halve dagen tot de kerst, dan kijken we verder.")
    t.log(
        "sven",
        "contact",
        "Rohan kwam niet naar het gesprek met zijn mentor. Om vijf uur stond hij wel bij mij aan de deur.",
        "Rohan",
        "sven",
        about="Rohan",
        domains="geest werk",
        decided="Halve dagen, geen verzuimbrief.",
        decided_by="mentor en Sven de Haas",
    )
    t.log(
        "hanneke", "visit", "Badkamer opgemeten. Oma wees zelf aan waar de beugel moet.", "Sharda", "hanneke", plan=True
    )
    yield t.at(68, "10.40")
    t.done("hanneke", shower, word="Douche zit erin, met een zitje.")
    yield t.at(55, "19.00")
    t.log(
        "anouk",
        "contact",
        "Twee toeslagen waren stopgezet door een verkeerd geboortejaar. Hersteld, met terugwerking.",
        "Annemiek",
        "anouk",
        plan=True,
        domains="geld",
    )
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
    yield from ramdjan_weighs(t)
    yield t.at(9, "16.30")
    t.log("sven", "contact", "Rohan: ‘elf uur deze week, telt dat?’ Dat telt.", "Rohan", plan=True, domains="werk")
