"""``huying purge``: what is not kept for ever goes."""

from __future__ import annotations

from contextlib import closing

import click

from bot.command_line import CommandLine
from bot.logs import set_up_logs
from bot.upkeep import purge as purge_old
from bot.wiring import open_application


@click.command()
@click.pass_obj
def purge(line: CommandLine) -> None:
    """Blank words, exact places and files of tickets that ended two years ago; to be run daily.

    Statuses, times, ratings and the audit stay.
    """
    settings = line.settings()
    set_up_logs(settings.log_format)
    with closing(open_application(settings)) as application:
        purged = purge_old(application)
    click.echo(
        f"Blanked {purged.requests} requests; dropped {purged.files} files, "
        f"{purged.messages} messages and {purged.traces} traces."
    )
