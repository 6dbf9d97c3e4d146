"""Cases that have just begun: no ground for a partner yet, half a conversation, a plan in the making."""

from collections.abc import Iterator
from datetime import datetime

from samenhang.demo.telling import Story, man, says, woman


def al_khatib(t: Story) -> Iterator[datetime]:
    """A family that still learns Dutch: the conversation is agreed, the plan is being made."""
    yield t.at(62, "10.00")
    t.asks_help(
        "marjolein",
        man("عبد الرحمن", "الخطيب", 42),
        woman("Rania", "al-Khatib", 37),
        man("Yusuf", "al-Khatib", 14),
        woman("Salma", "al-Khatib", 11),
        man("Adam", "al-Khatib", 3),
        name="Huishouden al-Khatib",
        channel="professional",
        caller=("Vluchtelingenwerk Veenrand", "maatschappelijk begeleider", "Vluchtelingenwerk"),
        phone="012-555 13 42",
        words="Mijn man was ingenieur en nu zit hij voor het raam. De kinderen tolken bij de dokter. Wij willen "
        "leren, werken en niet de hele dag wachten.",
    )
    t.lives("marjolein", "Nieuwe Gracht", "130", "8998NG")
    t.reached(
        "marjolein",
        "عبد",
        language="Arabisch",
        interpreter=True,
        reading="spoken",
        phone="012-555 13 42",
        needs="Nooit de kinderen laten tolken. Schrijf zijn naam ook als Abdulrahman al-Khatib.",
    )
    t.reached("marjolein", "Rania", language="Arabisch en Engels", interpreter=True, reading="easy")
    t.related("marjolein", "partner", ("عبد", "Rania"))
    t.related(
        "marjolein",
        "parent_authority",
        *[(one, child) for one in ("عبد", "Rania") for child in ("Yusuf", "Salma", "Adam")],
    )
    yield t.at(61, "13.00")
    t.picks_up("marjolein")
    t.opens_case(
        "marjolein",
        "selam",
        why="Inburgering loopt hoe dan ook; Selam spreekt genoeg Arabisch voor de grapjes.",
        agreed_with="het hele gezin, met tolk",
        domains="werk geest zorg geld",
        behind="Weer iemand zijn.",
        reason="Inburgering, somberheid, werk en kinderen die te veel dragen.",
    )
    t.tells("selam", "gemeente", "wi-intake", "shared", note="voorgelezen met tolk")
    yield t.at(52, "10.00")
    talk = t.talks(
        "selam",
        {
            "omgaan": says("Wij zijn een sterk gezin. Maar stil.", 6),
            "wonen": says("Mooi huis. Wij kennen de buren niet.", 7, wish="Iemand om thee mee te drinken."),
            "geld": says("Wij begrijpen de brieven niet, dus betalen we alles meteen. Soms twee keer.", 5),
            "werk": says(
                "Ik bouwde bruggen. Hier mag ik vakken vullen, zegt de jongen van het bureau.",
                3,
                wish="Met een meetlint in mijn hand staan.",
            ),
            "lichaam": says("Moe.", 5),
            "geest": says("Ik droom van het verkeerde huis.", 3, worry="Dat de kinderen het horen."),
            "zorg": says("Yusuf gaat mee naar de dokter. Dat moet stoppen.", 4),
            "verslaving": says("Nee.", 10),
            "politie": says("Nee.", 10),
            "veiligheid": says("Hier is het veilig.", 9),
            "toekomst": says("Een diploma dat hier ook telt.", 6),
            "gemeente": says("Iedereen is aardig en niemand zegt wanneer.", 5),
        },
        "عبد",
        "Rania",
        others="tolk",
    )
    t.sums_up(
        "selam", talk, "Het gezin wil leren en werken. Yusuf tolkt niet meer. Vader wil eerst slapen en dan bouwen."
    )
    t.agrees_points("selam", talk, "عبد", "Rania", how="interpreter")
    yield t.at(45, "11.00")
    t.involves("selam", "nadia", "ruimte voor Yusuf en Salma om kind te zijn", "Yusuf", "Salma", "Rania")
    t.asks(
        "selam",
        "ggz",
        "Rania",
        no=("عبد",),
        topic="praten over slapen en dromen",
        note="Vader wil nog niet. Later nog eens vragen, zonder haast.",
    )
    t.involves("selam", "wouter", "als het mag: gesprekken met tolk", "Rania")
    yield t.at(38, "10.00")
    t.log(
        "selam",
        "visit",
        "Thee, en een bouwtekening van een brug op de keukentafel. Vader had hem uit het hoofd getekend.",
        "عبد",
        "Rania",
        "selam",
        others="tolk",
        domains="werk geest",
    )
    yield t.at(21, "10.30")
    t.matters("selam", "Weer iemand zijn, en de kinderen kind laten zijn.")
    lang = t.goal("selam", "Ik spreek genoeg Nederlands om zelf de dokter te bellen.", "toekomst", "Rania")
    work = t.goal(
        "selam", "Ik sta op een bouwplaats, niet in een winkel.", "werk", "عبد", seen_by="Een stage bij een aannemer."
    )
    child = t.goal("selam", "Ik tolk niet meer, ik voetbal.", "zorg", "Yusuf")
    t.action("selam", lang, "Taalles drie ochtenden", "Rania", 28)
    t.action("selam", work, "Diploma laten waarderen", "selam", 14)
    t.action("selam", work, "Kijken bij de aannemer op de Brink", "عبد", 2)
    t.action("selam", child, "Huisarts vragen om vaste tolk", "nadia", -2)
    t.action("selam", child, "Yusuf ophalen voor voetbal op zaterdag", "~buurman Wessel", 8)
    yield t.at(4, "10.00")
    t.log(
        "selam",
        "contact",
        "Rania belde zelf. In het Nederlands. Wij waren allebei even stil.",
        "Rania",
        "selam",
        domains="werk",
    )


