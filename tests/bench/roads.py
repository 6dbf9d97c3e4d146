"""The roads: what people do on a day, each a line or a few. A later screen is a line here.

`_page("module:name", "case")` opens a page by its name with these of the walker's ids, and then the parts the page
fetches by itself. The floor of a page, the same rows by the leanest statement, stands in floors.py under that name.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from tests.bench.client import Answer
from tests.bench.walking import Astray, Walk

UUID = "[0-9a-f-]{36}"
DRAFT = re.compile(rb'data-draft-url="([^"]+)"')
TABS = re.compile(rb'<a class="tab" href="([^"?#]+)"')
OFFICER, GUEST, PROCESS, LEAD = ("access_officer",), ("guest_1",), ("process_director",), ("team_lead_40",)
DIRECTORS = ("director_20", "director_60")
AT_WORK = (*DIRECTORS, "professional_300", "viewer_5000")
TEXT = "Wij spraken over de brieven van de woningbouw, en wie ze samen met haar openmaakt. " * 4

type Step = Callable[[Walk], object]


@dataclass(frozen=True, slots=True)
class Road:
    """What somebody does, as whom; `writes` when it leaves something behind."""

    name: str
    as_: tuple[str, ...]
    steps: tuple[Step, ...]
    writes: bool = False


def _page(name: str, *ids: str, query: str = "") -> Step:
    return lambda walk: walk.open(walk.address(name, *ids) + query, name + (f" {query}" if query else ""))


def _search(label: str, found_by: Callable[[Walk], dict[str, object]]) -> Step:
    def step(walk: Walk) -> Answer:
        return walk.send(label, walk.address("register:search"), {"purpose": "request", **found_by(walk)})

    return step


def _typing(walk: Walk) -> Answer:
    return walk.send("register:search_typing", walk.address("register:search_typing"), {"words": walk.prefix()})


def _tabs(walk: Walk) -> None:
    """Every tab of the household, as the case's page offers them."""
    page = walk.open(walk.address("cases:case", "case"), "cases:case")
    for url in dict.fromkeys(one.decode() for one in TABS.findall(page.body)):
        if url != page.url:
            walk.open(url)


def _from_request_to_case(walk: Walk) -> None:
    """Somebody phones, it is more than one question, and the case is opened with a director."""
    page = walk.open(walk.address("intake:receive"), "intake:receive")
    url, fields = page.form("danger")
    told: dict[str, object] = {
        "danger": "no",
        "children": "no",
        "channel": "phone",
        "asker": "self",
        "given_names": walk.unheard(),
        "family_name": walk.unheard(),
        "birth_date": walk.some_day(),
        "words": TEXT,
    }
    page = walk.follow(walk.send("receive a request", url, {**fields, **told}), "intake:request")
    url, fields = page.form("outcome")
    more: dict[str, object] = {"outcome": "case", "reason": "Geld en wonen hangen samen", "life_domains": ["geld"]}
    page = walk.follow(walk.send("sift it", url, {**fields, **more}), "intake:open_case")
    url, fields = page.form("agreed_with")
    case: dict[str, object] = {
        "life_domains": ["geld", "wonen"],
        "reason": "Geld en wonen hangen samen",
        "hat": walk.another(page, "hat"),
        "why": "Kent het gezin van de keukentafel",
        "agreed_with": "de moeder",
        "ground": "told",
        "basis": "wmo-onderzoek",
        "how": "phone",
    }
    walk.follow(walk.send("open the case", url, {**fields, **case}), "cases:case")


def _conversation(walk: Walk) -> None:
    """A conversation begun; what is typed is kept while typing; a life domain saved."""
    page = walk.open(walk.address("conversations:start", "case") + "?met=samen", "conversations:start")
    url, fields = page.form("place")
    page = walk.follow(walk.send("begin a conversation", url, {**fields, "place": "home"}), "conversations:domain")
    draft = DRAFT.search(page.body)
    url, fields = page.form("going_well")
    if draft:
        for end in (90, 180, 270):
            walk.send("save a conversation's draft", draft[1].decode(), {**fields, "words": TEXT[:end]})
    walk.send("save a life domain", url, {**fields, "words": TEXT, "stay": "1"})


