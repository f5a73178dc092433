"""``huying migrate``: bring the database's schema up to date."""

from __future__ import annotations

from contextlib import closing

import click

from bot.command_line import CommandLine
from bot.logs import set_up_logs
from bot.wiring import open_application


@click.command()
@click.pass_obj
def migrate(line: CommandLine) -> None:
    """Bring the database's schema up to date; every other command does it when it starts."""
    settings = line.settings()
    set_up_logs(settings.log_format)
    with closing(open_application(settings)):
        click.echo("The database is up to date.")
