"""The server is told to stop while somebody's form is under way: it is finished first."""

import signal
from concurrent.futures import ThreadPoolExecutor

from tests.support.own import own_word
from tests.trouble.house import House, new_key, sent, wait_until


def test_a_form_under_way_is_finished_and_then_the_server_stops(home: House) -> None:
    mark = own_word()
    with home.served("pace=job") as server, home.owner() as owner, ThreadPoolExecutor(1) as thread:
        browser = home.browser(server)
        action, fields = home.form(browser)
        with owner.transaction():
            owner.execute("LOCK TABLE meetings_logentry IN EXCLUSIVE MODE")
            asked = thread.submit(sent, browser, action, {**fields, "what": mark, "submission": new_key()})
            wait_until(lambda: _waits(owner))
            server.process.send_signal(signal.SIGTERM)
        answer = asked.result()
        assert answer is not None and answer.status == 302
        assert server.process.wait(30) == 0
    assert home.found(mark) == [(mark, 1)]


def _waits(owner) -> bool:
    return bool(owner.execute("SELECT FROM pg_locks WHERE NOT granted").fetchall())
