"""Files of WeChat: fetched by name, given by what they are, shown to who has not seen them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.media import LARGEST
from bot.push import MediaGoneError, MediaTooLargeError
from bot.transaction import Chat
from bot.wechat_events import CHANNEL
from bot.wechat_media import WechatMedia, worth_showing
from bot.wiring import Application
from handlers.message import Message
from tests.support.fake_wechat import APP_ID
from tests.support.photos import jpeg
from tests.support.wechat_account import SOMEBODY, Desk, open_desk


@pytest_asyncio.fixture
async def desk(application: Application) -> AsyncIterator[Desk]:
    """Return an account's way to a fake of WeChat."""
    async with open_desk(application) as opened:
        yield opened


@pytest.fixture
def media(desk: Desk) -> WechatMedia:
    """Return its files."""
    return WechatMedia(desk.application, desk.api)


async def test_a_file_is_fetched(desk: Desk, media: WechatMedia) -> None:
    name = desk.fake.keep(jpeg().content, "image/jpeg")
    assert await media.fetch_media(name) == jpeg().content


async def test_a_file_that_is_gone_is_not_asked_for_again(media: WechatMedia) -> None:
    with pytest.raises(MediaGoneError):
        await media.fetch_media("nothing")


async def test_a_file_that_is_too_large_is_said_to_be(desk: Desk, media: WechatMedia) -> None:
    name = desk.fake.keep(bytes(LARGEST + 1), "video/mp4")
    with pytest.raises(MediaTooLargeError):
        await media.fetch_media(name)


@pytest.mark.parametrize("fault", ["500", "html", -1, 45009, 48001])
async def test_a_file_that_cannot_be_had_now_is_asked_for_later(
    desk: Desk, media: WechatMedia, fault: int | str
) -> None:
    name = desk.fake.keep(jpeg().content, "image/jpeg")
    desk.fake.faults["media/get"].append(fault)
    if fault == "html":  # it is no file that we keep, and is refused as such later
        assert await media.fetch_media(name)
        return
    with pytest.raises(OSError, match=str(fault)):
        await media.fetch_media(name)


async def test_without_a_token_a_file_is_asked_for_later(desk: Desk, media: WechatMedia) -> None:
    desk.fake.faults["stable_token"].append("500")
    with pytest.raises(ConnectionError):
        await media.fetch_media("m1")


async def test_files_of_others_are_shown_and_ones_own_are_not(desk: Desk) -> None:
    chat = Chat(CHANNEL, APP_ID, SOMEBODY)
    others, own = desk.photo_of("worker:03", jpeg()), desk.photo_of("resident:demo", jpeg("red"))
    message = Message("办好了", media=(own, others))
    shown = desk.application.read(
        lambda transaction: [one.id for one in worth_showing(transaction, chat, message)]
    ).result()
    assert shown == [others.id]
