"""The way to WeChat for the account in the settings."""

from __future__ import annotations

from datetime import timedelta

from bot.wechat_api import Answer, Call
from bot.wiring import Application
from tests.support.clock import HandClock
from tests.support.wechat_account import open_desk

CALL = Call("cgi-bin/menu/create", {"button": ()})


async def test_tokens_are_asked_for_in_the_way_that_ends_no_other(
    application: Application, clock: HandClock
) -> None:
    async with open_desk(application) as desk:
        await desk.api.answer(CALL, Answer)
        clock.forward(timedelta(minutes=117))
        await desk.api.answer(CALL, Answer)
        assert desk.fake.tokens == ["token-1", "token-2"]
        assert not desk.fake.refused
