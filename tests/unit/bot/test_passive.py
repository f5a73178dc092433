"""Answers that go into the HTTP response to the event that they answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from bot.passive import take_answers
from bot.wiring import Application
from handlers.message import Message
from tests.support.clock import HandClock
from tests.support.scripted_push import ScriptedPush
from tests.unit.bot.post import WECHAT, Post

EVENT = "wechat:oa:e1"
Choose = Callable[[Sequence[Message]], int]


@pytest.fixture
def post(application: Application, clock: HandClock) -> Post:
    """Return a post office with three answers to an event of Anna's on WeChat."""
    opened = Post(application, clock)
    opened.reach("anna", WECHAT)
    for name in ("m1", "m2", "m3"):
        opened.put(name, "anna", "reply", answers=EVENT)
    return opened


def two(answers: Sequence[Message]) -> int:
    """Hold two answers."""
    return min(2, len(answers))


def nothing(_answers: Sequence[Message]) -> int:
    """Hold no answer."""
    return 0


def taken(post: Post, event: str = EVENT, choose: Choose = two) -> list[str]:
    """Return the texts that go into the response."""
    messages = post.application.write(
        lambda transaction: take_answers(transaction, event, choose)
    ).result()
    return [message.text for message in messages]


async def test_as_many_answers_as_it_holds_go_into_the_response_and_the_same_ones_again(
    post: Post,
) -> None:
    assert taken(post) == ["m1", "m2"]
    post.forward(60)
    assert taken(post) == ["m1", "m2"]
    assert taken(post, "wechat:oa:e2") == []


async def test_what_is_left_over_leaves_by_a_call_a_second_later(post: Post) -> None:
    push = ScriptedPush(*WECHAT, answers_in_response=True)
    sender = post.sender(push)
    taken(post)
    await sender.send_due()
    assert push.texts == []
    post.forward(1)
    await sender.send_due()
    assert push.texts == ["m3"]


async def test_what_no_response_can_hold_leaves_by_calls_at_once(post: Post) -> None:
    push = ScriptedPush(*WECHAT, answers_in_response=True)
    assert taken(post, choose=nothing) == []
    await post.sender(push).send_due()
    assert push.texts[0] == "m1"


async def test_where_nothing_was_asked_for_all_leaves_by_calls_from_five_seconds_on(
    post: Post,
) -> None:
    push = ScriptedPush(*WECHAT, answers_in_response=True)
    sender = post.sender(push)
    post.forward(4.9)
    await sender.send_due()
    assert push.texts == []
    post.forward(0.1)
    await sender.send_due()
    assert push.texts == ["m1", "m2", "m3"]
    assert taken(post) == []
