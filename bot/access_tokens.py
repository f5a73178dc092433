"""Access tokens: one for an account, kept in the database, renewed by one process at a time."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeAlias, TypeVar

from bot.transaction import AccessToken, Transaction
from bot.wiring import Application
from storage.errors import BusyError

T = TypeVar("T")

MARGIN = timedelta(minutes=4)
"""A token is renewed so long before its end: WeChat gives a new one in the last 5 minutes."""
RENEWAL = timedelta(seconds=20)
"""How long a renewal may take until another process tries; longer than a call's timeout."""
PATIENCE = 10.0  # seconds; how long to wait for the renewal of another process
LOOK_EVERY = 0.1  # seconds
RETRY_AFTER = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Granted:
    """A token as the platform gave it, with how long it is good for."""

    value: str
    lifetime: timedelta


class TokenUnavailableError(Exception):
    """The platform gives no access token; ``code`` is its error code, 0 where it was not reached.

    Codes that need the operator: 40013 the app id, 40125 the secret, 40164 the list of addresses.
    """

    def __init__(self, code: int = 0) -> None:
        super().__init__(f"no access token: {code or 'not reached'}")
        self.code = code


Fetch: TypeAlias = Callable[[bool], Awaitable[Granted]]
"""Asks the platform for a token; ``True`` asks for another one than it gave last.

It raises TokenUnavailableError and takes less than ``RENEWAL``.
"""


class AccessTokens:
    """Hands out the token of one account.

    Every process may; a token that another one stored is used, and asking for a new one is kept
    from the others by a lease, since on some platforms that kills the token before.
    """

    def __init__(self, application: Application, channel: str, account: str, fetch: Fetch) -> None:
        self._application = application
        self._channel = channel
        self._account = account
        self._fetch = fetch
        self._holder = secrets.token_hex(8)
        self._lease = f"token:{channel}:{account}"
        self._lock = asyncio.Lock()
        self._known: AccessToken | None = None
        self._not_before = application.clock.now()

    async def get(self) -> AccessToken:
        """Return a token that is good for minutes to come.

        Raises:
            TokenUnavailableError: the platform gives none.
        """
        if self._known is None or not self._is_fresh(self._known):
            async with self._lock:
                return await self._look_or_renew(None)
        return self._known

    async def renew(self, refused: AccessToken) -> AccessToken:
        """Return another token than one that the platform refused.

        Raises:
            TokenUnavailableError: the platform gives none.
        """
        async with self._lock:
            return await self._look_or_renew(refused)

    async def _look_or_renew(self, refused: AccessToken | None) -> AccessToken:
        waited = 0.0
        while True:
            stored, is_mine = await self._database(self._look(refused))
            if stored is not None and self._will_do(stored, refused):
                self._known = stored
                return stored
            if is_mine:
                return await self._renew(stored, refused)
            if waited >= PATIENCE:
                raise TokenUnavailableError
            await asyncio.sleep(LOOK_EVERY)
            waited += LOOK_EVERY

    async def _renew(self, stored: AccessToken | None, refused: AccessToken | None) -> AccessToken:
        """Ask the platform, as the holder of the lease."""
        try:
            granted = await self._fetch(False)
            if refused is not None and granted.value == refused.value:
                granted = await self._fetch(True)
        except TokenUnavailableError:
            await self._database(self._give_up)
            self._not_before = self._application.clock.now() + RETRY_AFTER
            if stored is not None and refused is None and self._is_valid(stored):
                self._known = stored
                return stored
            raise
        self._not_before = self._application.clock.now() + RETRY_AFTER
        self._known = await self._database(self._store(granted, stored))
        return self._known

    def _look(
        self, refused: AccessToken | None
    ) -> Callable[[Transaction], tuple[AccessToken | None, bool]]:
        """Return what finds the stored token and, where it will not do, takes the lease."""

        def look(transaction: Transaction) -> tuple[AccessToken | None, bool]:
            stored = self._stored(transaction)
            if stored is not None and self._will_do(stored, refused):
                return stored, False
            now = transaction.now
            if not transaction.leases.acquire(self._lease, self._holder, now, now + RENEWAL):
                return stored, False
            # Whoever had the lease may have stored a token between the first look and this line.
            stored = self._stored(transaction)
            if stored is not None and self._will_do(stored, refused):
                transaction.leases.release(self._lease, self._holder)
                return stored, False
            return stored, True

        return look

    def _store(
        self, granted: Granted, replaced: AccessToken | None
    ) -> Callable[[Transaction], AccessToken]:
        def store(transaction: Transaction) -> AccessToken:
            transaction.tokens.replace(
                self._channel,
                self._account,
                0 if replaced is None else replaced.generation,
                granted.value,
                transaction.now + granted.lifetime,
            )
            transaction.leases.release(self._lease, self._holder)
            stored = self._stored(transaction)
            if stored is None:
                raise TokenUnavailableError
            return stored

        return store

    def _stored(self, transaction: Transaction) -> AccessToken | None:
        return transaction.tokens.find(self._channel, self._account)

    def _give_up(self, transaction: Transaction) -> None:
        transaction.leases.release(self._lease, self._holder)

    def _will_do(self, token: AccessToken, refused: AccessToken | None) -> bool:
        if refused is not None and token.generation <= refused.generation:
            return False
        return self._is_fresh(token)

    def _is_fresh(self, token: AccessToken) -> bool:
        """Tell whether a token need not be renewed; asked for just now, it need not be again."""
        now = self._application.clock.now()
        if now < self._not_before:
            return self._is_valid(token)
        return now < token.expires_at - MARGIN

    def _is_valid(self, token: AccessToken) -> bool:
        return self._application.clock.now() < token.expires_at

    async def _database(self, fn: Callable[[Transaction], T]) -> T:
        try:
            return await asyncio.wrap_future(self._application.write(fn))
        except BusyError as error:
            raise TokenUnavailableError from error
