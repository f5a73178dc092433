"""The ladder: each level is told once, each with its own limit."""

from __future__ import annotations

from datetime import timedelta

from tests.support.town import Town
from tickets.deadlines.ladder import (
    DELAYS,
    LEVELS,
    RESOLVE_LADDER,
    RESPOND_LADDER,
    levels_told,
)
from tickets.events import Reason
from tickets.model import Ticket
from tickets.recording import Deed, record
from tickets.rule import History
from tickets.status import Action


def history(town: Town, ticket: Ticket) -> History:
    return History(ticket, town.events.of_ticket(ticket.id))


def test_the_rungs_follow_the_limit_by_their_own_delays(town: Town) -> None:
    ticket = town.reports("resident").ticket
    limit, ats = ticket.respond_due, []
    for _ in LEVELS:
        due = RESPOND_LADDER.next_due(history(town, ticket))
        assert due is not None
        ats.append(due.at)
        ticket = record(town.work, ticket, Deed(due.action, reason=due.reason))
    assert limit is not None
    assert [at - limit for at in ats] == list(DELAYS[ticket.time_class])
    assert RESPOND_LADDER.next_due(history(town, ticket)) is None
    assert levels_told(history(town, ticket), Reason.RESPOND_CLOCK) == len(LEVELS)


def test_a_paused_ticket_is_not_late_with_its_result(town: Town) -> None:
    ticket = town.reports("resident").ticket
    for action in (Action.ACCEPT, Action.PAUSE):
        ticket = record(town.work, ticket, Deed(action, reason=Reason.WEATHER))
    assert RESOLVE_LADDER.next_due(history(town, ticket)) is None


def test_an_accepted_ticket_is_not_late_with_its_answer(town: Town) -> None:
    ticket = record(town.work, town.reports("resident").ticket, Deed(Action.ACCEPT))
    assert RESPOND_LADDER.next_due(history(town, ticket)) is None
    assert RESOLVE_LADDER.next_due(history(town, ticket)) is not None


def test_every_class_climbs_every_level_later_than_the_one_below() -> None:
    for delays in DELAYS.values():
        assert len(delays) == len(LEVELS)
        assert list(delays) == sorted(set(delays))
        assert delays[0] == timedelta()
