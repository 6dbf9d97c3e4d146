"""Words nobody else in this run has, in letters alone: digits in a row read as a number or a postcode of somebody."""

from uuid import uuid4


def own_word(start: str = "", letters: int = 9) -> str:
    """This function will give a word that begins like this and that no other test says, in letters a to p."""
    return start + "".join(chr(97 + int(sign, 16)) for sign in uuid4().hex[-letters:])
