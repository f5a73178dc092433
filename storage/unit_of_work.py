"""Everything stored, as one transaction sees it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from storage.book_cache import BookCache
from storage.books import Books
from storage.engine import driver_execute
from storage.errors import RerunError, TransactionLostError
from storage.repositories.areas import Areas, Grids
from storage.repositories.audit import Audit
from storage.repositories.events import Events
from storage.repositories.inbox import Inbox
from storage.repositories.invitations import Invitations
from storage.repositories.jobs import Jobs
from storage.repositories.leases import Leases
from storage.repositories.lessons import Lessons
from storage.repositories.matters import Matters
from storage.repositories.media import Media
from storage.repositories.meta import Meta
from storage.repositories.offers import Offers
from storage.repositories.outbox import Outbox
from storage.repositories.people import People
from storage.repositories.requests import Requests
from storage.repositories.sessions import Sessions
from storage.repositories.tickets import Tickets

_RERUN = frozenset({"40001", "40P01"})  # serialization failure, deadlock


class UnitOfWork:
    """One transaction's repositories; ``now`` is the moment at which it began.

    It is committed by whoever opened it, never from inside.
    """

    def __init__(self, connection: Connection, cache: BookCache, now: datetime) -> None:
        self.connection = connection
        self.now = now
        self.books = Books(connection, cache)
        self.people = People(connection)
        self.invitations = Invitations(connection)
        self.areas = Areas(self.books)
        self.grids = Grids(self.books)
        self.matters = Matters(self.books)
        self.tickets = Tickets(connection)
        self.requests = Requests(connection)
        self.events = Events(connection)
        self.jobs = Jobs(connection)
        self.audit = Audit(connection)
        self.sessions = Sessions(connection)
        self.offers = Offers(connection)
        self.outbox = Outbox(connection, now)
        self.media = Media(connection, now)
        self.inbox = Inbox(connection)
        self.meta = Meta(connection)
        self.leases = Leases(connection)
        self.lessons = Lessons(connection)

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo what was stored inside if it raises, and nothing else; may be nested.

        Raises:
            RerunError: PostgreSQL wants the whole transaction run again.
            TransactionLostError: SQLite has undone the whole transaction.
        """
        driver_execute(self.connection, "SAVEPOINT inner_work")
        try:
            yield
            self._release()
        except (RerunError, TransactionLostError):
            raise
        except BaseException as error:
            if wants_rerun(error):
                raise RerunError from error
            self._roll_back(error)
            raise

    def _release(self) -> None:
        try:
            driver_execute(self.connection, "RELEASE SAVEPOINT inner_work")
        except sqlite3.Error as error:
            raise TransactionLostError from error

    def _roll_back(self, reason: BaseException) -> None:
        self.books.look_again()
        try:
            driver_execute(self.connection, "ROLLBACK TO SAVEPOINT inner_work")
            driver_execute(self.connection, "RELEASE SAVEPOINT inner_work")
        except sqlite3.Error:
            raise TransactionLostError from reason


def wants_rerun(error: BaseException) -> bool:
    """Tell whether PostgreSQL chose this transaction to fail so that another could go on."""
    return isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", "") in _RERUN
