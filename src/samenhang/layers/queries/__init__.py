"""Reading where records stood, what the resident does not see, and the story."""

from samenhang.layers.queries.hidden import (
    Kept,
    Watched,
    hidden_records,
    hiding,
    hiding_of,
    kept_back,
    kept_back_part,
    one_watched,
    remarks,
    watched,
)
from samenhang.layers.queries.records import Compared, Stood, compared, record, stood, stood_part, writable
from samenhang.layers.queries.story import Heard, heard, heard_part, story, told_about, words_of

__all__ = [
    "Compared",
    "Heard",
    "Kept",
    "Stood",
    "Watched",
    "compared",
    "heard",
    "heard_part",
    "hidden_records",
    "hiding",
    "hiding_of",
    "kept_back",
    "kept_back_part",
    "one_watched",
    "record",
    "remarks",
    "stood",
    "stood_part",
    "story",
    "told_about",
    "watched",
    "words_of",
    "writable",
]
