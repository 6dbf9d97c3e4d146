"""The command line: serve, demo, migrate, rules, terms, check, import, audit, keys, retention, populate."""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from django.db import DatabaseError

from samenhang.audit.cli import commands as audit_commands
from samenhang.consent.cli import advice
from samenhang.data_rights.cli import retention
from samenhang.demo import town
from samenhang.kit import limits
from samenhang.kit.cli import keys
from samenhang.kit.db import at_pace, bare, role_problems
from samenhang.kit.keys import PURPOSES, KeysTrouble
from samenhang.kit.keys import load as load_keys
from samenhang.kit.postgres import PostgresTrouble, disk_is_full
from samenhang.populate.cli import populate
from samenhang.supervision.numbers import in_numbers


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.pass_context
def main(context: click.Context) -> None:
    """Samenhang: one household, one plan, one director.

    Where it works: on DATABASE_URL (and DATABASE_OWNER_URL for the owner's commands); in a checkout where these
    are not set, on the demo's database. Everything that can be set stands in docs/running.md.
    """
    context.obj = _on_database  # for the commands that stand in a file of their own


main.add_command(keys)
main.add_command(retention)
main.add_command(advice)
main.add_command(populate)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, envvar="PORT", type=click.IntRange(1, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes.")
@click.option("--quiet", is_flag=True, help="Say only what goes wrong.")
def serve(host: str, port: int, workers: int, quiet: bool) -> None:
    """Serve the screens; refuses a database role that could step around the row policies."""
    if os.environ.get("DATABASE_OWNER_URL"):
        raise click.ClickException(
            "DATABASE_OWNER_URL is set: the owner's secret may never be in the server's environment. Unset it."
        )
    if not town.port_is_free(host, port):
        raise click.ClickException(f"Port {port} is taken by another program. Choose another: --port {port + 1}")
    _on_database(pace=limits.PAGE)
    _need_safe_role()
    _need_keys()
    _need_sound_program()
    _gather_static()
    from granian import constants, http, log, server

    with in_numbers(os.environ.get("SAMENHANG_NUMBERS_PORT", "")):
        server.Server(
            "samenhang.wsgi:application",
            address=host,
            port=port,
            interface=constants.Interfaces.WSGI,
            workers=workers,
            blocking_threads=limits.THREADS_MAX,
            http1_settings=http.HTTP1Settings(header_read_timeout=limits.SLOW_HEADERS_MS),
            websockets=False,
            respawn_failed_workers=True,
            workers_kill_timeout=limits.STOP_SECONDS,
            log_level=log.LogLevels.warning if quiet else log.LogLevels.info,
        ).serve()


@main.command()
@click.option("--port", default=8000, show_default=True, envvar="PORT", type=click.IntRange(1, 65535))
@click.option("--reset", is_flag=True, help="Throw the demo's data away first.")
def demo(port: int, reset: bool) -> None:
    """Serve a fictitious municipality, with its own PostgreSQL; Ctrl-C stops everything it started."""
    try:
        town.run(port=port, reset=reset)
    except (PostgresTrouble, KeysTrouble, town.DemoTrouble) as error:
        raise click.ClickException(str(error)) from error
    except (DatabaseError, OSError) as error:
        if not disk_is_full(error, town.folder()):
            raise
        raise click.ClickException(town.FULL) from error


@main.command()
def migrate() -> None:
    """Bring the database up to date, as its owner (DATABASE_OWNER_URL), and make the wall again where it differs."""
    _on_database(owner=True)
    from samenhang.access.privileges import TablesWithoutPolicy
    from samenhang.kit.health import MadeByAnother

    try:
        town.migrate(verbosity=1)
    except MadeByAnother as error:
        raise click.ClickException(str(error)) from error
    except TablesWithoutPolicy as error:
        raise click.ClickException(f"{error}. Drop them, or give them a policy or a reason.") from error


@main.command()
@click.option("--bases", is_flag=True, help="Only the legal bases, as they stand in docs/policy/access.md.")
def rules(bases: bool) -> None:
    """Print who may do what, which module hangs on which other's acts, and the legal bases of sharing."""
    _on_database(required=bases)
    from django.utils import timezone, translation

    from samenhang.access.rules_map import print_map
    from samenhang.consent.table import as_markdown

    with translation.override("nl"):
        if bases:
            click.echo(as_markdown(timezone.localdate()), nl=False)
        else:
            print_map()


@main.command()
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d", "%d-%m-%Y"]), help="Only the rules valid on this day.")
@click.option("--markdown", is_flag=True, help="As it stands in docs/policy/terms.md.")
def terms(day: datetime | None, markdown: bool) -> None:
    """Print the clocks of the law: article, length, what moves them, source, and whether it was confirmed."""
    _on_database()
    from django.utils import translation

    from samenhang.terms import table
    from samenhang.terms.queries import rules

    with translation.override("nl"):
        if markdown:
            click.echo(table.as_markdown(rules(day.date() if day else None)), nl=False)
        else:
            table.print_table(day.date() if day else None)


@main.command()
def check() -> None:
    """Compare configuration, roles, policies and privileges with what they should be; code 1 when one differs."""
    owner = _owners_address()
    found = [*_configuration_findings(), *_wall_findings(owner)]
    for wrong, mend in found:
        click.echo(f"✗ {wrong}\n  → {mend}")
    if not owner:
        click.echo("(As the server: the texts of policies, and the grants, are compared with DATABASE_OWNER_URL only.)")
    if found:
        sys.exit(1)
    click.echo("✓ Everything is as declared.")


@main.command()
@click.option("--name", required=True, help="As colleagues see it.")
@click.option("--email", required=True, help="The address to sign in with.")
@click.option("--organisation", required=True, help="Added when it is new.")
@click.option(
    "--kind", default="municipality", show_default=True, type=click.Choice(["municipality", "regional", "partner"])
)
@click.option(
    "--role", required=True, help="access_officer, professional, partner, process_director, team_lead, manager …"
)
@click.option("--team", default="", help="Added when it is new; an access officer's is Toegang.")
@click.option("--domain", default="", help="Code of the domain: wmo, jeugd, participatie, schuldhulp …")
def colleague(name: str, email: str, organisation: str, kind: str, role: str, team: str, domain: str) -> None:
    """Add a colleague; prints a password once. The second step is set up at the first sign-in."""
    _on_database()
    from django.utils import timezone

    from samenhang.kit.refusals import Refusal
    from samenhang.teams.models import Role
    from samenhang.teams.welcome import welcome

    if role not in Role.values:
        raise click.ClickException(f"No role '{role}'; there are: {', '.join(Role.values)}")
    try:
        hat, password = welcome(
            name=name,
            email=email,
            organisation=organisation,
            kind=kind,
            role=role,
            team=team,
            domain=domain,
            at=timezone.now(),
        )
    except Refusal as refusal:
        raise click.ClickException(refusal.message) from refusal
    click.echo(f"{hat} can sign in with {email}\npassword (shown once): {password}")


@main.command()
@click.argument("email")
@click.option("--second-step", is_flag=True, help="Let them set up the second step anew: the telephone is lost.")
def renew(email: str, second_step: bool) -> None:
    """Give a colleague a new password, shown once; make sure first that it is them who asks."""
    _on_database()
    from django.utils import timezone

    from samenhang.kit.refusals import Refusal
    from samenhang.teams.welcome import renew as renewed

    try:
        password = renewed(email=email, second_step=second_step, at=timezone.now())
    except Refusal as refusal:
        raise click.ClickException(refusal.message) from refusal
    click.echo(f"password (shown once): {password}")


@main.command()
def static() -> None:
    """Gather the static files into SAMENHANG_STATIC; `serve` does so too when they are stale."""
    _on_database(required=False)
    click.echo("Gathered." if _gather_static() else "Nothing changed.")


@main.group(name="import")
def import_() -> None:
    """Bring people in from elsewhere."""


@import_.command()
@click.argument(
    "path",
    metavar="[FILE]",
    required=False,
    type=click.Path(path_type=Path, exists=True, dir_okay=False, readable=True),
)
@click.option("--purpose", default="", help="What this many people's data are needed for at once.")
@click.option("--basis", default="", help="The legal basis: law and article.")
@click.option("--decided-by", default="", help="Who decided that it is necessary.")
@click.option("--decided-on", type=click.DateTime(["%Y-%m-%d"]), help="When; today where it is not said.")
@click.option("--keep-until", type=click.DateTime(["%Y-%m-%d"]), help="Until which day the data are kept.")
@click.option("--list", "listing", is_flag=True, help="Show which files were taken in, and why.")
def brp(path: Path | None, listing: bool, **why: Any) -> None:
    """Read person lists from a GBA-V file (semicolon CSV, one column per LO3 element): all of it, or nothing.

    Asking about one person when a request needs it is the normal way. A file needs a stated necessity: on a terminal it
    is asked for, elsewhere it must be given. It is kept, and shown by --list.
    """
    _on_database(pace=limits.UNLIMITED)
    from django.utils import timezone

    from samenhang.brp import imports
    from samenhang.brp.asking import necessity
    from samenhang.kit.refusals import Refusal

    if listing:
        click.echo(imports.stated(timezone.localdate()))
        return
    if path is None:
        raise click.UsageError("Name the FILE to read, or ask for --list.")
    _need_keys()
    try:
        stated = necessity(why, today=timezone.localdate(), terminal=sys.stdin.isatty())
        imports.import_brp(path, why=stated, at=timezone.now(), echo=click.echo)
    except imports.BrpTrouble as error:
        raise click.ClickException(str(error)) from error
    except Refusal as refusal:
        raise click.ClickException(refusal.message) from refusal


def _as_owner() -> str:
    _on_database(owner=True)
    return os.environ["DATABASE_URL"]


main.add_command(audit_commands(_as_owner))


def manage(argv: list[str]) -> None:
    """This function will run one of Django's own commands where this command line works."""
    _on_database(owner=argv[1:2] == ["migrate"], required=False)
    from django.core.management import execute_from_command_line

    execute_from_command_line(argv)


def _on_database(*, owner: bool = False, required: bool = True, pace: limits.Pace = limits.JOB) -> None:
    """Choose the database and the pace, put them in the environment settings read, and start Django."""
    try:
        target = town.target(owner=owner)
    except town.DemoTrouble as error:
        if required:
            raise click.ClickException(str(error)) from error
        target = {}
    if target and not owner and pace != limits.PAGE:
        target["DATABASE_URL"] = at_pace(target["DATABASE_URL"], pace)
    os.environ.update(target)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenhang.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise click.ClickException(str(error)) from error


def _need_safe_role() -> None:
    import psycopg

    try:
        with psycopg.connect(bare(os.environ["DATABASE_URL"]), connect_timeout=5) as connection:
            problems = role_problems(connection)
    except psycopg.Error as error:
        raise click.ClickException(f"The database is not reached: {error}") from error
    if problems:
        raise click.ClickException(
            "This database role could step around the row policies, so nothing is served:\n"
            + "\n".join(f"  - {problem}" for problem in problems)
            + "\nLet DATABASE_URL log in as samenhang_app; docs/running.md tells how the two roles are made."
        )


def _need_sound_program() -> None:
    """The program's own checks, such as: no screen asks for a permission nobody declares."""
    from django.core.checks import ERROR, run_checks

    found = [check for check in run_checks() if check.level >= ERROR]
    if found:
        raise click.ClickException("The program is not sound:\n" + "\n".join(f"  - {check}" for check in found))


def _gather_static() -> bool:
    from django.conf import settings

    from samenhang.kit.statics import gather

    try:
        return gather()
    except OSError as error:
        raise click.ClickException(
            f"The static files are stale and {settings.STATIC_ROOT} cannot be written: {error.strerror}. "
            "Name a folder in SAMENHANG_STATIC, or run `samenhang static` there as who may write it."
        ) from error


def _need_keys() -> None:
    path = os.environ.get("SAMENHANG_KEYS", "")
    try:
        if not path:
            raise KeysTrouble("SAMENHANG_KEYS is not set: name the key file, or make one: samenhang keys new PATH")
        ring = load_keys(Path(path))
        for purpose in PURPOSES:  # a file of before a purpose was there lacks its key
            ring.current(purpose)
    except KeysTrouble as error:
        raise click.ClickException(str(error)) from error


def _configuration_findings() -> list[tuple[str, str]]:
    """What can be judged of the environment and of the server's own login."""
    _on_database()
    found = []
    for need, mend in (
        (_need_keys, "Name the key file in SAMENHANG_KEYS, readable by the server's account only."),
        (_need_safe_role, "Make the two roles as docs/running.md tells."),
    ):
        try:
            need()
        except click.ClickException as error:
            found.append((error.message, mend))
    return found


def _owners_address() -> str:
    """Where the owner logs in, when we know; to be asked before the environment names the server's login."""
    try:
        return town.target(owner=True)["DATABASE_URL"]
    except town.DemoTrouble:
        return ""


def _wall_findings(owner: str) -> list[tuple[str, str]]:
    """What the database itself tells, as the owner where we know the owner."""
    from django.db import connections

    from samenhang.access import check as wall
    from samenhang.kit.db import database_settings
    from samenhang.kit.health import missing_migrations

    if owner:
        connections["default"].close()
        connections["default"].settings_dict.update(database_settings(owner))
    try:
        missing = missing_migrations()
        found = [(f"{missing} migrations are not applied", "samenhang migrate")] if missing else []
        return found + [(finding.wrong, finding.mend) for finding in wall.run()]
    except DatabaseError as error:
        return [(f"the database cannot be read: {error}".strip(), "Run `samenhang migrate`, then check again.")]


if __name__ == "__main__":
    main()
