"""The command line's part on keeping: what has come to its end, and what ends by itself."""

from collections.abc import Callable

import click


@click.command()
@click.argument("what", type=click.Choice(["propose", "destroy", "expire", "table"]))
@click.pass_obj
def retention(on_database: Callable[..., None], what: str) -> None:
    """Keep no longer than the law says: propose, destroy what was decided, expire what ends by itself; or print it."""
    on_database(unlimited=True)
    from samenhang.data_rights import tasks

    click.echo(tasks.run(what), nl=what != "table")
