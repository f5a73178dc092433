"""Finishing with proof."""

from __future__ import annotations

import pytest

from tests.support.town import Town
from tests.unit.tickets.usecases.conftest import Stage
from tickets.errors import NotPossibleNowError, ProofMissingError
from tickets.status import Status
from tickets.usecases.finish_ticket import finish_ticket, needs_proof


def test_a_matter_that_needs_proof_is_not_finished_without_a_photo(
    town: Town, accepted: Stage
) -> None:
    filed = accepted(matter="02-001")
    with pytest.raises(ProofMissingError):
        finish_ticket(town.work, town.actor("worker"), filed.ticket.id, "修好了")
    assert town.ticket(filed).status is Status.ACCEPTED
    done = finish_ticket(town.work, town.actor("worker"), filed.ticket.id, "修好了", ("photo",))
    assert (done.status, done.resolved_at) == (Status.RESOLVED, town.now)


def test_words_are_enough_where_no_proof_is_needed(town: Town, accepted: Stage) -> None:
    done = finish_ticket(town.work, town.actor("worker"), accepted().ticket.id, "已清理")
    assert done.status is Status.RESOLVED


def test_what_was_not_accepted_is_not_finished(town: Town) -> None:
    with pytest.raises(NotPossibleNowError):
        finish_ticket(town.work, town.actor("worker"), town.reports("resident").ticket.id, "好了")


def test_a_ticket_without_a_matter_needs_no_proof(town: Town) -> None:
    assert not needs_proof(town.work, town.reports("resident", matter=None).ticket)
