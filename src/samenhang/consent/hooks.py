"""What higher modules tell the screens of consent: what is planned on what somebody is about to take back."""

from datetime import datetime
from uuid import UUID

from samenhang.access.viewer import Viewer
from samenhang.kit.hooks import Hook

type Planned = list[str]

planned: Hook[[Viewer, UUID, datetime], Planned] = Hook(
    "consent.planned", "wat er gepland staat bij een huishouden, te zien vóór een toestemming wordt ingetrokken"
)
