"""Somebody asks what is kept about them, and that something that is wrong is put right (H5)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from samenhang.data_rights import actions as rights
from samenhang.data_rights.actions.requests import About, Asking
from samenhang.data_rights.models import Right, RightsRequest
from samenhang.demo.telling import Story, woman


def asks_what_is_kept(t: Story) -> Iterator[datetime]:
    """A widow at the desk wants to know what is kept about her, and her birth name is wrong."""
    yield t.at(26, "09.40")
    t.asks_help(
        "joost",
        woman("Grietje", "Hofkens", 71),
        channel="desk",
        words="Ik krijg brieven waar ik niets van begrijp. En ik wil weten wat jullie over mij bewaren.",
        phone="012-555 41 71",
    )
    yield t.at(26, "10.05")
    wrong = _asks(
        t,
        "joost",
        Right.CORRECTION,
        About(which="Achternaam", words="Hofkens is van mijn man, dat staat er niet bij.", wanted="Geboren Wesseling."),
    )
    yield t.at(22, "14.30")
    with t.seen_by("joost") as viewer:
        rights.answer_right(
            request=wrong,
            outcome="partly",
            reason="De geboortenaam is erbij gezet. De achternaam volgt de BRP; die verandert alleen bij Burgerzaken.",
            by=viewer,
            at=t.clock.act(),
        )
    yield t.at(20, "11.15")
    _asks(t, "joost", Right.OWN_FILE, None, days=6)


def _asks(t: Story, by: str, right: Right, about: About | None, *, days: int = 0) -> RightsRequest:
    with t.seen_by(by) as viewer:
        at = t.clock.act()
        return rights.ask_right(
            household=t.home,
            person=t.people["Grietje"],
            right=right,
            asking=Asking("self", "document"),
            about=about,
            received_on=timezone.localdate(at) - timedelta(days=days),
            by=viewer,
            at=at,
        )


ALL = [asks_what_is_kept]
