"""In which part of somebody's own file each table of the support side stands, and why some stand in none (H5)."""

from samenhang.data_rights.sections import (
    agreed,
    conferences,
    decided,
    deliberated,
    identity,
    laddered,
    letin,
    moved,
    none,
    results,
    stops,
    told,
    weighed,
    work,
)
from samenhang.people import kept


def register_all() -> None:
    """This function will register every part, in the order in which a resident reads them."""
    at_table = (conferences, stops, weighed, deliberated, decided, laddered, results)
    for module in (identity, told, moved, work, *at_table, agreed, letin):
        kept.register(*module.PARTS)
    for why, models in none.IN_NO_FILE:
        kept.in_no_file(why, *models)
