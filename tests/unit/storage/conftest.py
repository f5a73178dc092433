"""An SQLite database with the schema for the unit tests of storage."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from storage.book_cache import BookCache
from storage.engine import sqlite_writer
from storage.migrating import migrate
from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON
from tests.unit.storage.plans import Plans


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Run one database that tests never commit to."""
    made = sqlite_writer(f"sqlite:///{tmp_path_factory.mktemp('storage')}/huying.db")
    migrate(made)
    yield made
    made.dispose()


@pytest.fixture
def work(engine: Engine) -> Iterator[UnitOfWork]:
    """Return an open transaction on an empty database; it is rolled back afterwards."""
    with engine.connect() as connection, connection.begin() as transaction:
        yield UnitOfWork(connection, BookCache(), NOON)
        transaction.rollback()


@pytest.fixture
def plans(work: UnitOfWork) -> Iterator[Plans]:
    """Return what notes how each statement of the test finds its rows."""
    noted = Plans(work.connection)
    yield noted
    noted.stop()
