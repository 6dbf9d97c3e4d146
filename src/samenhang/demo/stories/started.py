"""Cases of a few weeks old: talked through, half talked through, one of two says no, a second call."""

from collections.abc import Iterator
from datetime import datetime

from samenhang.demo.telling import Story, man, says, woman


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
    t.log(
        "hanneke",
        "visit",
        "De hond kwam eerst kijken, daarna Ton. Hij had opgeruimd en zich daarvoor geschaamd.",
        "Ton",
        "hanneke",
        domains="verslaving geest",
    )
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