def kowalski(t: Story) -> Iterator[datetime]:
    """A man who sleeps in his car: no address, and the conversation is half way."""
    yield t.at(30, "08.40")
    t.asks_help(
        "joost",
        man("Zbigniew", "Wiśniewski", 51, with_bsn=False),
        channel="desk",
        urgent=("week", "Nachtvorst verwacht."),
        words="Het uitzendbureau stopte, dus de kamer stopte ook. Ik slaap in de auto bij de sluis. Ik wil "
        "werken, geen hulp. Maar zonder adres geen werk.",
    )
    t.reached(
        "joost",
        "Zbigniew",
        language="Pools",
        interpreter=True,
        reading="easy",
        phone="012-555 14 51",
        needs="Heeft geen adres. Bereikbaar op het spreekuur, dinsdag om negen, of bij de sluis.",
    )
    t.picks_up("joost")
    yield t.at(29, "13.30")
    t.opens_case(
        "joost",
        "hanneke",
        why="Opvang en een adres horen bij de Wmo.",
        agreed_with="Zbigniew Wiśniewski, met tolk",
        domains="wonen werk geld lichaam",
        reason="Zonder adres geen inkomen, zonder inkomen geen adres.",
        basis="",
    )
    t.log(
        "hanneke",
        "contact",
        "Bed geregeld tot na het weekend. Hij gaf ons een rondleiding door zijn auto; schoner dan mijn kantoor.",
        "Zbigniew",
        "hanneke",
        others="tolk",
        decided="Noodbed tot maandag.",
        decided_by="Hanneke Bruinsma",
        domains="wonen",
    )
    yield t.at(23, "09.00")
    t.talks(
        "hanneke",
        {
            "wonen": says(
                "Een auto is geen huis. Maar een huis met zes man was ook geen huis.", 2, wish="Een deur op slot."
            ),
            "werk": says("Ik kan lassen, metselen, rijden.", 7, good="Nog nooit een dag ziek."),
            "geld": says("Een beetje gespaard. Dat gaat naar mijn dochter.", 4),
            "lichaam": says("Mijn rug is koud.", 5),
            "omgaan": says("Mijn dochter belt op zondag.", 7),
            "gemeente": says("Eerst een formulier met adres. Ha.", 3),
        },
        "Zbigniew",
        place="desk",
        others="tolk",
    )
    yield t.at(16, "09.00")
    t.log(
        "hanneke",
        "contact",
        "Niet op het spreekuur. Bij de sluis gevonden, koffie gebracht. Hij dacht dat hij zonder papieren niet "
        "mocht komen.",
        "Zbigniew",
        "hanneke",
        domains="wonen",
    )
    yield t.at(2, "15.20")
    t.log(
        "hanneke",
        "consultation",
        "Briefadres bij de gemeente kan, als hij één keer in de week langskomt. Hij vindt dat redelijk.",
        "hanneke",
        decided="Briefadres aanvragen.",
        decided_by="Hanneke Bruinsma",
        domains="wonen",
    )


