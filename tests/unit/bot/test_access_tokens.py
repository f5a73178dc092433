"""Access tokens: one for all processes, renewed in time, once, and when refused."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.access_tokens import AccessTokens, Granted, TokenUnavailableError
from bot.wiring import Application, open_application
from tests.support.city import settings_in
from tests.support.clock import HandClock

TWO_HOURS = timedelta(hours=2)
MINUTE = timedelta(minutes=1)


class Issuer:
    """A platform that gives tokens: a new one in the last minutes of the old one, or if forced."""

    def __init__(self, clock: HandClock) -> None:
        self.clock = clock
        self.given: list[str] = []
        self.asked = 0
        self.is_down = False
        self._ends = clock.now()

    async def fetch(self, force: bool) -> Granted:
        """Give a token."""
        self.asked += 1
        await asyncio.sleep(0.01)
        if self.is_down:
            raise TokenUnavailableError(-1)
        now = self.clock.now()
        if force or self._ends - now < 5 * MINUTE:
            self.given.append(f"token {len(self.given) + 1}")
            self._ends = now + TWO_HOURS
        return Granted(self.given[-1], self._ends - now)


@pytest.fixture
def issuer(clock: HandClock) -> Issuer:
    """Return the platform."""
    return Issuer(clock)


@pytest.fixture
def tokens(application: Application, issuer: Issuer) -> AccessTokens:
    """Return what hands the tokens out."""
    return AccessTokens(application, "wechat", "wx1", issuer.fetch)


@pytest.fixture
def elsewhere(application: Application, clock: HandClock, issuer: Issuer) -> Iterator[AccessTokens]:
    """Return what hands them out in another process."""
    folder = Path(application.settings.data_dir)
    other = open_application(settings_in(folder), clock)
    yield AccessTokens(other, "wechat", "wx1", issuer.fetch)
    other.close()


async def test_a_token_is_asked_for_once(tokens: AccessTokens, issuer: Issuer) -> None:
    found = await asyncio.gather(*(tokens.get() for _ in range(20)))
    assert {token.value for token in found} == {"token 1"}
    assert issuer.asked == 1


async def test_processes_share_a_token(
    tokens: AccessTokens, elsewhere: AccessTokens, issuer: Issuer
) -> None:
    found = await asyncio.gather(*(one.get() for one in (tokens, elsewhere) * 5))
    assert {token.value for token in found} == {"token 1"}
    assert issuer.asked == 1


async def test_a_token_is_renewed_before_its_end(
    tokens: AccessTokens, issuer: Issuer, clock: HandClock
) -> None:
    first = await tokens.get()
    clock.forward(TWO_HOURS - 5 * MINUTE)
    assert await tokens.get() == first
    clock.forward(2 * MINUTE)
    assert (await tokens.get()).value == "token 2"
    assert issuer.asked == 2


async def test_a_refused_token_is_replaced_once_for_all(
    tokens: AccessTokens, elsewhere: AccessTokens, issuer: Issuer
) -> None:
    refused = await tokens.get()
    await elsewhere.get()
    found = await asyncio.gather(*(one.renew(refused) for one in (tokens, elsewhere) * 5))
    assert {token.value for token in found} == {"token 2"}
    assert issuer.given == ["token 1", "token 2"]


async def test_a_token_is_used_to_its_end_while_the_platform_is_down(
    tokens: AccessTokens, issuer: Issuer, clock: HandClock
) -> None:
    first = await tokens.get()
    issuer.is_down = True
    clock.forward(TWO_HOURS - 2 * MINUTE)
    assert await tokens.get() == first
    assert await tokens.get() == first
    assert issuer.asked == 2
    clock.forward(2 * MINUTE)
    with pytest.raises(TokenUnavailableError):
        await tokens.get()


async def test_after_a_failure_the_next_call_asks_again(
    tokens: AccessTokens, issuer: Issuer
) -> None:
    issuer.is_down = True
    with pytest.raises(TokenUnavailableError):
        await tokens.get()
    issuer.is_down = False
    assert (await tokens.get()).value == "token 1"


async def test_who_died_while_asking_is_waited_for_no_longer_than_its_lease(
    application: Application, tokens: AccessTokens, clock: HandClock
) -> None:
    async def never(_: bool) -> Granted:
        await asyncio.sleep(3600)
        raise AssertionError

    dead = asyncio.create_task(AccessTokens(application, "wechat", "wx1", never).get())
    await asyncio.sleep(0.05)
    dead.cancel()
    clock.forward(MINUTE)
    assert (await tokens.get()).value == "token 1"
