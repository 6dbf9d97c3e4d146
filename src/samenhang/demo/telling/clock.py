"""The time in a story: always behind us, always going on, as many days ago as the story says."""

from datetime import datetime, time, timedelta

from django.utils import timezone

FRIDAY = 5
ACT = timedelta(minutes=2)


class OutOfTime(RuntimeError):
    """A story puts more in its last minutes than fits before now."""


class Clock:
    """The moment a story has reached; every act takes two minutes."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.moment = now - timedelta(days=800)

    @property
    def today(self) -> datetime:
        """The present moment, in the local time."""
        return timezone.localtime(self.now)

    def days_ago(self, days: int, clock: str) -> datetime:
        """This function will go to a time of day ("09.40") so many days ago, or the working day before that."""
        day = self.today.date() - timedelta(days=days)
        while day.isoweekday() > FRIDAY:
            day -= timedelta(days=1)
        hour, minute = clock.split(".")
        return self._go(timezone.make_aware(datetime.combine(day, time(int(hour), int(minute)))))

    def minutes_ago(self, minutes: int) -> datetime:
        """This function will go to so many minutes ago, at whatever time of day that is."""
        return self._go(self.now - timedelta(minutes=minutes))

    def _go(self, moment: datetime) -> datetime:
        self.moment = max(moment, self.moment + ACT)
        return self._checked()

    def act(self, minutes: int = 0) -> datetime:
        """This function will let an act take its time, and give the moment it is done."""
        self.moment += timedelta(minutes=minutes) if minutes else ACT
        return self._checked()

    def _checked(self) -> datetime:
        if self.moment >= self.now:
            raise OutOfTime(f"{self.moment:%d-%m %H:%M} lies ahead")
        return self.moment
