"""How fast an account sends."""

from __future__ import annotations

import pytest

from bot.pacing import Pacer
from bot.push import Pace
from tests.support.scripted_push import HandSeconds


@pytest.fixture
def now() -> HandSeconds:
    """Return a clock that stands."""
    return HandSeconds()


@pytest.fixture
def pacer(now: HandSeconds) -> Pacer:
    """Return the pace of three at once, two a second, and one in four seconds to a chat."""
    return Pacer(Pace(a_second=2.0, burst=3, chat_seconds=4.0), now)


def spend(pacer: Pacer, *chats: str) -> None:
    for chat in chats:
        pacer.spend(chat)


def test_a_burst_leaves_at_once_and_then_so_many_a_second(pacer: Pacer, now: HandSeconds) -> None:
    assert pacer.room == 3
    spend(pacer, "a", "b", "c")
    assert (pacer.room, pacer.pause) == (0, 0.5)
    now.seconds += 0.5
    assert pacer.room == 1
    now.seconds += 100
    assert pacer.room == 3


def test_a_chat_rests_after_a_message(pacer: Pacer, now: HandSeconds) -> None:
    pacer.spend("a")
    now.seconds += 1
    pacer.spend("b")
    assert set(pacer.resting) == {"a", "b"}
    assert pacer.pause == 3
    now.seconds += 3
    assert set(pacer.resting) == {"b"}


def test_a_closed_chat_gets_nothing_for_so_long_and_others_do(
    pacer: Pacer, now: HandSeconds
) -> None:
    pacer.close("a", 30)
    assert (set(pacer.closed), pacer.room, pacer.pause) == ({"a"}, 3, 30)
    now.seconds += 29.9
    assert set(pacer.closed) == {"a"}
    now.seconds += 0.1
    assert set(pacer.closed) == set()


def test_a_stopped_account_sends_nothing_for_the_longest_time_asked(
    pacer: Pacer, now: HandSeconds
) -> None:
    pacer.stop(30)
    pacer.stop(10)
    assert (pacer.room, pacer.pause) == (0, 30)
    now.seconds += 29.9
    assert pacer.room == 0
    now.seconds += 0.1
    assert pacer.room == 3


def test_where_nothing_is_awaited_time_alone_changes_nothing(pacer: Pacer) -> None:
    assert pacer.pause == float("inf")
