"""The command line's part on what may be shared."""

from collections.abc import Callable

import click


@click.command()
@click.pass_obj
def advice(on_database: Callable[..., None]) -> None:
    """Print the table of "Mag ik dit delen?" as it stands in docs/policy/delen.md."""
    on_database(required=False)
    from django.utils import translation

    from samenhang.consent.advice import current_table, document

    with translation.override("nl"):
        click.echo(document.as_markdown(current_table()), nl=False)
