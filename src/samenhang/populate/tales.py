"""What is written down in such a municipality, in the words of residents and colleagues. All of it invented."""

from typing import NamedTuple

REQUESTS: tuple[tuple[str, str], ...] = (
    ("Ik kom er niet meer uit met de post. Er liggen enveloppen die ik niet durf open te maken.", "geld"),
    ("Mijn man is ziek en ik doe alles alleen. Ik slaap bijna niet meer.", "zorg"),
    ("We hebben een brief gekregen dat we uit huis moeten. Met de kinderen.", "wonen"),
    ("Onze zoon gaat al drie weken niet naar school en wij krijgen hem niet mee.", "omgaan"),
    ("Na de scheiding is alles ingewikkeld. De kinderen zijn om de week bij mij.", "omgaan"),
    ("Ik wil graag werken, maar ik kan nergens terecht met mijn rug.", "werk"),
    ("Mijn moeder vergeet steeds meer. Gisteren stond het gas nog aan.", "geest"),
    ("Ik ben hier pas een jaar en begrijp niet welke papieren ik moet invullen.", "gemeente"),
    ("De uitkering is stopgezet en ik weet niet waarom. Ik kan de huur niet betalen.", "geld"),
    ("De buren klagen over ons. Het is bij ons altijd onrustig.", "wonen"),
    ("Ik drink te veel en ik wil dat mijn dochter dat niet langer ziet.", "verslaving"),
    ("Sinds mijn vrouw er niet meer is kom ik de deur niet uit.", "geest"),
    ("De trap lukt niet meer. Ik slaap al twee maanden in de stoel.", "lichaam"),
    ("We passen op de kleinkinderen, maar het wordt ons te zwaar.", "zorg"),
)
BEHIND = (
    "Er is rust nodig voordat er iets anders kan.",
    "Eigenlijk wil iedereen weten wie er nu waarvoor belt.",
    "De geldzorgen houden de andere zorgen in stand.",
    "Het netwerk is er wel, maar durft zich niet te melden.",
)
MATTERS = (
    "Dat we in dit huis kunnen blijven en dat de kinderen op hun eigen school blijven.",
    "Eén keer ons verhaal doen, en weten wie we kunnen bellen.",
    "Weer zelf over ons geld gaan.",
    "Dat het thuis rustig is als de kinderen uit school komen.",
    "Zo lang mogelijk zelfstandig wonen, met iemand die af en toe binnenloopt.",
    "Werk dat past bij wat nog kan.",
)


class Aim(NamedTuple):
    """A goal with the life domain it is in, how one sees that it was reached, and the actions towards it."""

    words: str
    domain: str
    seen: str
    actions: tuple[tuple[str, str], ...]


