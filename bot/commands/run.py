"""``huying run``: the server."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import closing

import click

from bot.app import AddressInUseError, Server, serve
from bot.command_line import CommandFailedError, CommandLine
from bot.logs import set_up_logs
from bot.wiring import Application, open_application


@click.command()
@click.pass_obj
def run(line: CommandLine) -> None:
    """Run the server: channels that are configured, web chat, outbox, jobs."""
    settings = line.settings()
    set_up_logs(settings.log_format)
    with closing(open_application(settings)) as application:
        run_server(application, _say_where)


def run_server(application: Application, started: Callable[[Server], None]) -> None:
    """Run the server until it is told to stop.

    Raises:
        CommandFailedError: it cannot listen at its port.
    """
    try:
        asyncio.run(serve(application, started))
    except AddressInUseError as error:
        raise CommandFailedError(
            f"{error}; choose another port with HUYING_HTTP_PORT (make demo PORT=8090)."
        ) from error


def _say_where(server: Server) -> None:
    click.echo(f"Huying is up at {server.url}/")
