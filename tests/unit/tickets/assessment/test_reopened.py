"""The reopen rate."""

from __future__ import annotations

from tests.support.town import Town
from tests.unit.tickets.assessment.conftest import Judged
from tickets.assessment.reopened import REOPENED
from tickets.recording import Deed, record
from tickets.status import Action


def test_only_what_was_resolved_can_have_been_reopened(town: Town, history_of: Judged) -> None:
    ticket = record(town.work, town.reports("resident").ticket, Deed(Action.ACCEPT))
    assert REOPENED.judge(town.work, history_of(ticket)) is None
    ticket = record(town.work, ticket, Deed(Action.FINISH))
    assert REOPENED.judge(town.work, history_of(ticket)) is False
    ticket = record(town.work, ticket, Deed(Action.DISPUTE))
    assert REOPENED.judge(town.work, history_of(ticket)) is True
