"""``huying audit``: check the audit's seals."""

from __future__ import annotations

from contextlib import closing

import click

from bot.command_line import CommandFailedError, CommandLine
from bot.logs import set_up_logs
from bot.wiring import open_application


@click.group()
def audit() -> None:
    """Look after the record of who saw or changed what."""


@audit.command()
@click.pass_obj
def verify(line: CommandLine) -> None:
    """Check every seal against the rows it covers; exit with 1 where one is broken.

    Note the last seal down elsewhere: whoever can write to the database could make all seals anew.
    """
    settings = line.settings()
    set_up_logs(settings.log_format)
    with closing(open_application(settings)) as application:
        found = application.database.run_read(lambda uow: uow.seals.verify())
    click.echo(f"{found.seals} seals, the last one {found.last_hash}")
    click.echo(f"{found.unsealed} rows wait for the next seal")
    if found.broken:
        numbers = ", ".join(map(str, found.broken))
        raise CommandFailedError(f"The audit was changed: these seals are broken: {numbers}.")
