"""`samenhang populate`: an invented population of the size that is asked, for measuring. As the database's owner."""

import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from samenhang.populate.extent import Extent

AFTERWARDS = """There is no residents' portal yet, so there is no resident to sign in as. The log is not sealed by this:
every line of it says that it was populated. `samenhang audit seal` seals it like any other."""


@click.command()
@click.option("--households", required=True, type=click.IntRange(200, 2_400_000), help="How many.")
@click.option("--seed", default=1, show_default=True, type=int, help="The same seed and day: the same population.")
@click.option("--looks", type=click.IntRange(0, 100_000_000), help="Lines in the log; else one in three households.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="The day the population is seen on; else today.")
@click.option(
    "--people", type=click.Path(path_type=Path, dir_okay=False), help="Write accounts and samples to this file."
)
@click.pass_obj
def populate(
    on_database: Callable[..., None],
    households: int,
    seed: int,
    looks: int | None,
    day: datetime | None,
    people: Path | None,
) -> None:
    """Fill an empty database with an invented population; as the owner (DATABASE_OWNER_URL).

    Everybody in it is made up. It refuses a database that holds anything else. A run that was broken off goes on where
    it was; more --looks may be asked later. The people file holds numbers, names and addresses, all of them invented.
    """
    on_database(owner=True)
    import psycopg

    from samenhang.kit.keys import KeysTrouble
    from samenhang.populate import running, samples, writing

    url, began = os.environ["DATABASE_URL"], time.monotonic()
    try:
        with running.as_owner(url) as connection:
            extent = _extent(writing.marked(connection), households, seed, looks, day)
            if there := writing.how_far(connection, extent):
                click.echo(there)
        running.run(url, extent, step=_bar)
        with running.as_owner(url) as connection:
            found = samples.gather(connection, extent)
    except (writing.NotOurs, KeysTrouble) as error:
        raise click.ClickException(str(error)) from error
    except psycopg.Error as error:
        raise click.ClickException(f"The database refused: {str(error).strip()}") from error
    seconds = time.monotonic() - began
    click.echo(f"✓ {extent.households} households, seed {extent.seed}, seen on {extent.day}: {seconds:.0f} s.")
    _tell(found)
    if people:
        people.write_text(json.dumps(found, ensure_ascii=False, indent=1))


def _extent(there: "Extent | None", households: int, seed: int, looks: int | None, day: datetime | None) -> "Extent":
    """What is written: what is asked; or, where there is a population already, the rest of it."""
    from django.utils import timezone

    from samenhang.populate.extent import Extent
    from samenhang.populate.writing import NotOurs

    if there is None:
        return Extent(
            households, seed, day.date() if day else timezone.localdate(), households // 3 if looks is None else looks
        )
    fewer = looks is not None and looks < there.looks
    seen_on = day.date() if day else there.day
    if fewer or (there.households, there.seed, there.day) != (households, seed, seen_on):
        raise NotOurs(
            f"This database holds a population of {there.households} households, seed {there.seed}, seen on"
            f" {there.day}, with {there.looks} lines in its log. Ask for that one, or make an empty database for"
            " another."
        )
    return replace(there, looks=looks or there.looks)


def _bar(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar that moves a portion at a time."""
    if total:
        names = {"homes": "Households", "lines": "Log"}
        with click.progressbar(length=total, label=f"{names[what]:10}", show_pos=True) as bar:
            yield bar.update


def _tell(found: dict[str, Any]) -> None:
    for key, one in found["accounts"].items():
        click.echo(f"  {key:18} {one['cases']:4} cases {one['grants']:6} grants  {one['email']}")
    click.echo(AFTERWARDS)
