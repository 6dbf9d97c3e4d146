"""Short questions of every day, so that the queue has its length: told by one little story each."""

from collections.abc import Callable, Iterator
from datetime import datetime

from samenhang.demo.telling import Someone, Story

OPEN, HELD, ANSWERED, REFERRED, TAKEN, BACK = "open", "held", "answered", "referred", "taken", "back"

TABLE = """
0 40 phone V49 Jolanda Veenstra
  Mijn huishoudelijke hulp is ziek en er komt niemand anders.
  open: zorg
0 75 desk M26 Bilal Aouad
  Ik heb morgen een zitting over mijn huur en snap de brief niet.
  open: wonen
1 09.05 phone M72 Harm Bottema
  Waar haal ik een rollator voor mijn vrouw?
  open: lichaam
1 09.50 desk V35 Sylwia Jaworska
  Mijn contract stopt en ik heb twee kinderen. Wat nu?
  open: werk
1 10.40 phone V81 Truus Kamphuis
  De belbus reed gisteren niet en ik stond daar.
  held joost: omgaan
1 14.15 phone M41 Rudsel Martis
  Ik ben vader geworden en wil korter werken, mag dat in de bijstand?
  open: werk
2 09.20 letter V38 Anke Dijkema
  Mijn zoon krijgt geen leerlingenvervoer meer.
  open: zorg
2 10.10 phone M55 Mustafa Çelik
  Mijn taxipas is verlopen en dinsdag moet ik naar het ziekenhuis.
  held farida: lichaam
2 15.30 desk V30 Lucía Fernández Rey
  Ik zoek een taalcafé, niet nog een cursus.
  open: omgaan
3 11.00 phone M63 Gerben Altena
  Mijn broer verhuist naar hier en kan niet alleen wonen.
  open: wonen
3 13.45 phone V27 Fenna Wiersma
  Mijn energierekening is verdubbeld. Is daar potje voor?
  open: geld
4 09.30 partner M58 Ton Hazelhof
  Hij komt niet meer op het fietsenproject, zegt de begeleider.
  open: geest
4 16.10 phone V44 Marike Osinga
  Mijn moeder belt mij nacht en dag. Ik ben op.
  held marjolein: zorg
5 10.20 desk M39 Ilias Papadakis
  Ik ben ontslagen en mijn paspoort is verlopen.
  open: geld
5 11.55 phone V76 Hennie Lubbers
  De stoep ligt los, ik durf niet naar de bakker.
  open: veiligheid
6 09.40 phone M48 Prakash Bhagwandin
  Mijn dochter zit zonder stageplek en geeft ons de schuld.
  open: werk
6 14.30 professional V33 Elske Rinzema
  Consultatiebureau vraagt of iemand wil meekijken bij het slapen.
  open: zorg
7 10.05 letter M66 Aad Kroonenberg
  Ik krijg twee keer dezelfde aanmaning.
  open: geld
8 09.15 phone V23 Shanice Rozenblad
  Ik woon bij mijn ex en wil weg, maar waarheen.
  held joost: wonen
8 15.00 phone M52 Klaas Terpstra-Boon
  Mijn scootmobiel staat al weken stil.
  open: lichaam
9 10.30 phone V69 Wil Oomkes
  Ik zorg voor mijn man en mijn zus. Wie zorgt er voor mij?
  open: zorg
10 11.10 desk M61 Eduard Zijlmans
  Kan ik hier mijn rekeningen laten lezen?
  open: geld
11 13.20 desk V29 Mariam Haidari
  Mijn kinderbijslag komt niet.
  open: geld
13 09.50 phone M47 Roel Strikwerda
  Mijn zoon gamet tot vijf uur.
  open: zorg
1 11.20 phone V85 Greet Borsboom
  Mag ik mijn was ergens naartoe brengen?
  answered joost: Ja: wasservice van het buurthuis, dinsdag.
2 13.10 phone M37 Steven Nauta
  Hoe laat is het spreekuur voor formulieren?
  answered farida: Dinsdag en donderdag van negen tot elf.
2 16.00 desk V51 Olga Kuznetsova
  Kan ik mijn diploma laten waarderen?
  answered farida: Ja, adres en formulier meegegeven.
3 10.30 phone M79 Theo Wagenvoort
  Waar is de nieuwe pinautomaat?
  answered marjolein: In de supermarkt aan de Markt.
3 15.45 desk V46 Ümmü Aydın
  Hoe vraag ik een bijdrage voor de fiets van mijn zoon?
  answered joost: Via het jeugdfonds, samen aangevraagd.
4 11.15 phone M70 Frits Hoogeveen
  Is de thuiskapper ook voor mannen?
  answered joost: Ja, telefoonnummer gegeven.
5 14.20 phone V73 Ans Vreugdenhil
  Ik wil mijn voordeur laten nakijken op inbrekers.
  answered marjolein: Gratis scan van de wijkagent gepland.
6 10.50 letter M42 Gurdeep Singh
  Mag mijn zaak twee maanden dicht?
  answered farida: Uitgelegd hoe dat zit met de gemeentebelasting.
7 16.30 phone V67 Ria Smeding
  Wie komt er kijken naar de vleermuizen?
  answered joost: Doorverbonden met het groenloket.
9 09.30 desk M31 Abel Kist
  Kan ik een kaartje voor de sportschool van mijn bijstand?
  answered joost: Meedoenpas aangevraagd, klaar in een week.
10 14.00 phone V39 Saskia Mulder-Bos
  Mijn zus uit het buitenland blijft drie maanden. Moet dat gemeld?
  answered farida: Ja, uitgelegd hoe.
11 10.45 phone M59 Joannes van Bergeijk
  Ik krijg geen post meer.
  answered farida: Naam staat weer op de bus; de bezorger weet het.
12 13.30 phone V62 Tineke Feenstra
  Wanneer komt de bladkorf?
  answered marjolein: Volgende week, datum doorgegeven.
3 09.25 phone V54 Evelien Tamminga
  Mijn man is gevallen en ik kan hem niet tillen.
  referred wmo: zorg lichaam
5 15.10 desk M36 Kwame Boateng
  Ik wil werken maar mijn rug zegt nee.
  referred participatie: werk lichaam
10 10.10 phone V21 Noëlle Vredeveld
  Ik durf niet meer naar buiten.
  referred ggz: geest
4 10.25 desk V26 Mehret Habtom
  Ik heb een brief over mijn examen en de datum is al voorbij.
  referred inburgering: toekomst
8 11.30 phone M64 Berend Schutte
  Ik snap de aanslag niet en betaal hem maar.
  taken schuldhulp anouk: geld
11 15.50 phone V88 Catootje Ellens
  Ik wil bij mijn kat kunnen blijven wonen.
  taken wmo hanneke: wonen zorg
6 11.40 desk M19 Dilano Wijngaarde
  Ik slaap bij vrienden en mijn moeder weet het niet.
  back wonen esther: wonen
"""
"""Three lines a request: days ago, time (or minutes ago), channel, sex and age, name; the words; and how it stands:

open: life domain · held by whom: life domain · answered by whom: answer · referred to which desk: life domains ·
taken on at which desk by whom: life domains · given back by which desk and whom: life domains.
"""