def santos(t: Story) -> Iterator[datetime]:
    """A case opened yesterday; the welfare partner is involved already, but nothing was told or asked: they read nothing."""
    yield t.at(6, "14.10")
    t.asks_help(
        "farida",
        woman("Luciana", "Santos Lima", 27),
        woman("Benedita", "Santos Lima", 0.6),
        phone="012-555 15 27",
        words="Mijn au-pairtijd is voorbij, mijn dochter is hier geboren en haar vader is weg. Ik woon bij een "
        "mevrouw die lief is, maar het is haar huis.",
        children="no",
    )
    t.lives("farida", "Dokter Hofmanlaan", "9", "8994DH")
    t.reached("farida", "Luciana", language="Portugees en Engels", reading="easy")
    t.related("farida", "parent_authority", ("Luciana", "Benedita"))
    t.picks_up("farida")
    yield t.at(1, "11.00")
    t.opens_case(
        "farida",
        "sven",
        basis="jeugdwet-hulp",
        why="Jonge moeder met een baby; Sven heeft plek.",
        agreed_with="Luciana Santos Lima",
        domains="wonen geld zorg",
        reason="Verblijf, wonen en een baby. Te veel voor één loket.",
    )
    t.involves("sven", "djamila", "moedergroep en een kinderwagen")
    t.log(
        "sven",
        "contact",
        "Gebeld en een afspraak gemaakt voor volgende week. Vraagt of de baby mee mag. Natuurlijk.",
        "Luciana",
        "sven",
    )


def pinas(t: Story) -> Iterator[datetime]:
    """A grandmother and a boy who turns eighteen: talked through and agreed, no plan yet."""
    yield t.at(48, "16.00")
    t.asks_help(
        "joost",
        woman("Hildegard", "Pinas", 69),
        man("Jayden", "Pinas", 17),
        channel="phone",
        phone="012-555 16 69",
        words="Ik heb die jongen grootgebracht en straks is hij achttien. Dan stopt alles, zeggen ze. Hij niet, "
        "hoor. Hij moet nog examen doen.",
    )
    t.lives("joost", "Prinsenstraat", "77", "8991PS")
    t.related("joost", "family", ("Hildegard", "Jayden"))
    yield t.at(46, "10.00")
    t.picks_up("joost")
    t.opens_case(
        "joost",
        "nadia",
        basis="jeugdwet-hulp",
        why="Nadia begeleidt de overgang naar achttien.",
        agreed_with="mevrouw Pinas en Jayden",
        domains="zorg geld werk toekomst",
        reason="Achttien worden raakt inkomen, zorg, school en verzekering tegelijk.",
    )
    t.involves("nadia", "pieter", "examenjaar: rooster dat past", "Jayden")
    t.tells("nadia", "wir", "pw-taak", "shared", how="letter")
    yield t.at(35, "16.00")
    talk = t.talks(
        "nadia",
        {
            "omgaan": says("Oma is streng. Terecht.", 9),
            "geld": says("Ik weet niet wat een zorgverzekering is. Eerlijk.", 4),
            "werk": says("Examen, en dan koksschool.", 7, good="Ik kook elke zondag voor acht man."),
            "geest": says("Ik word boos van mijn moeder. Of eigenlijk van geen moeder.", 5),
            "wonen": says("Ik wil bij oma blijven tot ik klaar ben.", 9),
            "toekomst": says("Eigen eetcafé: Bij Hilda.", 9),
            "zorg": says("Oma wordt ook ouder. Ik doe de boodschappen.", 7),
            "lichaam": says("Prima.", 8),
        },
        "Jayden",
        "Hildegard",
    )
    t.sums_up(
        "nadia",
        talk,
        "Jayden blijft bij oma wonen, doet examen en wil weten wat er op zijn achttiende verandert. Oma wil "
        "niet dat er iets wegvalt.",
    )
    t.agrees_points("nadia", talk, "Jayden", "Hildegard", corrections="Ik ben niet ‘kwetsbaar’. Ik ben bijna kok.")
    yield t.at(19, "15.00")
    t.adds_to_talk("nadia", talk, "Mijn moeder heeft gebeld. Dat hoort er ook bij.", "Jayden")
    t.log(
        "nadia",
        "contact",
        "Lijstje ‘wat verandert er op je achttiende’ samen gemaakt. Elf punten, vier al gedaan.",
        "Jayden",
        "nadia",
        domains="toekomst",
    )
    yield t.at(7, "16.10")
    t.log("pieter", "contact", "School past het rooster aan tot het examen.", "Jayden", "pieter", plan=True)


