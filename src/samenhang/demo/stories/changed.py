"""Cases in which something turned: another director, a long silence, a toestemming taken back."""

from collections.abc import Iterator
from datetime import datetime

from samenhang.demo.telling import Story, man, says


def mulder(t: Story) -> Iterator[datetime]:
    """A man who never learnt to read lost his benefit over papers; the director changed, the process director helps."""
    yield t.at(182, "09.15")
    t.asks_help(
        "marjolein",
        man("Hendrik Jan", "Mulder", 58),
        channel="desk",
        urgent=("today", "Geen geld voor eten dit weekend."),
        words="Ze hebben mijn geld stopgezet. Er kwamen brieven, zeggen ze. Ik heb een hele la brieven. Ik kan "
        "ze niet lezen en dat weet nu dus iedereen.",
        phone="012-555 06 58",
    )
    t.lives("marjolein", "Sluiskade", "201", "8995RA")
    t.reached(
        "marjolein",
        "Hendrik",
        phone="012-555 06 58",
        language="Nederlands",
        reading="spoken",
        needs="Leest en schrijft niet. Bel, of spreek iets in. Nooit alleen een brief. Heet Henk.",
    )
    t.picks_up("marjolein")
    yield t.at(182, "10.05")
    t.opens_case(
        "marjolein",
        "tomasz",
        why="Tomasz had spreekuur en zat er al.",
        agreed_with="Henk Mulder",
        domains="geld werk geest wonen",
        behind="Niet meer hoeven doen alsof.",
        reason="Uitkering, huurachterstand en schaamte. Wie alleen het geld regelt, ziet hem over een half jaar terug.",
    )
    t.log(
        "tomasz",
        "contact",
        "Noodpakket en voorschot geregeld. Henk sprak een half uur over duiven voor hij over geld begon.",
        "Hendrik",
        "tomasz",
        domains="geld",
        decided="Vandaag een voorschot.",
        decided_by="Werk en Inkomen Regio, op verzoek van Tomasz",
    )
    t.tells("tomasz", "wir", "pw-taak", "shared", note="voorgelezen en uitgelegd")
    t.involves("tomasz", "mehmet", "de uitkering weer aan", "Hendrik")
    t.involves("tomasz", "ruben", "huurachterstand")
    yield t.at(172, "11.00")
    talk = t.talks(
        "tomasz",
        {
            "geld": says("Als het er is ben ik zuinig. Als er een brief komt ben ik weg.", 3),
            "werk": says(
                "Dertig jaar op de werf gelast. Tekeningen lezen kon ik wel, letters niet.",
                6,
                wish="Iets met mijn handen.",
            ),
            "geest": says("Ik schaam me kapot.", 3, worry="Dat mijn kleindochter het merkt."),
            "omgaan": says("Mijn duiven en mijn zus.", 6, good="Mijn zus belt elke avond."),
            "wonen": says("Ik zit er goed. Hok op het balkon mag eigenlijk niet.", 7),
            "gemeente": says("Jullie sturen brieven aan iemand die niet leest en noemen dat contact.", 2),
        },
        "Hendrik",
    )
    t.sums_up(
        "tomasz",
        talk,
        "Henk wil niet meer doen alsof. Hij wil werk met zijn handen, en leren lezen zonder dat het dorp het weet.",
    )
    t.agrees_points("tomasz", talk, "Hendrik")
    yield t.at(160, "11.00")
    t.matters("tomasz", "Dat ik mijn kleindochter kan voorlezen.")
    money = t.goal("tomasz", "Mijn geld komt gewoon, en als er iets is bellen ze.", "geld")
    read = t.goal(
        "tomasz", "Ik lees mijn kleindochter één boekje voor.", "toekomst", seen_by="Het boekje over de beer."
    )
    call = t.action("tomasz", money, "Afspraak in de computer zetten: bellen, geen brief", "mehmet", -150)
    t.action("tomasz", money, "Elke donderdag met Ruben de la doen", "Hendrik", 3)
    buddy = t.action("tomasz", read, "Taalmaatje zoeken buiten het dorp", "tomasz", -120)
    yield t.at(159, "11.20")
    t.agrees("tomasz", "Hendrik")
    yield t.at(148, "10.00")
    t.done("mehmet", call, word="Staat er, in hoofdletters.")
    yield t.at(117, "09.00")
    t.directs(
        "tomasz",
        "hanneke",
        why="Tomasz gaat tijdelijk minder werken. Henk kent Hanneke van de duivenvereniging.",
        agreed_with="Henk Mulder, Tomasz en Hanneke samen",
    )
    t.log(
        "hanneke",
        "conversation",
        "Warme overdracht met z'n drieën op de stoep. Henk stelde ons aan de duiven voor.",
        "Hendrik",
        "tomasz",
        "hanneke",
        plan=True,
        decided="Hanneke heeft nu de regie.",
        decided_by="Henk, Tomasz en Hanneke",
    )
    yield t.at(75, "10.00")
    t.log(
        "hanneke",
        "visit",
        "Niet thuis. Briefje door de bus was dom van mij; hij kan het niet lezen. Later ingesproken.",
        domains="gemeente",
    )
    yield t.at(69, "10.00")
    t.log(
        "mehmet",
        "contact",
        "Collega's wilden opnieuw stilzetten: formulier niet terug. Tegengehouden, maar ik krijg het niet uit "
        "het systeem.",
        "mehmet",
        plan=True,
        domains="geld",
    )
    yield t.at(66, "14.00")
    t.involves("hanneke", "ingrid", "meedenken: de brieven blijven komen en niemand kan ze stoppen", own_file=False)
    t.log(
        "hanneke",
        "consultation",
        "Met Ingrid gezeten. Het gaat niet om Henk maar om een brief die niemand uit kan zetten.",
        "hanneke",
        "ingrid",
        decided="Ingrid legt het bij de directie van de regio.",
        decided_by="Ingrid Terpstra",
        domains="gemeente",
    )
    yield t.at(45, "14.00")
    t.done("hanneke", buddy, word="Een oud-schipper uit Westerveen. Ze lezen scheepsjournaals.")
    t.log(
        "ruben",
        "conversation",
        "Elke donderdag de la, en vandaag lag er voor het eerst niets in.",
        "Hendrik",
        "ruben",
        plan=True,
    )
    yield t.at(31, "09.30")
    t.log(
        "ingrid",
        "contact",
        "Toezegging: voor wie niet leest komt er een vinkje. Datum volgt. Tot dan kijkt Mehmet elke week met de hand.",
        "ingrid",
        decided="Elke week met de hand.",
        decided_by="directeur Werk en Inkomen Regio",
    )
    yield t.at(10, "16.00")
    t.log(
        "hanneke",
        "moment",
        "Henk las het eerste zinnetje over de beer. Hij deed alsof hij een kou had.",
        "Hendrik",
        "hanneke",
        plan=True,
    )


