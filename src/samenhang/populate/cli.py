"""`samenhang populate`: an invented population of the size that is asked, for measuring. As the owner of the database."""

import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.option("--households", required=True, type=click.IntRange(200, 3_000_000), help="How many.")
@click.option("--seed", default=1, show_default=True, type=int, help="The same seed and day give the same population.")
@click.option(
    "--looks", type=click.IntRange(0, 100_000_000), help="Lines in the log; one in three households when left out."
)
@click.option("--day", type=DAY, help="The day the population is seen on; today when left out.")
@click.option(
    "--people", type=click.Path(path_type=Path, dir_okay=False), help="Write accounts and samples there, as JSON."
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
    it was; more --looks may be asked later.
    """
    on_database(owner=True)
    import psycopg
    from django.utils import timezone

    from samenhang.populate import running, samples, writing
    from samenhang.populate.extent import Extent

    url = os.environ["DATABASE_URL"]
    asked = Extent(
        households, seed, day.date() if day else timezone.localdate(), households // 3 if looks is None else looks
    )
    try:
        with running.as_owner(url) as connection:
            there = writing.marked(connection)
            extent = _agree(there, asked, looks_given=looks is not None, day_given=day is not None)
            if there:
                _say_what_is_there(connection, extent)
        began = time.monotonic()
        running.run(url, extent, step=_bar)
        click.echo(
            f"✓ {extent.households} households, seed {seed}, seen on {extent.day}: {time.monotonic() - began:.0f} s."
        )
        with running.as_owner(url) as connection:
            found = samples.gather(connection, extent)
    except writing.NotOurs as error:
        raise click.ClickException(str(error)) from error
    except psycopg.Error as error:
        raise click.ClickException(f"The database refused: {str(error).strip()}") from error
    for key, account in found["accounts"].items():
        click.echo(f"  {key:18} {account['cases']:4} cases {account['grants']:6} grants  {account['email']}")
    click.echo(
        "There is no residents' portal yet, so there is no resident to sign in as. The log is not sealed by this:"
    )
    click.echo("every line of it says that it was populated. `samenhang audit seal` seals it like any other.")
    if people:
        people.write_text(json.dumps(found, ensure_ascii=False, indent=1))


def _agree(there: "object | None", asked: "object", *, looks_given: bool, day_given: bool) -> "object":
    """What is written: what is asked, or the rest of what is there."""
    from samenhang.populate.extent import Extent
    from samenhang.populate.writing import NotOurs

    assert isinstance(asked, Extent)  # noqa: S101 -- for the type checker
    if there is None:
        return asked
    assert isinstance(there, Extent)  # noqa: S101 -- so
    day = asked.day if day_given else there.day
    looks = max(there.looks, asked.looks) if looks_given else there.looks
    if replace(there, looks=looks) != replace(asked, day=day, looks=looks):
        raise NotOurs(
            f"This database holds a population of {there.households} households, seed {there.seed}, seen on {there.day}."
            " Ask for that one, or make an empty database for another."
        )
    return replace(there, looks=looks)


def _say_what_is_there(connection: object, extent: object) -> None:
    from psycopg import Connection

    from samenhang.populate import writing
    from samenhang.populate.extent import Extent

    assert isinstance(connection, Connection) and isinstance(extent, Extent)  # noqa: S101 -- for the type checker
    homes, lines = len(writing.done(connection, "homes")), len(writing.done(connection, "lines"))
    click.echo(
        f"Found this population: {homes} of {extent.portions} portions of households, {lines} of {extent.of_lines} of the"
        " log. Going on with the rest."
    )


def _bar(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar that moves a portion at a time; on paper a line for the beginning and one for the end."""
    if total:
        with click.progressbar(length=total, label=f"{what:12}", show_pos=True) as bar:
            yield bar.update
