"""What every command of the command line is handed, and how a command fails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from bot.settings import Settings, load_settings

FAILED = 1
WRONG_USE = 2


class CommandFailedError(click.ClickException):
    """The work failed; the message is one sentence that says what to do."""

    exit_code = FAILED


class WrongUseError(click.ClickException):
    """The command was used wrongly; the message is one sentence that says what to do."""

    exit_code = WRONG_USE


@dataclass(slots=True)
class CommandLine:
    """Where a command runs: its environment, the folder of its settings and data."""

    environment: Mapping[str, str]
    folder: Path
    debug: bool = False

    def settings(self) -> Settings:
        """Read the settings.

        Raises:
            SettingsError: a key is unknown or a value cannot be used.
        """
        return load_settings(self.environment, self.folder)
