"""Answers inside the HTTP response: as many as it holds, the same when the event comes again."""

from __future__ import annotations

from collections.abc import Sequence

from bot.inbox import Inbox
from bot.passive import take_answers
from bot.transaction import Transaction
from bot.wiring import Application
from handlers.incoming import Incoming, Kind
from handlers.message import Message


def event(application: Application, number: int) -> Incoming:
    now = application.clock.now()
    who = "somebody"
    return Incoming("wechat", "wx1", f"e{number}", who, who, Kind.TEXT, now, text="飞线充电")


def everything(_: Transaction, messages: Sequence[Message]) -> int:
    return len(messages)


async def test_the_answers_to_an_event_are_taken_however_often_it_comes(
    application: Application,
) -> None:
    incoming = event(application, 1)
    await Inbox(application).handle(incoming)
    first = await take_answers(application, incoming.key, everything)
    assert "飞线充电" in first[-1].message.text
    assert await take_answers(application, incoming.key, lambda *_: 0) == first


async def test_what_is_not_chosen_is_not_taken(application: Application) -> None:
    incoming = event(application, 1)
    await Inbox(application).handle(incoming)
    assert len(await take_answers(application, incoming.key, lambda *_: 1)) == 1


async def test_an_event_that_was_not_answered_has_none(application: Application) -> None:
    assert await take_answers(application, "wechat:wx1:e9", everything) == []