def _logbook(walk: Walk) -> None:
    page = walk.open(walk.address("meetings:logbook", "case"), "meetings:logbook")
    _, fields = page.form("happened_at")
    url = walk.address("meetings:write", "case")
    walk.follow(walk.send("write in the logbook", url, {**fields, "kind": "contact", "what": TEXT}), "meetings:logbook")


def _own_file(walk: Walk) -> None:
    """Somebody asks for their own file: written down, and made."""
    url = walk.address("data_rights:rights", "household")
    walk.open(url, "data_rights:rights")
    page = walk.open(walk.reverse("data_rights:ask", walk.household, "own_file"), "data_rights:ask")
    url, fields = page.form("identity")
    for person in walk.options(page, "person"):  # a small child does not ask for it alone: then the next one does
        asked = {**fields, "person": person, "asked_by": "self", "identity": "known"}
        with suppress(Astray):
            sent = walk.send("ask for the own file", url, asked)
            break
    else:
        raise Astray(f"nobody of {walk.household} asks for their own file")
    page = walk.follow(sent, "data_rights:request")
    url, fields = page.form("again")
    code = {"code": "kastanje-42", "again": "kastanje-42"}
    walk.send("make the own file", url, {**fields, **code}, expect=200)


def _conference(walk: Walk) -> None:
    page = walk.open(walk.address("meetings:conferences"), "meetings:conferences")
    found = page.links(rf"/overleg/{UUID}/")
    if not found:
        page = walk.open(walk.address("meetings:plan_conference"), "meetings:plan_conference")
        url, fields = page.form("starts_at")
        day = (walk.today + timedelta(days=1)).isoformat()
        told: dict[str, object] = {"name": "Casusoverleg", "starts_at": f"{day}T09:00", "minutes": "60"}
        walk.follow(walk.send("plan a conference", url, {**fields, **told}), "meetings:conference")
        return
    walk.open(found[walk.turn % len(found)], "meetings:conference")


def _queue(walk: Walk) -> None:
    page = walk.open(walk.address("intake:queue"), "intake:queue")
    waiting = page.links(rf"/hulpvragen/{UUID}/")
    if waiting:
        walk.open(waiting[walk.turn % len(waiting)], "intake:request")


def _as_guest(walk: Walk) -> None:
    page = walk.open(walk.address("cases:guests"), "cases:guests")
    for url in page.links(rf"/gast/{UUID}/")[:1]:
        walk.open(url, "cases:guest")


ROADS: list[Road] = [
    Road("my cases", (*AT_WORK, *GUEST, *PROCESS), (_page("home:start"),)),
    Road("first page of who reads no content", LEAD, (_page("home:start"), _page("home:colleagues"))),
    Road("search: exact", OFFICER, (_search("search exact", Walk.by_name),)),
    Road("search: misspelt", OFFICER, (_search("search misspelt", Walk.by_misspelt),)),
    Road("search: address", OFFICER, (_search("search address", Walk.by_address),)),
    Road("search: BSN", OFFICER, (_search("search BSN", Walk.by_bsn),)),
    Road("search: prefix, among one's own", AT_WORK, (_typing,)),
    Road("a case and each tab", AT_WORK, (_tabs,)),
    Road("Samen verder", AT_WORK, (_page("cases:together", "case"),)),
    Road("who looked", AT_WORK, (_page("data_rights:looks", "household"),)),
    Road("the queue", OFFICER, (_queue, _page("intake:queue", query="?page=9"))),
    Road("as a guest", GUEST, (_as_guest,)),
    Road("a conference", (*DIRECTORS, *PROCESS), (_conference,)),
    Road("request to case", OFFICER, (_from_request_to_case,), writes=True),
    Road("a conversation", DIRECTORS, (_conversation,), writes=True),
    Road("the logbook", DIRECTORS, (_logbook,), writes=True),
    Road("one person's own file", ("director_20",), (_own_file,), writes=True),
]


def roads_of(name: str) -> Iterator[Road]:
    """This function will give the roads somebody walks."""
    return (road for road in ROADS if name in road.as_)
