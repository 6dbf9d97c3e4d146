"""Who may hear what of a household that is decided about together: one table, walked over every screen.

The household has two adults and a teenager. Everything that may be about one of them only holds words that stand
nowhere else. Each reader opens every address there is about deciding together, with every record there is, and must
meet exactly what the table says: nothing more on any screen, and all of it on some screen.
"""

from collections.abc import Iterator

import pytest
from django.urls import get_resolver, reverse

from samenhang.access.viewer import Viewer, viewing
from samenhang.meetings.actions import table
from samenhang.meetings.models.conferences import Conference
from tests.structure.test_doors import addresses
from tests.support.confidences import Scene, a_scene, of_person
from tests.support.town import Colleague

# ja: meets it somewhere. ·: meets it nowhere.
TABLE = """
                             | regie | van Ada | van Bor | partner | gast | was | rugdekker | tafel | begeleider | jurist | rode knop | denkt mee | meldt | naast melder | elders
over Ada                     | ja    | ja      | ·       | ja      | ·    | ·   | ·         | ·     | ·          | ·      | ·         | ·         | ·     | ·            | ·
over Bor                     | ja    | ·       | ja      | ja      | ·    | ·   | ·         | ·     | ·          | ·      | ·         | ·         | ·     | ·            | ·
over Cleo                    | ja    | ·       | ·       | ja      | ·    | ·   | ·         | ·     | ·          | ·      | ·         | ·         | ·     | ·            | ·
over het gezin, bij het team | ja    | ja      | ja      | ja      | ·    | ·   | ·         | ·     | ·          | ·      | ·         | ·         | ·     | ·            | ·
over het gezin, in ons plan  | ja    | ja      | ja      | ja      | ja   | ·   | ·         | ·     | ·          | ·      | ·         | ja        | ·     | ·            | ·
ons plan                     | ja    | ja      | ja      | ja      | ja   | ·   | ·         | ·     | ·          | ·      | ·         | ja        | ·     | ·            | ·
standpunt, vóór uw eigen     | ja    | ·       | ·       | ·       | ·    | ·   | ·         | ·     | ·          | ·      | ·         | ·         | ·     | ·            | ·
stop van Ada, zoals gemeld   | ja    | ja      | ·       | ja      | ·    | ·   | ·         | ·     | ·          | ·      | ·         | ·         | ja    | ja           | ·
vraag om rugdekking          | ·     | ·       | ·       | ·       | ·    | ·   | ja        | ·     | ·          | ·      | ·         | ·         | ·     | ·            | ·
beraad                       | ja    | ja      | ja      | ja      | ·    | ·   | ·         | ja    | ja         | ·      | ·         | ·         | ·     | ·            | ·
vraag aan de jurist          | ja    | ja      | ja      | ja      | ·    | ·   | ·         | ·     | ·          | ja     | ·         | ·         | ·     | ·            | ·
snelle vraag                 | ja    | ·       | ·       | ja      | ·    | ·   | ·         | ·     | ·          | ·      | ·         | ·         | ·     | ·            | ·
rode knop                    | ja    | ja      | ja      | ja      | ja   | ·   | ·         | ·     | ·          | ·      | ja        | ja        | ·     | ·            | ·
"""  # noqa: E501 -- a table is read by its columns
MODULES = {
    "meetings",
    "questions",
    "weighing",
    "deliberation",
    "stops",
    "decisions",
    "legal_room",
    "budgets",
    "escalation",
    "results",
}  # fmt: skip -- a list of names
BESIDES = {
    "home:start",
    "home:waits",
    "cases:case",
    "cases:together",
    "cases:guests",
    "cases:guest",
    "cases:people",
    "cases:timeline",
    "cases:involved",
    "plans:plan",
    "plans:panel",
    "data_rights:looks",
}  # fmt: skip -- a list of names
MAIN = {"meetings:slot", "meetings:wall_part", "decisions:decision", "results:look_back", "cases:guest"}
"""The pages that are opened with every record; the others with Ada's and with Bor's."""
OF_EACH = 2
OTHER = {"code": "huur", "part": "wants"}


@pytest.fixture(scope="module")
def scene() -> Scene:
    return a_scene()


def the_table() -> dict[str, dict[str, bool]]:
    """This function will read the table: of each row who may hear it."""
    head, *rows = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip("\n").splitlines()]
    return {row[0]: {name: cell == "ja" for name, cell in zip(head[1:], row[1:], strict=True)} for row in rows}


