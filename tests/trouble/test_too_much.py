"""More is asked than the database can give: slow, all taken, nobody admitted; each is told, none waits long."""

import time
from concurrent.futures import ThreadPoolExecutor

from samenhang.kit.limits import POOL_MAX, POOL_QUEUE
from tests.bench.client import Answer
from tests.trouble.house import House, Server, answers

AT_ONCE = POOL_MAX + POOL_QUEUE + 6


def _title(answer: Answer) -> str:
    return answer.body.decode().partition("<h1>")[2].partition("</h1>")[0].strip()


def test_a_slow_page_is_cut_off_and_who_finds_no_connection_is_told_so(home: House, server: Server) -> None:
    browsers = [home.browser(server, number % 8) for number in range(AT_ONCE)]
    with home.owner() as owner, owner.transaction():
        owner.execute("LOCK TABLE meetings_logentry IN ACCESS EXCLUSIVE MODE")
        began = time.monotonic()
        with ThreadPoolExecutor(AT_ONCE) as threads:
            asked = [threads.submit(browser.get, home.logbook) for browser in browsers]
            assert answers(server.port)
            found = [one.result() for one in asked]
        waited = time.monotonic() - began
    assert {one.status for one in found} == {503}
    titles = [_title(one) for one in found]
    assert set(titles) == {"Dit duurt te lang", "Het is nu te druk"}
    assert titles.count("Dit duurt te lang") <= POOL_MAX + POOL_QUEUE
    assert waited < 60  # never a hang
    assert home.browser(server).get(home.logbook).status == 200


def test_a_database_that_admits_nobody_more_is_busy_not_gone(home: House, server: Server) -> None:
    browser = home.browser(server)
    assert browser.get(home.logbook).status == 200
    with home.owner() as owner:
        owner.execute("ALTER ROLE samenhang_app CONNECTION LIMIT 0")
        try:
            owner.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'samenhang_app'")
            answer = browser.get(home.logbook)
        finally:
            owner.execute("ALTER ROLE samenhang_app CONNECTION LIMIT -1")
    assert (answer.status, _title(answer)) == (503, "Het is nu te druk")
    assert browser.get(home.logbook).status == 200
