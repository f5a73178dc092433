"""Servers of a benchmark as processes of their own, on one core, with the time they used."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from tests.support.process import program_environment

SERVER_CORE = 0
CLIENT_CORE = 1
LONGEST_START = 120.0  # seconds, on a machine that does much else
_TICKS = os.sysconf("SC_CLK_TCK")
_CHECKOUT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class RunningServer:
    """A server at a port of the loopback address."""

    port: int
    process: subprocess.Popen[bytes]

    def processor_seconds(self) -> float:
        """Return how long it has computed since its start."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii")
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def memory(self) -> int:
        """Return the bytes of memory it holds now."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text("ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
        raise LookupError("VmRSS")


def stay_on_the_clients_core() -> None:
    """Leave the servers' core to them."""
    if (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, {CLIENT_CORE})


@contextmanager
def hello_server(database: str | None = None) -> Iterator[RunningServer]:
    """Run the smallest aiohttp server; with a database it commits an INSERT a request."""
    port = free_port()
    arguments = ["benchmarks.hello", str(port), *([database] if database else [])]
    with _started(arguments, dict(os.environ), port, "/") as server:
        yield server


@contextmanager
def huying_server(folder: Path, **settings: str) -> Iterator[RunningServer]:
    """Run ``huying run`` on the data of a folder."""
    port = free_port()
    environment = program_environment(
        folder, http_port=str(port), log_format="json", **settings
    ) | {"OPENBLAS_NUM_THREADS": "1"}
    with _started(["bot", "run"], environment, port, "/readyz") as server:
        yield server


@contextmanager
def _started(
    arguments: Sequence[str], environment: dict[str, str], port: int, path: str
) -> Iterator[RunningServer]:
    process = subprocess.Popen(  # noqa: S603 - our own programs
        [sys.executable, "-m", *arguments],
        cwd=_CHECKOUT,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        os.sched_setaffinity(process.pid, {SERVER_CORE})
        _wait_until_it_answers(process, port, path)
        yield RunningServer(port, process)
    finally:
        process.terminate()
        try:
            process.wait(LONGEST_START)
        finally:
            process.kill()


def _wait_until_it_answers(process: subprocess.Popen[bytes], port: int, path: str) -> None:
    end = time.monotonic() + LONGEST_START
    while process.poll() is None and time.monotonic() < end:
        connection = HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", path)
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.05)
        finally:
            connection.close()
    raise RuntimeError("a server did not start")


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
