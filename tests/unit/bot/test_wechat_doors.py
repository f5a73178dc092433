"""WeChat's codes for doors where no account is set; with one see tests/story/test_doors.py."""

from __future__ import annotations

from bot.wechat_doors import wechat_links
from bot.wiring import Application


async def test_without_an_account_there_are_no_codes(application: Application) -> None:
    assert await wechat_links(application, ["token"]) == {}
