"""The template tags, rendered."""

import hashlib
import re
import uuid
from pathlib import Path

import pytest
from django.template import Context, RequestContext, Template
from django.test import RequestFactory

import samenhang.kit
from samenhang.kit.templatetags import ui

KIT = Path(samenhang.kit.__file__).parent
STATIC = KIT / "static" / "kit"


@pytest.fixture(autouse=True)
def _plain_static(settings):
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


def shown(text, request=None, **inside):
    context = RequestContext(request, inside) if request else Context(inside)
    return " ".join(Template(text).render(context).split())


def test_an_icon_is_silent_unless_it_has_a_label():
    assert 'aria-hidden="true"' in shown('{% icon "house" %}')
    assert 'role="img" aria-label="Thuis"' in shown('{% icon "house" label="Thuis" %}')


def test_every_icon_named_in_the_kit_is_in_the_set():
    there = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "vendor/icons.svg").read_text()))
    named = {
        name
        for page in KIT.glob("templates/**/*.html")
        for name in re.findall(r'\bicon[= ]"([a-z0-9-]+)"', page.read_text())
    }
    assert named | set(ui.TONES.values()) <= there


def test_what_is_shown_is_escaped():
    nasty = "<script>x</script>"
    for text in (
        "{% badge words %}",
        "{% card title=words %}{{ words }}{% endcard %}",
        "{% alert title=words %}{% endalert %}",
        "{% nothing title=words %}{% endnothing %}",
        "{% tab url=words label=words %}",
        "{% expander label=words %}{% endexpander %}",
        '{% include "ui/person.html" with name=words role=words phone=words %}',
    ):
        assert "<script>" not in shown(text, words=nasty), text


def test_a_form_carries_token_key_and_version():
    html = shown('{% form None action="/x/" version=4 %}in{% endform %}', RequestFactory().get("/"))
    assert 'name="csrfmiddlewaretoken" value="' in html
    (key,) = re.findall(r'name="submission" value="([^"]+)"', html)
    assert str(uuid.UUID(key)) == key
    assert 'name="version" value="4"' in html
    assert "novalidate" in html


def test_a_form_shown_again_keeps_its_key_and_never_echoes_a_wrong_one():
    key = str(uuid.uuid4())
    assert key in shown("{% once %}", RequestFactory().post("/", {"submission": key}))
    assert "kwaad" not in shown("{% once %}", RequestFactory().post("/", {"submission": 'kwaad">'}))


def test_a_sorted_head_turns_round_and_keeps_the_filter():
    html = shown('{% sort_head "name" "Naam" %}', RequestFactory().get("/?q=x&sort=name&page=3"))
    assert 'aria-sort="ascending"' in html
    assert "q=x&amp;sort=-name" in html
    assert "page" not in html


@pytest.mark.parametrize(
    ("name", "letters"), [("Noor van den Berg", "NB"), ("Els", "E"), ("محمد الأمين", "ما"), ("", ""), ("x y", "X")]
)
def test_initials_stand_for_a_name(name, letters):
    assert ui.initials(name) == letters


def test_an_alert_says_its_tone_in_a_word():
    assert "Let op" in shown('{% alert tone="warning" title="Te laat" %}{% endalert %}')


def test_vendored_files_are_what_the_list_says():
    listed = dict(re.findall(r"`([0-9a-f]{64})` \| `([^`]+)`", (STATIC / "vendor/VENDORED.md").read_text()))
    listed = {name: digest for digest, name in listed.items()}
    for file in (STATIC / "vendor").rglob("*"):
        if file.is_file() and file.name != "VENDORED.md":
            name = file.relative_to(STATIC / "vendor").as_posix()
            assert hashlib.sha256(file.read_bytes()).hexdigest() == listed[name], name


def test_styles_take_every_colour_from_a_token():
    for sheet in (STATIC / "css").glob("*.css"):
        if sheet.name == "print.css":  # paper is black and white
            continue
        assert re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", sheet.read_text()) == [], sheet.name
        if sheet.name != "bridge.css":
            assert "--basis-" not in sheet.read_text(), sheet.name
            assert "--voorbeeld" not in sheet.read_text(), sheet.name


def test_every_token_used_is_defined():
    sheets = {sheet: sheet.read_text() for sheet in (STATIC / "css").glob("*.css")}
    vendor = (STATIC / "vendor/basis-tokens.css").read_text()
    defined = set(re.findall(r"(--[a-z0-9-]+):", "".join(sheets.values()) + vendor))
    used = set(re.findall(r"var\((--[a-z0-9-]+)\)", "".join(sheets.values())))
    assert used <= defined


def test_no_template_holds_script_or_style_of_its_own():
    for page in KIT.glob("templates/**/*.html"):
        tags = re.sub(r"{[{%].*?[%}]}", "", page.read_text())
        found = re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|hx-on|javascript:", tags)
        assert found == [], page.name


def test_no_browser_title_names_a_person():
    for page in KIT.glob("templates/**/*.html"):
        for title in re.findall(r"{% block title %}(.*?){% endblock", page.read_text()):
            assert "{{" not in title, page.name
