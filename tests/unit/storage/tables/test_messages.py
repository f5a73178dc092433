"""Two messages of a person cannot share a number."""

from __future__ import annotations

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from storage.tables.people import people
from storage.unit_of_work import UnitOfWork
from tests.contract.records import person


def put(work: UnitOfWork, message_id: str) -> None:
    work.outbox.put(
        message_id,
        "p1",
        "body",
        importance="normal",
        answers=None,
        not_before=None,
        expires_at=None,
    )


def test_a_number_that_was_given_out_is_refused(work: UnitOfWork) -> None:
    work.people.add(person())
    put(work, "m1")
    work.connection.execute(update(people).values(last_seq=0))
    with pytest.raises(IntegrityError):
        put(work, "m2")
