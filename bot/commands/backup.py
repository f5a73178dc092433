"""``huying backup``: everything in one file."""

from __future__ import annotations

from pathlib import Path

import click

from bot.archiving import back_up
from bot.command_line import CommandFailedError, CommandLine
from bot.logs import set_up_logs
from storage.errors import BackupFailedError


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def backup(line: CommandLine, file: Path) -> None:
    """Write the database and the files that people sent to FILE; the server may run meanwhile.

    FILE holds personal details: keep it where only you can read it.
    """
    settings = line.settings()
    set_up_logs(settings.log_format)
    try:
        done = back_up(settings, file)
    except BackupFailedError as error:
        raise CommandFailedError(str(error)) from error
    click.echo(f"{file} holds the database and {done.files} files.")
    if done.damaged:
        raise CommandFailedError(f"{done.damaged} damaged files were left out.")