AIMS: tuple[Aim, ...] = (
    Aim("We weten elke maand wat we te besteden hebben", "geld", "Er komt geen aanmaning meer", (
        ("alle post samen openen en op stapels leggen", "professional"), ("de bankafschriften van drie maanden meenemen", "resident"),
        ("een betaalregeling met de woonstichting afspreken", "organisation"), ("met opa de toeslagen nakijken", "network"))),
    Aim("De huur is op tijd betaald", "wonen", "Drie maanden geen achterstand", (
        ("de huur als eerste laten afschrijven", "resident"), ("de ontruiming laten opschorten", "organisation"),
        ("elke maand samen kijken of het gelukt is", "professional"))),
    Aim("De kinderen gaan elke dag naar school", "omgaan", "Een maand geen verzuim", (
        ("met de mentor een rustige start afspreken", "professional"), ("om acht uur samen de deur uit", "resident"),
        ("de buurvrouw brengt op dinsdag", "network"))),
    Aim("We overleggen over de kinderen zonder ruzie", "omgaan", "De wissel op vrijdag verloopt rustig", (
        ("afspraken over de wissel opschrijven", "resident"), ("drie gesprekken over ouderschap na scheiding", "organisation"),
        ("vragen hoe de kinderen het zelf willen", "professional"))),
    Aim("Er is iemand die de zorg af en toe overneemt", "zorg", "Elke week een middag vrij", (
        ("dagopvang bekijken op twee plekken", "resident"), ("vragen of de zus een vaste dag kan", "network"),
        ("respijtzorg aanvragen", "professional"))),
    Aim("Ik slaap weer een hele nacht", "geest", "Een cijfer van zes of meer", (
        ("afspraak bij de praktijkondersteuner", "resident"), ("elke dag een half uur wandelen met een vriendin", "network"))),
    Aim("Ik kom twee keer per week onder de mensen", "werk", "Staat in de agenda", (
        ("kennismaken bij het buurthuis", "professional"), ("meedoen met de kookgroep", "resident"),
        ("een maatje zoeken", "organisation"))),
    Aim("Ik heb werk dat past", "werk", "Een contract voor een half jaar", (
        ("een proefplaatsing van twee maanden regelen", "professional"), ("een cv maken bij het leerwerkloket", "resident"))),
    Aim("Het huis is weer veilig en bewoonbaar", "wonen", "De traplift werkt en het gas is afgesloten", (
        ("de traplift laten plaatsen", "organisation"), ("de gang leegmaken met de kinderen", "network"),
        ("een inductieplaat kiezen", "resident"))),
    Aim("Ik spreek genoeg Nederlands voor de huisarts", "toekomst", "Een gesprek zonder tolk", (
        ("taalles op maandag en woensdag", "resident"), ("een taalmaatje vinden", "organisation"))),
    Aim("Het is thuis veilig, ook als het spannend wordt", "veiligheid", "Niemand hoefde de laatste maand weg te gaan", (
        ("een veiligheidsafspraak maken die iedereen kent", "professional"), ("oma wordt gebeld als het te veel wordt", "network"))),
)  # fmt: skip  # a goal with its actions reads as one
OUTCOMES = (
    "Gelukt, met een telefoontje minder dan gedacht.", "Gedaan.", "Samen gedaan, was in een uur klaar.", "Kostte meer tijd, maar staat.",
)  # fmt: skip  # short
NOT_DONE = ("Er was een wachtlijst van zes weken.", "De post was kwijt; we proberen het opnieuw.", "Niemand was thuis.")
ENTRIES: tuple[tuple[str, str], ...] = (
    ("contact", "{name} belde: de brief van de woonstichting is er, en het is goed nieuws."),
    ("contact", "Gebeld met {name}. De afspraak van morgen gaat door, maar een uur later."),
    ("contact", "Mail van school: deze week geen verzuim."),
    ("contact", "{name} appte dat de bankafschriften klaarliggen."),
    ("visit", "Op huisbezoek bij {name}. De post is bijgewerkt, er is koffie en er is ruimte om te praten."),
    ("visit", "Thuis langs geweest. {name} is moe, maar blij dat de dagopvang begint."),
    ("visit", "Huisbezoek samen met een collega van het buurtteam. {name} wil eerst rust in huis."),
    ("conversation", "Gesprek met {name} over wat er anders moet. Het hoeft niet allemaal tegelijk."),
    ("conversation", "Met {name} het plan doorgelopen: twee dingen zijn af, één schuift een maand op."),
    ("conversation", "{name} vertelde dat het de vorige keer misging omdat niemand terugbelde."),
    ("consultation", "Kort overleg met schuldhulp: eerst de huur, dan de rest."),
    (
        "consultation",
        "Overleg met de wijk-ggz. Zij zien {name} elke twee weken en laten het weten als het minder gaat.",
    ),
    ("decision", "De traplift wordt nu geplaatst en de aanvraag loopt na."),
    ("decision", "We wachten niet op de beschikking: de begeleiding begint maandag."),
    ("moment", "{name} kreeg het diploma van de taalcursus. Iedereen was er."),
    ("moment", "De oudste is op zichzelf gaan wonen, twee straten verder."),
    ("other", "Post nagekeken, niets dat haast heeft."),
)
DECIDED = (
    "Doorgaan zoals afgesproken, over een maand kijken we weer.",
    "Eerst dit, dan de rest.",
    "Het plan wordt hierop aangepast.",
)
POINTS = (
    "We willen eerst de huur op orde. Daarna kijken we naar werk. Wie belt, zegt van wie hij komt.",
    "Het gaat beter dan een half jaar geleden. De nachten zijn nog zwaar. Hulp met de post blijft nodig.",
    "De kinderen willen op hun eigen school blijven. Daar bouwen we alles omheen.",
)
SAID: dict[str, tuple[str, ...]] = {
    "geld": ("Aan het eind van de maand is er niets meer.", "Ik heb een potje, maar het is klein."),
    "wonen": ("Het huis is te klein, maar de buurt is goed.", "Ik wil hier nooit meer weg."),
    "omgaan": ("We praten weer met elkaar.", "Als het druk is schreeuw ik, en dat wil ik niet."),
    "geest": ("Sommige dagen lukt niets.", "Ik kan weer lachen."),
    "werk": ("Ik mis collega’s.", "Drie ochtenden zou ik kunnen."),
    "zorg": ("Ik zorg voor iedereen en niemand voor mij.", "Mijn zus helpt op zaterdag."),
    "lichaam": ("De rug blijft zeuren.", "Wandelen gaat weer."),
    "toekomst": ("Over een jaar wil ik hier gewoon wonen zonder zorgen.",),
}
QUESTIONS = (
    "Kunt u meekijken wat er mogelijk is met de woning?",
    "Wat ziet u, vanuit uw werk, dat wij niet zien?",
    "Past dagopvang hier, en waar is plek?",
)
AGREED_WHY = (
    "kent het gezin al",
    "woont en werkt in de buurt",
    "de meeste vragen liggen op dit terrein",
    "de bewoner vroeg erom",
)
ANSWERED = (
    "Formulier samen ingevuld en meegegeven.", "Uitgelegd hoe het werkt; de brief was een herinnering.",
    "Doorverwezen naar het spreekuur in het buurthuis, op donderdagochtend.",
)  # fmt: skip  # short
CONCERNS = (
    "De buurvrouw hoort al weken ruzie en ziet de kinderen niet meer buiten.",
    "De wijkagent vond mevrouw verward op straat; het is de derde keer.",
    "School ziet het kind moe en zonder eten, en krijgt de ouders niet te spreken.",
)
