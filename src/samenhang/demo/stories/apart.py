"""What must stay apart: a child in two households, somebody protected from the own household, a secret address."""

from collections.abc import Iterator
from datetime import datetime

from samenhang.demo.telling import Story, man, says, woman
from samenhang.demo.telling.talk import NOTHING


def de_wit_and_jansen(t: Story) -> Iterator[datetime]:
    """Divorced parents: Noor lives with both, and each household has a case and a director of its own."""
    yield t.at(170, "11.00")
    t.asks_help(
        "farida",
        woman("Sanne", "Wit", 35, "de"),
        woman("Noor", "Jansen", 9),
        name="Huishouden de Wit",
        words="Noor komt elke zondag stil terug. Ik weet niet wat er bij haar vader gebeurt, misschien wel "
        "niks. Ik heb geen geld voor een advocaat en ik wil ook geen oorlog.",
        phone="012-555 09 35",
        children="unknown",
        done="Doorgevraagd: geen aanwijzing voor geweld, wel veel spanning bij het halen en brengen.",
    )
    t.lives("farida", "Berkenhof", "24", "8993BH")
    t.related("farida", "parent_authority", ("Sanne", "Noor"))
    yield t.at(169, "10.00")
    t.picks_up("farida")
    t.opens_case(
        "farida",
        "nadia",
        basis="jeugdwet-hulp",
        why="Nadia kent de school van Noor.",
        agreed_with="Sanne de Wit",
        domains="omgaan zorg geld",
        reason="Scheiding, geld en een kind dat klem zit.",
    )
    father = t.beside()
    yield t.at(160, "15.40")
    father.asks_help(
        "joost",
        man("Dennis", "Jansen", 39),
        name="Huishouden Jansen",
        phone="012-555 10 39",
        words="Ik zie mijn dochter om het weekend en slaap zelf op een vouwbed. Zonder huis krijg ik nooit de "
        "helft. Ik wil dat iemand ook naar mij luistert.",
    )
    father.comes("joost", t.people["Noor"])
    father.lives("joost", "Stationsplein", "5", "8991SP", addition="C")
    father.related("joost", "parent_authority", ("Dennis", "Noor"))
    yield t.at(158, "10.00")
    father.picks_up("joost")
    father.opens_case(
        "joost",
        "sven",
        why="Een andere regievoerder dan die van de moeder: dat vroegen beide ouders.",
        agreed_with="Dennis Jansen",
        domains="wonen omgaan geld",
        basis="jeugdwet-hulp",
        reason="Wonen, geld en vaderschap. Eigen casus, want het zijn twee huishoudens.",
    )
    yield t.at(150, "16.00")
    t.log(
        "nadia",
        "conversation",
        "Noor tekende twee huizen met een bus ertussen. ‘In de bus hoef ik niks te zeggen.’",
        "Noor",
        "nadia",
        about="Noor",
        domains="zorg",
    )
    yield t.at(148, "10.00")
    talk = t.talks(
        "nadia",
        {
            "omgaan": says("Wij appen alleen nog in hoofdletters.", 3, wish="Gewoon gedag zeggen op de stoep."),
            "zorg": says("Noor is slim en stil. Te stil.", 6),
            "geld": says("De helft van alles en toch het dubbele kwijt.", 4),
            "geest": says("Ik ben boos en daar word ik moe van.", 5),
            "wonen": says("Fijn huis.", 8),
            "toekomst": says("Dat zij op haar trouwerij niet hoeft te kiezen wie er komt.", 6),
        },
        "Sanne",
    )
    t.sums_up("nadia", talk, "Sanne wil rust bij het halen en brengen. Geen oorlog.")
    t.agrees_points("nadia", talk, "Sanne")
    yield t.at(140, "09.30")
    father.log(
        "sven",
        "visit",
        "Studio van één kamer, knuffels netjes op een rij. Dennis kookt goed en vertelt dat liever dan de rest.",
        "Dennis",
        "sven",
        domains="wonen omgaan",
    )
    quiet = t.goal(
        "nadia",
        "Ik hoef in de bus niet na te denken.",
        "omgaan",
        "Noor",
        seen_by="Noor vertelt zelf hoe het weekend was.",
    )
    at_school = t.action("nadia", quiet, "Halen en brengen op school, niet aan de deur", "Sanne", -120)
    t.action("nadia", quiet, "Elke week tekenen met Noor", "nadia", 5)
    t.action("nadia", quiet, "Eén rooster voor de feestdagen, voor een jaar", "Sanne", -18)
    yield t.at(139, "10.00")
    t.agrees("nadia", "Sanne")
    room = father.goal("sven", "Noor heeft bij mij een eigen kamer.", "wonen", "Dennis", "Noor")
    listed = father.action("sven", room, "Inschrijven voor een tweekamerwoning", "Dennis", -110)
    father.action("sven", room, "Verklaring over omgang regelen voor de woningzoekende", "sven", -14)
    yield t.at(121, "16.00")
    father.asks("sven", "wonen", "Dennis", topic="een woning met een kamer voor Noor")
    father.involves("sven", "esther", "twee kamers")
    father.done("sven", listed, word="Staat op de lijst, met de inschrijving van toen Noor geboren werd.")
    t.done("nadia", at_school, word="Elf keer goed gegaan, één keer niet.")
    t.log("nadia", "moment", "Noor zei hardop ‘dag pap’ in het bijzijn van haar moeder.", "Noor", "nadia", plan=True)
    yield t.at(74, "16.10")
    t.log(
        "nadia",
        "contact",
        "Sanne belde boos: Dennis was drie kwartier te laat. Noor wachtte met de conciërge en vond dat prima.",
        "Sanne",
        domains="omgaan",
    )
    yield t.at(43, "13.00")
    father.log(
        "sven", "contact", "Dennis kwam niet opdagen. Appte later: nachtdienst verslapen. Nieuwe afspraak.", "Dennis"
    )
    yield t.at(26, "13.00")
    father.log(
        "sven",
        "consultation",
        "Met Nadia afgesproken, met weten van beide ouders: één keer per maand stemmen wij af over Noor, niet "
        "over de ouders.",
        "sven",
        others="Nadia Rachidi",
        decided="Afstemmen gaat alleen over Noor.",
        decided_by="beide ouders",
    )
    yield t.at(8, "15.30")
    t.log(
        "nadia",
        "visit",
        "Kerstrooster lag op tafel, van Sanne. Dennis moet nog reageren.",
        "Sanne",
        "nadia",
        domains="omgaan",
    )


