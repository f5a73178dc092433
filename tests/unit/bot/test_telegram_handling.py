"""Updates are handled in order, for good, and groups get hints only."""

from __future__ import annotations

import asyncio
import io

import pytest

from bot.channel import Shell
from bot.inbox import Inbox, Outcome
from bot.metrics import Metrics
from bot.outbox import Account, Mailboxes
from bot.telegram_handling import HINTS, Handling
from bot.telegram_updates import UpdateInvalidError
from bot.wiring import Application
from tests.support.telegram_scripted import ScriptedApi
from tests.unit.bot.people import heard, repeat_everything

LI = {"id": 42, "is_bot": False, "first_name": "Li"}


def said(number: int, text: str, user: int = 42) -> dict[str, object]:
    chat = {"id": user, "type": "private"}
    message = {"message_id": number, "date": 1_790_000_000, "chat": chat, "from": LI | {"id": user}}
    return {"update_id": number, "message": message | {"text": text}}


def called(number: int) -> dict[str, object]:
    chat = {"id": -5, "type": "supergroup"}
    entity = {"type": "bot_command", "offset": 0, "length": 5}
    message = {"message_id": 1, "date": 1, "chat": chat, "from": LI, "text": "/help"}
    return {"update_id": number, "message": message | {"entities": [entity]}}


def handling(application: Application, api: ScriptedApi) -> Handling:
    metrics = Metrics()
    shell = Shell(application, Inbox(application, metrics), Mailboxes(application), metrics)
    return Handling(shell, api)


def of(user: int) -> Account:
    return Account("telegram", "7000", str(user))


async def test_a_conversation_is_in_order_however_long_the_batch(
    application: Application,
) -> None:
    repeat_everything(application)
    words = [f"第{number}句" for number in range(40)]
    updates = [said(number, text, user) for number, text in enumerate(words) for user in (42,)]
    await handling(application, ScriptedApi()).handle_all(updates)
    assert [text for text in heard(application, of(42)) if text in words] == words


async def test_what_is_no_update_does_not_stop_the_others(application: Application) -> None:
    repeat_everything(application)
    await handling(application, ScriptedApi()).handle_all([None, said(1, "好"), {"x": 1}])
    assert "好" in heard(application, of(42))


async def test_what_waits_too_long_is_tried_until_it_is_stored(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    repeat_everything(application)
    monkeypatch.setattr("bot.inbox.MOST_WAITING_A_CONVERSATION", 0)
    work = asyncio.create_task(handling(application, ScriptedApi()).handle_all([said(1, "好")]))
    await asyncio.sleep(0.1)
    assert not work.done()
    monkeypatch.setattr("bot.inbox.MOST_WAITING_A_CONVERSATION", 5)
    async with asyncio.timeout(5):
        await work
    assert "好" in heard(application, of(42))


async def test_a_button_of_a_duplicate_is_answered_again(application: Application) -> None:
    api = ScriptedApi()
    hands = handling(application, api)
    shown = {"message_id": 8, "date": 0, "chat": {"id": 42, "type": "private"}}
    query = {"id": "q", "from": LI, "message": shown, "chat_instance": "1", "data": "x.1"}
    outcomes = [await hands.handle({"update_id": 3, "callback_query": query}) for _ in range(2)]
    await hands.close()
    assert outcomes == [Outcome.HANDLED, Outcome.DUPLICATE]
    assert api.answered == ["q", "q"]


async def test_a_call_from_a_group_is_hinted_once_and_leaves_nobody_behind(
    application: Application,
) -> None:
    api = ScriptedApi()
    hands = handling(application, api)
    outcomes = [await hands.handle(called(3)) for _ in range(2)]
    await hands.close()
    assert outcomes == [Outcome.HANDLED, Outcome.DUPLICATE]
    ((call, text),) = api.hints
    assert call.chat_id == -5
    assert "https://t.me/huying_test_bot" in text
    assert heard(application, of(42)) == []


async def test_a_group_gets_only_so_many_hints(application: Application) -> None:
    api = ScriptedApi()
    hands = handling(application, api)
    for number in range(20):
        await hands.handle(called(number))
    await hands.close()
    assert len(api.hints) == HINTS.burst


class SlowApi(ScriptedApi):
    """Telegram does not answer."""

    async def answer_query(self, query_id: str) -> None:
        """Wait for ever."""
        self.answered.append(query_id)
        await asyncio.Event().wait()


async def test_nobody_waits_for_a_telegram_that_does_not_answer(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram_handling.GOODBYE_SECONDS", 0.05)
    api = SlowApi()
    hands = handling(application, api)
    query = {"id": "q", "from": LI, "chat_instance": "1", "data": "x.1"}
    assert await hands.handle({"update_id": 3, "callback_query": query}) is Outcome.HANDLED
    async with asyncio.timeout(2):
        await hands.close()
    assert api.answered == ["q"]


async def test_an_update_that_the_reader_stumbles_over_is_let_go(
    application: Application, monkeypatch: pytest.MonkeyPatch, log: io.StringIO
) -> None:
    def stumble(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.telegram_handling.parse_update", stumble)
    outcome = await handling(application, ScriptedApi()).handle(said(1, "好"))
    assert outcome is Outcome.HANDLED
    assert "telegram_update_unreadable" in log.getvalue()


async def test_what_has_no_number_is_told(application: Application) -> None:
    with pytest.raises(UpdateInvalidError):
        await handling(application, ScriptedApi()).handle({})
