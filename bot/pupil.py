"""Follow the database's lessons in a thread of one's own, while the readers serve."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Event

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.readers import Edition, Readers, edition_of
from nlp.learner import Lesson
from nlp.understanding import Reader
from storage.database import Database
from storage.errors import BusyError
from storage.repositories.lessons import LessonRow
from storage.unit_of_work import UnitOfWork

LOOK_EVERY = 1.0  # seconds
AT_ONCE = 500

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Taught:
    """A reader that has learned all lessons up to one, those of a generation of the table."""

    edition: Edition
    generation: str
    last: int
    reader: Reader

    def is_of(self, page: _Page) -> bool:
        return (self.edition, self.generation) == (page.edition, page.generation)


@dataclass(frozen=True, slots=True)
class _Page:
    """Lessons that follow those that were learned, as one transaction sees them."""

    edition: Edition
    generation: str
    beginner: Reader
    lessons: Sequence[LessonRow]


class Pupil:
    """Learns in the order of the table, so that all replicas know the same.

    What is new is looked for at most once a second, when somebody asks for an understanding.
    Where lessons, words or the list were changed, it begins anew and the old reader serves
    meanwhile (of a new list or new places one that has learned nothing).
    """

    def __init__(
        self,
        database: Database,
        readers: Readers,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._readers = readers
        self._monotonic = monotonic
        self._look_at = 0.0
        self._serving: _Taught | None = None
        self._growing: _Taught | None = None
        self._thread = ThreadPoolExecutor(1, "huying-pupil")
        self._lesson: Future[None] | None = None
        self._closing = Event()

    def reader(self, uow: UnitOfWork) -> Reader:
        """Return the understanding of what a transaction sees."""
        self._look(uow)
        serving, edition = self._serving, edition_of(uow.books)
        if serving is not None and serving.edition.city == edition.city:
            return serving.reader
        return self._readers.at_hand(uow)

    def catch_up(self) -> None:
        """Learn all that is committed by now, and wait for it."""
        self._thread.submit(self._learn_all).result()

    def close(self) -> None:
        """Stop learning, amid the lessons if need be."""
        self._closing.set()
        self._thread.shutdown(cancel_futures=True)

    def _look(self, uow: UnitOfWork) -> None:
        """Wake the thread if this transaction sees more than was learned."""
        now = self._monotonic()
        if now < self._look_at:
            return
        self._look_at = now + LOOK_EVERY
        if (self._lesson is None or self._lesson.done()) and self._is_behind(uow):
            self._lesson = self._thread.submit(self._learn_all)

    def _is_behind(self, uow: UnitOfWork) -> bool:
        serving, last = self._serving, uow.lessons.last()
        if serving is None:
            return last > 0 or edition_of(uow.books).keywords is not None
        return (serving.last, serving.generation, serving.edition) != (
            last,
            uow.lessons.generation(),
            edition_of(uow.books),
        )

    def _learn_all(self) -> None:
        try:
            while self._learn_page():
                pass
        except (BusyError, SQLAlchemyError) as error:
            _log.warning("lessons_wait", error=type(error).__name__)

    def _learn_page(self) -> bool:
        """Learn what follows; tell whether there may be more."""
        page = self._database.run_read(self._page)
        growing = self._growing
        if growing is None or not growing.is_of(page):
            growing = _Taught(page.edition, page.generation, 0, page.beginner)
        for row in page.lessons:
            if self._closing.is_set():
                return False
            growing.reader.learn(Lesson(row.text, row.matter, row.person_hash))
        last = page.lessons[-1].number if page.lessons else growing.last
        self._growing = replace(growing, last=last)
        if len(page.lessons) == AT_ONCE:
            return True
        self._serving = self._growing
        return False

    def _page(self, uow: UnitOfWork) -> _Page:
        page = _Page(
            edition_of(uow.books),
            uow.lessons.generation(),
            self._readers.exact(uow).beginner(),
            (),
        )
        growing = self._growing
        last = growing.last if growing is not None and growing.is_of(page) else 0
        return replace(page, lessons=uow.lessons.after(last, AT_ONCE))
