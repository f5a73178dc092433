"""``huying run``: the server."""

from __future__ import annotations

from contextlib import closing

import click

from bot.app import Server
from bot.command_line import CommandLine
from bot.logs import set_up_logs
from bot.serving import run_server
from bot.wiring import open_application


@click.command()
@click.pass_obj
def run(line: CommandLine) -> None:
    """Run the server: channels that are configured, web chat, outbox, jobs."""
    settings = line.settings()
    set_up_logs(settings.log_format)
    with closing(open_application(settings)) as application:
        run_server(application, _say_where)


def _say_where(server: Server) -> None:
    click.echo(f"Huying is up at {server.url}/")
