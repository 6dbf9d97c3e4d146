"""Django's tags that every page writes by the hundred, quicker where what they write is always the same.

They are built in behind Django's own and take their names; whatever is not plain goes the way it always went.
"""

from typing import Any

from django import template
from django.template import Context
from django.template.base import Parser, Token
from django.templatetags import i18n
from django.templatetags.static import StaticNode
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from samenhang.kit import atoms

register = template.Library()


class FixedWords(template.Node):
    """Words that stand in the template itself, translated once for each language."""

    def __init__(self, words: str, variable: str | None) -> None:
        self.message, self.variable = words.replace("%", "%%"), variable
        self.said: dict[str | None, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        """This function will write the words in the reader's language, or keep them under the tag's name for them."""
        language = get_language()
        words = self.said.get(language)
        if words is None:
            words = self.said[language] = SafeString(gettext(self.message).replace("%%", "%"))
        if self.variable:
            context[self.variable] = words
            return SafeString("")
        return words


@register.tag("translate")
@register.tag("trans")
def translate(parser: Parser, token: Token) -> template.Node:
    """This function will read a translate tag: fixed words without more are translated once."""
    bits = token.split_contents()
    fixed = parser.compile_filter(bits[1]) if len(bits) in (2, 4) else None
    if fixed is None or fixed.filters or not isinstance(fixed.var, str) or isinstance(fixed.var, Promise):
        return i18n.do_translate(parser, token)
    if len(bits) == 4 and bits[2] != "as":
        return i18n.do_translate(parser, token)
    return FixedWords(fixed.var, bits[3] if len(bits) == 4 else None)


class FixedAddress(StaticNode):
    """The address of a static file: the same while a program runs."""

    def render(self, context: Context) -> str:
        """This function will write the address, or keep it under the tag's name for it."""
        url: Any = atoms.address(str(self.path.resolve(context)))
        if context.autoescape:
            url = conditional_escape(url)
        if self.varname is None:
            return str(url)
        context[self.varname] = url
        return ""


@register.tag("static")
def static(parser: Parser, token: Token) -> template.Node:
    """This function will read a static tag."""
    return FixedAddress.handle_token(parser, token)
