"""Names as they are met in a Dutch municipality. Common or made up of common parts; nobody is meant."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Origin:
    """Where somebody's names come from: given names of women and men, family names, and the language at home.

    A family name is ``prefix|name``, or ``his/hers`` where it differs. ``spelt`` gives names in another script.
    """

    share: int
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...]
    language: str = ""
    spelt: tuple[tuple[str, str], ...] = ()


def _made(stems: str, ends: str, prefixes: tuple[str, ...] = ("",)) -> tuple[str, ...]:
    return tuple(f"{prefix}|{stem}{end}" for prefix in prefixes for stem in stems.split() for end in ends.split())


STEMS = (
    "Acker Baar Berken Blok Boer Bosch Braak Brink Broek Bruin Dijk Dol Eek Elzen Es Gans Geest Gras Haag Ham Hart Haver "
    "Hazel Heide Hoef Holt Hout Kamp Klaver Klein Koren Kroon Kuip Lange Leem Linde Maas Meer Mole Nieuwen Oever Ooster "
    "Oude Paal Peppel Plaat Poel Ravens Riet Roozen Schans Schuur Slag Smal Steen Ter Veen Veld Vinken Voor Waard Water "
    "Weide Westen Wier Wilgen Winter Wolf Zand Zomer Zuider Zwaluw"
)
DUTCH = (
    *(f"|{one}" for one in ["Jansen", "Bakker", "Visser", "Smit", "Meijer", "Mulder", "Bos", "Vos", "Peters", "Hendriks", "Dekker", "Brouwer", "Dijkstra", "Smits", "Koster", "Willems", "Kuipers", "Post", "Kuiper", "Veenstra", "Kramer", "Scholten", "Hermans", "Postma", "Verhoeven", "Wouters", "Schouten", "Jonker", "Hoekstra", "Prins", "Huisman", "Maas", "Verbeek", "Timmermans", "Bosman", "Groen", "Blom", "Kok", "Evers", "Sanders", "Kooistra", "Terpstra", "Pietersen", "Hofman", "Molenaar", "Veldhuis", "Kuijpers", "Gerritsen", "Martens", "Driessen", "Verhagen", "Bouwman", "Boersma", "Klaassen", "Zijlstra", "Wiersma", "Rietveld", "Nijland", "Pol", "Schipper", "Boon"]),
    *(f"{prefix}|{one}" for prefix, names in (
        ("de", "Jong Vries Boer Graaf Haan Bruijn Wit Koning Lange Groot Leeuw Ruiter Waal Vos Rooij Kok Winter Haas"),
        ("van den", "Berg Broek Heuvel Bosch Brink Hoek Akker Eijnde"),
        ("van der", "Meer Linden Wal Heijden Veen Velde Horst Laan Berg Ploeg Zee Molen Sluis Kolk Pol Weide"),
        ("van", "Dijk Leeuwen Beek Vliet Dam Loon Es Wijk Rijn Doorn Zanten Houten Schaik Rossum"),
        ("van de", "Ven Wetering Pol Velde Water Kamp Laar Weerd"), ("ten", "Brinke Hove Cate Have"), ("ter", "Horst Haar"),
    ) for one in names.split()),
    *_made(STEMS, "man huis stra sma inga ink hof kamp ma mans"),
    *_made(STEMS, "berg dijk veld horst beek laar", ("van", "van de")),
)  # fmt: skip  # a list of names reads best as one

ORIGINS: dict[str, Origin] = {
    "dutch": Origin(
        760,
        tuple(
            ["Anna", "Emma", "Julia", "Sanne", "Lotte", "Eva", "Lisa", "Sophie", "Fleur", "Iris", "Roos", "Maria", "Johanna", "Cornelia", "Elisabeth", "Wilhelmina", "Marijke", "Ingrid", "Monique", "Petra", "Esther", "Marloes", "Femke", "Anouk", "Ilse", "Linda", "Mirjam", "Wendy", "Hanneke", "Tineke", "Greetje", "Truus", "Saar", "Noor", "Mila", "Tess", "Zoë", "Nora", "Evi", "Liv", "Lieke", "Maud", "Fenna", "Jasmijn", "Elin", "Suze", "Hendrika", "Geertruida", "Nelleke", "Yvonne", "Carla"]
        ),
        tuple(
            ["Jan", "Piet", "Daan", "Sem", "Lucas", "Levi", "Finn", "Bram", "Thijs", "Luuk", "Jesse", "Tim", "Lars", "Ruben", "Stijn", "Johannes", "Cornelis", "Hendrik", "Gerrit", "Willem", "Kees", "Henk", "Peter", "Erik", "Mark", "Dennis", "Jeroen", "Bas", "Rob", "Sander", "Martijn", "Wouter", "Koen", "Niels", "Jelle", "Sjoerd", "Douwe", "Gijs", "Floris", "Teun", "Noah", "Milan", "Mees", "Siem", "Otto", "Theo", "Ad", "Wim", "Dirk", "Maarten", "Pieter"]
        ),
        DUTCH,
    ),
    "turkish": Origin(
        50,
        tuple(
            ["Fatma", "Ayşe", "Emine", "Zeynep", "Elif", "Hatice", "Meryem", "Esra", "Büşra", "Gülsüm", "Sevgi", "Derya", "Ebru", "Nur", "Azra", "Defne", "Melek"]
        ),
        tuple(
            ["Mehmet", "Mustafa", "Ahmet", "Ali", "Hüseyin", "Emre", "Murat", "Yusuf", "İbrahim", "Hasan", "Ömer", "Kerem", "Can", "Burak", "Serkan", "Eymen"]
        ),
        tuple(
            f"|{one}"
            for one in ["Yılmaz", "Kaya", "Demir", "Şahin", "Çelik", "Yıldız", "Yıldırım", "Öztürk", "Aydın", "Özdemir", "Arslan", "Doğan", "Kılıç", "Aslan", "Çetin", "Kara", "Koç", "Kurt", "Özkan", "Şimşek", "Polat", "Korkmaz", "Çakır", "Erdoğan", "Acar", "Güneş", "Aksoy", "Tekin", "Bulut", "Taş"]
        ),
        "Turks",
    ),
    "moroccan": Origin(
        50,
        tuple(
            ["Fatima", "Khadija", "Naima", "Samira", "Yasmina", "Nadia", "Salma", "Amina", "Hafsa", "Malika", "Souad", "Rachida", "Imane", "Sara", "Aya", "Hajar"]
        ),
        tuple(
            ["Mohamed", "Ahmed", "Youssef", "Rachid", "Hassan", "Karim", "Omar", "Said", "Abdelkader", "Ayoub", "Bilal", "Ilias", "Anas", "Hamza", "Khalid"]
        ),
        tuple(
            f"|{one}"
            for one in ["El-Amrani", "Bouzid", "Benali", "El-Idrissi", "Ait-Lahcen", "Bouali", "Haddou", "Azzouzi", "Chakir", "Ouali", "Rachidi", "Boukhari", "El-Khattabi", "Amezian", "Bakkali", "Zerouali", "Lahlou", "Mansouri", "El-Yousfi", "Bennani", "Tahiri", "Belkacem", "Moussaoui"]
        ),
        "Marokkaans-Arabisch",
        (("Mansouri", "المنصوري"), ("Rachidi", "الرشيدي"), ("Benali", "بن علي"), ("Tahiri", "الطاهري")),
    ),
    "surinamese": Origin(
        40,
        tuple(["Sharmila", "Radha", "Chantal", "Maureen", "Priya", "Soraya", "Wonny", "Naomi", "Joyce", "Melissa", "Shanti", "Patricia", "Lucia"]),
        tuple(["Ricardo", "Dinesh", "Orlando", "Romeo", "Rishi", "Glenn", "Winston", "Anand", "Marlon", "Kenneth", "Sergio", "Vinod", "Ruud"]),
        tuple(
            f"|{one}"
            for one in ["Ramdin", "Kromosoeto", "Pinas", "Sewnarain", "Bhagwandin", "Mohan", "Jagroep", "Kalpoe", "Wijngaarde", "Blijd", "Landveld", "Kartosen", "Soekarno", "Somohardjo", "Doerga", "Ramsingh", "Baldewsingh", "Vrede", "Amstelveen", "Cairo", "Pengel"]
        ),
    ),
    "polish": Origin(
        40,
        tuple(
            ["Anna", "Katarzyna", "Agnieszka", "Małgorzata", "Zofia", "Hanna", "Magdalena", "Joanna", "Ewa", "Zuzanna", "Natalia", "Julia", "Oliwia"]
        ),
        tuple(["Tomasz", "Piotr", "Krzysztof", "Paweł", "Marcin", "Jakub", "Michał", "Łukasz", "Adam", "Szymon", "Kacper", "Antoni", "Filip"]),
        tuple(
            f"|{one}"
            for one in ["Kowalski/Kowalska", "Nowak", "Wiśniewski/Wiśniewska", "Wójcik", "Kamiński/Kamińska", "Lewandowski/Lewandowska", "Zieliński/Zielińska", "Szymański/Szymańska", "Woźniak", "Dąbrowski/Dąbrowska", "Kozłowski/Kozłowska", "Mazur", "Krawczyk", "Piotrowski/Piotrowska", "Grabowski/Grabowska", "Pawlak", "Zając", "Król", "Wieczorek", "Jabłoński/Jabłońska"]
        ),
        "Pools",
    ),
    "ukrainian": Origin(
        20,
        tuple(["Olena", "Nataliia", "Iryna", "Oksana", "Tetiana", "Svitlana", "Mariia", "Yuliia", "Anastasiia", "Sofiia", "Daryna"]),
        tuple(["Oleksandr", "Serhii", "Andrii", "Volodymyr", "Mykola", "Dmytro", "Ivan", "Yurii", "Bohdan", "Maksym", "Taras"]),
        tuple(
            f"|{one}"
            for one in ["Shevchenko", "Kovalenko", "Bondarenko", "Tkachenko", "Kravchenko", "Oliinyk", "Kovalchuk", "Polishchuk", "Savchenko", "Lysenko", "Melnyk", "Moroz", "Petrenko", "Rudenko", "Marchenko"]
        ),
        "Oekraïens",
        (("Shevchenko", "Шевченко"), ("Kovalenko", "Коваленко"), ("Moroz", "Мороз"), ("Melnyk", "Мельник")),
    ),
    "syrian": Origin(
        25,
        tuple(["Rima", "Hala", "Lina", "Nour", "Rania", "Amal", "Dima", "Yara", "Maha", "Zeinab", "Layan"]),
        tuple(["Khaled", "Bashar", "Samer", "Firas", "Yazan", "Tarek", "Wael", "Nizar", "Ammar", "Majd", "Adnan"]),
        tuple(
            f"|{one}"
            for one in ["Al-Hassan", "Khoury", "Haddad", "Al-Masri", "Darwish", "Najjar", "Sabbagh", "Al-Khatib", "Qassem", "Shaheen"]
        ),
        "Arabisch",
        (("Haddad", "حداد"), ("Khoury", "خوري"), ("Darwish", "درويش"), ("Najjar", "نجار"), ("Shaheen", "شاهين")),
    ),
    "eritrean": Origin(
        15,
        tuple(["Selam", "Helen", "Feven", "Rahwa", "Semhar", "Miriam", "Luwam", "Bethlehem", "Yordanos"]),
        tuple(["Filmon", "Yonas", "Robel", "Natnael", "Biniam", "Samuel", "Kibrom", "Merhawi", "Aron"]),
        tuple(f"|{one}" for one in ["Tesfaye", "Gebremariam", "Tekle", "Haile", "Habte", "Weldu", "Kidane", "Berhane", "Ghebreab"]),
        "Tigrinya",
    ),
}
KINDS = tuple(ORIGINS)
SHARES = tuple(origin.share for origin in ORIGINS.values())


def origin(random: Random) -> str:
    """This function will draw where somebody's names come from."""
    return random.choices(KINDS, SHARES)[0]


