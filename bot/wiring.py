"""The composition root: puts storage, understanding and conversations together."""

from __future__ import annotations

from collections.abc import Callable, Collection
from concurrent.futures import Future
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TypeVar

from bot.calendar import ChinaCalendar
from bot.clock import Clock, SystemClock
from bot.ids import ProcessIds
from bot.media import FolderStore, MediaStore
from bot.pupil import Pupil
from bot.readers import Readers
from bot.settings import Settings, SettingsError
from bot.told import RememberingOutbox
from bot.transaction import Transaction
from handlers.context import Context
from handlers.registry import FLOWS
from handlers.routing import Router
from handlers.wording import Texts
from storage.books import CALENDAR
from storage.database import Database
from storage.migrating import migrate, newest, revision_of
from storage.opening import open_database
from storage.sealing import SealBrokenError, Sealer
from storage.unit_of_work import UnitOfWork
from tickets.clocks import WorkingHours
from tickets.work import Work

T = TypeVar("T")

JOBS = "jobs"
SEAL_FACT = "seal"
EVERYBODY = "*"
SOON = timedelta(seconds=1)


class Application:
    """What every door of the program shares: the database, the conversations, their texts."""

    def __init__(self, settings: Settings, database: Database, clock: Clock) -> None:
        self.settings = settings
        self.database = database
        self.clock = clock
        self.texts = _read_texts()
        self.router = Router(FLOWS, self.texts)
        self._calendar = ChinaCalendar()
        self._revised: tuple[str, ChinaCalendar] | None = None
        self.hours = WorkingHours(settings.zone)
        self.ids = ProcessIds()
        self.media: MediaStore = FolderStore(settings.data / "media")
        self.pupil = Pupil(database, _READERS)
        self._listeners: list[Callable[[Collection[str]], object]] = []
        self._hears_others = False

    def write(self, fn: Callable[[Transaction], T]) -> Future[T]:
        """Run a function in a transaction; the future is done after the commit.

        Raises:
            BusyError: too much waits already.
        """
        told: set[str] = set()

        def run(uow: UnitOfWork) -> T:
            told.clear()  # a function that lost to another one runs again
            result = fn(self._transaction(uow, told))
            if uow.jobs.earliest is not None and uow.jobs.earliest <= uow.now + SOON:
                told.add(JOBS)
            return result

        future = self.database.write(run)
        future.add_done_callback(lambda done: self._tell(done, told))
        return future

    def read(self, fn: Callable[[Transaction], T]) -> Future[T]:
        """Run a function that changes nothing.

        Raises:
            BusyError: too much waits already.
        """
        return self.database.read(lambda uow: fn(self._transaction(uow, set())))

    def on_told(self, listener: Callable[[Collection[str]], object]) -> None:
        """Have a function called with the ids of those to whom a commit has said something.

        ``jobs`` is among them where something was scheduled for right now, and ``*`` where it may
        be anybody. It is called in the thread that committed, or that heard of the commit of
        another replica.
        """
        self._listeners.append(listener)
        if not self._hears_others:
            self._hears_others = True
            self.database.on_word(self._ring)

    def context(self, uow: UnitOfWork, now: datetime, told: set[str] | None = None) -> Context:
        """Return what conversations work with in a transaction, nothing recorded yet.

        The ids of those to whom something is said are added to ``told``.
        """
        work = Work(
            now=now,
            people=uow.people,
            invitations=uow.invitations,
            areas=uow.areas,
            matters=uow.matters,
            tickets=uow.tickets,
            requests=uow.requests,
            events=uow.events,
            jobs=uow.jobs,
            audit=uow.audit,
            doors=uow.doors,
            broadcasts=uow.broadcasts,
            whistles=uow.whistles,
            calendar=self.calendar_of(uow),
            hours=self.hours,
            grids=uow.grids,
            ids=self.ids,
        )
        return Context(
            work=work,
            sessions=uow.sessions,
            offers=uow.offers,
            outbox=uow.outbox if told is None else RememberingOutbox(uow.outbox, told),
            media=uow.media,
            texts=self.texts,
            understanding=self.pupil.reader(uow),
            lessons=uow.lessons,
            keywords=uow.keywords,
        )

    def calendar_of(self, uow: UnitOfWork) -> ChinaCalendar:
        """Return the working calendar as a transaction sees it."""
        version = uow.books.current(CALENDAR)
        if version is None:
            return self._calendar
        known = self._revised
        if known is None or known[0] != version.stamp:
            days = {date.fromisoformat(one.day): one.worked for one in uow.books.calendar_days()}
            known = self._revised = (version.stamp, self._calendar.revised(days))
        return known[1]

    def is_migrated(self) -> bool:
        """Tell whether the database has the schema that this code expects."""
        return self.database.run_read(lambda uow: revision_of(uow.connection)) == newest()

    def close(self) -> None:
        """Finish what waits for the database and let it go."""
        self.pupil.close()
        self.database.close()

    def _tell(self, done: Future[T], told: Collection[str]) -> None:
        if told and not done.cancelled() and done.exception() is None:
            self._ring(told)
            self.database.tell_others(told)

    def _ring(self, told: Collection[str]) -> None:
        for listener in self._listeners:
            listener(told)

    def _transaction(self, uow: UnitOfWork, told: set[str]) -> Transaction:
        return Transaction(
            now=uow.now,
            context=lambda: self.context(uow, uow.now, told),
            savepoint=uow.savepoint,
            people=uow.people,
            inbox=uow.inbox,
            mailbox=uow.outbox,
            jobs=uow.jobs,
            files=uow.media,
            facts=uow.meta,
            queues=uow.queues,
            deliveries=uow.deliveries,
            offers=uow.offers,
            leases=uow.leases,
            tokens=uow.tokens,
            windows=uow.windows,
            digests=uow.digests,
        )


@cache
def _read_texts() -> Texts:
    """Return the wording, which takes half a second to read and does not change."""
    return Texts()


_READERS = Readers()


def open_application(settings: Settings, clock: Clock | None = None) -> Application:
    """Open the database, bring its schema up to date, and put everything together.

    Raises:
        SettingsError: the database is sealed under another key.
    """
    Path(settings.data_dir).mkdir(parents=True, exist_ok=True)
    clock = clock or SystemClock()
    database = open_database(settings.url, clock.now, Sealer(settings.secret_keys))
    try:
        migrate(database.engine)
        database.run_write(_check_seal)
        return Application(settings, database, clock)
    except BaseException:
        database.close()
        raise


def _check_seal(uow: UnitOfWork) -> None:
    """Refuse a key that does not fit; note what the key seals, so that it can be told later."""
    known = uow.meta.get(SEAL_FACT)
    try:
        uow.sealer.open(known)
    except SealBrokenError as error:
        raise SettingsError(
            "HUYING_SECRET_KEY does not fit this database: set the key it was sealed with."
        ) from error
    if not uow.sealer.is_current(known or ""):
        uow.meta.set(SEAL_FACT, uow.sealer.seal(SEAL_FACT) or "")