def screens(scene: Scene) -> Iterator[tuple[str, str]]:
    """This function will give every address of these modules, with the records that belong together."""
    for name, entry in addresses(get_resolver()):
        if name.split(":")[0] not in MODULES and name not in BESIDES:
            continue
        wanted = list(entry.pattern.converters)
        if all(key in scene.ids or key in OTHER for key in wanted):
            every = [scene.ids.get(key) or [OTHER[key]] for key in wanted]
            most = max(map(len, every), default=1)
            for number in range(most if name in MAIN else min(most, OF_EACH)):
                filled = {key: ids[number % len(ids)] for key, ids in zip(wanted, every, strict=True)}
                yield name, reverse(name, kwargs=filled)
    for person in scene.home.ids:
        for name in ("meetings:logbook", "meetings:paper"):
            yield name, reverse(name, args=[scene.home.opened.id]) + f"?person={person}"


def met(scene: Scene, who: Colleague, urls: list[tuple[str, str]]) -> dict[str, set[str]]:
    """This function will give which words somebody meets, and on which screens."""
    client, every = who.client(), [words for said in scene.words.values() for words in said]
    found: dict[str, set[str]] = {}
    for name, url in urls:
        got = client.get(url)
        assert got.status_code < 500, url
        text = got.content.decode() if got.status_code == 200 else ""
        for words in every:
            if words in text:
                found.setdefault(words, set()).add(name)
    return found


def to_open(scene: Scene) -> tuple[list[tuple[str, str]], dict[str, set[str]]]:
    """This function will leave out what is no screen, and pages of a record that hold nothing for who directs.

    It gives as well what who directs meets, and where.
    """
    client, every = scene.town.director.client(), [words for said in scene.words.values() for words in said]
    kept: list[tuple[str, str]] = []
    found: dict[str, set[str]] = {}
    for name, url in sorted(set(screens(scene))):
        got = client.get(url)
        text = got.content.decode() if got.status_code == 200 else ""
        holds = [words for words in every if words in text]
        for words in holds:
            found.setdefault(words, set()).add(name)
        lists = not any(str(one) in url for ids in scene.ids.values() for one in ids)
        if got.status_code != 405 and (lists or holds or got.status_code == 404):
            kept.append((name, url))
    return kept, found


def test_each_hears_on_all_screens_what_the_table_says(scene: Scene) -> None:
    (urls, heard), may, wrong = to_open(scene), the_table(), []
    assert set(may) == set(scene.words) and len(urls) > 80
    for name, who in scene.people.items():
        found = heard if name == "regie" else met(scene, who, urls)
        for row, said in scene.words.items():
            for words in said:
                if may[row][name] and words not in found:
                    wrong.append(f"{name} does not meet ({row}) {words}")
                if not may[row][name] and words in found:
                    wrong.append(f"{name} meets ({row}) {words} on {sorted(found[words])}")
                if {"meetings:wall", "meetings:wall_part"} & found.get(words, set()):
                    wrong.append(f"on the wall, while somebody sits there who may not hear it: {words}")
    assert wrong == [], "\n".join(["", *wrong])


def test_on_the_wall_stands_what_all_who_are_there_may_hear(scene: Scene) -> None:
    def on_the_wall() -> str:
        client = scene.town.director.client()
        walls = [reverse("meetings:wall_part", args=[slot]) for slot in scene.ids["slot_id"]]
        return "".join(client.get(url).content.decode() for url in walls)

    by = scene.town.director.viewer
    assert of_person("Ada", "agenda") not in on_the_wall()
    sit(scene, by, "away", "van Bor", "elders")
    try:
        wall = on_the_wall()
    finally:
        sit(scene, by, "here", "van Bor", "elders")
    assert of_person("Ada", "agenda") in wall
    assert of_person("Bor", "agenda") not in wall and of_person("Cleo", "agenda") not in wall


def sit(scene: Scene, by: Viewer, how: str, *names: str) -> None:
    """This function will let these leave the table for a while, or come back to it."""
    with viewing(by) as at:
        meeting = Conference.objects.get(id=scene.ids["conference_id"][0])
        for name in names:
            table.be(conference=meeting, hat_id=scene.people[name].hat.id, how=how, by=by, at=at)
