"""Keeping a draft while somebody types, and a form that stood open while its session ended or began anew."""

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.urls import get_script_prefix
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from samenhang.access import drafts, submissions
from samenhang.access.may import may, public
from samenhang.access.viewer import ViewerRequest, viewer_of
from samenhang.kit.dates import clock


@require_POST
@may("access.draft", once=False)
def keep_draft(request: ViewerRequest, form: str) -> HttpResponseBase:
    """This function will keep what was typed in a form; the answer is the time, for the line under the form.

    A draft may overtake its form, or come after it: of a form that was sent nothing is kept.
    """
    at = request.at
    request.look.nothing()
    key = submissions.key_of(request, "unsent")
    if key and not submissions.unsent(request.viewer, key, at=at):
        return JsonResponse({"sent": True})
    drafts.keep(request.viewer, form, request.POST, at=at)
    return JsonResponse({"at": clock(at)})


@require_POST
@may("access.draft")
def forget_draft(request: ViewerRequest, form: str) -> HttpResponseBase:
    """This function will throw a draft away and go back to the form, empty."""
    drafts.forget(request.viewer, form)
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return HttpResponseRedirect(back if safe else get_script_prefix())


@require_GET
@public
def renew_key(request: HttpRequest) -> HttpResponseBase:
    """This function will give the key with which an open form may be sent, and for which hat; nobody signed in is 401.

    Signing in again changes the key. The page compares the hat: what one colleague typed is not sent as another.
    """
    viewer = viewer_of(request) if request.user.is_authenticated else None
    if viewer is None:
        return JsonResponse({}, status=401)
    return JsonResponse({"key": get_token(request), "hat": str(viewer.id)})
