"""PostgreSQL dies while people write: what was acknowledged is there, what was not is absent or whole."""

from tests.support.own import own_word
from tests.trouble.house import House, Server, wait_until
from tests.trouble.writers import judged, writing

WRITERS = 4
ENOUGH = 12


def test_what_was_acknowledged_is_there_and_the_rest_is_absent_or_whole(home: House, server: Server) -> None:
    mark = own_word()
    with writing(home, server, mark, WRITERS) as writers:
        wait_until(lambda: sum(len(one.acknowledged) for one in writers) >= ENOUGH)
        home.kill()
        before = sum(len(one.acknowledged) for one in writers)
        wait_until(lambda: all(one.unknown for one in writers))
        home.come_back()
        wait_until(lambda: sum(len(one.acknowledged) for one in writers) >= before + WRITERS)
    found = judged(home, server, mark, writers)
    assert found.statuses <= {503}
    assert found.unknown >= WRITERS
    assert (found.lost, found.half, found.twice) == ([], [], [])
