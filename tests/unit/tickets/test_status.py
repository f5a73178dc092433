"""The table of transitions, walked at random."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tickets.status import (
    ENDED,
    OPEN,
    TABLE,
    Action,
    Relation,
    Status,
    find_transition,
    possible_actions,
)

SYSTEM_MADE = {Action.FILE}


def test_no_action_has_two_rows_for_one_status() -> None:
    cells = [(row.action, source) for row in TABLE for source in row.sources]
    assert len(cells) == len(set(cells))


def test_every_action_but_the_first_stands_in_the_table() -> None:
    assert {row.action for row in TABLE} == set(Action) - SYSTEM_MADE


def test_every_status_can_be_reached_from_submitted() -> None:
    reached, border = {Status.SUBMITTED}, {Status.SUBMITTED}
    while border:
        border = {
            row.target for row in TABLE if row.target is not None and row.sources & border
        } - reached
        reached |= border
    assert reached == set(Status)


def test_an_open_ticket_can_always_be_brought_to_an_end() -> None:
    for status in OPEN:
        targets = {row.target for row in TABLE if status in row.sources}
        assert targets & (ENDED | {Status.RESOLVED, Status.DISPATCHED, Status.IN_PROGRESS}), status


def test_only_a_dispute_leads_out_of_an_ended_ticket() -> None:
    leaving = [row for row in TABLE if row.sources & ENDED and row.target is not None]
    assert {row.action for row in leaving} == {Action.DISPUTE}


def test_only_accepted_work_can_be_paused() -> None:
    pausing = [row for row in TABLE if row.target is Status.PAUSED]
    assert {source for row in pausing for source in row.sources} == {
        Status.ACCEPTED,
        Status.IN_PROGRESS,
    }


def test_a_withdrawn_ticket_stays_withdrawn() -> None:
    moving = [row for row in TABLE if Status.WITHDRAWN in row.sources and row.target]
    assert moving == []


@given(st.sampled_from(Status), st.sets(st.sampled_from(Relation)))
def test_what_is_offered_is_what_the_table_allows(status: Status, relations: set[Relation]) -> None:
    offered = possible_actions(status, frozenset(relations))
    for action in Action:
        row = find_transition(action, status)
        allowed = row is not None and bool(row.actors & relations)
        assert (action in offered) == allowed
