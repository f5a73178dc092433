"""``huying run``: the server as a process of its own."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

from tests.support.city import copy_city
from tests.support.command import Huying
from tests.support.process import start_program


def test_the_server_says_where_it_is_and_stops_when_told(city: Path, tmp_path: Path) -> None:
    copy_city(city, tmp_path)
    with start_program(tmp_path, "run", http_port="0") as process:
        assert process.stdout is not None
        first = process.stdout.readline().decode()
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
    assert first.startswith("Huying is up at http://127.0.0.1:")


def test_a_port_that_is_taken_is_told_in_one_sentence(huying: Huying) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        huying.environment["HUYING_HTTP_PORT"] = str(taken.getsockname()[1])
        ran = huying("run")
    assert ran.code == 1
    assert "HUYING_HTTP_PORT" in ran.err
