"""When it sticks: a process director who thinks along, and the rode knop."""

from datetime import timedelta

from django.utils import timezone

from samenhang.cases.actions import INVOLVED
from samenhang.cases.queries import open_case_of
from samenhang.demo.telling.desk import AtTheDesk
from samenhang.escalation import actions
from samenhang.escalation.queries import button as buttons
from samenhang.escalation.queries import consulting


class Climbing(AtTheDesk):
    """A household whose case sticks."""

    def consults(self, by: str, whom: str, stuck: str, asks: str, *, tried: tuple[str, ...] = ()) -> None:
        """This function will ask a process director to think along, who says yes and answers nothing yet."""
        with self.seen_by(by) as viewer:
            case, at = open_case_of(viewer, self.home.id), self.clock.act()
            assert case  # noqa: S101 -- the story opened it
            last = timezone.localdate(at) + timedelta(days=60)
            what = actions.Consulting(stuck, asks, last, INVOLVED, tried=tried)
            asked = actions.consult(case=case, hat=self.town.hats[whom], consulting=what, by=viewer, at=at)
        with self.seen_by(whom) as viewer:
            actions.answer(invitation=asked.invitation, accepted=True, by=viewer, at=self.clock.act())

    def is_advised(self, by: str, whom: str, words: str, done: str) -> None:
        """This function will let the process director answer, and the asker keep what was done with it."""
        with self.seen_by(whom) as viewer:
            at = self.clock.act()
            asked = consulting.asked(viewer, consulting.consultations(viewer).filter(hat_id=viewer.id), at)[0]
            actions.advise(asked=asked, words=words, by=viewer, at=at)
        with self.seen_by(by) as viewer:
            at = self.clock.act()
            asked = consulting.consultation(viewer, asked.it.id, at)
            actions.use_advice(asked=asked, words=done, by=viewer, at=at)

    def presses_red_button(
        self, by: str, managers: tuple[str, str], facts: actions.Facts, sides: tuple[tuple[str, str], tuple[str, str]]
    ) -> None:
        """This function will lay the same facts before both managers; the second proposes an answer."""
        one, other = (self.town.hats[name] for name in managers)
        with self.seen_by(by) as viewer:
            case, at = open_case_of(viewer, self.home.id), self.clock.act()
            assert case  # noqa: S101 -- the story opened it
            pressed = actions.press(
                case=case,
                two=(one.organisation, other.organisation),
                facts=facts,
                layer="shared",
                no_deliberation="Een beraad kan pas over drie weken; de afsluiting komt eerder.",
                skipped_why="Collega’s en procesregisseur zijn gevraagd; zij wijzen naar de twee organisaties.",
                by=viewer,
                at=at,
            )
            for hat, (wants, why) in zip((one, other), sides, strict=True):
                it = buttons.button(viewer, pressed.id, at)
                actions.write_side(
                    pressed=it, organisation=hat.organisation, wants=wants, why=why, by=viewer, at=self.clock.act()
                )
            at = self.clock.act()
            laid = buttons.button(viewer, pressed.id, at)
            envelope = actions.send(pressed=laid, facts=facts, managers=(one, other), watcher=None, by=viewer, at=at)
        self.envelope_id = envelope.id

    def proposes(self, who: str, words: str) -> None:
        """This function will let one of the managers lay an answer on the table."""
        with self.seen_by(who) as viewer:
            at = self.clock.act()
            now = buttons.envelope(viewer, self.envelope_id, at)
            actions.propose(standing=now, words=words, seen=now.version, by=viewer, at=at)
