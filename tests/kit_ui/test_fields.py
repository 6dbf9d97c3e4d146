"""Fields are written in one pass, and read as their templates would have it: letter for letter."""

import datetime as dt

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.http import QueryDict
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy, override

from samenhang.kit.forms import DateField, DateTimeField, Form, MarkField, Renderer, TextField
from samenhang.kit.inputs import Checkboxes, DigitsInput, PhoneInput, RadioCards, Radios

BAD = """<b>"5 > 4" & 'zo'</b> محمد 👩‍👧"""
GROUPS = [("", "Kies"), (BAD, [("a", BAD), (1000, 1000)]), ("b", gettext_lazy("Opslaan"))]


class Every(Form):
    text = forms.CharField(label=BAD, help_text=BAD)
    safe = forms.CharField(help_text=mark_safe("<i>zo</i>"), required=False)
    number = forms.IntegerField(required=False, min_value=0, max_value=1_000_000)
    amount = forms.DecimalField(localize=True, required=False)
    email = forms.EmailField(required=False)
    url = forms.URLField(required=False)
    secret = forms.CharField(widget=forms.PasswordInput, required=False)
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)
    phone = forms.CharField(widget=PhoneInput, required=False)
    bsn = forms.CharField(widget=DigitsInput, required=False)
    story = TextField(required=False)
    on = DateField(required=False)
    born = DateField(required=False, picker=False)
    at = DateTimeField(required=False)
    mark = MarkField(required=False)
    tick = forms.BooleanField(label=BAD)
    list_ = forms.ChoiceField(choices=GROUPS, required=False)
    many = forms.MultipleChoiceField(choices=GROUPS, required=False)
    radios = forms.ChoiceField(choices=GROUPS, widget=Radios(attrs={"class": "choices--row"}), help_text=BAD)
    boxes = forms.MultipleChoiceField(choices=GROUPS, widget=Checkboxes, required=False)
    cards = forms.ChoiceField(choices=GROUPS, widget=RadioCards(hints={"a": BAD}, icons={"a": "house"}))
    file = forms.FileField(required=False)
    plain = forms.ChoiceField(choices=GROUPS, widget=forms.RadioSelect, required=False)
    attrs = forms.CharField(
        widget=forms.TextInput(attrs={"disabled": True, "x": False, "data-x": BAD, "n": 1000}), required=False
    )
    asked_when = {"phone": BAD}


def sent(**typed):
    data = QueryDict(mutable=True)
    data.update({"text": BAD, **typed})
    data.setlist("boxes", ["a", "1000"])
    return Every(data)


FORMS = {
    "fresh": Every,
    "begun": lambda: Every(
        initial={"text": BAD, "amount": 1234.5, "on": dt.date(2026, 3, 1), "tick": True, "cards": "a", "number": 1000}
    ),
    "wrong": lambda: sent(on="gisteren", at="straks", number="x", cards="c", story=BAD, mark="3", many="b"),
    "right": lambda: sent(on="2026-03-01", list_="a", radios="b", tick="on", born="1-2-1980"),
}


class ByTemplate(Renderer):
    def render(self, template_name, context, request=None):
        return DjangoTemplates.render(self, template_name, context, request)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", FORMS)
def test_every_kind_of_field_reads_as_its_template(name, language, monkeypatch):
    with override(language):
        form = FORMS[name]()
        assert form.is_bound == bool(form.errors or name == "right")
        ours = [form[one].as_field_group() for one in form.fields] + [form.render()]
        by_template = FORMS[name]()
        by_template.renderer = ByTemplate()
        theirs = [by_template[one].as_field_group() for one in form.fields] + [by_template.render()]
    assert ours == theirs
