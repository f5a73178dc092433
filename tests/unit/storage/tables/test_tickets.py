"""A request and an event cannot be without a ticket."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from storage.unit_of_work import UnitOfWork
from tests.contract.records import event, person, request


def test_an_event_needs_its_ticket(work: UnitOfWork) -> None:
    with pytest.raises(IntegrityError):
        work.events.append(event("e1", "gone"))


def test_a_request_needs_its_ticket(work: UnitOfWork) -> None:
    work.people.add(person())
    with pytest.raises(IntegrityError):
        work.requests.add(request("r1", "gone"))