def timmer(t: Story) -> Iterator[datetime]:
    """A baker with debts: she says yes to sharing, he says no; the plan is a draft."""
    yield t.at(40, "06.45")
    t.asks_help(
        "farida",
        man("Cor", "Timmer", 52),
        woman("Agnieszka", "Timmer-Zielińska", 47),
        man("Gijs", "Timmer", 16),
        woman("Julia", "Timmer", 13),
        phone="012-555 17 52",
        urgent=("week", "Deurwaarder komt volgende week in de zaak."),
        words="De oven is oud, de bank is klaar met ons en ik sta om twee uur op. Ik bel nu omdat het brood in "
        "de oven staat.",
    )
    t.lives("farida", "Markt", "2", "8991MA")
    t.related("farida", "partner", ("Cor", "Agnieszka"))
    t.related(
        "farida", "parent_authority", *[(one, child) for one in ("Cor", "Agnieszka") for child in ("Gijs", "Julia")]
    )
    t.picks_up("farida")
    yield t.at(39, "13.00")
    t.opens_case(
        "farida",
        "anouk",
        basis="wgs-vroeg",
        why="Anouk helpt ondernemers en komt na het bakken.",
        agreed_with="Cor en Agnieszka Timmer",
        domains="geld werk omgaan geest",
        reason="Zaak, huis en huwelijk staan op dezelfde lening.",
    )
    yield t.at(32, "13.30")
    t.asks(
        "anouk",
        "welzijn",
        "Agnieszka",
        no=("Cor",),
        topic="iemand voor Gijs en Julia",
        note="Hij: ‘heel Lindeveen koopt hier brood’. Zij wel.",
    )
    t.involves("anouk", "hanneke", "even uitblazen voor Agnieszka", "Agnieszka")
    t.talks(
        "anouk",
        {
            "geld": says("De zaak draait. Alleen niet op geld.", 3),
            "werk": says("Bakken kan ik.", 8, worry="Dat de jongen het niet overneemt. Of juist wel."),
            "omgaan": says("Wij zien elkaar tussen twee en drie.", 5),
            "geest": says("Slapen is een hobby.", 4),
        },
        "Cor",
        "Agnieszka",
        place="elsewhere",
        others="aan de werkbank",
    )
    yield t.at(18, "13.30")
    keep = t.goal("anouk", "De winkel blijft open, of gaat dicht op onze manier.", "geld", "Cor", "Agnieszka")
    t.goal("anouk", "Eén zondag per maand is van ons vieren.", "omgaan")
    t.action("anouk", keep, "Boekhouder en bank aan één tafel", "anouk", 6)
    t.action("anouk", keep, "Alle pannen en ovens op een lijst met wat ze nog waard zijn", "Gijs", -1)
    t.action("anouk", keep, "Zeggen tegen de zwager dat de lening later komt", "Cor", 4)
    yield t.at(3, "13.40")
    t.log(
        "anouk",
        "visit",
        "Deurwaarder uitgesteld. Cor gaf me een krentenbol en zei dat het niet hoefde te betekenen dat hij het "
        "eens was.",
        "Cor",
        "anouk",
        domains="geld",
        decided="Uitstel van zes weken.",
        decided_by="deurwaarder, op verzoek van Anouk",
    )


