"""A mother with three children: debts, a damp flat, a boy who stays at home. Eight months, two versions of a plan."""

from collections.abc import Iterator
from datetime import datetime

from samenhang.demo.telling import Story, man, says, woman


def yildiz(t: Story) -> Iterator[datetime]:
    """Several problems at once, one director, a plan that grew: the fullest case of the demo."""
    yield t.at(246, "09.40")
    t.asks_help(
        "farida",
        woman("Fatma", "Yıldız", 38),
        man("Emre", "Yıldız", 15),
        woman("Elif", "Yıldız", 11),
        man("Deniz", "Yıldız", 6),
        words="Ik kom er niet meer uit. Elke week ligt er een brief die ik niet open durf te maken, de jongste "
        "hoest van het vocht in zijn kamer en Emre gaat al weken niet naar school. Ik weet niet bij wie ik moet "
        "beginnen.",
        phone="012-555 01 01",
        urgent=("week", "Er ligt een aankondiging dat de stroom wordt afgesloten."),
        children="unknown",
        done="Gevraagd of de kinderen veilig zijn; moeder zegt van wel, maar is op.",
    )
    t.lives("farida", "Turfstekersstraat", "48", "8991KD", addition="B")
    t.reached(
        "farida",
        "Fatma",
        phone="012-555 01 01",
        language="Turks en Nederlands",
        reading="easy",
        dutch="fair",
        helps=["short"],
        way="call",
        best_time="niet op vrijdagmiddag",
        needs="Belt liever dan dat ze mailt.",
        said_by="self",
    )
    t.related("farida", "parent_authority", ("Fatma", "Emre"), ("Fatma", "Elif"), ("Fatma", "Deniz"))
    yield t.at(246, "11.05")
    t.picks_up("farida")
    yield t.at(245, "13.30")
    t.opens_case(
        "farida",
        "hanneke",
        why="Hanneke kent de flat en had binnen drie dagen tijd. Mevrouw wil iemand die rustig blijft.",
        agreed_with="Fatma Yıldız, aan de balie",
        domains="geld wonen zorg werk geest",
        behind="Rust in huis, zodat zij weer moeder kan zijn in plaats van postkamer.",
        reason="Geld, wonen, school en opvoeding raken elkaar. Vier losse verwijzingen helpen hier niet.",
    )
    yield t.at(241, "10.00")
    t.log(
        "hanneke",
        "visit",
        "Kennismaking thuis. Twee vuilniszakken post op tafel gezet, niets geopend zonder dat Fatma erbij zat. "
        "Schimmel in de kleine slaapkamer van vloer tot plafond. Emre kwam zijn kamer niet uit.",
        "Fatma",
        "Deniz",
        "hanneke",
        domains="wonen geld",
        decided="Eerst de stroom, dan de rest.",
        decided_by="Fatma en Hanneke",
    )
    t.involves("hanneke", "ruben", "schulden op een rij en de stroom aan houden")
    t.involves("hanneke", "nadia", "kijken wat Emre nodig heeft om weer naar school te gaan", "Fatma", "Emre")
    t.involves("hanneke", "esther", "vocht in de woning en de huurachterstand")
    t.offered_support("hanneke", "Fatma", "wants")
    t.supported("hanneke", "Fatma", "Greet Oosterhof", organisation="MEE voorbeeld", phone="012-555 40 11")
    t.has_near(
        "hanneke",
        "Fatma",
        "Sevda Aydın",
        "family",
        "very",
        "oppassen, en bellen als het te veel wordt",
        "zorg geest",
        phone="012-555 40 12",
    )
    t.has_near("hanneke", "Fatma", "Riet van boven", "neighbour", "near", "Deniz ophalen van school", "zorg wonen")
    t.has_near("hanneke", "Emre", "Coach Ravi", "club", "near", "meekijken of hij weer komt trainen", "werk toekomst")
    t.has_near(
        "hanneke",
        "Emre",
        "Meester Tom",
        "school",
        "far",
        "hoe het gaat op school",
        "toekomst",
        organisation="scholengemeenschap Lindeveen",
    )
    yield t.at(240, "15.10")
    t.log(
        "ruben",
        "contact",
        "Energieleverancier gebeld samen met Fatma. Afsluiting is van de baan zolang er voor het eind van de "
        "maand een regeling ligt. Dossiernummer staat in mijn eigen dossier.",
        "Fatma",
        "ruben",
        domains="geld",
    )
    t.log(
        "ruben",
        "other",
        "Eerste telling: negentien schuldeisers, een deel dubbel via incassobureaus. Beslagvrije voet klopt "
        "niet. Bedragen volgen als alle brieven open zijn.",
        own=True,
        domains="geld",
    )
    yield t.at(236, "09.30")
    t.asks(
        "hanneke",
        "wonen",
        "Fatma",
        topic="meedenken over de woning en de achterstand in de huur",
        note="Fatma wil niet dat de woonstichting iets over Emre hoort. Dat hoeft ook niet.",
    )
    t.asks("hanneke", "welzijn", "Fatma", "Emre", topic="meedoen in het buurtteam en een maatje zoeken")
    t.involves("hanneke", "djamila", "iets leuks voor de kinderen en een maatje voor Fatma")
    t.wants_help("hanneke", "Fatma", "budgetbeheer voor een half jaar")
    yield t.at(232, "14.00")
    first = t.talks(
        "hanneke",
        {
            "omgaan": says(
                "Met Elif kan ik lachen. Met Emre is het deur dicht.",
                5,
                good="We eten samen, ook als het niks bijzonders is.",
            ),
            "wonen": says(
                "De kamer van Deniz is zwart. Ik poets elke week met chloor.",
                3,
                worry="Hij hoest 's nachts.",
                wish="Eén droge kamer, meer hoef ik niet.",
            ),
            "geld": says(
                "Ik maak niks meer open. Als de bel gaat doe ik het licht uit.",
                2,
                worry="Dat ze de stroom afsluiten terwijl de kinderen thuis zijn.",
                wish="Weten wat ik elke week echt mag uitgeven.",
            ),
            "werk": says(
                "Ik poetste in een school, tot mijn rug niet meer wilde.",
                5,
                wish="Weer iets voor een paar uur, met mensen om me heen.",
            ),
            "lichaam": says("Mijn rug, en ik slaap slecht.", 4),
            "geest": says("Ik huil onder de douche, dan ziet niemand het.", 4, worry="Dat Elif het toch merkt."),
            "zorg": says(
                "Ze zijn lief. Emre is de man in huis sinds zijn vader weg is, en dat is te veel voor een "
                "jongen van vijftien.",
                5,
                good="Elif helpt Deniz met lezen.",
            ),
            "verslaving": says("Daar hebben wij niets mee.", 9),
            "politie": says("Nee.", 9),
            "veiligheid": says("Binnen wel. In het trappenhuis niet altijd.", 6),
            "toekomst": says(
                "Dat ik de post openmaak met een kop koffie erbij.", 5, wish="Dat Emre een diploma haalt."
            ),
            "gemeente": says("Ik heb het al aan vier mensen verteld. U bent de eerste die terugkwam.", 5),
        },
        "Fatma",
        "Elif",
        others="zus Gülsen",
    )
    t.sums_up(
        "hanneke",
        first,
        "Fatma wil rust rond het geld, een droge kamer voor Deniz en Emre weer op school. Ze kan veel zelf als "
        "iemand naast haar staat bij de post. Ze wil niet steeds opnieuw haar verhaal doen.",
    )
    t.agrees_points("hanneke", first, "Fatma", corrections="Ik ben niet ‘overbelast’. Ik ben moe.")
    yield t.at(230, "16.00")
    t.log(
        "nadia",
        "conversation",
        "Gelopen met Emre, niet gepraat aan tafel. Hij werkt 's avonds mee in een garage en slaapt overdag. Is "
        "bang dat zijn moeder het niet redt als hij weg is.",
        "Emre",
        "nadia",
        about="Emre",
        domains="zorg werk",
    )
    yield t.at(225, "10.00")
    t.matters("hanneke", "Rust in huis. Dat er gelachen wordt aan tafel en niemand schrikt van de bel.")
    post = t.goal(
        "hanneke",
        "Ik weet elke week wat er binnenkomt en wat ik uit mag geven.",
        "geld",
        "Fatma",
        seen_by="Er ligt geen dichte post meer en de vaste lasten gaan vanzelf.",
    )
    room = t.goal(
        "hanneke", "Deniz slaapt in een droge kamer.", "wonen", "Deniz", seen_by="Hij hoest niet meer 's nachts."
    )
    school = t.goal(
        "hanneke",
        "Ik ga weer naar school, op mijn manier.",
        "werk",
        "Emre",
        seen_by="Drie dagen les en één dag in de garage.",
    )
    a1 = t.action("hanneke", post, "Samen alle post openen en in drie stapels leggen", "ruben", -205)
    t.action("hanneke", post, "Elke maandag een half uur aan de post, met koffie", "Fatma", -20)
    a3 = t.action("hanneke", room, "Vocht meten en de muur laten nakijken", "esther", -190)
    a4 = t.action("hanneke", room, "De slaapkamer leeghalen en zolang bij Elif slapen", "~oom Cemal", -195)
    a5 = t.action("hanneke", school, "Gesprek op school over een rooster dat past", "nadia", -200)
    a6 = t.action("hanneke", school, "Vertellen wat je wél leuk vindt aan school", "Emre", -200)
    yield t.at(224, "10.30")
    t.agrees("hanneke", "Fatma", "Emre")
    t.log(
        "hanneke",
        "decision",
        "Plan samen doorgelezen en afgesproken. Het hangt op de koelkast.",
        "Fatma",
        "Emre",
        "hanneke",
        decided="Eén plan, drie doelen. Wie iets niet haalt, belt.",
        decided_by="Fatma, Emre en Hanneke",
        plan=True,
    )
    yield t.at(210, "11.00")
    t.done("ruben", a1, word="Vier avonden, drie stapels, nul dicht.")
    t.log(
        "ruben",
        "moment",
        "De laatste envelop ging open. Fatma heeft er een foto van gemaakt.",
        "Fatma",
        "ruben",
        plan=True,
        domains="geld",
    )
    yield t.at(201, "13.00")
    t.log(
        "esther",
        "contact",
        "Onderhoudsploeg gebeld. Meting staat gepland, de muur blijkt aan de buitenkant lek.",
        "esther",
        plan=True,
        domains="wonen",
    )
    t.done("esther", a3, word="Lekkage in de gevel gevonden.")
    t.done("hanneke", a4)
    yield t.at(198, "15.30")
    t.done("nadia", a5, a6)
    t.log(
        "nadia",
        "conversation",
        "School wil een proef: drie dagen les, donderdag leren in de garage. Mentor belt Emre zelf, niet zijn moeder.",
        "Emre",
        "nadia",
        others="mentor",
        domains="werk",
        decided="Proef van zes weken.",
        decided_by="School, Emre en Fatma",
    )
    yield t.at(176, "09.00")
    t.log(
        "hanneke",
        "contact",
        "Fatma niet thuis op de afspraak. Later gebeld: Deniz lag in het ziekenhuis met benauwdheid. Afspraak verzet.",
        "Fatma",
        domains="lichaam",
    )
    yield t.at(171, "10.00")
    t.log(
        "hanneke",
        "consultation",
        "Kort overleg: het herstel van de gevel schuift naar na de zomer, de kamer kan zo lang niet gebruikt "
        "worden. Esther vraagt een tijdelijke woning of voorrang.",
        "hanneke",
        "esther",
        "ruben",
        domains="wonen",
        decided="Esther zoekt binnen twee weken een droge kamer, hoe dan ook.",
        decided_by="Esther Loonstra",
    )
    yield t.at(150, "14.00")
    t.done(
        "hanneke",
        t.action("hanneke", room, "Tijdelijk apparaat tegen het vocht brengen", "esther", -155),
        word="Staat er.",
    )
    t.looks("djamila")
    yield t.at(121, "10.00")
    later = t.talks(
        "hanneke",
        {
            "wonen": says("Nog nat, maar het apparaat helpt.", 5),
            "geld": says(
                "Ik ben voor het eerst een maand doorgekomen zonder te lenen. Dat klinkt gek, maar ik heb gezongen.",
                5,
                good="Ruben legt uit zonder te zuchten.",
            ),
            "geest": says("Ik slaap weer vijf uur.", 6),
            "zorg": says("Emre kookt op zondag.", 7),
            "werk": says("Djamila vroeg of ik wil helpen met koken in het buurthuis.", 6, wish="Ja, maar na de zomer."),
            "toekomst": says("Ik durf weer iets te willen.", 7),
        },
        "Fatma",
        kind="later",
    )
    t.sums_up(
        "hanneke",
        later,
        "Het gaat beter met geld en slapen. De kamer is nog niet droog. Fatma wil na de zomer iets gaan doen in "
        "het buurthuis.",
    )
    t.agrees_points("hanneke", later, "Fatma")
    yield t.at(119, "11.00")
    t.ends(
        "hanneke",
        school,
        "good_enough",
        "Emre gaat drie dagen naar school en leert de rest in de garage. Wij vinden dit goed zo.",
        drop=True,
    )
    t.goal("hanneke", "Ik doe weer iets voor mezelf, met mensen om me heen.", "werk", "Fatma", later=True)
    t.rewords(
        "hanneke",
        room,
        "Deniz slaapt in een droge kamer, in dit huis of een ander.",
        "Deniz",
        seen_by="Hij hoest niet meer 's nachts.",
    )
    t.action("hanneke", room, "Uitsluitsel geven over herstel of een andere woning", "esther", -26)
    t.action("hanneke", room, "Inhalator elke ochtend en avond, op de kaart afvinken", "Fatma", 21)
    t.action("hanneke", post, "Aanvraag voor het schuldentraject compleet maken", "ruben", -9)
    t.action("hanneke", post, "Loonstrook en huurcontract in de map doen", "Fatma", -4)
    t.action("hanneke", None, "Op zaterdag met Deniz en Elif naar het zwembad", "~zus Gülsen", 30)
    yield t.at(118, "10.00")
    t.agrees("hanneke", "Fatma", "Emre", how="paper")
    t.log(
        "hanneke",
        "moment",
        "Emre had zelf appeltaart gebakken voor het tekenen van het plan.",
        "Fatma",
        "Emre",
        "Elif",
        "Deniz",
        "hanneke",
        plan=True,
    )
    yield t.at(64, "16.20")
    t.log(
        "hanneke",
        "contact",
        "Intussen liet Werk en inkomen weten dat de uitkering wordt stilgezet omdat er twee loonstroken missen. "
        "Gebeld: stukken zijn er, ze lagen bij het schuldentraject. Stopzetting ingetrokken.",
        "hanneke",
        others="Mehmet Yılmaz",
        decided="De uitkering loopt door.",
        decided_by="Werk en Inkomen Regio",
        domains="geld gemeente",
    )
    t.tells("hanneke", "wir", "pw-taak", "shared", how="phone")
    t.involves("hanneke", "mehmet", "bijstand loopt door, meedenken over een paar uur werk", "Fatma")
    yield t.at(33, "10.00")
    t.log(
        "mehmet",
        "contact",
        "Kennisgemaakt. Ik stuur geen brief meer zonder eerst te bellen.",
        "Fatma",
        "mehmet",
        plan=True,
    )
    yield t.at(12, "15.45")
    t.log(
        "esther",
        "contact",
        "Aannemer geeft nog geen datum. Ik heb het bij mijn leidinggevende neergelegd.",
        "esther",
        plan=True,
        domains="wonen",
    )
    t.looks("ruben", "cases.read", "involvement")
    t.starts_clock("hanneke", "wmo-besluit", case=True)
    yield t.at(3, "09.20")
    t.log(
        "hanneke",
        "visit",
        "Deniz heeft drie nachten doorgeslapen. De kamer is nog steeds niet klaar en Fatma wordt daar boos "
        "over, terecht. Actie van de woonstichting is al weken over tijd.",
        "Fatma",
        "Deniz",
        "hanneke",
        domains="wonen zorg",
        decided="Bij de volgende keer uitstel vragen we de procesregisseur erbij.",
        decided_by="Fatma en Hanneke",
    )
