"""The resolution rate."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.town import Town
from tests.unit.tickets.assessment.conftest import Judged
from tickets.assessment.resolution import RESOLUTION
from tickets.recording import Deed, record
from tickets.status import Action


@pytest.mark.parametrize(
    ("actions", "verdict"),
    [
        ((Action.ACCEPT, Action.FINISH), True),
        ((Action.ACCEPT,), False),
        ((Action.WITHDRAW,), None),
    ],
)
def test_what_is_open_past_its_limit_is_not_resolved_and_a_withdrawn_one_does_not_count(
    town: Town, history_of: Judged, actions: tuple[Action, ...], *, verdict: bool | None
) -> None:
    ticket = town.reports("resident").ticket
    for action in actions:
        ticket = record(town.work, ticket, Deed(action))
    town.passes(timedelta(days=30))
    assert RESOLUTION.judge(town.work, history_of(ticket)) is verdict


def test_an_open_ticket_within_its_limit_does_not_count_yet(town: Town, history_of: Judged) -> None:
    assert RESOLUTION.judge(town.work, history_of(town.reports("resident").ticket)) is None