def groenewoud(t: Story) -> Iterator[datetime]:
    """A veteran; half the fields of life are talked through, some he would rather leave."""
    yield t.at(27, "11.20")
    t.asks_help(
        "marjolein",
        man("Ton", "Groenewoud", 61),
        channel="letter",
        caller=("Dr. R. Haakma", "huisarts", "Huisartsen Lindeveen"),
        words="Ik drink om het stil te krijgen. De dokter zegt dat ik u moet bellen, dus hij schrijft en ik kom.",
        phone="012-555 18 61",
    )
    t.lives("marjolein", "Kazernepad", "14", "8996KP")
    t.picks_up("marjolein")
    yield t.at(25, "10.00")
    t.opens_case(
        "marjolein",
        "hanneke",
        why="Twee deuren verder van zijn huis, dat scheelt.",
        agreed_with="Ton Groenewoud",
        domains="verslaving geest wonen geld",
        reason="Drank, herinneringen en een huur die oploopt.",
    )
    t.asks("hanneke", "ggz", "Ton", topic="gesprekken met iemand die weet wat uitzending is", layers="shared case_team")
    t.involves("hanneke", "wouter", "gesprekken, aan huis")
    yield t.at(17, "10.30")
    t.talks(
        "hanneke",
        {
            "verslaving": says("Eerlijk? Een krat in drie dagen.", 3, wish="Naar zes flesjes in het weekend."),
            "geest": says("Vuurwerk is het ergste.", 4),
            "omgaan": says("Mijn hond begrijpt het.", 6),
            "wonen": says("Huur loopt achter, de hond niet.", 5),
            "lichaam": says("Rug, maag, knie. In die volgorde.", 4),
            "politie": says("Eén keer in de cel geslapen. Terecht.", 6),
        },
        "Ton",
    )
    yield t.at(4, "13.00")
    t.log(
        "wouter",
        "conversation",
        "Eerste gesprek, wandelend. Hij praat als de hond voorop loopt.",
        "Ton",
        "wouter",
        domains="geest",
    )


def brouwer(t: Story) -> Iterator[datetime]:
    """A single question was answered; at the second call there was more. A third request was given to the open case."""
    yield t.at(79, "10.10")
    t.asks_help(
        "joost",
        woman("Wendy", "Brouwer", 32),
        man("Milan", "Brouwer", 5, with_bsn=False),
        phone="012-555 19 32",
        words="Ik krijg mijn toeslag niet en de opvang stuurt dreigmail.",
    )
    t.lives("joost", "Vlierstraat", "53", "8993VL")
    yield t.at(79, "10.20")
    t.answers(
        "joost",
        "Wijziging inkomen samen doorgegeven; toeslag komt volgende maand. Belt terug als het niet klopt.",
        "geld",
    )
    yield t.at(67, "09.00")
    t.asks_help(
        "joost",
        again=True,
        words="Het was niet alleen de toeslag. Ik durf het nu pas te zeggen.",
        phone="012-555 19 32",
    )
    t.picks_up("joost")
    yield t.at(66, "10.30")
    t.opens_case(
        "joost",
        "sven",
        basis="jeugdwet-hulp",
        why="Sven kent de opvang.",
        agreed_with="Wendy Brouwer",
        domains="geld zorg geest werk",
        reason="Bij de tweede keer bellen bleken er vier dingen tegelijk te spelen.",
    )
    yield t.at(58, "10.00")
    t.log(
        "sven",
        "visit",
        "Keukentafel vol pleisters: Milan had ‘de beer geopereerd’.",
        "Wendy",
        "Milan",
        "sven",
        domains="zorg",
    )
    yield t.at(11, "15.00")
    t.asks_help("marjolein", again=True, words="De energieleverancier wil een waarborg.", phone="012-555 19 32")
    yield t.at(11, "15.08")
    t.joins_case("marjolein", "Loopt al een casus; Sven belt vandaag terug.", "geld")
    yield t.at(9, "10.00")
    t.log(
        "sven", "contact", "Waarborg is van de baan, brief was van voor de regeling.", "Wendy", "sven", domains="geld"
    )
