"""The household where everything comes together: on whatever day of the week the demo is filled, Friday is to come."""

import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.support.database import CLUSTER, server_environment

TELL = """
import django
django.setup()
from datetime import timedelta
from django.utils import timezone, translation
from samenhang.demo.fill import tell
from samenhang.demo.stories import deciding, friday
translation.activate("nl")
tell([deciding.haverkort, friday.veldkers], now=timezone.now() - timedelta(days={days}))
"""
OPEN = """
SELECT d.until, a.word, t.used, c.amount, b.said_by, i.question
FROM stops_stoplaid l
JOIN stops_stopdecision d ON d.stop_id = l.stop_id
JOIN decisions_decision m ON m.household_id = l.household_id
JOIN decisions_inforce f ON f.decision_id = m.id
JOIN decisions_answer a ON a.envelope_id = f.envelope_id
JOIN weighing_testend t ON t.test_id = m.origin_id AND m.origin_kind = 'toets'
JOIN budgets_committedfor k ON k.decision_id = m.id JOIN budgets_commitment c ON c.id = k.commitment_id
JOIN results_breakthrough b ON b.household_id = l.household_id
JOIN meetings_agendaitem i ON i.household_id = l.household_id
JOIN meetings_conference o ON o.id = i.conference_id
WHERE o.starts_at::date > %(today)s AND o.starts_at::date <= d.until
AND NOT EXISTS (SELECT FROM stops_stopoutcome e WHERE e.stop_id = l.stop_id)
"""


@pytest.mark.parametrize("weekday", ["thursday", "friday", "saturday"])
def test_the_stop_falls_on_the_first_friday_to_come(copied: Callable[[str], str], weekday: str):
    days = (timezone.localdate().weekday() - ["thursday", "friday", "saturday"].index(weekday) - 3) % 7
    name = copied(weekday)
    environment = server_environment(CLUSTER.url("app", name)) | {"DJANGO_SETTINGS_MODULE": "samenhang.settings"}
    words = [sys.executable, "-c", TELL.format(days=days)]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    today = timezone.localdate() - timedelta(days=days)
    with CLUSTER.connect("owner", name) as connection:
        rows = connection.execute(OPEN, {"today": today}).fetchall()
    assert len(rows) == 1
    until, word, used, amount, said_by, question = rows[0]
    assert until.isoweekday() == 5 and 0 < (until - today).days <= 7
    assert (word, used, str(amount), said_by) == ("backs", "before", "1240.00", "resident")
    assert "vrijdag" in question
