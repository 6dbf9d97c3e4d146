"""Meetings at which a household's case stands on the agenda."""

from datetime import datetime, timedelta

from django.utils import timezone

from samenhang.demo.telling.case import Cased
from samenhang.meetings.actions import agenda, planning, table
from samenhang.meetings.models.conferences import AgendaItem, Conference, Outcome
from samenhang.plans.models import Action


class Tabled(Cased):
    """A household that is spoken of at a table, with the resident there or the reason why not."""

    def meets(self, by: str, name: str, shape: str, *who: str, days: int = 0, place: str = "") -> Conference:
        """This function will plan a series that meets every two weeks, the first time so many days from now on."""
        with self.seen_by(by) as viewer:
            at = self.clock.act()
            first = timezone.localtime(at + timedelta(days=days)).replace(hour=15, minute=0, second=0, microsecond=0)
            series = planning.start_series(
                setting=planning.Setting(name, shape, 60, place),
                rhythm="fortnightly",
                first_at=first,
                participants=[self.town.hats[one].id for one in who],
                by=viewer,
                at=at,
            )
            return series.conferences.get()

    def meets_again(self, by: str, meeting: Conference, when: datetime | None = None) -> Conference:
        """This function will plan the next meeting of the series, in its rhythm or at a moment of its own."""
        with self.seen_by(by) as viewer:
            assert meeting.series  # noqa: S101 -- made by meets
            return planning.plan_next(series=meeting.series, starts_at=when, by=viewer, at=self.clock.act())

    def asks_table(
        self, by: str, meeting: Conference, question: str, wanted: str, *invited: str, why_not: str = ""
    ) -> AgendaItem:
        """This function will put the household's case on the agenda, in our plan."""
        asking = agenda.Asking(question, wanted, self.ids(*invited), "", why_not, layer="shared")
        with self.seen_by(by) as viewer:
            return agenda.put_on_agenda(
                conference=meeting, case=self.case, asking=asking, by=viewer, at=self.clock.act()
            )

    def at_table(self, item: AgendaItem, noted: dict[str, str], decided: tuple[str, str, str]) -> None:
        """This function will note what each said, and what the table decided: by whom it is written, what, by whom."""
        for who, text in noted.items():
            with self.seen_by(who) as viewer:
                table.keep_note(item=item, text=text, seen=0, by=viewer, at=self.clock.act())
        by, words, whose = decided
        with self.seen_by(by) as viewer:
            table.decide(
                item=item, words=words, decided_by=whose, life_domains=["wonen"], by=viewer, at=self.clock.act()
            )

    def table_agrees(self, by: str, item: AgendaItem, what: str, who: str, days: int) -> Outcome:
        """This function will let the table agree who does what by when: somebody of the household, or a colleague."""
        due = timezone.localdate(timezone.now()) + timedelta(days=days)
        if person := self.people.get(who):
            agreed = table.Agreed(what, Action.By.RESIDENT, person.full_name, person.id, due)
        else:
            doer = self.town.viewers[who]
            name = f"{doer.name}, {doer.organisation_name}"
            agreed = table.Agreed(what, Action.By.PROFESSIONAL, name, doer.id, due)
        with self.seen_by(by) as viewer:
            return table.agree_action(item=item, agreed=agreed, by=viewer, at=self.clock.act())

    def closes_meeting(self, by: str, item: AgendaItem) -> None:
        """This function will close the meeting when its slot is done."""
        with self.seen_by(by) as viewer:
            at = self.clock.act()
            agenda.step_slot(slot=item.slot, kind="done", by=viewer, at=at)
            planning.step(conference=item.conference, kind="closed", by=viewer, at=at)