def kraaijenbrink(t: Story) -> Iterator[datetime]:
    """A couple with debts. She has a case of her own of which the household's case knows nothing."""
    yield t.at(132, "10.30")
    t.asks_help(
        "marjolein",
        man("Bart", "Kraaijenbrink", 39),
        woman("Meera", "Soekhai", 33),
        woman("Zoë", "Kraaijenbrink", 4),
        name="Huishouden Kraaijenbrink",
        words="Wij willen van de leningen af. Ik doe de administratie en mijn vrouw tekent.",
        phone="012-555 11 39",
        caller=("Bart Kraaijenbrink", "echtgenoot", ""),
    )
    t.lives("marjolein", "Wilgenlaan", "61", "8994WL")
    t.related("marjolein", "partner", ("Bart", "Meera"))
    t.related("marjolein", "parent_authority", ("Bart", "Zoë"), ("Meera", "Zoë"))
    yield t.at(131, "10.00")
    t.picks_up("marjolein")
    t.opens_case(
        "marjolein",
        "ruben",
        basis="wgs-vroeg",
        why="De vraag gaat over schulden; Ruben kijkt breder mee.",
        agreed_with="Bart Kraaijenbrink",
        domains="geld werk omgaan",
        reason="Schulden, twee banen die wankelen en een kind van vier.",
    )
    yield t.at(124, "11.00")
    t.log(
        "ruben",
        "conversation",
        "Beiden aan tafel. Hij praat, zij kijkt naar haar handen. Leningen op een rij gezet.",
        "Bart",
        "Meera",
        "ruben",
        domains="geld omgaan",
    )
    calm = t.goal("ruben", "Over drie jaar zijn we schuldenvrij.", "geld", "Bart", "Meera")
    loans = t.action("ruben", calm, "Alle leningen opvragen", "ruben", -100)
    t.action("ruben", calm, "Spaarrekening voor Zoë met rust laten", "Bart", 20)
    yield t.at(123, "11.00")
    t.agrees("ruben", "Bart", "Meera")
    hers = t.beside()
    yield t.at(110, "12.10")
    hers.asks_help(
        "farida",
        whose=t.people["Meera"],
        name="Meera, eigen dossier",
        protected=True,
        channel="desk",
        danger="unknown",
        children="yes",
        urgent=("today", "Zij kan alleen in haar pauze."),
        done="In de achterkamer gesproken. Zij kan nu veilig naar huis; codewoord en belmoment afgesproken.",
        words="Hij leest mijn telefoon en telt de kilometers in de auto. Als hij weet dat ik hier ben, wordt "
        "het erger. Ik wil weten wat ik kan, voor mij en voor Zoë.",
    )
    hers.reached(
        "farida",
        "Meera",
        phone="012-555 11 99",
        needs="Alleen bellen tussen 12.00 en 12.30 uur, op het nummer van haar werk. Nooit post.",
    )
    hers.picks_up("farida")
    hers.opens_case(
        "farida",
        "nadia",
        why="Nadia werkt niet aan de casus van het huishouden.",
        agreed_with="Meera, onder vier ogen",
        domains="veiligheid omgaan zorg",
        basis="jeugdwet-hulp",
        reason="Zij moet onvindbaar blijven voor de rest van het huishouden: een eigen dossier.",
    )
    yield t.at(103, "12.05")
    hers.log(
        "nadia",
        "conversation",
        "Op haar werk gesproken. Vluchttas ligt bij een collega. Zij beslist wanneer.",
        "Meera",
        "nadia",
        domains="veiligheid",
        decided="Er gebeurt niets zonder haar ja, tenzij er nu gevaar is.",
        decided_by="Meera en Nadia",
    )
    talk = hers.talks(
        "nadia",
        {
            "veiligheid": says("Ik weet altijd waar mijn sleutels liggen.", 2, wish="Slapen met de deur open."),
            "zorg": says("Voor Zoë is hij lief. Dat maakt het moeilijk.", 5),
            "geld": says("Ik heb geen eigen rekening.", 2),
            "werk": says("Mijn werk is mijn adem.", 8),
            "toekomst": says("Een huis waar niemand telt.", 6),
            "politie": NOTHING,
        },
        "Meera",
        alone_with="Meera",
        place="elsewhere",
    )
    hers.sums_up("nadia", talk, "Meera wil stap voor stap weg kunnen, met Zoë. Zij bepaalt het tempo.")
    hers.agrees_points("nadia", talk, "Meera", how="self")
    yield t.at(96, "12.05")
    own = hers.goal("nadia", "Ik heb eigen geld en een eigen sleutel.", "veiligheid")
    account = hers.action("nadia", own, "Rekening openen via het werkadres", "Meera", -60)
    hers.action("nadia", own, "Plek vrijhouden voor twee", "@Opvang, adres bekend bij Nadia", 15)
    hers.agrees("nadia", "Meera")
    yield t.at(60, "11.00")
    t.done("ruben", loans, word="Zeven leningen, twee meer dan gedacht.")
    t.log("ruben", "contact", "Meera belde af, hoofdpijn. Bart kwam alleen.", "Bart", "ruben", domains="geld")
    yield t.at(13, "12.15")
    hers.done("nadia", account, word="Gelukt, in haar pauze.")
    hers.log("nadia", "contact", "Rekening is open. Zij wil wachten tot na de verjaardag van Zoë.", "Meera")
    t.looks("ruben", "cases.read", "involvement")