def given(random: Random, of: str, sex: str) -> str:
    """This function will draw one or two given names."""
    names = ORIGINS[of].women if sex == "V" else ORIGINS[of].men
    first = names[int(len(names) * random.random() ** 1.4)]
    if of == "dutch" and random.random() < 0.3:
        second = names[int(len(names) * random.random())]
        return f"{first} {second}" if second != first else first
    return first


def family(random: Random, of: str) -> tuple[str, str]:
    """This function will draw a family name as prefix and name; common names come often, as they do."""
    names = ORIGINS[of].families
    prefix, _, name = names[int(len(names) * random.random() ** 2)].partition("|")
    return prefix, name.replace("-", " ") if of == "moroccan" else name


def as_borne(name: str, sex: str) -> str:
    """This function will give a family name in the form of who bears it: Kowalski, Kowalska."""
    his, _, hers = name.partition("/")
    return hers if hers and sex == "V" else his


def spelt(of: str, name: str) -> str:
    """This function will give the name in its own script, where we know it; else nothing."""
    return next((script for latin, script in ORIGINS[of].spelt if latin == name), "")


TREES = ["Linde", "Beuken", "Eiken", "Berken", "Elzen", "Esdoorn", "Iepen", "Kastanje", "Populieren", "Wilgen", "Meidoorn", "Vlier", "Lijsterbes", "Hazelaar", "Acacia", "Klaproos", "Korenbloem", "Margriet", "Zonnebloem", "Tulpen", "Viooltjes", "Anjer", "Lelie", "Rozen", "Merel", "Vink", "Spreeuw", "Reiger", "Zwaluw", "Kievit", "Grutto", "Ooievaar", "Molen", "Kerk", "School", "Dorps", "Veen", "Turf", "Brink", "Heide", "Akker", "Weide", "Haver", "Gerste", "Rogge", "Klaver", "Sluis", "Kade", "Haven", "Schippers", "Bakkers", "Smids", "Wevers", "Kuipers", "Station", "Markt", "Park", "Singel", "Wal", "Poort"]
WAYS = ["straat", "laan", "weg", "plein", "hof", "pad", "dreef", "kade", "singel", "erf"]
PLACES = ("Lindeveen", "Lindeveen", "Lindeveen", "Veenrand", "Oosterbrink", "Hollemaat", "Zuiderturf")
LETTERS = tuple(
    a + b for a in "ABCDEGHJKLMNPRSTVWXZ" for b in "ABCDEGHJKLMNPRSTVWXZ" if a + b not in ("SA", "SD", "SS")
)


def address(number: int) -> tuple[str, str, str, str]:
    """This function will give the n-th address of the region: street, house number, postcode, place; 25 to a street."""
    street, house = divmod(number, 25)
    quarter, letters = divmod(street, len(LETTERS))
    name = TREES[street % len(TREES)] + WAYS[(street // len(TREES)) % len(WAYS)]
    place = PLACES[quarter % len(PLACES)]
    return name, str(house * 2 + 1 + street % 2), f"{1001 + quarter % 8900}{LETTERS[letters]}", place
