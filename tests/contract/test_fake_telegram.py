"""The server that plays Telegram is as strict as Telegram is; else it would prove little."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio

from tests.support.fake_telegram import TOKEN, FakeTelegram
from tests.support.telegram_bot import telegram_server
from tests.support.telegram_entities import EntitiesInvalidError, parse_html
from tests.support.telegram_people import Fingers

USER = 42


def keyboard(label: str = "好", data: str = "a.1") -> str:
    return json.dumps({"inline_keyboard": [[{"text": label, "callback_data": data}]]})


@pytest_asyncio.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    """Run a Telegram on which one person has started the bot."""
    async with telegram_server() as server:
        server.phone(USER).started = True
        yield server


async def call(telegram: FakeTelegram, method: str, token: str = TOKEN, **fields: str) -> int:
    address = f"{telegram.url}/bot{token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(address, data=fields) as answer:
        await answer.read()
        return answer.status


async def test_a_right_call_is_taken(telegram: FakeTelegram) -> None:
    status = await call(
        telegram,
        "sendMessage",
        chat_id=str(USER),
        text="<b>好</b> &amp;",
        parse_mode="HTML",
        reply_markup=keyboard(),
    )
    assert (status, telegram.complaints) == (200, [])
    (seen,) = telegram.phone(USER).seen
    assert (seen.text, seen.buttons) == ("好 &", (("好", "a.1"),))


@pytest.mark.parametrize(
    ("method", "fields"),
    [
        ("sendMessage", {"text": "好"}),
        ("sendMessage", {"chat_id": "42", "text": "好", "parse_mod": "HTML"}),
        ("sendMessage", {"chat_id": "42", "text": "好", "parse_mode": "MarkdownV2"}),
        ("sendMessage", {"chat_id": "me", "text": "好"}),
        ("sendMessage", {"chat_id": "42", "text": "好", "disable_notification": "yes"}),
        ("sendMessage", {"chat_id": "42", "text": "   "}),
        ("sendMessage", {"chat_id": "42", "text": "😀" * 2049}),
        ("sendMessage", {"chat_id": "42", "text": "a < b", "parse_mode": "HTML"}),
        ("sendMessage", {"chat_id": "42", "text": "<b>a", "parse_mode": "HTML"}),
        ("sendMessage", {"chat_id": "42", "text": "好", "reply_markup": "{"}),
        ("sendMessage", {"chat_id": "42", "text": "好", "reply_markup": keyboard(data="灯" * 22)}),
        ("sendMessage", {"chat_id": "42", "text": "好", "reply_markup": keyboard(label=" ")}),
        ("getUpdates", {"limit": "101"}),
        ("getUpdates", {"allowed_updates": '["everything"]'}),
        ("setMyCommands", {"commands": '[{"command": "Help", "description": "x"}]'}),
        ("setWebhook", {"url": "https://x", "secret_token": "a b"}),
        ("sendTelegram", {"chat_id": "42"}),
    ],
)
async def test_a_wrong_call_is_refused_and_remembered(
    telegram: FakeTelegram, method: str, fields: dict[str, str]
) -> None:
    assert await call(telegram, method, **fields) == 400
    assert len(telegram.complaints) == 1
    assert telegram.phone(USER).seen == []


async def test_who_has_the_wrong_token_finds_nothing(telegram: FakeTelegram) -> None:
    assert await call(telegram, "getMe", token="1:x") == 404  # noqa: S106 - a wrong one


@pytest.mark.parametrize(("blocked", "started", "status"), [(True, True, 403), (False, False, 403)])
async def test_who_did_not_ask_for_it_is_not_written_to(
    telegram: FakeTelegram, blocked: bool, started: bool, status: int
) -> None:
    phone = telegram.phone(USER)
    phone.blocked, phone.started = blocked, started
    assert await call(telegram, "sendMessage", chat_id=str(USER), text="好") == status
    assert await call(telegram, "sendMessage", chat_id="43", text="好") == 400


async def test_an_update_stays_until_it_is_confirmed(telegram: FakeTelegram) -> None:
    number = Fingers(telegram, telegram.phone(USER)).types("好")
    assert await call(telegram, "getUpdates", timeout="0") == 200
    assert len(telegram.queue.pending) == 1
    await call(telegram, "getUpdates", timeout="0", offset=str(number + 1))
    assert not telegram.queue.pending


async def test_nobody_polls_beside_a_webhook(telegram: FakeTelegram) -> None:
    await call(telegram, "setWebhook", url="http://127.0.0.1:9/")
    assert await call(telegram, "getUpdates") == 409


async def test_the_same_words_are_no_edit(telegram: FakeTelegram) -> None:
    await call(telegram, "sendMessage", chat_id=str(USER), text="好")
    same = {"chat_id": str(USER), "message_id": "1", "text": "好"}
    assert await call(telegram, "editMessageText", **same) == 400
    assert await call(telegram, "editMessageText", **same | {"text": "新"}) == 200
    assert await call(telegram, "editMessageText", **same | {"message_id": "2"}) == 400


async def test_a_query_is_answered_once(telegram: FakeTelegram) -> None:
    Fingers(telegram, telegram.phone(USER)).presses("a.1")
    (query,) = telegram.open_queries
    assert await call(telegram, "answerCallbackQuery", callback_query_id=query) == 200
    assert await call(telegram, "answerCallbackQuery", callback_query_id=query) == 400


@pytest.mark.parametrize("html", ["<x>a</x>", "a</b>", "<b><i>a</b></i>", "a & b", "<b a>c</b>"])
def test_html_that_telegram_cannot_parse_is_told(html: str) -> None:
    with pytest.raises(EntitiesInvalidError):
        parse_html(html)


def test_lengths_are_of_the_text_without_marks() -> None:
    parsed = parse_html("<b>灯</b>&lt;😀")
    assert (parsed.text, parsed.units, parsed.marks) == ("灯<😀", 4, 1)
