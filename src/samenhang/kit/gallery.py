"""Every atom on a few invented screens, for tests and for whoever changes the look; in no urls of the program."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from samenhang.kit import dates, nav
from samenhang.kit.forms import DateField, DateTimeField, Form, MarkField, TextField
from samenhang.kit.inputs import Checkboxes, DigitsInput, PhoneInput, RadioCards, Radios

NOW = dt.datetime(2026, 11, 21, 14, 5, tzinfo=dates.HERE)
PLACES = [
    nav.NavItem(_("Vandaag"), "gallery:work", order=1, icon="sun"),
    nav.NavItem(_("Post"), "gallery:form", order=2, icon="inbox"),
    nav.NavItem(_("Mappen"), "gallery:detail", order=3, icon="folder", group="together"),
    nav.NavItem(_("Papier"), "gallery:paper", order=4, icon="printer", group="together"),
    nav.NavItem(_("Voor bewoners"), "gallery:resident", order=5, icon="house"),
    nav.NavItem(_("Deur"), "gallery:bare", order=6, icon="log-out"),
]
STATES = [
    ("neutral", _("Nieuw"), "circle"),
    ("info", _("In gesprek"), "message-square"),
    ("success", _("Afgesproken"), "check"),
    ("warning", _("Wacht op antwoord"), "clock"),
    ("danger", _("Te laat"), "triangle-alert"),
    ("accent", _("Van mij"), "star"),
]
NAMES = ["Noor van den Berg", "Sami Yıldız", "Els Oosterveld", "محمد الأمين", "Daan Wiersma", "Ngọc Trần"]


@dataclass(frozen=True)
class Someone:
    """A viewer who may do everything here."""

    name: str = "Marit Hoekstra"
    organisation_name: str = "Gemeente Lindeveen"
    role_label: str = "Medewerker balie"

    def may(self, permission: str, /) -> bool:
        return True


class Letter(Form):
    """One field of every kind."""

    name = forms.CharField(label=_("Van wie is de brief?"))
    phone = forms.CharField(label=_("Telefoon"), required=False, widget=PhoneInput)
    number = forms.CharField(label=_("Nummer"), widget=DigitsInput, help_text=_("Negen cijfers, zonder punten."))
    born = DateField(label=_("Geboortedatum"), picker=False)
    on = DateField(label=_("Ontvangen op"))
    at = DateTimeField(label=_("Teruggebeld om"), required=False)
    country = forms.ChoiceField(
        label=_("Taal"), choices=[("", _("Kies een taal")), ("nl", "Nederlands"), ("tr", "Türkçe")]
    )
    kind = forms.ChoiceField(
        label=_("Wat is het?"),
        choices=[("one", _("Eén vraag")), ("more", _("Meer vragen"))],
        widget=RadioCards(
            hints={"one": _("Snel te beantwoorden of door te geven."), "more": _("Vraagt om een gesprek.")},
            icons={"one": "message-square", "more": "messages-square"},
        ),
    )
    haste = forms.ChoiceField(
        label=_("Hoe snel?"),
        choices=[("now", _("Vandaag")), ("week", _("Deze week")), ("later", _("Kan wachten"))],
        widget=Radios(attrs={"class": "choices--row"}),
    )
    about = forms.MultipleChoiceField(
        label=_("Waar gaat het over?"),
        required=False,
        widget=Checkboxes,
        choices=[("home", _("Wonen")), ("money", _("Geld")), ("work", _("Werk"))],
    )
    mark = MarkField(label=_("Welk cijfer geeft u?"), required=False)
    text = TextField(label=_("In eigen woorden"), help_text=_("Schrijf het op zoals het gezegd is."), max_length=400)
    read = forms.BooleanField(label=_("Ik heb dit voorgelezen"))


def work(request: HttpRequest) -> HttpResponse:
    """This function will show a list with its aside."""
    rows = [
        {"name": NAMES[n % 6], "state": STATES[n % 6], "due": NOW.date() + dt.timedelta(days=3 * n - 4), "n": n}
        for n in range(42)
    ]
    if "melding" in request.GET:
        messages.success(request, _("Uw wijzigingen zijn opgeslagen."))
    return _show(request, "list", page=Paginator(rows, 12).get_page(request.GET.get("page")), states=STATES)


def form(request: HttpRequest) -> HttpResponse:
    """This function will show a form, empty or refused."""
    letter = Letter(request.POST or None)
    both = {"mine": "Morgen bellen.\n\nNa tien uur.", "theirs": "Vandaag gebeld, geen gehoor."}
    return _show(request, "form", form=letter, draft_at=NOW, readers=NAMES[:3], refused=bool(letter.errors), **both)


def detail(request: HttpRequest) -> HttpResponse:
    """This function will show one thing with all its parts."""
    steps = [
        {"label": _("Binnen"), "state": "done", "url": "#"},
        {"label": _("Gesprek"), "state": "done", "url": "#"},
        {"label": _("Afspraken"), "state": "now", "note": _("nog 2 dagen")},
        {"label": _("Afronden"), "state": "later"},
    ]
    return _show(request, "detail", steps=steps, names=NAMES, states=STATES, empty=[])


def resident(request: HttpRequest) -> HttpResponse:
    """This function will show the large, plain face."""
    return _show(request, "resident", form=Letter(request.POST or None), names=NAMES)


def bare(request: HttpRequest) -> HttpResponse:
    """This function will show the face for signing in."""
    return render(request, "ui/gallery/bare.html", {"names": NAMES})


def paper(request: HttpRequest) -> HttpResponse:
    """This function will show a page to print."""
    return _show(request, "paper", names=NAMES)


def draft(request: HttpRequest) -> HttpResponse:
    """This function will take a draft and forget it."""
    return HttpResponse(status=204)


def _show(request: HttpRequest, screen: str, **inside: Any) -> HttpResponse:
    someone = Someone()
    there = nav.places(someone, request.path, PLACES)
    top = {
        "viewer": someone,
        "nav_items": there,
        "nav": nav.arranged(there),
        "now": NOW,
        "search_template": "ui/gallery/search.html",
    }
    return render(request, f"ui/gallery/{screen}.html", {**top, **inside})


urlpatterns = [
    path(
        "",
        include(
            (
                [
                    path("lijst/", work, name="work"),
                    path("formulier/", form, name="form"),
                    path("map/", detail, name="detail"),
                    path("inwoner/", resident, name="resident"),
                    path("deur/", bare, name="bare"),
                    path("papier/", paper, name="paper"),
                    path("concept/", draft, name="draft"),
                ],
                "gallery",
            )
        ),
    ),
    path("", include("samenhang.kit.urls")),
]
handler400 = "samenhang.kit.errors.bad_request"
handler404 = "samenhang.kit.errors.not_found"
handler500 = "samenhang.kit.errors.server_error"
