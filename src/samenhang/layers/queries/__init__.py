"""Reading where records stood, what the resident does not see, and the story."""

from samenhang.layers.queries.hidden import (
    Kept,
    Watched,
    hidden_records,
    hiding,
    hiding_of,
    kept_back,
    one_watched,
    remarks,
    watched,
)
from samenhang.layers.queries.records import Compared, Stood, compared, record, stood, writable
from samenhang.layers.queries.story import Heard, heard, story, told_about, words_of

__all__ = [
    "Compared",
    "Heard",
    "Kept",
    "Stood",
    "Watched",
    "compared",
    "heard",
    "hidden_records",
    "hiding",
    "hiding_of",
    "kept_back",
    "one_watched",
    "record",
    "remarks",
    "stood",
    "story",
    "told_about",
    "watched",
    "words_of",
    "writable",
]
