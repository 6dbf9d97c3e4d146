"""What helps to meet somebody: language, interpreter, hearing, sight, understanding; said by the person (A6)."""

from uuid import UUID

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.cases.forms.beside import NeedsForm
from samenhang.cases.views.contact import Sheet, keep
from samenhang.cases.views.opening import open_household
from samenhang.people import queries


@require_http_methods(["GET", "POST"])
@may("people.keep_needs")
def needs(request: ViewerRequest, household_id: UUID, person_id: UUID) -> HttpResponseBase:
    """This function will keep what helps to meet one member; two editors are told of each other."""
    opened = open_household(request, household_id, current="people")
    person = queries.person(request.viewer, household_id, person_id)
    contact = queries.contact(request.viewer, household_id, person_id)
    form = NeedsForm(request.POST or None, initial=NeedsForm.typed(contact), today=timezone.localdate(opened.at))
    on = Sheet("cases/beside/needs.html", f"needs:{household_id}:{person_id}", {"person": person})
    done = _("Opgeslagen. Brieven en schermen passen zich eraan aan.")
    return keep(request, opened, form, contact, person_id, on, done)
