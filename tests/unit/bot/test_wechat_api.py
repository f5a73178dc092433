"""Calls to WeChat: their tokens, and what each way of failing means."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest
import pytest_asyncio

from bot.access_tokens import TokenUnavailableError
from bot.wechat_account import open_api
from bot.wechat_api import (
    Answer,
    ApiRefusedError,
    Call,
    NoAnswerError,
    NotReachedError,
    TooMuchError,
    Upload,
)
from bot.wiring import Application
from tests.support.clock import HandClock
from tests.support.photos import jpeg
from tests.support.wechat_account import Desk, open_desk

MENU = Call("cgi-bin/menu/create", {"button": ()})
COUNTED = "menu/create"


@pytest_asyncio.fixture
async def desk(application: Application) -> AsyncIterator[Desk]:
    """Return an account's way to a fake of WeChat."""
    async with open_desk(application) as opened:
        yield opened


async def test_one_token_serves_all_calls(desk: Desk) -> None:
    for _ in range(3):
        await desk.api.answer(MENU, Answer)
    assert desk.fake.tokens == ["token-1"]
    assert desk.fake.calls["stable_token"] == 1


@pytest.mark.parametrize("code", [40001, 40014, 42001])
async def test_a_token_that_is_refused_is_renewed_and_the_call_repeated(
    desk: Desk, code: int
) -> None:
    await desk.api.answer(MENU, Answer)
    desk.fake.faults[COUNTED].append(code)
    await desk.api.answer(MENU, Answer)
    assert desk.fake.tokens == ["token-1", "token-2"]


async def test_a_token_that_is_refused_for_ever_is_not_asked_for_for_ever(desk: Desk) -> None:
    desk.fake.faults[COUNTED] = [40001] * 50
    with pytest.raises(ApiRefusedError, match="40001"):
        await desk.api.answer(MENU, Answer)
    assert desk.fake.calls[COUNTED] == 2
    assert desk.fake.calls["stable_token"] <= 3


async def test_a_token_that_another_program_ended_is_replaced(desk: Desk, clock: HandClock) -> None:
    await desk.api.answer(MENU, Answer)
    desk.fake.tokens.append("another program's")
    clock.forward(timedelta(minutes=1))
    await desk.api.answer(MENU, Answer)


@pytest.mark.parametrize(
    ("fault", "error"),
    [("500", NotReachedError), ("html", NoAnswerError), ("drop", NoAnswerError)],
)
async def test_what_did_not_happen_is_told_from_what_may_have(
    desk: Desk, fault: str, error: type[Exception]
) -> None:
    await desk.api.answer(MENU, Answer)
    desk.fake.faults[COUNTED].append(fault)
    with pytest.raises(error):
        await desk.api.answer(MENU, Answer)


async def test_where_nobody_listens_nothing_happened(desk: Desk) -> None:
    await desk.api.answer(MENU, Answer)
    await desk.fake.stop()
    async with aiohttp.ClientSession() as session:
        with pytest.raises(NotReachedError):
            await open_api(desk.application, session).answer(MENU, Answer)


@pytest.mark.parametrize(("fault", "code"), [(40125, 40125), ("500", 0), ("drop", 0)])
async def test_without_a_token_nothing_is_called(desk: Desk, fault: int | str, code: int) -> None:
    desk.fake.faults["stable_token"].append(fault)
    with pytest.raises(TokenUnavailableError) as caught:
        await desk.api.answer(MENU, Answer)
    assert caught.value.code == code
    assert desk.fake.calls[COUNTED] == 0


async def test_a_file_goes_there_and_comes_back(desk: Desk) -> None:
    photo = jpeg().content
    upload = Upload("photo.jpg", "image/jpeg", photo)
    await desk.api.answer(
        Call("cgi-bin/media/upload", file=upload, query={"type": "image"}), Answer
    )
    (name,) = desk.fake.media
    found = await desk.api.file(Call("cgi-bin/media/get", query={"media_id": name}), len(photo))
    assert found == photo


async def test_a_file_that_is_too_large_is_not_read_to_its_end(desk: Desk) -> None:
    name = desk.fake.keep(bytes(100_000), "image/jpeg")
    with pytest.raises(TooMuchError):
        await desk.api.file(Call("cgi-bin/media/get", query={"media_id": name}), 99_999)


async def test_a_refusal_in_place_of_a_file_is_one(desk: Desk) -> None:
    with pytest.raises(ApiRefusedError, match="40007"):
        await desk.api.file(Call("cgi-bin/media/get", query={"media_id": "gone"}), 1000)
