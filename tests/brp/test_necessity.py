"""No file of the register is taken in without saying what for, on which ground, who decided, and until when."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.audit.models import Line
from samenhang.brp.actions import NoNecessity
from samenhang.brp.asking import necessity
from samenhang.brp.imports import SERVICE, import_brp, stated
from samenhang.brp.models import BrpNecessity, BrpRecord
from samenhang.cli import main
from tests.people.lists import a_file, a_list, a_necessity
from tests.support.town import a_town

TODAY = timezone.localdate


def count() -> tuple[int, int]:
    with viewing(SERVICE):
        return BrpNecessity.objects.count(), BrpRecord.objects.count()


def test_why_is_kept_with_the_import_and_in_the_log(tmp_path: Path) -> None:
    why = replace(a_necessity(), purpose="Overgang uit [b]het[/b] oude systeem")
    import_brp(a_file(tmp_path, a_list("L1")), why=why, at=timezone.now(), echo=lambda _: None)
    with viewing(SERVICE):
        kept = BrpNecessity.objects.latest("at")
        line = Line.objects.get(what="brp.keep_lists", object_id=kept.id)
    assert (kept.purpose, kept.lists, kept.decided_by) == (why.purpose, 1, "Functioneel beheer")
    assert line.detail["basis"] == "Wet BRP art. 1.7"
    shown = stated(TODAY())
    assert "Functioneel" in shown
    assert "[b]het[/b]" in " ".join(shown.split())
    assert "verstreken" in stated(why.keep_until)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("purpose", "  "),
        ("basis", ""),
        ("decided_by", ""),
        ("decided_on", TODAY() + timedelta(days=2)),
        ("keep_until", TODAY() - timedelta(days=1)),
    ],
)
def test_without_a_whole_reason_the_file_is_not_even_opened(tmp_path: Path, name: str, value: Any) -> None:
    before = count()
    why = replace(a_necessity(), **{name: value})
    with pytest.raises(NoNecessity) as refusal:
        import_brp(tmp_path / "bestaat-niet.csv", why=why, at=timezone.now(), echo=lambda _: None)
    assert refusal.value.field == name
    assert count() == before


def test_where_nobody_can_be_asked_it_refuses_in_clear_words() -> None:
    with pytest.raises(NoNecessity, match="Zeg waarom dit bestand nodig is: --purpose"):
        necessity({"purpose": "Proef"}, today=TODAY(), terminal=False)


def test_on_a_terminal_what_is_missing_is_asked() -> None:
    @click.command()
    def asking() -> None:
        told = necessity({"basis": "Wet BRP art. 1.7"}, today=TODAY(), terminal=True)
        click.echo(f"{told.purpose}|{told.basis}|{told.decided_by}|{told.keep_until}")

    until = (TODAY() + timedelta(days=30)).isoformat()
    done = CliRunner().invoke(asking, input=f"Overgang\nCollege\ngeen dag\n{until}\n")
    assert done.output.splitlines()[-1] == f"Overgang|Wet BRP art. 1.7|College|{until}"
    assert "Waarvoor zijn de gegevens" in done.output


def test_the_command_refuses_without_a_reason_and_lists_the_stated_ones(tmp_path: Path) -> None:
    path, before = a_file(tmp_path, a_list("L1")), count()
    refused = CliRunner().invoke(main, ["import", "brp", str(path)])
    assert refused.exit_code == 1
    assert "Zeg waarom dit bestand nodig is" in refused.output
    assert count() == before
    assert CliRunner().invoke(main, ["import", "brp"]).exit_code == 2
    assert CliRunner().invoke(main, ["import", "brp", str(tmp_path)]).exit_code == 2
    given = ["--purpose", "Proef", "--basis", "Wet BRP art. 1.7", "--decided-by", "College"]
    until = (TODAY() + timedelta(days=30)).isoformat()
    done = CliRunner().invoke(main, ["import", "brp", str(path), *given, "--keep-until", until])
    assert (done.exit_code, "Ingelezen uit de BRP" in done.output) == (0, True), done.output
    assert count() == (before[0] + 1, before[1] + 1)
    listed = CliRunner().invoke(main, ["import", "brp", "--list"])
    assert "College" in listed.output


def test_no_colleague_reads_the_necessities_by_a_statement() -> None:
    town = a_town()
    with viewing(town.officer.viewer):
        assert not BrpNecessity.objects.exists()
