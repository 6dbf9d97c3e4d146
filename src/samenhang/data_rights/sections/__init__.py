"""In which part of somebody's own file each table of the support side stands, and why some stand in none (H5)."""

from samenhang.data_rights.sections import agreed, conferences, identity, letin, moved, none, told, work
from samenhang.people import kept


def register_all() -> None:
    """This function will register every part, in the order in which a resident reads them."""
    for module in (identity, told, moved, work, conferences, agreed, letin):
        kept.register(*module.PARTS)
    for why, models in none.IN_NO_FILE:
        kept.in_no_file(why, *models)
