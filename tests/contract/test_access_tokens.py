"""Two processes with one account: one token, which neither ends for the other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
import pytest_asyncio

from bot.wechat_account import connected
from bot.wechat_api import Answer, Call
from bot.wiring import Application, open_application
from tests.support.clock import HandClock
from tests.support.driver_wechat import wechat_settings
from tests.support.fake_wechat import FakeWechat
from tests.support.fake_wechat_phone import Mode

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
CALL = Call("cgi-bin/menu/create", {"button": ()})


@pytest.fixture
def clock() -> HandClock:
    """Return the clock of both processes and of WeChat."""
    return HandClock()


@pytest_asyncio.fixture
async def fake(clock: HandClock) -> AsyncIterator[FakeWechat]:
    """Return WeChat."""
    started = FakeWechat(clock)
    await started.start()
    yield started
    await started.stop()


@pytest.fixture
def processes(database_url: str, tmp_path: Path, fake: FakeWechat) -> Iterator[list[Application]]:
    """Open the program twice, as two processes would."""
    settings = wechat_settings(tmp_path, fake.url, Mode.SAFE)
    settings = msgspec.structs.replace(settings, database_url=database_url)
    opened = [open_application(settings, fake.clock) for _ in range(2)]
    yield opened
    for one in opened:
        one.close()


@pytest.mark.parametrize(("span", "tokens"), [(HOUR, 1), (5 * HOUR, 3)])
@pytest.mark.parametrize("kills", [True, False])
async def test_two_processes_share_a_token_as_long_as_it_lasts(
    processes: list[Application],
    fake: FakeWechat,
    clock: HandClock,
    span: timedelta,
    tokens: int,
    kills: bool,
) -> None:
    fake.kills = kills
    async with AsyncExitStack() as stack:
        apis = [await stack.enter_async_context(connected(one)) for one in processes]
        for _ in range(span // MINUTE):
            await asyncio.gather(*(api.answer(CALL, Answer) for api in apis))
            clock.forward(MINUTE)
    assert len(fake.tokens) == tokens
    assert not fake.refused
    assert fake.calls["menu/create"] == 2 * (span // MINUTE)
