"""A city whose server listens on the loopback address, in a thread of this process."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping
from datetime import UTC, datetime
from threading import Thread
from typing import TypeVar

from bot.app import running
from bot.channels.console import ACCOUNT, CHANNEL
from bot.outbox import Account
from bot.settings import Settings
from bot.transaction import Transaction
from bot.wiring import Application, open_application
from tests.support.clock import HandClock
from tickets.people import Identity

T = TypeVar("T")

LONGEST_ANSWER = 90.0  # seconds


class ServedCity:
    """A running server on a city's folder, and the event loop in which its guests live too.

    ``guests`` are let in before it starts: whom the city knows by a key like ``worker:03`` gets an
    identity on a platform, as if they had signed in there.
    """

    def __init__(
        self,
        settings: Settings,
        guests: Mapping[str, Account],
        clock: HandClock | None = None,
    ) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()
        self.application = open_application(settings, clock)
        let_guests_in(self.application, guests)
        self._server = running(self.application)
        self.address = self.run(self._server.__aenter__()).url

    def run(self, coroutine: Coroutine[None, None, T]) -> T:
        """Run something in the event loop and return what comes of it."""
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(LONGEST_ANSWER)

    def close(self) -> None:
        """Stop the server, then the event loop."""
        self.run(self._server.__aexit__(None, None, None))
        self.application.close()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(LONGEST_ANSWER)
        self.loop.close()


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
