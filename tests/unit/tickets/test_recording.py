"""Writing down what happens: status, revision, deadlines and the clock's job."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.town import Town, staffed_town
from tickets.errors import NotPossibleNowError
from tickets.model import Ticket
from tickets.recording import CLOCK_JOB, Deed, record
from tickets.status import ENDED, Action, Status, find_transition


def test_each_deed_is_one_event_with_the_next_revision(town: Town) -> None:
    filed = town.reports("resident")
    record(town.work, filed.ticket, Deed(Action.ACCEPT, "worker", text="马上去"))
    events = town.events.of_ticket(filed.ticket.id)
    assert [(e.revision, e.action) for e in events] == [
        (1, Action.FILE),
        (2, Action.DISPATCH),
        (3, Action.ACCEPT),
    ]
    assert (events[-1].actor, events[-1].text, events[-1].at) == ("worker", "马上去", town.now)


def test_a_deed_outside_the_table_changes_nothing(town: Town) -> None:
    filed = town.reports("resident")
    before = list(town.events.rows)
    with pytest.raises(NotPossibleNowError):
        record(town.work, filed.ticket, Deed(Action.FINISH, "worker"))
    assert town.events.rows == before
    assert town.ticket(filed) == filed.ticket


def test_an_open_ticket_has_a_clock_and_an_ended_one_has_none(town: Town) -> None:
    filed = town.reports("resident")
    assert (CLOCK_JOB, filed.ticket.id) in town.jobs.rows
    record(town.work, filed.ticket, Deed(Action.WITHDRAW))
    assert (CLOCK_JOB, filed.ticket.id) not in town.jobs.rows


def test_the_events_of_a_transaction_are_kept_for_the_notices(town: Town) -> None:
    filed = town.reports("resident")
    work = town.work
    record(work, filed.ticket, Deed(Action.ACCEPT, "worker"))
    assert [event.action for event in work.recorded] == [Action.ACCEPT]


def step(town: Town, ticket: Ticket, action: Action) -> Ticket:
    """Take one step of a random walk; hold it to the table."""
    row = find_transition(action, ticket.status)
    if row is None:
        with pytest.raises(NotPossibleNowError):
            record(town.work, ticket, Deed(action))
        return ticket
    moved = record(town.work, ticket, Deed(action))
    assert moved.status == (row.target or ticket.status)
    assert moved.revision == ticket.revision + 1
    assert moved.cycle == ticket.cycle + (action is Action.DISPUTE)
    return moved


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(Action), max_size=25))
def test_a_random_walk_stays_on_the_table(actions: list[Action]) -> None:
    town = staffed_town()
    ticket = town.reports("resident").ticket
    for action in actions:
        town.passes(timedelta(minutes=7))
        ticket = step(town, ticket, action)
        ended = ticket.status in ENDED
        assert (ticket.closed_at is not None) == ended
        assert (ticket.resolve_due is None) == (ended or ticket.status is Status.RESOLVED)
    revisions = [event.revision for event in town.events.of_ticket(ticket.id)]
    assert revisions == list(range(1, len(revisions) + 1))
