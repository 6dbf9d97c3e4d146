"""Files that are sent: held in memory while they are looked at, never put on a disk, and never more than a limit."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest

READ_PAST = 5
"""A body up to this many times the limit is read past, so that its form can say what is wrong; more is refused."""


class OnlyInMemory(MemoryFileUploadHandler):
    """Takes files up to ``FILE_UPLOAD_MAX_MEMORY_SIZE``; of a bigger body the files are dropped while it comes in."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> Any:
        """This function will decide by the body's length, before a byte of it is read.

        :raises RequestDataTooBig: when it is so long that reading past it would be a burden.
        """
        length = int(args[2] if len(args) > 2 else kwargs["content_length"])
        if length > settings.FILE_UPLOAD_MAX_MEMORY_SIZE * READ_PAST:
            raise RequestDataTooBig
        super().handle_raw_input(*args, **kwargs)
        if not self.activated and self.request is not None:
            self.request.files_dropped = True  # type: ignore[attr-defined]  # asked for by files_dropped()


def files_dropped(request: HttpRequest) -> bool:
    """This function will say whether what was sent along was too big to be kept."""
    return bool(getattr(request, "files_dropped", False))
