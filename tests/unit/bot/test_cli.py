"""The command line's border: exit codes and one sentence for an error."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from bot.cli import COMMANDS, run
from bot.command_line import CommandLine
from tests.support.process import start_program


@pytest.fixture
def line(tmp_path: Path) -> CommandLine:
    """Return a command line over an empty folder."""
    return CommandLine({}, tmp_path)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_table_explains_itself(
    name: str, line: CommandLine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([name, "--help"], line) == 0
    assert f"Usage: huying {name}" in capsys.readouterr().out


def test_the_help_names_every_command(
    line: CommandLine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--help"], line) == 0
    printed = capsys.readouterr().out
    assert [name for name in COMMANDS if f"\n  {name} " not in printed] == []


def test_no_command_is_wrong_use(line: CommandLine, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([], line) == 2
    assert "Commands:" in capsys.readouterr().err


def test_an_unknown_command_is_wrong_use(
    line: CommandLine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["fly"], line) == 2
    assert "No such command 'fly'" in capsys.readouterr().err


def test_an_unknown_setting_is_wrong_use_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["migrate"], CommandLine({"HUYING_COLOUR": "red"}, tmp_path)) == 2
    assert "HUYING_COLOUR" in capsys.readouterr().err


@click.command()
def break_down() -> None:
    """Fail unforeseen."""
    raise ZeroDivisionError("by nothing\nat all")


@click.command()
def stop() -> None:
    """Be interrupted."""
    raise click.Abort


def test_an_unforeseen_error_is_one_sentence(
    line: CommandLine, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(COMMANDS, "break-down", f"{__name__}:break_down")
    assert run(["break-down"], line) == 1
    printed = capsys.readouterr()
    assert printed.err.startswith("Error: ZeroDivisionError: by nothing (huying --debug")
    assert printed.err.count("\n") == 1


def test_debug_shows_where_an_error_comes_from(
    line: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(COMMANDS, "break-down", f"{__name__}:break_down")
    with pytest.raises(ZeroDivisionError):
        run(["--debug", "break-down"], line)


def test_an_interrupted_command_has_failed(
    line: CommandLine, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(COMMANDS, "stop", f"{__name__}:stop")
    assert run(["stop"], line) == 1
    assert "Stopped." in capsys.readouterr().err


def test_a_reader_who_goes_is_no_error_to_tell(tmp_path: Path) -> None:
    texts = ["你好"] * 20_000
    with start_program(tmp_path, "match", "--json", *texts) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(60) == 1
    assert (tmp_path / "errors.log").read_text(encoding="utf-8") == ""
