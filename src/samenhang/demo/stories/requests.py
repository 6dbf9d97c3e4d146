"""Requests at every stage of the desk: just in, picked up, answered, passed on, given back; concerns too."""

from collections.abc import Iterator
from datetime import datetime

from samenhang.demo.telling import Story, man, woman


def just_in(t: Story) -> Iterator[datetime]:
    """A child in danger, minutes ago: nobody picked it up yet."""
    yield t.ago(35)
    t.asks_help(
        "marjolein",
        woman("Daisy", "Hofland", 31),
        man("Djayro", "Hofland", 7),
        channel="phone",
        danger="yes",
        children="yes",
        urgent=("today", "Kind is nu alleen thuis."),
        caller=("Mevrouw Postmus", "buurvrouw", ""),
        phone="012-555 20 31",
        done="112 gebeld om de deur te laten openen; buurvrouw blijft bij de trap. Moeder neemt niet op. "
        "Collega van Jeugd staat klaar.",
        words="De jongen roept door de brievenbus dat mama slaapt en niet wakker wordt. Ik ruik iets aangebrands.",
    )
    t.lives("marjolein", "Rietvoorn", "82", "8996RV")
    t.related("marjolein", "parent_authority", ("Daisy", "Djayro"))


def picked_up(t: Story) -> Iterator[datetime]:
    """Somebody works on it since this week."""
    yield t.at(2, "11.40")
    t.asks_help(
        "joost",
        man("Ahmed", "Benhaddou", 67),
        words="Mijn vrouw is overleden en zij deed alles. Ik vind de verzekering niet en ik kan niet koken.",
        phone="012-555 21 67",
    )
    t.lives("joost", "Ruysdaelstraat", "30", "8991RS")
    yield t.at(2, "12.05")
    t.picks_up("farida")


def passed_and_waiting(t: Story) -> Iterator[datetime]:
    """Handed over to debt help; nobody took it on yet."""
    yield t.at(3, "09.50")
    t.asks_help(
        "farida",
        woman("Chanel", "Wouters", 24),
        words="Ik heb op afbetaling gekocht bij zes winkels. Nu stond er een man aan de deur.",
        phone="012-555 22 24",
        urgent=("week", "Er is beslag aangekondigd."),
    )
    yield t.at(3, "10.05")
    t.passes_on(
        "farida",
        "schuldhulp",
        "Kan er rust komen voordat het beslag ingaat?",
        "Zes betalingen per maand, één baan in de thuiszorg, geen kinderen. Zij heeft alle papieren in een "
        "schoenendoos.",
        "geld",
        behind="Niet meer bang zijn voor de bel.",
        threatened=True,
    )


def passed_to_wmo(t: Story) -> Iterator[datetime]:
    """Handed over to the Wmo desk; waits for an answer."""
    yield t.at(4, "13.20")
    t.asks_help(
        "joost",
        man("Jacobus", "Zeldenrust", 83),
        caller=("Ria Zeldenrust", "dochter", ""),
        phone="012-555 23 83",
        words="Pa is gevallen in de douche en wil geen ‘gedoe’. Beugels mag wel, zegt hij.",
    )
    t.lives("joost", "Vissersdijk", "4", "8995VD")
    yield t.at(4, "13.40")
    t.passes_on(
        "joost",
        "wmo",
        "Een veilige douche zonder groot onderzoek.",
        "Woont alleen, rijdt nog auto, dochter komt op woensdag.",
        "wonen lichaam",
        handover="together",
    )


def taken_on(t: Story) -> Iterator[datetime]:
    """Handed over to youth and taken on."""
    yield t.at(20, "15.10")
    t.asks_help(
        "farida",
        woman("Roos", "Tjon-A-Tsien", 40),
        woman("Mei", "Tjon-A-Tsien", 12),
        phone="012-555 24 40",
        words="Mijn dochter eet niet meer mee aan tafel en ik durf er niets van te zeggen.",
        children="no",
    )
    t.lives("farida", "Lindelaan", "17", "8992LL")
    yield t.at(19, "09.30")
    t.passes_on(
        "farida",
        "jeugd",
        "Iemand die met Mei praat, zonder dat het meteen een ziekte heet.",
        "Sinds de zomer. School ziet niets. Moeder weet dat wij bellen, Mei nog niet.",
        "zorg lichaam",
        handover="together",
    )
    yield t.at(18, "11.00")
    t.accepts("nadia", "Ik bel vanmiddag.")


def outcome_known(t: Story) -> Iterator[datetime]:
    """Handed over to work and income, taken on, and told back what came of it."""
    yield t.at(34, "10.00")
    t.asks_help(
        "joost",
        man("Furkan", "Demir", 28),
        words="Ik wil van de bijstand af en vrachtwagenchauffeur worden. Wie belt mij terug?",
        phone="012-555 25 28",
    )
    yield t.at(34, "10.10")
    t.passes_on(
        "joost", "participatie", "Rijopleiding naast de uitkering.", "Gezond, rijbewijs B, wil ver rijden.", "werk geld"
    )
    yield t.at(33, "14.00")
    t.accepts("mehmet")
    yield t.at(6, "16.20")
    t.reports(
        "mehmet",
        "Opleiding begint over drie weken, werkgever in de haven betaalt mee. Hij belt ons als hij zijn eerste "
        "rit heeft.",
    )


def outcome_of_welfare(t: Story) -> Iterator[datetime]:
    """Handed over to the welfare partner, and told back."""
    yield t.at(26, "09.00")
    t.asks_help(
        "marjolein",
        woman("Geertruida", "Plantinga-Öztürk", 77),
        words="De dagen zijn zo lang. Mag ik ergens soep komen koken?",
        phone="012-555 26 77",
    )
    yield t.at(26, "09.12")
    t.passes_on(
        "marjolein",
        "welzijn",
        "Iets om te doen, op fietsafstand.",
        "Kan goed koken, ook voor veertig man.",
        "omgaan werk",
    )
    yield t.at(25, "10.00")
    t.accepts("djamila")
    yield t.at(8, "11.30")
    t.reports("djamila", "Zij kookt op donderdag in het buurthuis. De soep was om half één op.")


