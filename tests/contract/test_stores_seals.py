"""The audit's seals show every row that was changed, taken out or pushed in."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.repositories.seals import FIRST_SEAL, MOST_SEALED
from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON

MINUTE = timedelta(minutes=1)


@pytest.fixture
def sealed(work: UnitOfWork) -> UnitOfWork:
    """Return a transaction with two seals of two rows each."""
    for start in (0, 2):
        for number in range(start, start + 2):
            work.audit.record("p1", "look", f"t{number}", NOON + number * MINUTE)
        work.seals.seal(NOON + start * MINUTE + MINUTE, NOON)
    return work


def run(work: UnitOfWork, statement: str) -> None:
    """Change the database behind the program's back."""
    work.connection.exec_driver_sql(statement)


def test_untouched_rows_keep_their_seals(sealed: UnitOfWork) -> None:
    found = sealed.seals.verify()
    assert (found.seals, found.broken, found.unsealed) == (2, (), 0)
    assert found.last_hash != FIRST_SEAL


def test_without_rows_there_is_nothing_to_seal(work: UnitOfWork) -> None:
    assert work.seals.seal(NOON, NOON) == 0
    assert work.seals.verify().seals == 0


def test_rows_too_new_wait_for_the_next_seal(work: UnitOfWork) -> None:
    work.audit.record(None, "look", "t1", NOON)
    work.audit.record(None, "look", "t2", NOON + MINUTE)
    assert work.seals.seal(NOON, NOON) == 1
    assert work.seals.verify().unsealed == 1


def test_a_seal_covers_a_batch_at_most(work: UnitOfWork) -> None:
    for number in range(MOST_SEALED + 1):
        work.audit.record(None, "look", str(number), NOON)
    assert work.seals.seal(NOON, NOON) == MOST_SEALED
    assert work.seals.seal(NOON, NOON) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET subject = 'other' WHERE subject = 't1'",
        "UPDATE audit SET actor = NULL WHERE subject = 't1'",
        "DELETE FROM audit WHERE subject = 't1'",
        "UPDATE audit_seals SET hash = 'x' WHERE number = (SELECT min(number) FROM audit_seals)",
    ],
)
def test_a_change_breaks_a_seal(statement: str, sealed: UnitOfWork) -> None:
    run(sealed, statement)
    assert sealed.seals.verify().broken
