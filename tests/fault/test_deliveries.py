"""Platforms deliver twice, late and in any order: each event has its effect once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from random import Random
from typing import NamedTuple

import pytest
from sqlalchemy import text

from bot.inbox import Outcome
from bot.settings import Settings
from handlers.incoming import Kind
from tests.fault.wholeness import broken
from tests.story.scenes import CABLE
from tests.support.clock import HandClock
from tests.support.driver_direct import DirectSeat, DirectTown

SEED = 7
RESIDENTS = 8
COPIES = 3


class Sent(NamedTuple):
    """An event that can be sent again."""

    who: str
    text: str
    event_id: str


@pytest.fixture
def town(settings: Settings) -> Iterator[DirectTown]:
    """Return a city on either database."""
    opened = DirectTown(settings, HandClock())
    yield opened
    opened.close()


def deliver(town: DirectTown, event: Sent) -> Outcome:
    """Deliver an event (again)."""
    seat = DirectSeat(town.application, event.who)
    return seat.send(Kind.TEXT, text=event.text, event_id=event.event_id)


def told(town: DirectTown) -> Mapping[str, int]:
    """Return how many messages each person was ever told."""
    numbers = text("SELECT id, last_seq FROM people")
    return town.application.database.run_read(
        lambda work: {row.id: row.last_seq for row in work.connection.execute(numbers)}
    )


def conversation(who: str) -> list[Sent]:
    """Return what somebody writes from the first word to the receipt, and then some."""
    lines = (CABLE, "1", "我的诉求", "帮助", "撤回")
    return [Sent(who, line, f"{who}-{number}") for number, line in enumerate(lines)]


def test_a_whole_conversation_delivered_again_changes_nothing(town: DirectTown) -> None:
    events = conversation("resident:demo")
    assert [deliver(town, event) for event in events] == [Outcome.HANDLED] * len(events)
    before = told(town)
    for event in (*events, *reversed(events)):
        assert deliver(town, event) is Outcome.DUPLICATE
    assert told(town) == before
    assert town.application.database.run_read(broken) == []
    town.waits(timedelta(days=2))
    for event in events:
        assert deliver(town, event) is Outcome.DUPLICATE


def test_events_in_any_order_and_number_each_have_one_effect(town: DirectTown) -> None:
    events = [event for number in range(RESIDENTS) for event in conversation(f"resident:{number}")]
    delivered = events * COPIES
    Random(SEED).shuffle(delivered)
    outcomes = [deliver(town, event) for event in delivered]
    assert outcomes.count(Outcome.DUPLICATE) == len(events) * (COPIES - 1)
    assert set(outcomes) <= {Outcome.HANDLED, Outcome.REFUSED, Outcome.DUPLICATE}
    assert town.application.database.run_read(broken) == []


def test_an_event_that_comes_days_late_is_answered_as_if_it_were_new(town: DirectTown) -> None:
    first, *rest = conversation("resident:demo")
    deliver(town, first)
    town.waits(timedelta(days=3))
    for event in rest:
        assert deliver(town, event) is Outcome.HANDLED
    assert town.application.database.run_read(broken) == []
