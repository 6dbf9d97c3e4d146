"""Looking whether somebody is known already, before a new person is recorded: nobody is to stand there twice."""

from django.http import HttpResponseBase
from django.shortcuts import render

from samenhang.access.viewer import ViewerRequest
from samenhang.cases.forms.people import FindForm
from samenhang.cases.views.opening import Opened, sheet
from samenhang.register.actions import search


def find(request: ViewerRequest, opened: Opened, *, heading: str, choose: str, back: str, new: str) -> HttpResponseBase:
    """This function will show who is found, each to be chosen at an address, and where to record somebody new.

    :param choose: the name of the address that takes a household's and a person's id.
    """
    form, shown = FindForm(request.POST or None), {"heading": heading, "choose": choose, "back": back, "new": new}
    if not form.is_bound or not form.is_valid():
        return sheet(request, opened, "cases/people_find.html", form, **shown)
    results = search(terms=form.terms(), purpose="case", by=request.viewer, at=opened.at)
    there = {member.person.id for member in opened.frame.members}
    found = [(one, one.person_id in there) for one in results.people]
    context = {"frame": opened.frame, "form": form, "searched": True, "found": found, "more": results.more, **shown}
    return render(request, "cases/people_find.html", context)
