"""Mailboxes: what is addressed to a person, read above a cursor, never claimed."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.transaction import StoredMessage, Transaction
from bot.wiring import EVERYBODY, Application
from handlers.message import Message, decode_message
from storage.errors import BusyError

PAGE = 50
LOOK_EVERY = 0.1  # seconds; how late a message of another process may be noticed

_log = structlog.stdlib.get_logger(__name__)


class Account(NamedTuple):
    """Under which identity somebody reads and writes."""

    channel: str
    account: str
    external_id: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A message in a mailbox; ``seq`` is its number among the person's messages."""

    seq: int
    id: str
    at: datetime
    message: Message


@dataclass(frozen=True, slots=True)
class _Page:
    """What was read of a mailbox, and whether to read on at once."""

    person_id: str | None
    rows: Sequence[StoredMessage] = ()
    has_more: bool = False
    begins_anew: bool = False


class Mailbox:
    """The messages of whoever writes under an account, above the number ``after``.

    0 begins with the last fifty. Before the first message of a newcomer there is nobody whose
    messages they could be, and the mailbox is empty. What has expired is passed over. When the
    account goes over to another person (linked, or forgotten and new), so does the mailbox: then
    the numbers begin anew, as where the database has lost the last ones (a backup that was
    restored, a standby that was behind). ``beginnings`` counts that.
    """

    def __init__(self, application: Application, account: Account, after: int = 0) -> None:
        self._application = application
        self._account = account
        self.after = after
        self.person_id: str | None = None
        self.has_more = False
        self.beginnings = 0

    def read(self) -> Sequence[Letter]:
        """Return the next messages, at most fifty, and move behind them."""
        return self._take(self._application.read(self._page).result())

    async def fetch(self) -> Sequence[Letter]:
        """Do as ``read``, without blocking the event loop."""
        return self._take(await asyncio.wrap_future(self._application.read(self._page)))

    def _page(self, transaction: Transaction) -> _Page:
        person_id = self.person_id or self._find_person(transaction)
        if person_id is None:
            return _Page(None)
        if self.after == 0:
            rows = transaction.mailbox.latest(person_id, PAGE)
        else:
            rows = transaction.mailbox.after(person_id, self.after, PAGE)
        now = person_id if self.person_id is None else self._find_person(transaction)
        has_moved = now is not None and now != person_id
        if rows or now is None or not (has_moved or self._is_ahead(transaction, now)):
            return _Page(person_id, rows, has_more=has_moved or len(rows) == PAGE)
        rows = transaction.mailbox.latest(now, PAGE)
        return _Page(now, rows, has_more=len(rows) == PAGE, begins_anew=True)

    def _is_ahead(self, transaction: Transaction, person_id: str) -> bool:
        """Tell whether more was read than there is."""
        return self.after > transaction.mailbox.newest((person_id,)).get(person_id, 0)

    def _find_person(self, transaction: Transaction) -> str | None:
        person = transaction.people.find_by_identity(*self._account)
        return None if person is None else person.id

    def _take(self, page: _Page) -> Sequence[Letter]:
        rows = page.rows
        self.person_id, self.has_more = page.person_id, page.has_more
        if page.begins_anew:
            self.after = 0
            self.beginnings += 1
        if rows:
            self.after = rows[-1].seq
        now = self._application.clock.now()
        return [_letter(row) for row in rows if row.expires_at is None or row.expires_at > now]


class OpenMailbox:
    """A mailbox that somebody stays connected to, and that rings when there may be more."""

    def __init__(self, mailbox: Mailbox) -> None:
        self.mailbox = mailbox
        self.rings = 0
        self._bell = asyncio.Event()

    def ring(self) -> None:
        """Have the reader look again."""
        self.rings += 1
        self._bell.set()

    async def wait(self) -> None:
        """Wait until it rings."""
        await self._bell.wait()
        self._bell.clear()


class Mailboxes:
    """All mailboxes that somebody is connected to in this process."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._open: set[OpenMailbox] = set()
        self._of_person: dict[str, set[OpenMailbox]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        application.on_told(self._ring_from_any_thread)

    def open(self, account: Account, after: int) -> OpenMailbox:
        """Open a mailbox that is to ring."""
        self._loop = asyncio.get_running_loop()
        opened = OpenMailbox(Mailbox(self._application, account, after))
        self._open.add(opened)
        return opened

    def close(self, opened: OpenMailbox) -> None:
        """Let a mailbox ring no more."""
        self._open.discard(opened)
        self._forget(opened, opened.mailbox.person_id)

    async def fetch(self, opened: OpenMailbox) -> Sequence[Letter]:
        """Return the next messages; from then on the mailbox rings for new ones."""
        before = opened.mailbox.person_id
        letters = await opened.mailbox.fetch()
        person_id = opened.mailbox.person_id
        if before != person_id:
            self._forget(opened, before)
        if person_id is not None and opened in self._open:
            listening = self._of_person.setdefault(person_id, set())
            if opened not in listening:
                listening.add(opened)
                # Something may have been committed between the reading and this line.
                opened.ring()
        return letters

    def _forget(self, opened: OpenMailbox, person_id: str | None) -> None:
        known = self._of_person.get(person_id or "", set())
        known.discard(opened)
        if not known:
            self._of_person.pop(person_id or "", None)

    async def watch(self) -> None:
        """Ring for what other processes commit to the same database, until cancelled."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            if self._of_person and self._application.database.changed():
                await self._ring_for_news()

    async def _ring_for_news(self) -> None:
        persons = tuple(self._of_person)
        try:
            newest = await asyncio.wrap_future(
                self._application.read(lambda transaction: transaction.mailbox.newest(persons))
            )
        except (BusyError, SQLAlchemyError) as error:
            _log.warning("mailboxes_not_watched", error=type(error).__name__)
            return
        self._ring_besides(newest)

    def _ring_besides(self, newest: Mapping[str, int]) -> None:
        for person_id, seq in newest.items():
            for opened in self._of_person.get(person_id, ()):
                if opened.mailbox.after != seq:
                    opened.ring()

    def _ring_from_any_thread(self, persons: Collection[str]) -> None:
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has ended: nobody is connected any more
                self._loop.call_soon_threadsafe(self._ring, persons)

    def _ring(self, persons: Collection[str]) -> None:
        wanted = self._of_person if EVERYBODY in persons else persons
        for person_id in wanted:
            for opened in self._of_person.get(person_id, ()):
                opened.ring()


def _letter(row: StoredMessage) -> Letter:
    return Letter(row.seq, row.id, row.created_at, decode_message(row.body))
