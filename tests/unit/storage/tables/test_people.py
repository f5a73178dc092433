"""An account on a channel belongs to one person."""

from __future__ import annotations

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from storage.tables.people import identities
from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON, person


def test_an_account_cannot_be_stored_twice(work: UnitOfWork) -> None:
    work.people.add(person())
    row = {
        "channel": "telegram",
        "account": "bot",
        "external_id": "42",
        "person_id": "p1",
        "reachable": True,
        "last_used_at": NOON,
    }
    work.connection.execute(insert(identities), row)
    with pytest.raises(IntegrityError):
        work.connection.execute(insert(identities), row)
