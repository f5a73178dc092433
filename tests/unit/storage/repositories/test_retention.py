"""Purging a time in which nothing ended leaves everything."""

from __future__ import annotations

from datetime import timedelta

from storage.repositories.retention import Purged
from storage.unit_of_work import UnitOfWork
from tests.contract.records import EXACT, NOON, person, request, ticket


def test_an_open_ticket_is_no_matter_of_purging(work: UnitOfWork) -> None:
    work.people.add(person())
    work.tickets.add(ticket())
    work.requests.add(request())
    later = NOON + timedelta(days=10_000)
    assert work.retention.purge_ended(NOON, later, NOON) == Purged(0, 0, ())
    assert work.requests.get("r1").place == EXACT
