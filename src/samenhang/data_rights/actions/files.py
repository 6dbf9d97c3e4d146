"""Making somebody's own file by a service of its own, and handing it over (AVG art. 15, decision 0044)."""

import hashlib
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.access.viewer import Viewer, viewing
from samenhang.audit.actions import record
from samenhang.audit.models import Event
from samenhang.data_rights import paper
from samenhang.data_rights.actions.requests import AlreadyAnswered, answered_by_handing_over
from samenhang.data_rights.gathering import gather, is_member
from samenhang.data_rights.models import Delivery, FileClosing, FileOpening, Right, RightsRequest
from samenhang.kit.refusals import Refusal

AT_MOST = timedelta(hours=1)
SHORTEST = 8


class NoFile(Refusal):
    """There is nothing to hand over, or nobody to make it for."""


@transaction.atomic
def make_file(*, request: RightsRequest, code: str, by: Viewer, at: datetime) -> bytes:
    """This function will make the file somebody asked for: a PDF closed with a code the resident chose, not kept here.

    A service of its own reads what is kept about that one person; what it may read begins and ends in this transaction.

    :raises AlreadyAnswered: when the request was answered or taken back.
    :raises NoFile: when the person left the household since.
    :raises Refusal: when the code is too short.
    """
    if request.right != Right.OWN_FILE or hasattr(request, "answer"):
        raise AlreadyAnswered(_("Dit verzoek is al beantwoord of ingetrokken."))
    if len(code) < SHORTEST:
        raise Refusal(_("Laat de inwoner een code van minstens 8 tekens kiezen."), field="code")
    if not is_member(request.household_id, request.person_id, timezone.localdate(at)):
        raise NoFile(_("Deze persoon hoort niet meer bij dit huishouden. Maak het bestand waar die nu staat."))
    opening = FileOpening(household_id=request.household_id, request=request, until=at + AT_MOST, by_id=by.id, at=at)
    opening.save(force_insert=True)
    service = Viewer(id=opening.id, name="own-file", role="own_file")
    with viewing(service):
        file = gather(
            service,
            request.household_id,
            request.person_id,
            number=request.number,
            self_asked=request.asked_by == RightsRequest.By.SELF,
            at=at,
        )
    made = paper.made(file, code)
    FileClosing(
        household_id=request.household_id,
        opening=opening,
        records=file.records,
        sha256=hashlib.sha256(made).hexdigest(),
        at=at,
    ).save(force_insert=True)
    record(
        Event.TRANSFER,
        "data_rights.make_file",
        by=by,
        at=at,
        object_id=request.id,
        subjects=[request.key],
        detail={"records": file.records, "left_out": file.left_out},
    )
    return made


@transaction.atomic
def hand_over(*, request: RightsRequest, how: str, to_whom: str, by: Viewer, at: datetime) -> Delivery:
    """This function will record that the file made last was handed over, by whom and how; that answers the request.

    :raises NoFile: when no file was made.
    :raises AlreadyAnswered: when the request was answered before.
    """
    opening = FileOpening.objects.filter(request=request, closing__isnull=False).order_by("-at", "-id").first()
    if opening is None:
        raise NoFile(_("Maak eerst het bestand."))
    answered_by_handing_over(request=request, by=by, at=at)
    made = Delivery(opening=opening, how=how, to_whom=to_whom, by_id=by.id, at=at)
    made.save(force_insert=True)
    record(
        Event.TRANSFER,
        "data_rights.hand_over",
        by=by,
        at=at,
        object_id=request.id,
        subjects=[request.key],
        detail={"how": how},
    )
    return made
