"""Who writes asks the database no more than the act needs: so many statements, and no savepoint within a savepoint."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.intake.models import Request
from samenhang.kit.refusals import Refusal, or_refuse
from samenhang.kit.whole import whole
from samenhang.people.queries import living
from tests.intake.asking import CALL
from tests.support.own import own_word
from tests.support.town import Town, a_town

CONTROL = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")


@pytest.fixture(scope="module")
def town() -> Town:
    return a_town()


def sent(client: Client, url: str, fields: dict[str, Any], *, at_most: int, status: int = 302) -> str:
    """Send a form, its key with it, and give where one is sent on to."""
    with CaptureQueriesContext(connection) as asked:
        answer = client.post(url, {"submission": str(uuid4()), **fields})
    assert answer.status_code == status, re.findall(r"error[^>]*>([^<]+)<", answer.content.decode())
    said = [one["sql"] for one in asked.captured_queries]
    own = [one for one in said if not one.startswith(CONTROL)]
    assert len(own) <= at_most, "\n".join(own)
    depth = deepest = 0
    for one in said:
        depth += one.startswith("SAVEPOINT") - one.startswith("RELEASE")
        deepest = max(deepest, depth)
    assert deepest <= 2, "\n".join(said)  # the act, and a promise of the database it asks for in words
    return str(answer.headers.get("Location", ""))


def test_from_request_to_case(town: Town) -> None:
    client, name = town.officer.client(), own_word().capitalize()
    told = CALL | {"family_name": name, "birth_date": "1984-02-03", "words": f"Wie maakt de brieven met {name} open?"}
    page = sent(client, reverse("intake:receive"), told, at_most=34)
    sifted = {"outcome": "case", "reason": "Geld en wonen hangen samen", "life_domains": ["geld"]}
    page = sent(client, page + "schifting/", sifted, at_most=12)
    with viewing(town.officer.viewer):
        asked = Request.objects.get(words=told["words"])
        here = living(town.officer.viewer, asked.household_id, timezone.localdate())
    opening = {
        "life_domains": ["geld", "wonen"],
        "reason": "Geld en wonen hangen samen",
        "members": [str(one.person.id) for one in here],
        "directs": "colleague",
        "hat": str(town.director.hat.id),
        "why": "Kent het gezin",
        "agreed_with": "de moeder",
        "ground": "told",
        "basis": "wmo-onderzoek",
        "how": "phone",
    }
    page = sent(client, page, opening, at_most=43)
    assert page.startswith("/casussen/")


def test_keeping_a_draft_and_writing_in_the_logbook(town: Town) -> None:
    home = town.home("Ana Regel", "Bo Regel (8 jaar)")
    case, client = town.open_case(home), town.director.client()
    hour_ago = timezone.localtime() - timedelta(hours=1)
    entry = {
        "kind": "visit",
        "happened_at": f"{hour_ago:%Y-%m-%dT%H:%M}",
        "what": "Koffie gedronken.",
        "file": "case_team",
    }
    sent(client, reverse("access:draft", args=[f"logbook:{case.id}"]), entry, at_most=5, status=200)
    sent(client, reverse("meetings:write", args=[case.id]), entry, at_most=19)


def test_an_act_within_an_act_is_stored_with_it() -> None:
    @whole
    def inner(*, refuses: bool) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('samenhang.tried', current_setting('samenhang.tried', true) || 'i', true)"
            )
        if refuses:
            raise Refusal("nee")

    @whole
    def outer(*, refuses: bool, goes_on: bool = False) -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('samenhang.tried', 'o', true)")
        try:
            if goes_on:
                with transaction.atomic():
                    inner(refuses=refuses)
            else:
                inner(refuses=refuses)
        except Refusal:
            if not goes_on:
                raise
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('samenhang.tried', true)")
            row = cursor.fetchone()
        return str(row[0]) if row else ""

    def tried() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT COALESCE(current_setting('samenhang.tried', true), '')")
            row = cursor.fetchone()
        return str(row[0]) if row else ""

    with transaction.atomic():
        with CaptureQueriesContext(connection) as asked:
            assert outer(refuses=False) == "oi"
        assert sum(one["sql"].startswith("SAVEPOINT") for one in asked.captured_queries) == 1
    with transaction.atomic():
        with pytest.raises(Refusal):
            outer(refuses=True)
        assert tried() == ""  # the page goes on, and nothing of either act is there
        assert outer(refuses=True, goes_on=True) == "o"  # who goes on says so, and loses the inner one only
        with pytest.raises(Refusal), or_refuse(Refusal("x")):
            inner(refuses=True)
        assert tried() == "o"