def given_back(t: Story) -> Iterator[datetime]:
    """Declined with a reason: it lies in the queue again."""
    yield t.at(9, "10.30")
    t.asks_help(
        "farida",
        man("Delano", "Kenepa", 45),
        words="Mijn huis is te groot geworden en ik val stil.",
        phone="012-555 27 45",
    )
    yield t.at(9, "10.50")
    t.passes_on(
        "farida",
        "wonen",
        "Kan hij kleiner wonen in dezelfde straat?",
        "Vrouw overleden in het voorjaar. Huur is op tijd.",
        "wonen geest",
    )
    yield t.at(7, "15.00")
    t.declines("esther", "Ruilen kan, maar dat is niet wat hij vraagt. Hij mist zijn vrouw, niet een kleinere keuken.")
    yield t.at(6, "09.20")
    t.picks_up("farida")


def given_back_again(t: Story) -> Iterator[datetime]:
    """Declined by integration: it was the other law."""
    yield t.at(12, "14.00")
    t.asks_help(
        "marjolein",
        woman("Tsegereda", "Woldemariam", 33),
        words="Ik wil hulp met de school voor verpleegkundige.",
        channel="desk",
    )
    t.reached("marjolein", "Tsegereda", language="Tigrinya", interpreter=True, reading="easy")
    yield t.at(12, "14.15")
    t.passes_on(
        "marjolein",
        "inburgering",
        "Kan de opleiding naast de inburgering?",
        "Al twee jaar in Nederland, spreekt goed.",
        "werk toekomst",
    )
    yield t.at(10, "09.10")
    t.declines("chantal_inburgering", "Haar inburgering is af: dit is een studievraag voor Werk en inkomen.")


def concern_not_told(t: Story) -> Iterator[datetime]:
    """A school is worried; the parents do not know yet that it was passed on."""
    yield t.at(1, "15.45")
    t.asks_help(
        "farida",
        woman("Yara", "Schipper", 10),
        name="Huishouden Schipper",
        channel="professional",
        danger="unknown",
        children="unknown",
        done="Leerkracht houdt contact; morgen eerst overleg met Jeugd.",
        urgent=("week", "Voor het weekend willen we iets weten."),
        caller=("Basisschool De Horizon", "intern begeleider", "De Horizon"),
        words="Zij komt drie dagen achter elkaar zonder jas en vraagt of ze bij mij mag slapen.",
        concern=(
            "Een kind van tien met kou en een vraag die je niet verzint.",
            "Eerst het gesprek met de ouders, maar juist dat gesprek kan haar dicht doen klappen.",
            "Nog niet: eerst weten of het thuis veilig is om het te vertellen.",
        ),
    )


def concern_told(t: Story) -> Iterator[datetime]:
    """A neighbour is worried about somebody; told the same week, picked up."""
    yield t.at(7, "10.15")
    t.asks_help(
        "joost",
        man("Willibrord", "Daalmans", 70),
        channel="phone",
        caller=("Anoniem", "buurtgenoot", ""),
        danger="no",
        words="Hij staat elke nacht met de lichten van zijn schuurtje te knipperen en roept tegen niemand.",
        concern=(
            "Nachtelijk roepen en een man die niet meer opendoet.",
            "Twee keer aangebeld, één keer een kaartje.",
            0,
        ),
    )
    t.lives("joost", "Achterom", "71", "8993AO")
    yield t.at(6, "11.00")
    t.picks_up("joost")


def withdrawn(t: Story) -> Iterator[datetime]:
    """The caller took the request back."""
    yield t.at(5, "16.00")
    t.asks_help("joost", man("Sjors", "van Dalen", 34), words="Ik wil een parkeerkaart voor mijn moeder.")
    yield t.at(4, "09.10")
    t.takes_back("joost", "Zus heeft het al geregeld bij de balie van burgerzaken.")


def secret_address(t: Story) -> Iterator[datetime]:
    """Somebody with a secrecy code asks a simple question: answered without an address on the screen."""
    yield t.at(8, "13.00")
    t.asks_help(
        "farida",
        woman("Naomi", "Frankenhuis", 38, secrecy=4),
        words="Kan ik bezwaar maken tegen de rekening van de opvang?",
        phone="012-555 29 38",
    )
    yield t.at(8, "13.10")
    t.answers("farida", "Ja, binnen zes weken. Samen de brief gemaakt.", "geld gemeente")


def opened_again(t: Story) -> Iterator[datetime]:
    """Answered last week, opened again because the answer was not the whole of it."""
    yield t.at(6, "10.20")
    t.asks_help(
        "marjolein",
        woman("Lies", "Hoogland", 57),
        words="Mijn man is uit het ziekenhuis. Waar huur ik een bed?",
        phone="012-555 30 57",
    )
    yield t.at(6, "10.28")
    t.answers("marjolein", "Bed besteld bij de uitleen, komt morgen.", "lichaam zorg")
    yield t.at(2, "09.05")
    t.reopens("marjolein", "Het bed past niet door de gang, en zij slaapt nu zelf in een stoel.")
    t.picks_up("marjolein")


ALL = [
    opened_again,
    just_in,
    picked_up,
    passed_and_waiting,
    passed_to_wmo,
    taken_on,
    outcome_known,
    outcome_of_welfare,
    given_back,
    given_back_again,
    concern_not_told,
    concern_told,
    withdrawn,
    secret_address,
]
