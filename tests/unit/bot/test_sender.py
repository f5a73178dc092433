"""The sender: order, pace, and what it does with every way in which a call can end."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.push import Outgoing, Pace, Rejected, RetryLater, Unknown, Unreachable, WindowClosed
from bot.sender import LONGEST_RETRY, Sender
from bot.transaction import Transaction
from bot.wiring import Application
from tests.support.clock import HandClock
from tests.support.scripted_push import ScriptedPush, texts_to
from tests.unit.bot.post import TELEGRAM, WECHAT, Post

LONGEST_SECONDS = LONGEST_RETRY.total_seconds()


@pytest.fixture
def post(application: Application, clock: HandClock) -> Post:
    """Return a post office with Anna on Telegram."""
    opened = Post(application, clock)
    opened.reach("anna")
    return opened


@asynccontextmanager
async def running(sender: Sender) -> AsyncIterator[None]:
    """Run a sender while the context is open."""
    work = asyncio.create_task(sender.run())
    try:
        yield
    finally:
        work.cancel()
        await asyncio.wait({work})


async def until_taken(push: ScriptedPush, count: int) -> None:
    """Wait until so many messages have arrived."""
    async with asyncio.timeout(10):
        while len(push.taken) < count:
            await push.next_change()


async def test_messages_of_a_chat_leave_in_order_and_chats_do_not_wait_for_each_other(
    post: Post,
) -> None:
    people = [f"p{number}" for number in range(6)]
    for name in people:
        post.reach(name)
    for number in range(4):
        for name in people:
            post.put(f"{number}-{name}", name)
    push = ScriptedPush(seconds=0.01, pace=Pace(1e6, 1_000, 0.0, in_flight=4))
    await post.sender(push).send_due()
    for name in people:
        assert texts_to(f"telegram-{name}", push.taken) == [f"{n}-{name}" for n in range(4)]
        assert set(post.states(name).values()) == {"sent"}
    assert push.most_at_once == 4
    assert post.counted("telegram", "sent") == 24


async def test_a_burst_leaves_at_once_and_the_rest_at_the_accounts_pace(post: Post) -> None:
    for number in range(9):
        post.reach(f"p{number}")
        post.put(f"m{number}", f"p{number}")
    push = ScriptedPush(pace=Pace(a_second=2.0, burst=4, chat_seconds=0.0))
    sender = post.sender(push)
    arrived = []
    for _ in range(4):
        await sender.send_due()
        arrived.append(len(push.taken))
        post.forward(1)
    assert arrived == [4, 6, 8, 9]


async def test_a_chat_rests_between_messages_but_for_urgent_ones(post: Post) -> None:
    push = ScriptedPush(pace=Pace(a_second=100.0, burst=100, chat_seconds=3.0))
    sender = post.sender(push)
    for name in ("m1", "m2"):
        post.put(name, "anna")
    await sender.send_due()
    assert push.texts == ["m1"]
    post.forward(2.9)
    await sender.send_due()
    assert push.texts == ["m1"]
    post.forward(0.1)
    await sender.send_due()
    assert push.texts == ["m1", "m2"]
    post.put("fire", "anna", "urgent")
    await sender.send_due()
    assert push.texts == ["m1", "m2", "fire"]


async def test_a_chat_that_is_to_wait_gets_nothing_before_and_others_do(post: Post) -> None:
    post.reach("ben")
    push = ScriptedPush()
    sender = post.sender(push)
    push.answer("telegram-anna", RetryLater(30))
    for name in ("anna", "ben"):
        post.put(f"to {name}", name)
    post.put("fire", "anna", "urgent")
    await sender.send_due()
    post.forward(29.9)
    post.put("more to ben", "ben")
    await sender.send_due()
    assert push.texts == ["to ben", "more to ben"]
    assert len(push.calls) == 3
    post.forward(0.1)
    await sender.send_due()
    assert texts_to("telegram-anna", push.taken) == ["to anna", "fire"]


async def test_an_account_that_is_to_wait_makes_no_call_before_and_no_heir_of_it_does(
    post: Post,
) -> None:
    post.reach("ben")
    push = ScriptedPush()
    push.answer("telegram-anna", RetryLater(60, whole_account=True))
    sender = post.sender(push)
    post.put("m1", "anna")
    await sender.send_due()
    post.put("m2", "ben")
    post.forward(59)
    await sender.send_due()
    assert len(push.calls) == 1
    async with running(post.sender(push)):
        await asyncio.sleep(0.2)
        assert len(push.calls) == 1
    post.forward(1)
    await sender.send_due()
    assert sorted(push.texts) == ["m1", "m2"]


async def test_what_was_not_taken_is_tried_later_and_later_and_then_given_up(post: Post) -> None:
    push = ScriptedPush()
    push.answer("telegram-anna", *[RetryLater()] * 30)
    sender = post.sender(push)
    post.put("m1", "anna")
    post.put("m2", "anna")
    waits = []
    for _ in range(30):
        await sender.send_due()
        waits.append(post.seconds_until_again("anna"))
        post.forward(LONGEST_SECONDS)
    assert len(push.calls) == 30
    assert 1 <= waits[0] <= 2
    assert LONGEST_SECONDS / 2 <= waits[-2] <= LONGEST_SECONDS
    await sender.send_due()
    assert post.states("anna") == {"m1": "failed", "m2": "sent"}


async def test_an_account_whose_platform_fails_pauses_and_goes_on(post: Post) -> None:
    push = ScriptedPush()
    push.answer("telegram-anna", *[RetryLater(None, whole_account=True)] * 3)
    sender = post.sender(push)
    post.put("m1", "anna")
    for _ in range(4):
        await sender.send_due()
        post.forward(60)
    assert len(push.calls) == 4
    assert post.states("anna") == {"m1": "sent"}


@pytest.mark.parametrize(
    ("importance", "dedupes", "calls", "state"),
    [
        ("reply", False, 1, "unknown"),
        ("progress", False, 1, "unknown"),
        ("notice", False, 3, "unknown"),
        ("urgent", False, 3, "unknown"),
        ("reply", True, 6, "sent"),
    ],
)
async def test_what_may_have_arrived_is_repeated_only_where_that_is_better_than_losing_it(
    post: Post, importance: str, dedupes: bool, calls: int, state: str
) -> None:
    push = ScriptedPush(dedupes=dedupes)
    push.answer("telegram-anna", *[Unknown()] * 5)
    sender = post.sender(push)
    answers = "telegram:bot:e1" if importance == "reply" else None
    post.put("m1", "anna", importance, answers=answers)
    for _ in range(8):
        await sender.send_due()
        post.forward(LONGEST_SECONDS)
    assert len(push.calls) == calls
    assert {outgoing.id for outgoing in push.calls} == {"m1"}
    assert post.states("anna") == {"m1": state}


async def test_a_platform_that_does_not_answer_is_left_alone_for_a_while(post: Post) -> None:
    push = ScriptedPush(pace=Pace(1e6, 1_000, 0.0, in_flight=1))
    names = [f"p{number}" for number in range(8)]
    for name in names:
        post.reach(name)
        post.put(f"to {name}", name, "reply", answers="telegram:bot:e1")
        push.answer(f"telegram-{name}", Unknown())
    sender = post.sender(push)
    await sender.send_due()
    assert len(push.calls) == 4
    post.forward(60)
    await sender.send_due()
    assert len(push.calls) == 5


async def test_who_cannot_be_reached_is_told_on_their_other_channel(post: Post) -> None:
    post.reach("ben", TELEGRAM, WECHAT)
    telegram, wechat = ScriptedPush(), ScriptedPush(*WECHAT)
    telegram.answer("telegram-ben", Unreachable("blocked"))
    senders = post.sender(telegram), post.sender(wechat)
    for name in ("m1", "m2"):
        post.put(name, "ben")
    for sender in senders:
        await sender.send_due()
    assert [call.message.text for call in telegram.calls] == ["m1"]
    assert wechat.texts == ["m1", "m2"]
    assert post.reachable("ben") == {"telegram": False, "wechat": True}
    post.put("m3", "ben")
    await senders[1].send_due()
    assert wechat.texts == ["m1", "m2", "m3"]


async def test_who_can_be_reached_nowhere_is_told_when_they_write_again(post: Post) -> None:
    push = ScriptedPush()
    push.answer("telegram-anna", Unreachable("blocked"))
    sender = post.sender(push)
    for name in ("m1", "m2"):
        post.put(name, "anna")
    await sender.send_due()
    assert post.states("anna") == {"m1": "held", "m2": "held"}
    assert len(push.calls) == 1
    post.come_back("anna")
    post.put("answer", "anna", "reply", answers="telegram:bot:e1")
    await sender.send_due()
    assert push.texts == ["m1", "m2", "answer"]


async def test_a_closed_window_sends_a_message_to_the_other_channel_and_closes_no_other(
    post: Post,
) -> None:
    post.reach("ben", WECHAT, TELEGRAM)
    wechat, telegram = ScriptedPush(*WECHAT), ScriptedPush()
    wechat.answer("wechat-ben", WindowClosed())
    post.put("m1", "ben")
    post.put("m2", "ben")
    for push in (wechat, telegram):
        await post.sender(push).send_due()
    assert (wechat.texts, telegram.texts) == (["m2"], ["m1"])
    assert post.reachable("ben") == {"telegram": True, "wechat": True}


async def test_what_no_window_is_open_for_is_held_and_goes_round_no_further(post: Post) -> None:
    post.reach("ben", WECHAT, TELEGRAM)
    pushes = ScriptedPush(*WECHAT), ScriptedPush()
    for push in pushes:
        push.answer(f"{push.name}-ben", WindowClosed(), WindowClosed())
    post.put("m1", "ben")
    for push in pushes * 2:
        await post.sender(push).send_due()
    assert [len(push.calls) for push in pushes] == [1, 1]
    assert post.states("ben") == {"m1": "held"}


async def test_what_is_refused_for_good_is_a_dead_letter_that_can_be_sent_again(
    post: Post,
) -> None:
    push = ScriptedPush()
    push.answer("telegram-anna", Rejected("BUTTON_DATA_INVALID"))
    sender = post.sender(push)
    post.put("m1", "anna")
    post.put("m2", "anna")
    await sender.send_due()
    assert post.states("anna") == {"m1": "failed", "m2": "sent"}
    assert post.counted("telegram", "failed") == 1

    def resend(transaction: Transaction) -> None:
        outbox = transaction.context().outbox
        (letter,) = outbox.dead(10)
        assert letter.error == "BUTTON_DATA_INVALID"
        outbox.resend(letter.id)

    post.do(resend)
    await sender.send_due()
    assert post.states("anna") == {"m1": "sent", "m2": "sent"}


async def test_a_platforms_code_that_breaks_costs_one_message(post: Post) -> None:
    push = ScriptedPush()
    broken: list[str] = []

    def break_once(outgoing: Outgoing) -> None:
        if not broken:
            broken.append(outgoing.id)
            raise ZeroDivisionError

    push.on_call = break_once
    for name in ("m1", "m2"):
        post.put(name, "anna")
    await post.sender(push).send_due()
    assert post.states("anna") == {"m1": "failed", "m2": "sent"}


async def test_what_has_expired_is_not_sent(post: Post) -> None:
    push = ScriptedPush()
    soon = post.clock.now() + timedelta(minutes=1)
    post.put("m1", "anna", expires_at=soon)
    post.put("m2", "anna")
    post.forward(60)
    await post.sender(push).send_due()
    assert push.texts == ["m2"]
    assert post.states("anna")["m1"] == "expired"


async def test_an_update_names_what_it_replaces_where_that_is_known_there(post: Post) -> None:
    push = ScriptedPush()
    sender = post.sender(push)
    post.put("card", "anna")
    post.put("card as it is now", "anna", replaces="card")
    post.put("another", "anna", replaces="never sent")
    await sender.send_due()
    assert [outgoing.replaces_ref for outgoing in push.taken] == [None, "ref-card", None]


async def test_an_urgent_notice_behind_a_broadcast_is_among_the_next_ten(post: Post) -> None:
    post.reach("worker")
    post.broadcast(300)
    post.put("broadcast", "worker", "broadcast")
    push = ScriptedPush(seconds=0.002, pace=Pace(200.0, 25, 1.0))
    async with running(post.sender(push, time.monotonic)):
        await until_taken(push, 40)
        post.put("fire", "worker", "urgent")
        before = len(push.calls)
        await until_taken(push, before + 12)
    assert "fire" in [call.message.text for call in push.calls[before : before + 10]]


async def test_what_a_dead_sender_had_claimed_follows_the_rules_for_what_may_have_arrived(
    post: Post,
) -> None:
    post.reach("ben")
    post.put("answer", "anna", "reply", answers="telegram:bot:e1")
    post.put("notice", "ben")

    post.do(lambda transaction: transaction.queues.claim(*TELEGRAM, 10, timedelta(seconds=60)))
    push = ScriptedPush()
    sender = post.sender(push)
    await sender.send_due()
    assert push.calls == []
    post.forward(60)
    await sender.send_due()
    assert push.texts == ["notice"]
    assert post.states("anna") == {"answer": "unknown"}


async def test_a_sender_that_is_stopped_finishes_what_it_began(post: Post) -> None:
    push = ScriptedPush(seconds=0.1)
    post.put("m1", "anna")
    post.put("m2", "anna")
    async with running(post.sender(push)):
        await push.next_change()
    assert push.texts == ["m1"]
    assert post.states("anna") == {"m1": "sent", "m2": "queued"}


async def test_a_commit_wakes_the_sender(post: Post) -> None:
    push = ScriptedPush()
    async with running(post.sender(push)):
        await asyncio.sleep(0.1)
        async with asyncio.timeout(0.5):
            post.put("m1", "anna")
            await until_taken(push, 1)


async def test_a_database_that_is_away_does_not_stop_the_sender(post: Post) -> None:
    post.put("m1", "anna")
    sender = post.sender(ScriptedPush())
    post.application.close()
    work = asyncio.create_task(sender.run())
    await asyncio.sleep(0.05)
    assert not work.done()
    work.cancel()
    await asyncio.wait({work})


async def test_the_age_of_a_queue_is_told(post: Post) -> None:
    push = ScriptedPush()
    push.answer("telegram-anna", RetryLater(500))
    post.put("m1", "anna")
    sender = post.sender(push)
    await sender.send_due()
    post.forward(90)
    post.put("m2", "anna")
    async with running(sender):
        await asyncio.sleep(0.1)
    assert 'huying_queue_age_seconds{channel="telegram"}' in post.metrics.text().decode()
