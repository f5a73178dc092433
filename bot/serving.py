"""Run the server as a command does: in the foreground, until it is told to stop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bot.app import AddressInUseError, Server, serve
from bot.command_line import CommandFailedError
from bot.wiring import Application


def run_server(application: Application, started: Callable[[Server], None]) -> None:
    """Run the server until it is told to stop; ``started`` is called once it accepts calls.

    Raises:
        CommandFailedError: it cannot listen at its port.
    """
    try:
        asyncio.run(serve(application, started))
    except AddressInUseError as error:
        raise CommandFailedError(
            f"{error}; choose another port with HUYING_HTTP_PORT (make demo PORT=8090)."
        ) from error
