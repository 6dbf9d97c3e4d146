import datetime as dt

import pytest
from django import forms
from django.http import QueryDict

from samenhang.kit.forms import DateField, DateTimeField, Form, MarkField, TextField
from samenhang.kit.inputs import DateInput, DigitsInput, RadioCards
from samenhang.kit.refusals import Refusal


class Small(Form):
    name = forms.CharField(label="Naam", help_text="Zoals in het paspoort.")
    phone = forms.CharField(label="Telefoon", required=False)
    story = TextField(label="Verhaal", required=False)
    on = DateField(label="Op", required=False)
    born = DateField(label="Geboren", required=False, picker=False)
    at = DateTimeField(label="Om", required=False)
    mark = MarkField(label="Cijfer", required=False)
    kind = forms.ChoiceField(
        label="Soort",
        required=False,
        choices=[("a", "A"), ("b", "B")],
        widget=RadioCards(hints={"a": "De eerste."}, icons={"a": "house"}),
    )


def filled(**fields):
    data = QueryDict(mutable=True)
    data.update({"name": "Noor", **fields})
    return Small(data)


def cleaned(**fields):
    form = filled(**fields)
    assert form.is_valid(), form.errors
    return form.cleaned_data


def test_nul_bytes_vanish_and_line_ends_count_for_one():
    assert cleaned(name="No\x00or", story="a\r\nb") == {**cleaned(), "name": "Noor", "story": "a\nb"}


def test_emoji_and_arabic_names_stay_as_they_are():
    assert cleaned(name="محمد 👩‍👧")["name"] == "محمد 👩‍👧"


@pytest.mark.parametrize(("field", "fits"), [("name", 200), ("story", 20_000)])
def test_text_over_the_limit_is_refused_in_words_and_kept(field, fits):
    form = filled(**{field: "x" * (fits + 1)})
    assert not form.is_valid()
    assert f"{fits}" in form.errors[field][0]
    assert form[field].value() == "x" * (fits + 1)
    assert filled(**{field: "x" * fits}).is_valid()


def test_no_browser_cuts_what_is_pasted():
    assert "maxlength" not in str(filled())


@pytest.mark.parametrize("typed", ["2026-11-21", "21-11-2026", "21/11/2026", "21.11.2026", "21 11 2026", "21112026"])
def test_a_date_is_read_the_dutch_way_and_as_iso(typed):
    assert cleaned(on=typed)["on"] == dt.date(2026, 11, 21)


@pytest.mark.parametrize("typed", ["31-02-2026", "gisteren", "2026-13-01", "00000000", "31022026", "1e9"])
def test_a_date_that_is_none_is_told_and_shown_again_as_typed(typed):
    form = filled(on=typed)
    assert not form.is_valid()
    assert "21-11-2026" in form.errors["on"][0]
    assert f'value="{typed}"' in str(form["on"])
    assert 'type="text"' in str(form["on"])


def test_a_date_input_renders_iso_in_a_picker_and_dutch_without():
    on = dt.date(2026, 11, 21)
    assert 'type="date" name="on" value="2026-11-21"' in DateInput().render("on", on)
    assert 'type="text" name="on" value="21-11-2026"' in DateInput(picker=False).render("on", on)


@pytest.mark.parametrize("typed", ["2026-11-21T14:05", "21-11-2026 14.05", "21-11-2026 14:05"])
def test_a_moment_is_taken_from_the_clock_of_amsterdam(typed):
    assert cleaned(at=typed)["at"] == dt.datetime(2026, 11, 21, 13, 5, tzinfo=dt.UTC)


def test_a_mark_is_a_number_from_one_to_ten_or_nothing():
    assert cleaned(mark="10")["mark"] == 10
    assert cleaned()["mark"] is None
    assert not filled(mark="11").is_valid()
    assert not filled(mark="0").is_valid()


def test_errors_and_help_belong_to_their_field_for_a_screen_reader():
    html = filled(name="").as_div()
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert "Vul dit in." in html


def test_what_may_stay_empty_says_so_in_words():
    html = str(Small())
    assert html.count("(niet verplicht)") == 7
    assert "<label" in html
    assert "<legend" in html


def test_radio_cards_show_their_hint_and_icon():
    html = str(Small()["kind"])
    assert "De eerste." in html
    assert "#house" in html


def test_digits_are_never_remembered():
    html = DigitsInput().render("number", "123")
    assert 'inputmode="numeric"' in html
    assert 'autocomplete="off"' in html


def test_a_form_gives_its_version_or_none():
    assert filled(version="7").seen_version == 7
    assert filled(version="-1").seen_version is None
    assert filled(version="9" * 40).seen_version is None


def test_what_was_typed_is_given_back_and_an_unticked_box_stays_unticked():
    class Asked(Form):
        name = forms.CharField()
        own = forms.BooleanField(required=False)
        many = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")])
        later = forms.CharField(required=False)

    form = Asked(initial={"name": "Els", "own": True, "many": ["a"], "later": "blijft"})
    form.give_back(QueryDict("name=Ada&many=a&many=b"))
    values = [form[name].value() for name in ("name", "own", "many", "later")]
    assert values == ["Ada", False, ["a", "b"], "blijft"]


def test_a_refusal_stands_at_its_field_or_above_the_form():
    form = filled(name="x")
    name = next(iter(form.fields))
    form.refuse(Refusal("Dit kan niet.", field=name))
    form.refuse(Refusal("Dat ook niet.", field="elders"))
    assert "Dit kan niet." in form.errors[name]
    assert form.non_field_errors() == ["Dat ook niet."]
