"""``huying restore``: what was backed up comes back."""

from __future__ import annotations

from pathlib import Path

import click

from bot.archiving import restore as restore_from
from bot.command_line import CommandFailedError, CommandLine
from bot.logs import set_up_logs
from storage.errors import BackupFailedError


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Replace what is in the database.")
@click.pass_obj
def restore(line: CommandLine, file: Path, *, yes: bool) -> None:
    """Bring back what ``huying backup`` wrote to FILE, checked; stop the server before."""
    settings = line.settings()
    set_up_logs(settings.log_format)
    try:
        done = restore_from(settings, file, replace=yes)
    except BackupFailedError as error:
        raise CommandFailedError(str(error)) from error
    click.echo(f"Restored the database, {done.files} files and {done.seals} seals of the audit.")
    if done.broken:
        numbers = ", ".join(map(str, done.broken))
        raise CommandFailedError(f"The audit was changed: these seals are broken: {numbers}.")
