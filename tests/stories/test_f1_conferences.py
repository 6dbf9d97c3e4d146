"""Casusoverleg (F1): planned, put on an agenda, heard by who may hear it, decided once, and what came of it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from uuid_utils.compat import uuid7

from samenhang.access.viewer import viewing
from samenhang.consent import actions as consent
from samenhang.involvement.models import Part
from samenhang.kit.refusals import Refusal
from samenhang.meetings.actions import agenda, planning, table
from samenhang.meetings.models.conferences import Conference, Outcome
from samenhang.meetings.queries.conferences import planned
from samenhang.teams.models import Role
from tests.support.conference_tables import (
    DECIDED,
    NOTED,
    QUESTION,
    WANTED,
    Table,
    a_table,
    decided,
    here,
    printed,
    put,
)


@pytest.fixture(scope="module")
def there() -> Table:
    return a_table()


def test_the_agenda_shows_the_case_to_who_works_with_it(there: Table) -> None:
    for who in (there.director, there.colleague):
        page = who.client().get(reverse("meetings:conference", args=[there.meeting.id]))
        assert page.status_code == 200
        text = page.content.decode()
        assert QUESTION in text and WANTED in text and "Vlierbes" in text
        assert "verlaat de tafel" in text and "Sjaak Zonder" in text


def test_who_is_not_with_the_case_sees_time_and_nothing_more(there: Table) -> None:
    client = there.stranger.client()
    decided(there)
    for name in ("conference", "record"):
        text = client.get(reverse(f"meetings:{name}", args=[there.meeting.id])).content.decode()
        assert "een casus waar u niet bij bent" in text, name
        for secret in (QUESTION, WANTED, "Vlierbes", NOTED, DECIDED, there.home.opened.number, str(there.item.id)):
            assert secret not in text, (name, secret)


def test_somebody_outside_finds_nothing_anywhere(there: Table) -> None:
    decided(there)
    client = there.town.colleague(domain="jeugd").client()
    for name, key in (("conference", there.meeting.id), ("record", there.meeting.id), ("slot", there.item.slot_id)):
        assert client.get(reverse(f"meetings:{name}", args=[key])).status_code == 404, name
    assert there.meeting.name not in client.get(reverse("meetings:conferences")).content.decode()


def test_the_poll_and_the_acts_of_who_is_not_with_the_case_tell_nothing(there: Table) -> None:
    client, slot = there.stranger.client(), there.item.slot_id
    decided(there)
    for name in ("slot", "others", "wall", "wall_part"):
        got = client.get(reverse(f"meetings:{name}", args=[slot]))
        assert got.status_code == 200
        text = got.content.decode()
        for secret in (QUESTION, WANTED, "Vlierbes", NOTED, DECIDED, there.home.opened.number):
            assert secret not in text, (name, secret)
    for name in ("note", "decide", "agree_action", "move_item"):
        assert client.post(reverse(f"meetings:{name}", args=[slot]), {"text": "x"}).status_code == 404, name
    copy = client.post(reverse("meetings:make_copy", args=[there.meeting.id]), {"what": "record"}, follow=True)
    assert copy.status_code == 200 and "U was hier niet bij" in copy.content.decode()
    assert QUESTION not in copy.content.decode()


def test_on_the_wall_only_what_everybody_there_may_hear() -> None:
    there = a_table()
    decided(there)
    client, wall = there.director.client(), reverse("meetings:wall", args=[there.item.slot_id])
    assert QUESTION not in client.get(wall).content.decode()  # nobody said who is there
    here(there, there.director, there.colleague)
    assert QUESTION in client.get(wall).content.decode()
    here(there, there.stranger)  # comes in late: the screen asks again by itself
    part = client.get(reverse("meetings:wall_part", args=[there.item.slot_id])).content.decode()
    assert QUESTION not in part and NOTED not in part and DECIDED not in part
    assert "Mag dit niet horen" in part and "Sjaak Zonder" in part
    away = {"hat": there.stranger.hat.id, "how": "away", "next": there.item.slot_id}
    gone = client.post(reverse("meetings:presence", args=[there.meeting.id]), away, follow=True)
    assert QUESTION in gone.content.decode()


def test_typed_once_it_stands_in_logbook_and_plan() -> None:
    there = a_table()
    client, slot = there.colleague.client(), there.item.slot_id
    said = {"words": DECIDED, "decided_by": "Rik en Wim", "life_domains": ["geld"], "submission": str(uuid7())}
    for _again in range(2):  # pressed twice
        assert client.post(reverse("meetings:decide", args=[slot]), said).status_code == 302
    doing = {"what": "de brief meenemen", "who": f"hat:{there.colleague.hat.id}", "due_on": "2030-01-02"}
    assert client.post(reverse("meetings:agree_action", args=[slot]), doing).status_code == 302
    case = there.home.opened.id
    log = client.get(reverse("meetings:logbook", args=[case])).content.decode()
    assert log.count(DECIDED) == 1 and "Rik en Wim" in log
    assert "de brief meenemen" in client.get(reverse("plans:plan", args=[case])).content.decode()
    record = client.get(reverse("meetings:record", args=[there.meeting.id])).content.decode()
    assert DECIDED in record and "de brief meenemen" in record


def test_what_is_said_among_the_team_stays_out_of_the_plan() -> None:
    there = a_table(layer="case_team")
    client, slot = there.director.client(), there.item.slot_id
    doing = {"what": "stil navragen", "who": f"hat:{there.colleague.hat.id}"}
    assert client.post(reverse("meetings:agree_action", args=[slot]), doing).status_code == 302
    case = there.home.opened.id
    assert "stil navragen" not in client.get(reverse("plans:plan", args=[case])).content.decode()
    assert "stil navragen" in client.get(reverse("meetings:logbook", args=[case])).content.decode()


def test_two_write_at_once_and_nothing_is_lost() -> None:
    there = a_table()
    note = reverse("meetings:note", args=[there.item.slot_id])
    one, two = there.director.client(), there.colleague.client()
    assert one.post(note, {"text": "van Rik", "version": "0"}).status_code == 302
    assert two.post(note, {"text": "van Wim", "version": "0"}).status_code == 302
    both = one.get(reverse("meetings:others", args=[there.item.slot_id])).content.decode()
    assert "van Rik" in both and "van Wim" in both
    stale = one.post(note, {"text": "uit een ander venster", "version": "0"})
    assert stale.status_code == 422
    assert "uit een ander venster" in stale.content.decode() and "van Rik" in stale.content.decode()
    typing = one.post(note, {"text": "van Rik, langer", "version": "1"}, headers={"HX-Request": "true"})
    assert 'value="2"' in typing.content.decode() and "Bewaard" in typing.content.decode()
    long = one.post(note, {"text": "x" * 100_000, "version": "2"}, headers={"HX-Request": "true"})
    assert long.status_code == 200 and "te lang" in long.content.decode()
    odd = one.post(note, {"text": "مرحبا 🎈\x00", "version": "2"})
    assert odd.status_code == 302


def test_next_time_begins_with_what_came_of_it() -> None:
    there = a_table()
    by = there.director
    client = by.client()
    made = client.post(
        reverse("meetings:plan_conference"),
        {
            "name": "Werktafel west",
            "shape": "bench",
            "rhythm": "fortnightly",
            "starts_at": _in(days=1),
            "minutes": "60",
            "submission": str(uuid7()),
        },
    )
    assert made.status_code == 302
    with viewing(by.viewer) as at:
        first = Conference.objects.get(name="Werktafel west", by_id=by.hat.id)
        item = agenda.put_on_agenda(
            conference=first,
            case=there.home.opened,
            asking=agenda.Asking("en nu", "besluiten", (), "", "op vakantie"),
            by=by.viewer,
            at=at,
        )
        table.decide(item=item, words=DECIDED, decided_by="de tafel", by=by.viewer, at=at)
    assert first.series_id
    assert client.post(reverse("meetings:next_one", args=[first.series_id])).status_code == 302
    with viewing(by.viewer):
        second = Conference.objects.filter(series_id=first.series_id).order_by("-starts_at")[0]
    assert timezone.localdate(second.starts_at) - timezone.localdate(first.starts_at) == timedelta(days=14)
    page = client.get(reverse("meetings:conference", args=[second.id])).content.decode()
    assert DECIDED in page and "wat kwam ervan" in page
    with viewing(by.viewer):
        kept = Outcome.objects.get(item_id=item.id)
    said = {"how": "done", "word": "staat er nog", "back": str(second.id)}
    assert client.post(reverse("meetings:result", args=[kept.id]), said).status_code == 302
    page = client.get(reverse("meetings:conference", args=[second.id])).content.decode()
    assert "staat er nog" in page and "gedaan" in page


def test_a_toestemming_taken_back_the_evening_before() -> None:
    there = a_table()
    home, partner = there.home, there.stranger
    there.town.involve(home, partner, part=Part.PARTNER)
    with viewing(there.town.officer.viewer) as at:
        given = consent.ask(
            household=home.household,
            people=home.ids[:1],
            organisation=partner.hat.organisation,
            layers=["shared"],
            topic="samen aan tafel",
            answer="given",
            how="desk",
            by=there.town.officer.viewer,
            at=at,
        )
    client = partner.client()
    page = client.get(reverse("meetings:conference", args=[there.meeting.id])).content.decode()
    assert QUESTION in page
    printed(there, partner)
    with viewing(there.town.officer.viewer) as at:
        consent.withdraw(what=given[0], how="phone", by=there.town.officer.viewer, at=at)
    page = client.get(reverse("meetings:conference", args=[there.meeting.id])).content.decode()
    assert QUESTION not in page and "Uw afdruk klopt niet meer" in page
    page = there.director.client().get(reverse("meetings:conference", args=[there.meeting.id])).content.decode()
    assert "toestemming ingetrokken" in page and "Een afdruk klopt niet meer" in page


def test_a_chair_drops_out_and_somebody_takes_over() -> None:
    there = a_table()
    client = there.colleague.client()
    assert client.post(reverse("meetings:role", args=[there.meeting.id]), {"role": "chair"}).status_code == 302
    with viewing(there.colleague.viewer):
        assert Conference.objects.get(id=there.meeting.id).chair_id == there.colleague.hat.id


def test_without_the_resident_or_the_reason_it_is_not_put_on_the_agenda(there: Table) -> None:
    client = there.director.client()
    url = reverse("meetings:put_on_agenda", args=[there.home.opened.id])
    sent = {
        "conference": str(there.meeting.id),
        "question": "een tweede vraag",
        "wanted": "raad",
        "minutes": "10",
        "place": "shared",
    }
    refused = client.post(url, sent)
    assert refused.status_code == 422 and "waarom niet" in refused.content.decode()
    assert client.post(url, sent | {"not_invited_why": "ligt in het ziekenhuis"}).status_code == 302
    twice = client.post(url, sent | {"not_invited_why": "ligt in het ziekenhuis"})
    assert twice.status_code == 422 and "staat al op de agenda" in twice.content.decode()
    long = client.post(url, sent | {"question": "x" * 100_000, "minutes": "-3"})
    assert long.status_code == 422
    assert client.post(url, sent | {"conference": str(uuid7())}).status_code == 422


def test_a_layer_above_is_about_nobody() -> None:
    there = a_table()
    lead = there.town.colleague(Role.TEAM_LEAD, name="Tea Teamleider")
    client = lead.client()
    form = {"rhythm": "once", "starts_at": _in(days=2), "minutes": "60"}
    assert (
        client.post(reverse("meetings:plan_conference"), form | {"name": "Casus", "shape": "case"}).status_code == 422
    )
    made = client.post(reverse("meetings:plan_conference"), form | {"name": "Kompas", "shape": "compass"})
    assert made.status_code == 302
    with viewing(lead.viewer) as at:
        above = Conference.objects.get(by_id=lead.hat.id)
        planning.take_part(meeting=above, hats=[there.director.hat.id], by=lead.viewer, at=at)
    theme = reverse("meetings:theme", args=[above.id])
    sent = {"theme": "wachttijden", "words": "wat de familie Vlierbes meemaakt", "minutes": "20"}
    assert there.director.client().post(theme, sent).status_code == 422  # a name the writer works with
    assert client.post(theme, sent | {"words": "bij het loket"}).status_code == 302
    with viewing(there.director.viewer), pytest.raises(Refusal):
        agenda.put_on_agenda(
            conference=above,
            case=there.home.opened,
            asking=agenda.Asking("q", "w", (), "", "nee"),
            by=there.director.viewer,
            at=timezone.now(),
        )
    assert client.get(reverse("meetings:conference", args=[there.meeting.id])).status_code == 404


def test_moved_cancelled_and_closed(there: Table) -> None:
    there = a_table(there.town)
    client = there.director.client()
    with viewing(there.director.viewer) as at:
        later = planning.plan_conference(
            setting=planning.Setting("Later", "case"),
            starts_at=timezone.now() + timedelta(days=3),
            by=there.director.viewer,
            at=at,
        )
    cancel = reverse("meetings:cancel", args=[there.meeting.id])
    assert client.post(cancel, {"why": ""}).status_code == 422
    assert client.post(cancel, {"why": "de voorzitter is ziek"}).status_code == 302
    page = there.stranger.client().get(reverse("meetings:conference", args=[there.meeting.id])).content.decode()
    assert "gaat niet door" in page and "de voorzitter is ziek" in page
    moved = client.post(reverse("meetings:move_item", args=[there.item.slot_id]), {"conference": str(later.id)})
    assert moved.status_code == 302
    assert QUESTION in client.get(reverse("meetings:conference", args=[later.id])).content.decode()
    refused = client.post(reverse("meetings:decide", args=[there.item.slot_id]), {"words": "x", "decided_by": "y"})
    assert refused.status_code == 422 and "gaat niet door" in refused.content.decode()


def test_the_lists_cost_the_same_however_long(there: Table) -> None:
    client = there.director.client()
    counts = []
    for more in (0, 3):
        with viewing(there.director.viewer):
            for number in range(more):
                put(there, question=f"vraag {number} {uuid7()}")
        for url in (reverse("meetings:conference", args=[there.meeting.id]), reverse("meetings:conferences")):
            with CaptureQueriesContext(connection) as seen:
                assert client.get(url).status_code == 200
            counts.append(len(seen))
    assert counts[:2] == counts[2:]


def test_it_hangs_on_samen_verder_and_on_what_is_asked_before_taking_back(there: Table) -> None:
    client = there.director.client()
    page = client.get(reverse("cases:together", args=[there.home.opened.id])).content.decode()
    assert QUESTION in page and "Zet op de agenda" in page
    with viewing(there.director.viewer):
        assert any(
            "Casusoverleg noord" in one
            for one in planned(there.director.viewer, there.home.household.id, timezone.now())
        )


def _in(*, days: int) -> str:
    return (timezone.localtime() + timedelta(days=days)).strftime("%Y-%m-%dT10:00")
