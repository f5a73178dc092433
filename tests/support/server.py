"""The server as its own process, on a city's folder and a free port of the loopback address."""

from __future__ import annotations

import socket
import subprocess
import time
from http.client import HTTPConnection
from pathlib import Path

from tests.support.process import start_program

LONGEST_START = 60.0  # seconds, on a machine that does much else
LONGEST_STOP = 15.0


class Server:
    """A running server; killed and started again, it keeps its folder, port and settings."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self._settings = settings
        self.port = _free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it is ready."""
        self.process = start_program(
            self.folder, "run", http_port=str(self.port), log_format="json", **self._settings
        )
        end = time.monotonic() + LONGEST_START
        while not self._is_ready():
            if self.process.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"the server does not start: {self.complaints()}")
            time.sleep(0.05)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._end("kill")

    def stop(self) -> None:
        """Ask it to end, and wait until it has."""
        self._end("terminate")

    def complaints(self) -> str:
        """Return the end of what it wrote to its standard error."""
        log = self.folder / "errors.log"
        return log.read_text(encoding="utf-8")[-2000:] if log.exists() else ""

    def _is_ready(self) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def _end(self, how: str) -> None:
        if self.process is None:
            return
        (self.process.kill if how == "kill" else self.process.terminate)()
        try:
            self.process.wait(LONGEST_STOP)
        finally:
            self.process.kill()
            self.process.wait()
            for pipe in (self.process.stdin, self.process.stdout):
                if pipe is not None:
                    pipe.close()
            self.process = None


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
