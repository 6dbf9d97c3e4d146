"""The command line's part on keys: making the file, adding versions, rotating, taking out what nothing needs."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from samenhang.kit import key_file
from samenhang.kit.keys import PURPOSES, KeysTrouble, Purpose, create, load

type OnDatabase = Callable[..., None]
PURPOSE = click.option(
    "--purpose",
    "purposes",
    multiple=True,
    type=click.Choice(PURPOSES),
    help="Only this purpose; may be given more than once. All of them where none is given.",
)


@click.group()
def keys() -> None:
    """Make the key file, and rotate its keys while people work (docs/running.md, "Keys")."""


@keys.command()
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
def new(path: Path) -> None:
    """Make a new key file; it never overwrites one."""
    _told(create, path)
    click.echo(f"{path} is made. Keep a copy apart from the database's backup: without it every BSN is lost.")


@keys.command()
@PURPOSE
@click.pass_obj
def add(on_database: OnDatabase, purposes: tuple[Purpose, ...]) -> None:
    """Add a version to the keys and close nothing with it yet: first copy the file to every machine."""
    on_database(owner=True, required=False)
    added = _told(key_file.add, _path(), purposes or PURPOSES)
    for purpose, version in added.items():
        click.echo(f"{purpose}: version {version} added, not in use yet")
    click.echo("Copy the file to every machine that serves, keep a copy elsewhere, then: samenhang keys rotate")


@keys.command()
@PURPOSE
@click.pass_obj
def rotate(on_database: OnDatabase, purposes: tuple[Purpose, ...]) -> None:
    """Close everything with a newer key: adds a version where none waits, begins to use it, closes all of it anew.

    People work on meanwhile; who looks up a BSN waits while the numbers are indexed anew. Stopped halfway? Run it
    again: what is done stays done.
    """
    on_database(owner=True)
    from samenhang.kit import reclosing

    path, chosen = _path(), purposes or PURPOSES
    ring = _told(load, path)
    missing = [one for one in chosen if one not in ring.keys]
    if missing:
        _told(key_file.add, path, missing)
        ring = _told(load, path)
    waits = [one for one in chosen if max(ring.keys[one]) != ring.current(one)[0]]
    unfinished = [one for one in chosen if one not in waits and _unfinished(one, ring.current(one)[0])]
    fresh = [one for one in chosen if one not in [*waits, *unfinished, *missing]]
    if fresh:
        _told(key_file.add, path, fresh)
    for purpose, version in _told(key_file.begin_to_use, path, chosen).items():
        click.echo(f"{purpose}: version {version} closes from now on")
    ring = _told(load, path)
    if "blind_index" in chosen:
        click.echo(f"{reclosing.index_anew(ring)} numbers indexed anew")
    lost = []
    for done in reclosing.reclose(ring):
        click.echo(f"{done.where}: {done.anew} closed anew")
        lost += [f"{done.where}: {row}" for row in done.lost]
    if "django" in chosen:
        click.echo("Restart the server, so that sessions are signed with the new key; the old one still opens them.")
    if lost:
        raise click.ClickException("No key opens these; look for an older key file:\n  " + "\n  ".join(lost))


@keys.command()
@click.pass_obj
def show(on_database: OnDatabase) -> None:
    """Tell per purpose which versions there are, which closes, and which still closes something; never a key."""
    on_database(owner=True)
    from samenhang.kit import reclosing

    ring = _told(load, _path())
    for purpose in PURPOSES:
        if purpose not in ring.keys:
            click.echo(f"{purpose}: no key yet; make it: samenhang keys add --purpose {purpose}")
            continue
        used = ring.current(purpose)[0]
        still = sorted(reclosing.still_closed_with(purpose) - {used})
        at = f"; the database is at {reclosing.index_version()}" if purpose == "blind_index" else ""
        older = f"; older ones still close something: {', '.join(map(str, still))}" if still else ""
        there = ", ".join(str(version) for version in sorted(ring.keys[purpose]))
        click.echo(f"{purpose}: versions {there}; {used} closes{older}{at}")


@keys.command()
@click.confirmation_option(prompt="What an old backup closed with these keys can then be opened by nobody. Go on?")
@click.pass_obj
def retire(on_database: OnDatabase) -> None:
    """Take older versions out of the file that close nothing any more; seals, subject ids and the index keep theirs."""
    on_database(owner=True)
    from samenhang.kit import reclosing

    path = _path()
    ring = _told(load, path)
    gone: dict[Purpose, list[int]] = {}
    for purpose in set(ring.keys) & set(PURPOSES) - key_file.KEPT:
        needed = reclosing.still_closed_with(purpose) | {ring.current(purpose)[0], max(ring.keys[purpose])}
        if versions := sorted(set(ring.keys[purpose]) - needed):
            gone[purpose] = versions
    _told(key_file.take_out, path, gone)
    for purpose, versions in sorted(gone.items()):
        click.echo(f"{purpose}: {', '.join(map(str, versions))} taken out")
    if not gone:
        click.echo("Every version is needed.")


def _unfinished(purpose: Purpose, version: int) -> bool:
    """Whether an earlier rotation began to use this version and did not close all of it anew."""
    from samenhang.kit import reclosing

    if purpose == "blind_index":
        return reclosing.index_version() < version
    return bool(reclosing.still_closed_with(purpose) - {version})


def _path() -> Path:
    path = os.environ.get("SAMENHANG_KEYS", "")
    if not path:
        raise click.ClickException("SAMENHANG_KEYS is not set: name the key file, or make one: samenhang keys new PATH")
    return Path(path)


def _told(act: Callable[..., Any], *what: Any) -> Any:
    try:
        return act(*what)
    except KeysTrouble as error:
        raise click.ClickException(str(error)) from error
