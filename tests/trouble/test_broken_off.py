"""The connection to the database breaks in the middle of a request: what the person sees, and what is kept."""

from typing import Any

import pytest

from tests.bench.client import Answer
from tests.support.own import own_word
from tests.trouble.house import House, Server, new_key, sent

COMMIT, READS = "COMMIT", "meetings_logentry"


def _given_back(answer: Answer | None) -> tuple[str, dict[str, Any]]:
    assert answer is not None and answer.status == 503
    page = answer.body.decode()
    assert "Even geen verbinding" in page and "is er nog" in page
    return answer.form("submission")


@pytest.mark.parametrize(("when", "kept"), [("before", 0), ("after", 1)])
def test_a_form_whose_outcome_nobody_knows_is_sent_again_and_stands_there_once(
    home: House, server: Server, when: Any, kept: int
) -> None:
    mark, browser = own_word(), home.browser(server)
    action, fields = home.form(browser)
    what = f"{mark} <b>wat zij zei</b> & 'meer'\r\ntweede regel"
    home.wire.break_at(COMMIT, when)
    again, given = _given_back(sent(browser, action, {**fields, "what": what, "submission": new_key()}))
    assert len(home.found(mark)) == kept
    assert given["what"] == [what]
    for _ in range(2):
        answer = sent(browser, again, given)
        assert answer is not None and answer.status == 302
    assert [times for _, times in home.found(mark)] == [1]


def test_a_page_that_is_read_is_asked_for_once_more(home: House, server: Server) -> None:
    browser = home.browser(server)
    before = home.wire.cuts
    home.wire.break_at(READS, "before")
    assert browser.get(home.logbook).status == 200
    assert home.wire.cuts == before + 1


def test_a_draft_that_is_not_kept_is_told_by_its_status(home: House, server: Server) -> None:
    browser = home.browser(server)
    page = browser.get(home.logbook)
    _, fields = page.form("happened_at")
    home.wire.break_at("access_draft", "before")
    url = f"/concept/{own_word()}/"
    answer = sent(browser, url, fields)
    assert answer is not None and answer.status == 503
    assert sent(browser, url, fields) is not None
