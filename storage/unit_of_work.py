"""Everything stored, as one transaction sees it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from storage.book_cache import BookCache
from storage.books import Books
from storage.memo import Memo
from storage.prepared import HotConnection
from storage.repositories.areas import Areas, Grids
from storage.repositories.audit import Audit
from storage.repositories.broadcasts import Broadcasts
from storage.repositories.deliveries import Deliveries
from storage.repositories.digests import Digests
from storage.repositories.doors import Doors
from storage.repositories.events import Events
from storage.repositories.gauges import Gauges
from storage.repositories.inbox import Inbox
from storage.repositories.invitations import Invitations
from storage.repositories.jobs import Jobs
from storage.repositories.keywords import Keywords
from storage.repositories.leases import Leases
from storage.repositories.lessons import Lessons
from storage.repositories.matters import Matters
from storage.repositories.media import Media
from storage.repositories.meta import Meta
from storage.repositories.offers import Offers
from storage.repositories.outbox import Outbox
from storage.repositories.people import People
from storage.repositories.pruning import Pruning
from storage.repositories.queues import Queues
from storage.repositories.requests import Requests
from storage.repositories.retention import Retention
from storage.repositories.seals import Seals
from storage.repositories.sessions import Sessions
from storage.repositories.tickets import Tickets
from storage.repositories.tokens import Tokens
from storage.repositories.whistles import Whistles
from storage.repositories.windows import Windows
from storage.savepoint import NoSavepoint, Savepoint
from storage.sealing import UNSEALED, Sealer


class UnitOfWork:
    """One transaction's repositories; ``now`` is the moment at which it began.

    It is committed by whoever opened it, never from inside. One that is not ``guarded`` sets no
    savepoints: where something raises inside one, all of it is to run again in a guarded one.
    """

    def __init__(
        self,
        connection: Connection,
        cache: BookCache,
        now: datetime,
        sealer: Sealer = UNSEALED,
    ) -> None:
        self.connection = connection
        self.now = now
        self.sealer = sealer
        self.guarded = True
        hot = HotConnection(connection)
        memo = self._memo = Memo()
        self.books = Books(hot, cache)
        self.people = People(hot, memo, sealer)
        self.invitations = Invitations(connection)
        self.areas = Areas(self.books)
        self.grids = Grids(self.books)
        self.matters = Matters(self.books)
        self.tickets = Tickets(hot, memo)
        self.requests = Requests(hot, memo)
        self.events = Events(hot, memo)
        self.jobs = Jobs(hot)
        self.audit = Audit(connection)
        self.doors = Doors(connection)
        self.broadcasts = Broadcasts(connection)
        self.whistles = Whistles(connection)
        self.seals = Seals(connection)
        self.retention = Retention(connection, memo)
        self.pruning = Pruning(connection)
        self.gauges = Gauges(connection)
        self.sessions = Sessions(hot)
        self.offers = Offers(hot)
        self.outbox = Outbox(hot, now)
        self.queues = Queues(connection, now)
        self.deliveries = Deliveries(connection, now)
        self.media = Media(hot, now)
        self.inbox = Inbox(hot)
        self.meta = Meta(hot)
        self.leases = Leases(connection)
        self.tokens = Tokens(connection)
        self.windows = Windows(connection)
        self.digests = Digests(connection, now)
        self.lessons = Lessons(hot)
        self.keywords = Keywords(connection)

    def savepoint(self) -> Savepoint | NoSavepoint:
        """Return a ``with`` block that undoes what was stored inside if it raises.

        Raises:
            SavepointNeededError: something raised in a transaction that is not guarded.
        """
        self._memo.forget()
        if not self.guarded:
            return NoSavepoint(self.connection)
        return Savepoint(self.connection, self._look_again)

    def _look_again(self) -> None:
        self._memo.forget()
        self.books.look_again()
