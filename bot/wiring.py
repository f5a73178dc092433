"""The composition root: the only module that names concrete storage and understanding."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from concurrent.futures import Future
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TypeVar

from bot.calendar import ChinaCalendar
from bot.clock import Clock, SystemClock
from bot.ids import ProcessIds
from bot.media import FolderStore, MediaStore
from bot.settings import Settings
from bot.told import RememberingOutbox
from bot.transaction import Transaction
from handlers.context import Context
from handlers.registry import FLOWS
from handlers.routing import Router
from handlers.wording import Texts
from nlp.place_names import AREA_KINDS, PlaceName
from nlp.responsibility_list import Category, ListedMatter, Office, ResponsibilityList
from nlp.understanding import Reader
from storage.books import AREAS, LIST, PLACES, Books
from storage.database import Database
from storage.list_book import MatterWords
from storage.migrating import migrate, newest, revision_of
from storage.opening import open_database
from storage.unit_of_work import UnitOfWork
from tickets.clocks import WorkingHours
from tickets.model import Matter
from tickets.ports import Understanding
from tickets.work import Work

T = TypeVar("T")

BOOKS = (LIST, AREAS, PLACES)
JOBS = "jobs"
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
        self.calendar = ChinaCalendar()
        self.hours = WorkingHours(settings.zone)
        self.ids = ProcessIds()
        self.media: MediaStore = FolderStore(settings.data / "media")
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
            calendar=self.calendar,
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
            understanding=_READERS.of(uow.books),
        )

    def is_migrated(self) -> bool:
        """Tell whether the database has the schema that this code expects."""
        return self.database.run_read(lambda uow: revision_of(uow.connection)) == newest()

    def close(self) -> None:
        """Finish what waits for the database and let it go."""
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
            leases=uow.leases,
            tokens=uow.tokens,
            windows=uow.windows,
            digests=uow.digests,
        )


@cache
def _read_texts() -> Texts:
    """Return the wording, which takes half a second to read and does not change."""
    return Texts()


class _Readers:
    """The readers of the lists and places seen last, built when one is seen first.

    A version's stamp is random, so that a reader fits whichever database has these stamps.
    """

    def __init__(self, most: int = 2) -> None:
        self._most = most
        self._built: dict[Hashable, Reader] = {}
        self._lock = Lock()

    def of(self, books: Books) -> Understanding:
        """Return the understanding of what a transaction sees."""
        found = (books.current(book) for book in BOOKS)
        key = tuple(version.stamp if version is not None else None for version in found)
        with self._lock:
            reader = self._built.pop(key, None) or Reader(_listed(books), _place_names(books))
            self._built[key] = reader
            while len(self._built) > self._most:
                del self._built[next(iter(self._built))]
            return reader


_READERS = _Readers()


def _listed(books: Books) -> ResponsibilityList:
    """Return the stored list as the understanding takes it."""
    book = books.responsibility_list()
    words = {found.id: found for found in books.matter_words()}
    return ResponsibilityList(
        tuple(Category(one.code, one.name, one.name_en) for one in book.categories),
        tuple(Office(one.code, one.name, one.name_en, one.kind) for one in book.offices),
        tuple(_listed_matter(matter, words.get(matter.id)) for matter in book.matters),
    )


def _listed_matter(matter: Matter, words: MatterWords | None) -> ListedMatter:
    return ListedMatter(
        id=matter.id,
        category=matter.category,
        name=matter.name,
        name_en=matter.name_en,
        includes=matter.includes,
        excludes=words.excludes if words is not None else "",
        handler=matter.handler,
        office=matter.office,
        helpers=matter.helpers,
        time_class=matter.time_class,
        proof=matter.proof,
        keywords=words.keywords if words is not None else (),
        wordings=words.wordings if words is not None else (),
        not_words=words.not_words if words is not None else (),
    )


def _place_names(books: Books) -> list[PlaceName]:
    """Return what people call the city's places, each in its grid or area."""
    places = books.places()
    return [
        *(PlaceName("estate", one.name, one.aliases, one.grid) for one in places.estates),
        *(PlaceName("road", one.name, one.aliases, one.area) for one in places.roads),
        *(
            PlaceName(
                "village" if area.name.endswith("村") else area.kind, area.name, (), area.code
            )
            for area in books.areas().areas
            if area.kind in AREA_KINDS
        ),
    ]


def open_application(settings: Settings, clock: Clock | None = None) -> Application:
    """Open the database, bring its schema up to date, and put everything together."""
    Path(settings.data_dir).mkdir(parents=True, exist_ok=True)
    clock = clock or SystemClock()
    database = open_database(settings.url, clock.now)
    try:
        migrate(database.engine)
        return Application(settings, database, clock)
    except BaseException:
        database.close()
        raise
