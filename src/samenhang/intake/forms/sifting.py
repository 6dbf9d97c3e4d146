"""The sifting beside the request, and the small acts on it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenhang.cases.models import LifeDomain
from samenhang.intake.actions import Handing, Sifting
from samenhang.intake.models import Referral, Triage, YesNo
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import Checkboxes, PhoneInput, RadioCards, Radios
from samenhang.teams.models import Team

ROW = {"class": "choices--row"}
DEBTS, INTEGRATION = "schuldhulp", "inburgering"
"""Domains of which the law's clock asks one thing more (B9)."""


class PromptedDomains(Checkboxes):
    """Life domains to tick; each one ticked shows the question one may ask about it."""

    def __init__(self, prompts: dict[str, str] | None = None) -> None:
        super().__init__({"class": "domains"})
        self.prompts = prompts or {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["hint"] = self.prompts.get(str(value), "")
        return option


class DeskSelect(forms.Select):
    """Desks to choose from; each says its domain, so that what only that domain asks shows when it is chosen."""

    def __init__(self, domains: dict[str, str]) -> None:
        super().__init__()
        self.domains = domains

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        if domain := self.domains.get(str(value), ""):
            option["attrs"]["data-domain"] = domain
        return option


class DomainsForm(Form):
    """What every sifting has: the life domains touched and the question behind the question. Never forced."""

    life_domains = forms.MultipleChoiceField(label=_("Welke leefgebieden raakt dit?"), required=False)
    behind = TextField(
        label=_("De vraag achter de vraag"),
        rows=3,
        required=False,
        help_text=_("Wat zou er anders zijn als dit is opgelost? Vraag ernaar als het past; het hoeft niet."),
    )

    def __init__(self, *args: Any, domains: Iterable[LifeDomain], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = list(domains)
        self.fields["life_domains"].widget = PromptedDomains({one.code: one.prompt for one in found})
        self.offer("life_domains", [(one.code, one.name) for one in found])

    def sifting(self) -> Sifting:
        """This function will give what the sifting showed."""
        data = self.cleaned_data
        return Sifting(reason=data["reason"], life_domains=data["life_domains"], behind=data["behind"])


class SiftForm(DomainsForm):
    """The big choice: one question, answered or passed on; or more than one, and then a case."""

    outcome = forms.ChoiceField(
        label=_("Eén vraag, of meer dan één?"),
        choices=[
            (Triage.Outcome.ANSWERED.value, _("Eén vraag: nu beantwoord")),
            (Triage.Outcome.REFERRED.value, _("Eén vraag: doorgeven aan één domein")),
            (Triage.Outcome.CASE.value, _("Meer dan één: casus")),
        ],
        widget=RadioCards(
            hints={
                Triage.Outcome.ANSWERED.value: _("Klaar. Er komt geen dossier bij."),
                Triage.Outcome.REFERRED.value: _("Warm overgedragen, met wat u weet. U hoort wat ervan komt."),
                Triage.Outcome.CASE.value: _("Eén huishouden, één plan, één regievoerder."),
            },
            icons={
                Triage.Outcome.ANSWERED.value: "circle-check",
                Triage.Outcome.REFERRED.value: "send",
                Triage.Outcome.CASE.value: "route",
            },
        ),
    )
    answer = TextField(label=_("Wat is het antwoord?"), rows=3, required=False)
    to_desk = forms.ChoiceField(label=_("Aan welke balie?"), required=False)
    question = TextField(
        label=_("Wat geeft u door van de vraag?"), rows=3, required=False, help_text=_("Niet meer dan nodig is.")
    )
    learnt = TextField(
        label=_("Wat weet u al, en wat adviseert u?"),
        rows=3,
        required=False,
        help_text=_("Zo hoeft de inwoner het niet nog eens te vertellen."),
    )
    handover = forms.ChoiceField(
        label=_("Hoe draagt u het over?"), choices=Referral.Handover.choices, required=False, widget=Radios
    )
    call_whom = forms.CharField(label=_("Wie kan de collega bellen?"), required=False)
    call_phone = forms.CharField(label=_("Telefoon"), required=False, widget=PhoneInput)
    threatened = forms.ChoiceField(
        label=_("Dreigt ontruiming, afsluiting van energie of water, of het einde van de zorgverzekering?"),
        choices=[(YesNo.YES.value, YesNo.YES.label), (YesNo.NO.value, YesNo.NO.label)],
        required=False,
        widget=Radios(attrs=ROW),
        help_text=_("Dan moet het eerste gesprek binnen drie werkdagen, anders binnen vier weken."),
    )
    notified_on = DateField(
        label=_("Dag van de kennisgeving van DUO"),
        required=False,
        help_text=_(
            "Of de inschrijving in de BRP, als die later is. Weet u het nog niet? Dan start de collega de termijn zelf."
        ),
    )
    resident_knows = forms.BooleanField(label=_("De inwoner weet dat ik dit doorgeef"), required=False)
    reason = forms.CharField(label=_("Waarom deze keuze?"))

    def __init__(self, *args: Any, desks: Iterable[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desks = {str(desk.id): desk for desk in desks}
        groups: dict[str, list[tuple[str, str]]] = {}
        for key, desk in self.desks.items():
            domain = desk.domain.name if desk.domain else ""
            groups.setdefault(domain, []).append((key, f"{desk.name} · {desk.organisation.name}"))
        choices = [("", _("Kies een balie")), *groups.items()]
        self.fields["to_desk"].widget = DeskSelect({key: desk.domain_id or "" for key, desk in self.desks.items()})
        self.offer("to_desk", choices)

    @property
    def looked_deeper(self) -> bool:
        """Whether life domains or the question behind it are filled in, so that their part stands open."""
        return any(self[name].value() or self[name].errors for name in ("life_domains", "behind"))

    def clean(self) -> dict[str, Any]:
        """This function will ask for what the chosen outcome needs."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        outcome = cleaned.get("outcome")
        if outcome == Triage.Outcome.ANSWERED:
            self._need("answer", gettext("Schrijf op wat u hebt geantwoord."))
        if outcome == Triage.Outcome.REFERRED:
            self._need("to_desk", gettext("Kies aan welke balie u dit doorgeeft."))
            self._need("question", gettext("Schrijf op wat de vraag is."))
            self._need("learnt", gettext("Schrijf op wat u al weet, zodat de collega niet opnieuw hoeft te beginnen."))
            self._need("handover", gettext("Kies hoe u het overdraagt. Bel de collega als dat kan."))
            if self._domain() == DEBTS:
                self._need("threatened", gettext("Vraag na of er iets dreigt: dan telt de wet in dagen."))
        return cleaned

    def _domain(self) -> str:
        desk = self.desks.get(self.cleaned_data.get("to_desk", ""))
        return str(desk.domain_id) if desk else ""

    def _need(self, field: str, message: str) -> None:
        if field not in self.errors and not self.cleaned_data.get(field):
            self.add_error(field, message)

    def handing(self) -> Handing:
        """This function will give what is handed over."""
        data = self.cleaned_data
        return Handing(
            desk=self.desks[data["to_desk"]],
            question=data["question"],
            learnt=data["learnt"],
            handover=data["handover"],
            resident_knows=data["resident_knows"],
            call_whom=data["call_whom"],
            call_phone=data["call_phone"],
            threatened=self._domain() == DEBTS and data["threatened"] == YesNo.YES,
            notified_on=data["notified_on"] if self._domain() == INTEGRATION else None,
        )


class WithdrawForm(Form):
    """Why the caller takes the request back."""

    reason = TextField(label=_("Waarom trekt de inwoner de vraag in?"), rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="withdraw_%s", **kwargs)  # the sifting on the same page has a reason too


class ReopenForm(Form):
    """Why a settled request is opened again."""

    why = TextField(label=_("Waarom heropent u deze hulpvraag?"), rows=2)


class ToldForm(Form):
    """That the resident was told of a concern, or why not yet."""

    told_on = DateField(label=_("Wanneer is het verteld?"), required=False)
    why_not = TextField(label=_("Of: waarom nog niet?"), rows=2, required=False)
    review_on = DateField(label=_("Wanneer bekijkt u dit opnieuw?"), required=False)