def _rows() -> Iterator[Callable[[Story], Iterator[datetime]]]:
    lines = [line.strip() for line in TABLE.strip().splitlines()]
    for first, words, standing in zip(lines[0::3], lines[1::3], lines[2::3], strict=True):
        days, clock, channel, sex_and_age, given, family = first.split(" ", 5)
        who = Someone(given, family, int(sex_and_age[1:]), sex_and_age[0])
        state, _, last = standing.partition(": ")
        yield _told(int(days), clock, who, channel, words, state.split(" "), last)


def _told(
    days: int, clock: str, who: Someone, channel: str, words: str, state: list[str], last: str
) -> Callable[[Story], Iterator[datetime]]:
    stands, *whom = state

    def story(t: Story) -> Iterator[datetime]:
        officer = whom[0] if stands in (HELD, ANSWERED) else "joost"
        yield t.at(days, clock) if "." in clock else t.ago(int(clock))
        t.asks_help(officer, who, words=words, channel=channel)
        if stands in (HELD, ANSWERED):
            t.picks_up(officer)
        if stands == ANSWERED:
            t.answers(officer, last)
        if stands in (REFERRED, TAKEN, BACK):
            t.passes_on(officer, whom[0], words, "Verder niets bijzonders.", last)
        if stands in (TAKEN, BACK):
            yield t.at(days - 1, "11.00")
        if stands == TAKEN:
            t.accepts(whom[1])
            if whom[0] == "wmo":
                t.clock_ends(whom[1], "wmo-persoonlijk-plan", "not_applicable", "Zij wil geen eigen plan maken.")
        if stands == BACK:
            t.declines(whom[1], "Er is geen woning met voorrang. Vraag eerst of hij thuis welkom is.")

    return story


ALL = list(_rows())
