"""Cases that have just begun: a plan in the making, a man without an address, no ground yet for a partner."""

from collections.abc import Iterator
from datetime import datetime

from samenhang.demo.telling import Story, man, says, woman


def al_khatib(t: Story) -> Iterator[datetime]:
    """A family that still learns Dutch: the conversation is agreed, the plan is being made."""
    yield t.at(62, "10.00")
    t.asks_help(
        "marjolein",
        man("عبدالرحمن", "الخطيب", 42),
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
        "عبدالرحمن",
        language="Arabisch",
        interpreter=True,
        reading="spoken",
        phone="012-555 13 42",
        dutch="little",
        interpreter_way="there",
        interpreter_who="man",
        helps=["large", "pictures"],
        said_by="self",
        needs="Nooit de kinderen laten tolken. Schrijf zijn naam ook als Abdulrahman al-Khatib.",
    )
    t.reached("marjolein", "Rania", language="Arabisch en Engels", interpreter=True, reading="easy")
    t.related("marjolein", "partner", ("عبدالرحمن", "Rania"))
    t.related(
        "marjolein",
        "parent_authority",
        *[(one, child) for one in ("عبدالرحمن", "Rania") for child in ("Yusuf", "Salma", "Adam")],
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
        "عبدالرحمن",
        "Rania",
        others="tolk",
    )
    t.sums_up(
        "selam", talk, "Het gezin wil leren en werken. Yusuf tolkt niet meer. Vader wil eerst slapen en dan bouwen."
    )
    t.agrees_points("selam", talk, "عبدالرحمن", "Rania", how="interpreter")
    yield t.at(45, "11.00")
    t.involves("selam", "nadia", "ruimte voor Yusuf en Salma om kind te zijn", "Yusuf", "Salma", "Rania")
    t.involves("selam", "chantal_inburgering", "lesroute en examens", "عبدالرحمن", "Rania")
    t.asks(
        "selam",
        "ggz",
        "Rania",
        no=("عبدالرحمن",),
        topic="praten over slapen en dromen",
        note="Vader wil nog niet. Later nog eens vragen, zonder haast.",
    )
    t.involves("selam", "wouter", "als het mag: gesprekken met tolk", "Rania")
    yield t.at(41, "14.00")
    t.log(
        "nadia",
        "conversation",
        "Yusuf wil voetballen en niet meer weten hoe hoog de bloeddruk van zijn vader is.",
        "Yusuf",
        "nadia",
        about="Yusuf",
        domains="zorg",
    )
    yield t.at(38, "10.00")
    t.log(
        "selam",
        "visit",
        "Thee, en een bouwtekening van een brug op de keukentafel. Vader had hem uit het hoofd getekend.",
        "عبدالرحمن",
        "Rania",
        "selam",
        others="tolk",
        domains="werk geest",
    )
    yield t.at(30, "13.15")
    t.log(
        "chantal_inburgering",
        "contact",
        "Toets gemaakt. Rania mag de hoogste route; vader wil eerst aan het werk en daarna pas naar school.",
        "Rania",
        "chantal_inburgering",
        own=True,
        domains="toekomst werk",
    )
    t.starts_clock("chantal_inburgering", "wi-termijn", case=True, own=True)
    yield t.at(21, "10.30")
    t.matters("selam", "Weer iemand zijn, en de kinderen kind laten zijn.")
    lang = t.goal("selam", "Ik spreek genoeg Nederlands om zelf de dokter te bellen.", "toekomst", "Rania")
    work = t.goal(
        "selam",
        "Ik sta op een bouwplaats, niet in een winkel.",
        "werk",
        "عبدالرحمن",
        seen_by="Een stage bij een aannemer.",
    )
    child = t.goal("selam", "Ik tolk niet meer, ik voetbal.", "zorg", "Yusuf")
    t.action("selam", lang, "Taalles drie ochtenden", "Rania", 28)
    t.action("selam", work, "Diploma laten waarderen", "selam", 14)
    t.action("selam", work, "Kijken bij de aannemer op de Brink", "عبدالرحمن", 2)
    t.action("selam", lang, "Lesrooster op de dagen dat Adam naar de opvang is", "chantal_inburgering", 10)
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
        dutch="little",
        interpreter_way="phone",
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
    """A case opened yesterday; a partner is involved, but nothing was told or asked: they read nothing."""
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
