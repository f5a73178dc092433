"""What commands are handed."""

from __future__ import annotations

from pathlib import Path

from bot.command_line import CommandFailedError, CommandLine, WrongUseError


def test_settings_come_from_the_environment_and_the_folder(tmp_path: Path) -> None:
    (tmp_path / "huying.toml").write_text('language = "en"\n', encoding="utf-8")
    settings = CommandLine({"HUYING_HTTP_PORT": "8099"}, tmp_path).settings()
    assert (settings.language, settings.http_port) == ("en", 8099)
    assert settings.data == tmp_path / "var"


def test_failing_and_wrong_use_have_their_own_exit_codes() -> None:
    assert CommandFailedError("").exit_code == 1
    assert WrongUseError("").exit_code == 2
