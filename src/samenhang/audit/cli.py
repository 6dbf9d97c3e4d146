"""`samenhang audit`: seal, verify, heads, partitions, export, subject. As the owner of the database."""

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from samenhang.audit import sealing
from samenhang.kit.db import bare
from samenhang.kit.jobs import alone
from samenhang.kit.keys import CannotDecrypt, Keyring, KeysTrouble, load

if TYPE_CHECKING:
    from psycopg import Connection

DAY = click.DateTime(["%Y-%m-%d", "%d-%m-%Y"])
AHEAD = 24


def commands(as_owner: Callable[[], str]) -> click.Group:
    """This function will make the group of commands; ``as_owner`` gives the owner's address, with Django started."""

    @click.group()
    @click.pass_context
    def audit(context: click.Context) -> None:
        """Seal, verify and export the log of every look and act; as the owner (DATABASE_OWNER_URL)."""
        context.obj = as_owner

    for command in (seal, verify, heads, partitions, export, subject):
        audit.add_command(command)
    return audit


@contextmanager
def _owner(as_owner: Callable[[], str]) -> Iterator["Connection[Any]"]:
    import psycopg

    try:
        with psycopg.connect(bare(as_owner()), autocommit=True, connect_timeout=5) as connection:
            connection.execute("SET statement_timeout = 0")
            yield connection
    except psycopg.Error as error:
        raise click.ClickException(f"The database refused: {str(error).strip()}") from error


def _keys() -> Keyring:
    try:
        return load(Path(os.environ.get("SAMENHANG_KEYS", "")))
    except KeysTrouble as error:
        raise click.ClickException(str(error)) from error


@click.command()
@click.pass_obj
def seal(as_owner: Callable[[], str]) -> None:
    """Seal every line whose transaction is over; run it each hour."""
    with _owner(as_owner) as connection:
        try:
            with alone("seal", connection.cursor()):
                done = sealing.seal(connection, _keys())
        except sealing.Busy as error:
            raise click.ClickException("Another sealing is at work.") from error
    for one in done:
        click.echo(f"{one.period}: {one.lines} lines sealed in {one.blocks} blocks")
    if not done:
        click.echo("Nothing to seal.")


@click.command()
@click.option("--since", default="", metavar="YYYY-MM", help="From which month; all when left out.")
@click.option("--head", "file", type=click.File(), help="Heads kept elsewhere, as `samenhang audit heads` wrote them.")
@click.pass_obj
def verify(as_owner: Callable[[], str], since: str, file: IO[str] | None) -> None:
    """Compare the log with its seals; code 1, and the first line that differs, when it is not as it was sealed."""
    kept = _read_heads(file) if file else None
    sealed = tail = 0
    wrong: list[str] = []
    with _owner(as_owner) as connection, alone("verify", connection.cursor()):
        for told in sealing.verify(connection, _keys(), since=since.replace("-", ""), kept=kept):
            if told.destroyed and not told.wrong:
                click.echo(f"✓ {told.period}: destroyed as was decided ({told.destroyed}); its seals hold")
            if not (told.sealed or told.tail or told.wrong):
                continue
            sealed, tail = sealed + told.sealed, tail + told.tail
            oldest = f", the oldest of {told.oldest:%Y-%m-%d %H:%M}" if told.oldest else ""
            click.echo(f"{'✗' if told.wrong else '✓'} {told.period}: {told.sealed} sealed, {told.tail} not yet{oldest}")
            for one in told.wrong:
                click.echo(f"  → {one}")
            wrong.extend(f"{told.period}: {one}" for one in told.wrong)
        sealing.note(connection, sealed=sealed, tail=tail, wrong=wrong)
    if wrong:
        sys.exit(1)
    click.echo(f"✓ As it was sealed: {sealed} lines. Not sealed yet: {tail}.")


def _read_heads(file: IO[str]) -> dict[str, tuple[int, str]]:
    try:
        words = [line.split() for line in file if line.strip()]
        return {period: (int(number), head) for period, number, head in words}
    except ValueError as error:
        raise click.ClickException("That is not a file of heads: each line is a month, a number and a head.") from error


@click.command()
@click.option("--to", "file", type=click.File("w", atomic=True), default="-", help="A file; else it is printed.")
@click.pass_obj
def heads(as_owner: Callable[[], str], file: IO[str]) -> None:
    """Write each month's last head, to be kept where the owner of the database cannot reach."""
    file.write("")  # so that the file is there where nothing is sealed yet
    with _owner(as_owner) as connection:
        for period, (number, head) in sealing.heads(connection).items():
            file.write(f"{period} {number} {head}\n")


@click.command()
@click.option("--months", default=AHEAD, show_default=True, type=click.IntRange(1, 120), help="How far ahead.")
@click.pass_obj
def partitions(as_owner: Callable[[], str], months: int) -> None:
    """Make the log's monthly parts ahead; `samenhang migrate` does so too."""
    with _owner(as_owner) as connection:
        connection.execute("SET timezone TO 'UTC'")
        connection.execute("SELECT audit.make_partitions(current_date, %s)", [months])
        found = [name for name in sealing.periods(connection) if name != "other"]
        astray = connection.execute("SELECT count(*) FROM public.audit_line_other").fetchone()
    click.echo(f"The log has a part for each month until {found[-1][:4]}-{found[-1][4:]}.")
    if astray and astray[0]:
        raise click.ClickException(
            f"{astray[0]} lines bear a moment outside every month, and stand in audit_line_other."
        )


@click.command()
@click.option("--format", "form", required=True, type=click.Choice(["ldv", "decisions"]))
@click.option("--from", "since", required=True, type=DAY, help="The first day.")
@click.option("--until", required=True, type=DAY, help="The last day.")
@click.option("--to", "file", type=click.Path(path_type=Path, dir_okay=False), help="A new file; else it is printed.")
@click.pass_obj
def export(as_owner: Callable[[], str], form: str, since: datetime, until: datetime, file: Path | None) -> None:
    """Write the log as Logboek Dataverwerkingen records, or as access decisions: one JSON object a line."""
    from samenhang.audit import exports

    if until < since:
        raise click.UsageError("The last day lies before the first.")
    with _owner(as_owner) as connection, contextlib.ExitStack() as stack:
        write = exports.processings if form == "ldv" else exports.decisions
        try:
            out = stack.enter_context(file.open("x", encoding="utf-8")) if file else sys.stdout
        except OSError as error:
            raise click.ClickException(f"{file} cannot be written: {error.strerror}.") from error
        count = 0
        for count, one in enumerate(write(connection, _keys(), since.date(), until.date()), 1):  # noqa: B007 -- told below
            out.write(json.dumps(one, ensure_ascii=False, separators=(",", ":")) + "\n")
    click.echo(f"{count} records.", err=True)


@click.command()
@click.argument("closed")
def subject(closed: str) -> None:
    """Open one encrypted data subject of an export, for who holds the key; prints its id."""
    from samenhang.audit import exports

    try:
        click.echo(exports.open_subject(_keys(), closed))
    except CannotDecrypt as error:
        raise click.ClickException(str(error)) from error
