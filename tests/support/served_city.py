"""A city whose server listens on the loopback address, in a thread of this process."""

from __future__ import annotations

from collections.abc import Coroutine, Mapping
from datetime import UTC, datetime
from typing import TypeVar

from bot.app import running
from bot.channels.console import ACCOUNT, CHANNEL
from bot.clock import Clock
from bot.outbox import Account
from bot.settings import Settings
from bot.transaction import Transaction
from bot.wiring import Application, open_application
from tests.support.loop_thread import LoopThread
from tickets.people import Identity

T = TypeVar("T")


class ServedCity:
    """A running server on a city's folder; its platforms and guests live in the same event loop.

    ``guests`` are let in before it starts: whom the city knows by a key like ``worker:03`` gets an
    identity on a platform, as if they had signed in there.
    """

    def __init__(
        self,
        settings: Settings,
        guests: Mapping[str, Account],
        loop: LoopThread | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._loop = loop or LoopThread()
        self.application = open_application(settings, clock)
        let_guests_in(self.application, guests)
        self._server = running(self.application)
        self.address = self.run(self._server.__aenter__()).url

    def run(self, coroutine: Coroutine[None, None, T]) -> T:
        """Run something in the event loop and return what comes of it."""
        return self._loop.run(coroutine)

    def stop(self) -> None:
        """Stop the server and leave the event loop to whoever else lives in it."""
        self.run(self._server.__aexit__(None, None, None))
        self.application.close()

    def close(self) -> None:
        """Stop the server, then the event loop."""
        self.stop()
        self._loop.close()


def let_guests_in(application: Application, guests: Mapping[str, Account]) -> None:
    """Give people whom the city knows by a key an identity, as if they had signed in just now."""

    def add(transaction: Transaction) -> None:
        for key, account in guests.items():
            person = transaction.people.find_by_identity(CHANNEL, ACCOUNT, key)
            if person is None:
                raise LookupError(key)
            now = datetime.now(UTC)
            transaction.people.save_identity(Identity(person.id, *account, True, now))

    application.write(add).result()