def verhagen(t: Story) -> Iterator[datetime]:
    """A mother and a son with a secret address and a secrecy code in the register."""
    yield t.at(88, "09.05")
    t.asks_help(
        "farida",
        woman("Ilse", "Verhagen", 29, secrecy=7),
        man("Mika", "Verhagen", 4, secrecy=7),
        channel="professional",
        caller=("Opvang in een andere regio", "begeleider", "Vrouwenopvang"),
        children="yes",
        done="Adres is geheim gemaakt voordat er iets is vastgelegd.",
        words="Ik begin opnieuw, met een kind en twee tassen. Ik wil niet dat mijn adres ergens op een scherm staat.",
    )
    t.lives(
        "farida",
        "Beukenrode",
        "40",
        "8997XX",
        whose="Ilse",
        phone="012-555 12 29",
        needs="Adres en school van Mika zijn geheim. Post naar het gemeentehuis.",
    )
    t.related("farida", "parent_authority", ("Ilse", "Mika"))
    yield t.at(87, "11.00")
    t.picks_up("farida")
    t.opens_case(
        "farida",
        "hanneke",
        why="Eén vast gezicht, dat was haar eerste vraag.",
        agreed_with="Ilse Verhagen",
        domains="veiligheid wonen geld zorg geest",
        reason="Alles tegelijk nieuw: huis, inkomen, school en rust.",
    )
    t.involves("hanneke", "sven", "een plek op school en rust voor Mika", "Mika", "Ilse", secret=True)
    yield t.at(80, "10.00")
    talk = t.talks(
        "hanneke",
        {
            "veiligheid": says(
                "Voor het eerst slaap ik met het licht uit.", 6, worry="Dat iemand per ongeluk mijn straat noemt."
            ),
            "wonen": says("Leeg, maar van ons.", 7),
            "geld": says("Ik wacht op alles.", 4),
            "zorg": says("Mika tekent weer.", 7),
            "geest": says("Ik schrik van brievenbussen.", 4),
            "omgaan": says("Ik ken hier niemand. Dat is ook rust.", 5),
            "toekomst": says("Kapster met een eigen stoel.", 7),
        },
        "Ilse",
    )
    t.sums_up(
        "hanneke",
        talk,
        "Veilig blijven, een inkomen, en Mika naar school. Niemand noemt het adres, ook niet per ongeluk.",
    )
    t.agrees_points("hanneke", talk, "Ilse")
    yield t.at(72, "10.00")
    t.matters("hanneke", "Dat Mika het licht uit durft te doen.")
    safe = t.goal("hanneke", "Niemand vindt ons, en wij vinden onze weg.", "veiligheid", "Ilse", "Mika")
    school = t.goal("hanneke", "Mika heeft een juf en een vriendje.", "zorg", "Mika")
    a = t.action("hanneke", school, "School zoeken en de directeur uitleggen wat geheim betekent", "sven", -50)
    t.action("hanneke", safe, "Nalopen wie het adres nu kan zien", "hanneke", -3)
    t.action("hanneke", safe, "Sporten op dinsdag, voor mezelf", "Ilse", 11)
    yield t.at(71, "10.30")
    t.agrees("hanneke", "Ilse")
    yield t.at(49, "09.00")
    t.done("sven", a, word="Hij is begonnen.")
    t.log("sven", "moment", "Mika heeft een vriendje dat ook van graafmachines houdt.", "Mika", "sven", plan=True)
    yield t.at(5, "14.00")
    t.log(
        "hanneke",
        "visit",
        "Rustig. Er lag een tekening klaar met ons allemaal erop, ook de graafmachine.",
        "Ilse",
        "Mika",
        "hanneke",
        plan=True,
    )
    t.log(
        "hanneke",
        "other",
        "Ilse vermoedt dat haar ex naar haar zoekt. Politie ingelicht; zij weet dat wij opletten, niet hoe.",
        "hanneke",
        hidden=("Wat de politie doet mag niet uitlekken; Ilse vroeg zelf om het niet te weten.", 30),
        domains="veiligheid politie",
    )
