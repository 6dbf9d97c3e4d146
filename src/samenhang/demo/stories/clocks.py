"""Questions with a clock of the law: one that runs out, one that is late, one that stands still, one made longer."""

from collections.abc import Iterator
from datetime import datetime

from samenhang.demo.telling import Story, man, woman

OWN_PLAN, INVESTIGATION = "wmo-persoonlijk-plan", "wmo-onderzoek"


def runs_out(t: Story) -> Iterator[datetime]:
    """Almost six weeks ago to the Wmo: the investigation is nearly due."""
    yield t.at(37, "10.15")
    t.asks_help(
        "joost",
        woman("Dirkje", "Halbertsma", 79),
        words="Ik kom de trap niet meer op. Slapen in de stoel gaat best, zegt mijn zoon, maar ik wil naar bed.",
        phone="012-555 31 79",
    )
    yield t.at(37, "10.30")
    t.passes_on(
        "joost",
        "wmo",
        "Kan zij veilig boven komen, of beneden slapen?",
        "Weduwe, zoon woont ver weg.",
        "wonen",
    )
    yield t.at(36, "09.10")
    t.accepts("hanneke", "Ik ga deze week langs.")
    yield t.at(30, "15.00")
    t.clock_ends("hanneke", OWN_PLAN, note="Zij schreef op één kantje wat zij zelf kan.")


def is_late(t: Story) -> Iterator[datetime]:
    """Seven weeks ago to the Wmo, and nobody wrote that the investigation is done."""
    yield t.at(52, "11.00")
    t.asks_help(
        "farida",
        man("Sjoerd", "Wiarda", 66),
        words="Sinds mijn beroerte lukt het koken niet meer. Mijn vrouw werkt nog.",
        phone="012-555 32 66",
    )
    yield t.at(52, "11.20")
    t.passes_on("farida", "wmo", "Wat helpt hem overdag?", "Loopt met een stok en wil zelf koken.", "zorg")
    yield t.at(51, "09.40")
    t.accepts("hanneke")
    yield t.at(45, "16.10")
    t.clock_ends("hanneke", OWN_PLAN, "not_applicable", "Hij wil geen eigen plan maken.")


def stands_still(t: Story) -> Iterator[datetime]:
    """An application for a benefit: papers were asked for, so the eight weeks wait."""
    yield t.at(27, "13.00")
    t.asks_help(
        "farida",
        woman("Mirjam", "Steringa", 42),
        channel="desk",
        words="Mijn winkel is dicht en de huur is over twee weken. Ik heb nog nooit iets aangevraagd.",
        phone="012-555 33 42",
    )
    yield t.at(27, "13.25")
    t.passes_on(
        "farida", "participatie", "Heeft zij recht op bijstand?", "Winkel gestopt, geen partner, huurhuis.", "geld werk"
    )
    yield t.at(26, "09.30")
    t.accepts("mehmet", "Ik bel haar vandaag over de aanvraag.")
    t.starts_clock("mehmet", "pw-besluit", days=1)
    yield t.at(12, "14.00")
    t.clock_stops("mehmet", "pw-besluit", "De jaarrekening ontbreekt. In de brief van vandaag om aanvulling gevraagd.")


def made_longer(t: Story) -> Iterator[datetime]:
    """A newcomer whose broad intake waited for a diploma's valuation; and debt help that was in time."""
    yield t.at(55, "10.00")
    t.asks_help(
        "marjolein",
        woman("Selamawit", "Berhe", 30),
        channel="desk",
        words="Ik kreeg een brief van DUO. Waar begin ik met leren?",
        phone="012-555 34 30",
    )
    t.reached("marjolein", "Selamawit", language="Tigrinya", interpreter=True)
    yield t.at(55, "10.20")
    t.passes_on(
        "marjolein",
        "inburgering",
        "Brede intake en een plan.",
        "Verpleegkundige in Asmara. Spreekt goed Engels.",
        "werk toekomst",
        notified=9,
    )
    yield t.at(54, "09.15")
    t.accepts("chantal_inburgering")
    yield t.at(5, "11.30")
    t.clock_longer("chantal_inburgering", "wi-brede-intake", 2, "De diplomawaardering kwam vandaag binnen.")


def in_time(t: Story) -> Iterator[datetime]:
    """The power would be cut off: the first talk was within three working days."""
    yield t.at(9, "09.30")
    t.asks_help(
        "joost",
        man("Redouan", "Tahiri", 48),
        words="Maandag sluiten ze de stroom af. Mijn dochter heeft een apparaat voor haar longen.",
        phone="012-555 35 48",
        urgent=("today", "Afsluiting is aangekondigd."),
    )
    yield t.at(9, "09.45")
    t.passes_on(
        "joost",
        "schuldhulp",
        "Kan de afsluiting worden tegengehouden?",
        "Drie maanden achter. Netbeheerder weet van het apparaat.",
        "geld wonen",
        threatened=True,
    )
    yield t.at(8, "10.00")
    t.accepts("anouk", "Ik bel de netbeheerder en ga er vanmiddag heen.")
    yield t.at(8, "15.30")
    t.clock_ends("anouk", "wgs-gesprek-bedreigend", note="Gesprek aan huis. De afsluiting gaat niet door.")


ALL = [runs_out, is_late, stands_still, made_longer, in_time]
