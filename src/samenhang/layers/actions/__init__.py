"""Acts on where a record stands, on what the resident sees, and on the story."""

from samenhang.layers.actions.hiding import NotHideable, hide, remark, show
from samenhang.layers.actions.moving import NotThere, NotYours, move
from samenhang.layers.actions.telling import AlreadyTaken, NothingTold, Source, confirm, tell
from samenhang.layers.covering import BasisDoesNotCover
from samenhang.layers.keeping_back import Hidden, TooLong

__all__ = [
    "AlreadyTaken",
    "BasisDoesNotCover",
    "Hidden",
    "NotHideable",
    "NotThere",
    "NotYours",
    "NothingTold",
    "Source",
    "TooLong",
    "confirm",
    "hide",
    "move",
    "remark",
    "show",
    "tell",
]
