"""The server in the foreground of a command."""

from __future__ import annotations

import os
import signal
import socket
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from bot.app import Server
from bot.command_line import CommandFailedError
from bot.serving import run_server
from bot.wiring import open_application
from tests.support.city import copy_city, settings_in


def test_the_server_runs_until_it_is_told_to_stop(city: Path, tmp_path: Path) -> None:
    copy_city(city, tmp_path)
    settings = msgspec.structs.replace(settings_in(tmp_path), http_port=0)
    started: list[str] = []

    def note_and_stop(server: Server) -> None:
        started.append(server.url)
        os.kill(os.getpid(), signal.SIGTERM)

    with closing(open_application(settings)) as application:
        run_server(application, note_and_stop)
    assert len(started) == 1


def test_a_port_that_is_taken_fails_with_what_to_do(city: Path, tmp_path: Path) -> None:
    copy_city(city, tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        settings = msgspec.structs.replace(settings_in(tmp_path), http_port=port)
        with (
            closing(open_application(settings)) as application,
            pytest.raises(CommandFailedError, match="HUYING_HTTP_PORT"),
        ):
            run_server(application, lambda _: None)
