"""What the rules of the work refuse, told to the person in words that say what to do."""


class Refusal(Exception):
    """A rule of the work says no. The message is shown on the screen; nothing of the act is stored."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Stale(Refusal):
    """Someone else changed the same thing since this form was opened; the form shows both and keeps what was typed."""
