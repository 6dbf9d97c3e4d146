"""Keeping a draft while somebody types."""

from django.http import HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from samenhang.access import drafts
from samenhang.access.may import may
from samenhang.access.viewer import ViewerRequest
from samenhang.kit.dates import clock


@require_POST
@may("access.draft")
def keep_draft(request: ViewerRequest, form: str) -> HttpResponseBase:
    """This function will keep what was typed in a form; the answer is the time, for the line under the form."""
    at = timezone.now()
    drafts.keep(request.viewer, form, request.POST, at=at)
    request.look.nothing()
    return JsonResponse({"at": clock(at)})


@require_POST
@may("access.draft")
def forget_draft(request: ViewerRequest, form: str) -> HttpResponseBase:
    """This function will throw a draft away and go back to the form, empty."""
    drafts.forget(request.viewer, form)
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return HttpResponseRedirect(back if safe else "/")
