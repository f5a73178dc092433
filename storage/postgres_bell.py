"""Word between replicas of what was committed, by LISTEN and NOTIFY on a connection of its own."""

from __future__ import annotations

import logging
import selectors
import socket
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager, suppress
from threading import Event, Lock, Thread

import psycopg

from storage.engine import postgres_address

TOPIC = "huying"
EVERYBODY = "*"
MOST_NAMES = 150  # of 36 characters each: PostgreSQL takes less than 8,000 bytes at once
RECONNECT_SECONDS = 1.0
CLOSE_SECONDS = 3.0
_LISTEN = f"LISTEN {TOPIC}".encode()
_NOTIFY = "SELECT pg_notify(%s, %s)"

_log = logging.getLogger(__name__)


class PostgresBell:
    """Says names to the other replicas, and hears theirs.

    Names are said after their commit and many at once: a NOTIFY inside of transactions makes
    their commits queue one behind another (docs/reliability.md). What a replica that died could
    not say, and what was said while nobody listened, is found by looking: ``heard`` is called
    with ``*`` whenever the connection was made anew, and whoever needs to know polls as well.
    """

    def __init__(self, url: str, heard: Callable[[Collection[str]], None]) -> None:
        self._address = postgres_address(url)
        self._heard = heard
        self._names: set[str] = set()
        self._lock = Lock()
        self._closing = Event()
        self._listening = Event()
        self._sleeper, self._waker = socket.socketpair()
        self._sleeper.setblocking(False)
        self._thread = Thread(target=self._work, name="huying-bell", daemon=True)
        self._thread.start()

    @property
    def is_listening(self) -> bool:
        """Tell whether what others say is heard now."""
        return self._listening.is_set()

    def say(self, names: Collection[str]) -> None:
        """Say names of fewer than 40 characters, without blanks; return at once."""
        with self._lock:
            is_first = not self._names
            self._names.update(names)
            if len(self._names) > MOST_NAMES:
                self._names = {EVERYBODY}
        if is_first:
            self._wake()

    def close(self) -> None:
        """Say what is left to say, and stop; a server that does not answer is not waited for."""
        self._closing.set()
        self._wake()
        self._thread.join(CLOSE_SECONDS)

    def _wake(self) -> None:
        with suppress(OSError):
            self._waker.send(b"!")

    def _work(self) -> None:
        while not self._closing.is_set():
            try:
                with closing(self._connect()) as connection:
                    self._serve(connection)
            except (psycopg.Error, OSError) as error:
                _log.warning("no word from other replicas: %s", type(error).__name__)
                self._closing.wait(RECONNECT_SECONDS)
            finally:
                self._listening.clear()
        self._sleeper.close()
        self._waker.close()

    def _connect(self) -> psycopg.Connection:
        return psycopg.connect(self._address, autocommit=True)

    def _serve(self, connection: psycopg.Connection) -> None:
        connection.execute(_LISTEN)
        self._listening.set()
        self._tell((EVERYBODY,))
        with self._watching(connection) as selector:
            while not self._closing.is_set():
                self._say_all(connection)
                self._hear_all(connection)
                selector.select()
                self._drain()
        self._say_all(connection)

    @contextmanager
    def _watching(self, connection: psycopg.Connection) -> Iterator[selectors.BaseSelector]:
        with selectors.DefaultSelector() as selector:
            selector.register(connection.fileno(), selectors.EVENT_READ)
            selector.register(self._sleeper, selectors.EVENT_READ)
            yield selector

    def _drain(self) -> None:
        with suppress(BlockingIOError):
            while self._sleeper.recv(4096):
                pass

    def _say_all(self, connection: psycopg.Connection) -> None:
        with self._lock:
            names, self._names = self._names, set()
        if names:
            connection.execute(_NOTIFY, (TOPIC, " ".join(sorted(names))))

    def _hear_all(self, connection: psycopg.Connection) -> None:
        own = connection.info.backend_pid
        for notify in connection.notifies(timeout=0):
            if notify.pid != own:
                self._tell(notify.payload.split())

    def _tell(self, names: Collection[str]) -> None:
        try:
            self._heard(names)
        except Exception:  # noqa: BLE001 - the next word is to be heard all the same
            _log.exception("a listener for other replicas failed")
