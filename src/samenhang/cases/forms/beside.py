"""Who stands beside somebody: representatives, supporters, the network; and what helps to meet them."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenhang.cases.choices import SENSIBLE
from samenhang.cases.models import LifeDomain
from samenhang.kit.forms import DateField, Form, TextField
from samenhang.kit.inputs import Checkboxes, PhoneInput, RadioCards, Radios
from samenhang.people import documents, mandates
from samenhang.people.models import Contact
from samenhang.people.models.beside import Acquaintance, Mandate, Representative, Supporter, SupportOffer

ROW = {"class": "choices--row"}
Help = Contact.Help
GROUPS = {
    "hearing": (Help.SPEAK_UP, Help.SIGN, Help.WRITTEN),
    "sight": (Help.LARGE, Help.READER, Help.AUDIO),
    "understanding": (Help.SHORT, Help.PICTURES, Help.REPEAT),
}
"""How what helps is asked: three questions, kept as one list."""


def _phone() -> forms.CharField:
    return forms.CharField(label=_("Telefoon"), required=False, max_length=30, widget=PhoneInput)


class WithPhone(Form):
    """A form that asks for a telephone number in figures."""

    def clean_phone(self) -> str:
        """This function will give a telephone number: figures, spaces and + - ( )."""
        typed = str(self.cleaned_data["phone"]).strip()
        if typed and not re.fullmatch(r"\+?[0-9 ()\-]{5,}", typed):
            raise forms.ValidationError(_("Vul een telefoonnummer in, bijvoorbeeld 06 12345678."))
        return typed


class RepresentativeForm(WithPhone):
    """Who acts in somebody's name: who, on what, from when, by which decision."""

    kind = forms.ChoiceField(
        label=_("Wat is deze persoon?"),
        choices=Representative.Kind.choices,
        widget=RadioCards(hints={kind: rule.what for kind, rule in mandates.RULES.items()}),
    )
    name = forms.CharField(label=_("Naam"))
    organisation = forms.CharField(label=_("Organisatie"), required=False)
    phone = _phone()
    email = forms.EmailField(label=_("E-mail"), required=False)
    address = forms.CharField(label=_("Adres"), required=False, max_length=300)
    mandate = forms.MultipleChoiceField(
        label=_("Waarover mag deze persoon beslissen?"),
        choices=Mandate.choices,
        widget=Checkboxes,
        help_text=_("Zoals het in het besluit of de volmacht staat. Allebei mag ook."),
    )
    starts_on = DateField(label=_("Vanaf"), validators=SENSIBLE)
    until = DateField(
        label=_("Tot en met"),
        required=False,
        validators=SENSIBLE,
        help_text=_("Leeg laten mag. Voogdij eindigt vanzelf als het kind 18 wordt."),
    )
    decided_by = forms.CharField(
        label=_("Wie besloot dit?"), required=False, help_text=_("Bijvoorbeeld: rechtbank Midden-Nederland.")
    )
    case_number = forms.CharField(label=_("Zaaknummer"), required=False, max_length=60)
    decided_on = DateField(label=_("Datum van het besluit"), required=False, validators=SENSIBLE)

    def clean(self) -> dict[str, Any]:
        """This function will ask for the decision where the law wants a judge's."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        kind = cleaned.get("kind")
        if kind and mandates.RULES[kind].by_court and "decided_by" in cleaned and not cleaned["decided_by"]:
            self.add_error("decided_by", _("Vul in welke rechtbank dit besloot. Zonder besluit geldt het niet."))
        return cleaned


class EndForm(Form):
    """From which day it is over, and why."""

    on = DateField(label=_("Niet meer vanaf"), validators=SENSIBLE)
    reason = forms.CharField(label=_("Waarom"), max_length=300)


class DocumentForm(Form):
    """The paper a representation rests on."""

    document = forms.FileField(
        label=_("Document"),
        allow_empty_file=True,
        max_length=255,
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
        help_text=_("Een PDF, of een foto of scan als JPEG of PNG. Niet groter dan 10 MB."),
        error_messages={"required": _("Kies een bestand."), "max_length": _("Geef het bestand een kortere naam.")},
    )

    def __init__(self, *args: Any, dropped: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if dropped:
            self.fields["document"].error_messages["required"] = documents.too_big().message

    def clean_document(self) -> bytes:
        """This function will give what was sent; the act judges what it is."""
        sent = self.cleaned_data["document"]
        if sent.size and sent.size > documents.LARGEST:
            raise forms.ValidationError(documents.too_big().message)
        return bytes(sent.read())


class OfferForm(Form):
    """That a client supporter was offered, and what was answered."""

    answer = forms.ChoiceField(label=_("Wat was het antwoord?"), choices=SupportOffer.Answer.choices, widget=Radios)
    offered_on = DateField(label=_("Wanneer is het aangeboden?"), validators=SENSIBLE)
    how = forms.ChoiceField(
        label=_("Hoe is het aangeboden?"),
        choices=SupportOffer.How.choices,
        initial=SupportOffer.How.DESK,
        widget=Radios(ROW),
    )
    note = forms.CharField(label=_("Opmerking"), required=False, max_length=300)


class SupporterForm(WithPhone):
    """Who supports somebody in conversations."""

    kind = forms.ChoiceField(
        label=_("Wie is het?"), choices=Supporter.Kind.choices, initial=Supporter.Kind.CLIENT, widget=Radios
    )
    name = forms.CharField(label=_("Naam"))
    organisation = forms.CharField(label=_("Organisatie"), required=False)
    phone = _phone()
    starts_on = DateField(label=_("Sinds"), validators=SENSIBLE)


class AcquaintanceForm(WithPhone):
    """Somebody around a person: who, how near, what they may be called for."""

    name = forms.CharField(label=_("Naam"))
    kind = forms.ChoiceField(label=_("Hoe kennen ze elkaar?"))
    organisation = forms.CharField(
        label=_("Organisatie"), required=False, help_text=_("Bij een huisarts of school: welke.")
    )
    near = forms.ChoiceField(label=_("Hoe dichtbij?"), choices=Acquaintance.Near.choices, widget=Radios(ROW))
    called_for = forms.CharField(
        label=_("Mag gebeld worden voor"),
        required=False,
        max_length=300,
        help_text=_("Bijvoorbeeld: oppassen, meegaan naar een gesprek, als het even te veel is."),
    )
    life_domains = forms.MultipleChoiceField(label=_("Bij welke leefgebieden?"), widget=Checkboxes, required=False)
    phone = _phone()
    knows = forms.ChoiceField(
        label=_("Weet deze persoon van de hulp?"),
        choices=Acquaintance.Knows.choices,
        initial=Acquaintance.Knows.ASKED,
        widget=Radios(ROW),
    )
    agreed = forms.ChoiceField(
        label=_("Vindt deze persoon het goed om gebeld te worden?"),
        choices=Acquaintance.Agreed.choices,
        initial=Acquaintance.Agreed.NOT_ASKED,
        widget=Radios(ROW),
    )
    starts_on = DateField(label=_("Sinds"), validators=SENSIBLE)

    def __init__(self, *args: Any, life_domains: Iterable[LifeDomain], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = Acquaintance.Kind
        formal = [kinds.GP, kinds.SCHOOL, kinds.CARE]
        self.offer(
            "kind",
            [
                ("", _("Kies")),
                (_("Eigen netwerk"), [(one.value, one.label) for one in kinds if one not in formal]),
                (_("Formele hulp"), [(one.value, one.label) for one in formal]),
            ],
        )
        self.offer("life_domains", [(one.code, one.name) for one in life_domains])


class NeedsForm(Form):
    """What helps to meet somebody: language, an interpreter, hearing, sight, understanding, when and how."""

    language = forms.CharField(
        label=_("Taal"), required=False, max_length=60, help_text=_("De taal waarin deze persoon zich het best redt.")
    )
    dialect = forms.CharField(label=_("Dialect of streek"), required=False, max_length=60)
    dutch = forms.ChoiceField(
        label=_("Nederlands"), required=False, choices=[("", _("niet gevraagd")), *Contact.Dutch.choices]
    )
    interpreter = forms.BooleanField(label=_("Er is een tolk nodig"), required=False)
    interpreter_way = forms.ChoiceField(
        label=_("Tolk: waar?"), required=False, choices=[("", _("maakt niet uit")), *Contact.InterpreterWay.choices]
    )
    interpreter_who = forms.ChoiceField(
        label=_("Tolk: wie?"), required=False, choices=[("", _("maakt niet uit")), *Contact.InterpreterWho.choices]
    )
    reading = forms.ChoiceField(
        label=_("Lezen"), choices=Contact.Reading.choices, initial=Contact.Reading.NORMAL, widget=Radios
    )
    hearing = forms.MultipleChoiceField(label=_("Horen"), required=False, widget=Checkboxes)
    sight = forms.MultipleChoiceField(label=_("Zien"), required=False, widget=Checkboxes)
    understanding = forms.MultipleChoiceField(label=_("Begrijpen"), required=False, widget=Checkboxes)
    way = forms.ChoiceField(
        label=_("Liefst door"), required=False, choices=[("", _("maakt niet uit")), *Contact.Way.choices]
    )
    best_time = forms.CharField(
        label=_("Beste moment"), required=False, max_length=120, help_text=_("Bijvoorbeeld: ’s ochtends na negen uur.")
    )
    needs = TextField(
        label=_("Wat helpt nog meer?"),
        required=False,
        max_length=500,
        rows=3,
        help_text=_("In eigen woorden. Geen ziekte of diagnose: alleen wat helpt."),
    )
    said_by = forms.ChoiceField(label=_("Wie vertelde dit?"), required=False)
    said_on = DateField(label=_("Wanneer?"), required=False, validators=SENSIBLE)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.offer("said_by", [("", _("Kies")), *Contact.Said.choices])
        for name, helps in GROUPS.items():
            self.offer(name, [(one.value, one.label) for one in helps])

    def clean_said_on(self) -> date | None:
        """This function will refuse a day that is still to come."""
        day: date | None = self.cleaned_data["said_on"]
        if day and day > self.today:
            raise forms.ValidationError(_("Deze dag ligt in de toekomst."))
        return day

    def clean(self) -> dict[str, Any]:
        """This function will ask for the language where an interpreter is needed."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("interpreter") and not cleaned.get("language") and "language" not in self.errors:
            self.add_error("language", _("Vul in welke taal de tolk spreekt."))
        return cleaned

    def details(self) -> dict[str, Any]:
        """This function will give what was told, as it is kept; who told it counts from today unless said otherwise."""
        told = {name: value for name, value in self.cleaned_data.items() if name not in GROUPS}
        told["helps"] = [one for name in GROUPS for one in self.cleaned_data[name]]
        told["said_on"] = told["said_on"] or self.today
        return told

    @staticmethod
    def typed(contact: Contact | None) -> dict[str, Any]:
        """This function will give what is known, as the form asks it."""
        if contact is None:
            return {}
        fields = {name: getattr(contact, name) for name in NeedsForm.base_fields if name not in GROUPS}
        return fields | {name: [one for one in contact.helps if one in helps] for name, helps in GROUPS.items()}

    def said(self, name: str, value: object) -> str:
        """This function will write one answer in words, for who must choose between two versions."""
        field = self.fields[name]
        if isinstance(value, bool):
            words: object = gettext("ja") if value else gettext("nee")
        elif isinstance(field, forms.MultipleChoiceField):
            known = dict(field.choices)  # type: ignore[arg-type]  # a flat list here
            words = ", ".join(str(known.get(one, one)) for one in value)  # type: ignore[attr-defined]  # a list
        elif isinstance(field, forms.ChoiceField):
            words = dict(field.choices).get(str(value), value)  # type: ignore[arg-type]  # as above
        else:
            words = value
        return f"{field.label}: {words or gettext('(leeg)')}"
