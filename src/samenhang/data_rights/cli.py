"""The command line's part on keeping: what has come to its end, and what ends by itself."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import IO

import click

from samenhang.kit.jobs import alone
from samenhang.kit.limits import UNLIMITED


@click.command()
@click.argument("what", type=click.Choice(["propose", "destroy", "expire", "table", "done", "again"]))
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="With done: from which day; all when left out.")
@click.option("--list", "file", type=click.File(), help="With again: what `done` wrote before.")
@click.pass_obj
def retention(on_database: Callable[..., None], what: str, since: datetime | None, file: IO[str] | None) -> None:
    """Keep no longer than the law says: propose, destroy what was decided, expire what ends by itself; or print it.

    `done` tells what was destroyed, to be kept outside the database; `again` tells what of that must be destroyed anew
    after an older moment was restored (docs/operations.md).
    """
    on_database(pace=UNLIMITED)
    from django.db import connection

    from samenhang.data_rights import tasks

    if what == "table":
        click.echo(tasks.run(what), nl=False)
        return
    if what == "done":
        for one in tasks.done(since.date() if since else date.min):
            click.echo(json.dumps(one))
        return
    if what == "again":
        _again(file)
        return
    with connection.cursor() as cursor, alone(what, cursor):
        click.echo(tasks.run(what))


def _again(file: IO[str] | None) -> None:
    from samenhang.data_rights import tasks

    if file is None:
        raise click.UsageError("Name the list that `samenhang retention done` wrote: --list FILE")
    try:
        told = [json.loads(line) for line in file if line.strip()]
        gone, waiting, undecided = tasks.again(told)
    except (ValueError, KeyError, TypeError) as error:
        raise click.ClickException("That is not a list as `samenhang retention done` writes it.") from error
    click.echo(f"{len(gone)} are gone here too.")
    click.echo(f"{len(waiting)} are decided here and go by `samenhang retention destroy`: {', '.join(waiting) or '-'}")
    click.echo(
        f"{len(undecided)} must be decided about again (`samenhang retention propose`, then the privacy officer):"
    )
    for one in undecided:
        click.echo(f"  {one}")