def van_wassenberghe(t: Story) -> Iterator[datetime]:
    """A concern without a request about a man with a very long name; then nobody did anything for two months."""
    yield t.at(150, "16.30")
    t.asks_help(
        "farida",
        man(
            "Maximiliaan Bartholomeus Johannes Ferdinand",
            "Wassenberghe tot Nieuwerstein en Veenoord-Papadimitriou",
            79,
            "van",
        ),
        name="Huishouden van Wassenberghe",
        channel="partner",
        danger="unknown",
        urgent=("week", "Buren ruiken gas."),
        caller=("Woonstichting De Brink", "wijkbeheerder", "Woonstichting De Brink"),
        words="De brievenbus puilt uit, de gordijnen zijn sinds maart dicht en er staan dozen tegen het raam "
        "tot aan het plafond. Meneer groet vriendelijk maar laat niemand binnen.",
        concern=(
            "Er is kans op brand en meneer is mager geworden.",
            "Twee kaartjes en een bezoek van de wijkbeheerder hielpen niet.",
            "Eerst kennismaken; een brief over ‘zorgen’ zou de deur dichthouden.",
        ),
    )
    t.lives("farida", "Herenweg", "1", "8996VW", addition="hs")
    t.picks_up("farida")
    yield t.at(143, "11.00")
    t.tells_of_concern("farida")
    t.opens_case(
        "farida",
        "tomasz",
        why="Tomasz houdt van oude boeken, en dat bleek de sleutel.",
        agreed_with="meneer Van Wassenberghe, aan de deur",
        domains="wonen veiligheid lichaam geest",
        reason="Een vol huis, gevaar voor brand en eenzaamheid. Hij stemt in met ‘iemand die komt kijken’.",
    )
    yield t.at(136, "10.30")
    t.log(
        "tomasz",
        "visit",
        "Gang is een pad van veertig centimeter tussen boeken. Gasstel is afgesloten, dat was eerder al "
        "gebeurd. Meneer las voor in het Frans.",
        "Maximiliaan",
        "tomasz",
        domains="wonen veiligheid",
        decided="Eerst een rookmelder, dan praten over dozen.",
        decided_by="meneer en Tomasz",
    )
    yield t.at(122, "10.30")
    talk = t.talks(
        "tomasz",
        {
            "wonen": says(
                "Het is geen rommel, het is een bibliotheek in afwachting.",
                7,
                worry="Dat ze alles weggooien als ik in het ziekenhuis lig.",
            ),
            "lichaam": says("Men eet minder op mijn leeftijd.", 6),
            "omgaan": says("De doden zijn uitstekend gezelschap.", 5, wish="Iemand die mijn zinnen afmaakt."),
            "geld": says("Daar spreekt men niet over."),
            "veiligheid": says("Ik rook niet meer sinds de dochter van de buren hier viel.", 6),
        },
        "Maximiliaan",
    )
    t.sums_up(
        "tomasz",
        talk,
        "Meneer wil thuis blijven wonen tussen zijn boeken. Hij wil geen opruimers, wel een bibliothecaris.",
    )
    t.agrees_points(
        "tomasz", talk, "Maximiliaan", corrections="Schrijft u alstublieft ‘bibliotheek’ en niet ‘spullen’."
    )
    yield t.at(110, "10.00")
    t.asks(
        "tomasz",
        "wonen",
        no=("Maximiliaan",),
        topic="meedenken over het brandpad",
        note="Meneer wil geen woningbouw over de vloer.",
    )
    t.asks("tomasz", "welzijn", "Maximiliaan", topic="een vrijwilliger die van boeken houdt")
    t.involves("tomasz", "djamila", "een vrijwilliger zoeken die kan lezen en tillen")
    hall = t.goal("tomasz", "Er is een pad naar de deur, breed genoeg voor mij en mijn stok.", "wonen")
    t.goal("tomasz", "Op woensdag leest er iemand met mij.", "omgaan", later=True)
    alarms = t.action("tomasz", hall, "Rookmelders ophangen", "@Brandweer Lindeveen", -100)
    t.action("tomasz", hall, "De eerste twintig dozen beschrijven", "Maximiliaan", -60)
    t.action("tomasz", hall, "Vrijwilliger voorstellen", "djamila", -55)
    yield t.at(109, "11.00")
    t.agrees("tomasz", "Maximiliaan")
    yield t.at(98, "10.30")
    t.done("tomasz", alarms, word="Drie stuks. Meneer heeft ze Homerus, Vergilius en Dante genoemd.")
    yield t.at(84, "15.00")
    t.log("djamila", "contact", "Drie vrijwilligers gevraagd, niemand durft. Ik zoek verder.", "djamila", plan=True)
    yield t.at(61, "13.45")
    t.log("tomasz", "visit", "Aangebeld, wel licht, geen antwoord. Kaartje achtergelaten.", "tomasz")


