"""Which tests begin first: the dear ones, spread over the workers, so that at the end none is busy alone."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

DEAR = (
    "attacks/test_who_opens_what.py",
    "attacks/test_secret_address.py",
    "attacks/test_closed_doors.py",
    "attacks/test_lawfulness_wall.py",
    "attacks/test_who_hears_what.py",
    "demo/test_town.py",
    "attacks/test_every_function.py",
    "attacks/test_forms.py",
    "e2e/test_main_road.py",
    "e2e/test_weighing.py",
    "e2e/test_deciding.py",
    "access/test_check.py",
    "attacks/test_wall_against_model.py",
    "kit/test_rotating_keys.py",
)
"""The dearest first. A file that is not named is only begun where its turn comes."""


def dear_first(items: "list[pytest.Item]", workers: int) -> None:
    """This function will put the dear files at the head of what each worker begins with; the others keep their order.

    Each worker begins with an equal share of the list, and takes over from the end of another's when it is done.
    """
    files: dict[str, list[pytest.Item]] = {name: [] for name in DEAR}
    others: list[pytest.Item] = []
    for item in items:
        name = "/".join(item.path.parts[-2:])
        files[name].append(item) if name in files else others.append(item)
    heads: list[list[pytest.Item]] = [[] for _ in range(workers)]
    for number, found in enumerate(found for found in files.values() if found):
        heads[number % workers] += found
    share, ordered = len(items) // workers, []
    for number, head in enumerate(heads):
        room = max(0, share - len(head)) if number < workers - 1 else len(others)
        ordered += head + others[:room]
        others = others[room:]
    items[:] = ordered
