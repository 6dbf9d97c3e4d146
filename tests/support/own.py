"""Words nobody else in this run has, in letters alone: digits in a row read as a number or a postcode of somebody."""

import re
from uuid import uuid4

KEYS = re.compile(r"[0-9A-Za-z]{32,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def own_word(start: str = "", letters: int = 9) -> str:
    """This function will give a word that begins like this and that no other test says, in letters a to p."""
    return start + "".join(chr(97 + int(sign, 16)) for sign in uuid4().hex[-letters:])


def without_keys(html: str) -> str:
    """This function will leave out of a page the keys of forms and the ids: any short word may be in them by chance."""
    return KEYS.sub("", html)