def osullivan(t: Story) -> Iterator[datetime]:
    """He let the ggz read along, and later took that back; the ggz reads nothing since."""
    yield t.at(165, "14.20")
    t.asks_help(
        "joost",
        man("Patrick", "O’Sullivan", 36),
        man("Finn", "O’Sullivan-de Boer", 8),
        phone="012-555 07 36",
        words="Sinds de scheiding slaap ik drie uur per nacht. Ik sta op het punt mijn baan te verliezen en "
        "Finn komt om de week. Ik wil niet dat hij ziet hoe het met mij gaat.",
        children="unknown",
        done="Gevraagd: Finn is veilig, vader belt zelf op tijd.",
    )
    t.lives("joost", "Havenhoofd", "16", "8995RG")
    t.related("joost", "parent_authority", ("Patrick", "Finn"))
    yield t.at(164, "09.00")
    t.picks_up("joost")
    t.opens_case(
        "joost",
        "hanneke",
        why="Hanneke werkt met vaders die alles zelf willen doen.",
        agreed_with="Patrick O’Sullivan",
        domains="geest werk zorg geld",
        reason="Werk, slapen en vader zijn: het één trekt het ander om.",
    )
    yield t.at(158, "15.00")
    given = t.asks("hanneke", "ggz", "Patrick", topic="afstemmen met de behandelaar", layers="shared case_team")
    t.involves("hanneke", "wouter", "gesprekken en slapen", "Patrick")
    t.may_speak("hanneke", "Patrick", "Wouter van Aalst", "of de gesprekken doorgaan, niet waarover", "Hanneke", "ggz")
    talk = t.talks(
        "hanneke",
        {
            "geest": says("Mijn hoofd staat nooit uit.", 3),
            "zorg": says(
                "Om de week ben ik vader, de andere week een spook.", 6, good="We bouwen samen een boot van karton."
            ),
            "werk": says("Ze zijn geduldig. Nog wel.", 5),
            "geld": says("Twee keer huur, één salaris.", 4),
            "verslaving": says("Bier om te slapen. Eén. Soms vier.", 4, wish="Nul op de dagen dat Finn er is."),
            "toekomst": says("Iemand zijn die slaapt.", 5),
        },
        "Patrick",
        alone_with="Patrick",
        place="desk",
    )
    t.sums_up("hanneke", talk, "Eerst slapen. Dan werk. Finn merkt er zo min mogelijk van.")
    t.agrees_points("hanneke", talk, "Patrick")
    yield t.at(150, "10.00")
    t.matters("hanneke", "Dat Finn later zegt dat hij een leuke vader had.")
    sleep = t.goal("hanneke", "Ik slaap zes uur.", "geest", "Patrick")
    boat = t.goal("hanneke", "In de week met Finn ben ik er echt.", "zorg", "Patrick", "Finn")
    w = t.action("hanneke", sleep, "Elke week een gesprek", "wouter", -110)
    phone = t.action("hanneke", sleep, "Telefoon om tien uur in de keuken", "Patrick", -130)
    afloat = t.action("hanneke", boat, "De boot afmaken en te water laten", "Finn", -90)
    t.action("hanneke", boat, "Met de werkgever praten over om de week korter werken", "Patrick", 7)
    yield t.at(149, "10.15")
    t.agrees("hanneke", "Patrick")
    yield t.at(128, "12.00")
    t.log(
        "wouter",
        "contact",
        "Gesprekken lopen. Patrick neemt zijn slaaplijst mee, ook als die leeg is.",
        "Patrick",
        "wouter",
        plan=True,
    )
    yield t.at(92, "09.40")
    t.went("hanneke", w, "not_done", "Patrick wil niet verder met deze behandelaar.")
    t.withdraws("hanneke", given, "Ik wil niet meer dat de ggz meeleest. Dat ligt niet aan u.")
    t.log(
        "hanneke",
        "contact",
        "Patrick trekt zijn toestemming voor de ggz in. Uitgelegd wat dat betekent: vanaf nu leest de ggz niets "
        "meer van ons.",
        "Patrick",
        "hanneke",
        plan=True,
        decided="De ggz leest niet meer mee.",
        decided_by="Patrick",
    )
    yield t.at(71, "16.30")
    t.done("hanneke", phone, afloat)
    t.log(
        "hanneke",
        "moment",
        "De kartonnen boot bleef vier minuten drijven. Finn heeft de tijd opgenomen.",
        "Patrick",
        "Finn",
        plan=True,
        domains="zorg",
    )
    yield t.at(40, "11.00")
    later = t.talks(
        "hanneke",
        {
            "geest": says("Vijf uur, soms zes.", 6),
            "zorg": says("De boot dreef. Heel even.", 8),
            "werk": says("Ik mag blijven.", 7),
            "verslaving": says("Nul, al drie weken met Finn.", 7),
        },
        "Patrick",
        kind="later",
        alone_with="Patrick",
        place="phone",
    )
    t.sums_up("hanneke", later, "Het gaat de goede kant op, zonder ggz en met de huisarts.")
    t.agrees_points("hanneke", later, "Patrick", how="phone")
    yield t.at(20, "10.00")
    t.log("hanneke", "contact", "Korte check. Hij nam op met: ‘ik sliep nog’.", "Patrick", plan=True)
