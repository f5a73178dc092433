"""The readers of texts, built from the list and the places that the database holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from nlp.place_names import AREA_KINDS, PlaceName
from nlp.responsibility_list import Category, ListedMatter, Office, ResponsibilityList
from nlp.understanding import Reader
from storage.books import AREAS, KEYWORDS, LIST, PLACES, Books
from storage.list_book import MatterWords
from storage.unit_of_work import UnitOfWork
from tickets.model import Matter


@dataclass(frozen=True, slots=True)
class Edition:
    """Which list, places and approved words a reader knows, by their random stamps."""

    city: tuple[str | None, ...]
    keywords: str | None


class Readers:
    """The readers of the editions seen last; they have learned nothing.

    A version's stamp is random, so that a reader fits whichever database has these stamps.
    """

    def __init__(self, most: int = 3) -> None:
        self._most = most
        self._built: dict[Edition, Reader] = {}
        self._lock = Lock()

    def at_hand(self, uow: UnitOfWork) -> Reader:
        """Return the reader of what a transaction sees, built if the list or the places are new.

        Words that were approved since are not waited for.
        """
        edition = edition_of(uow.books)
        with self._lock:
            found = self._built.get(edition) or self._of_city(edition)
        return found or self.exact(uow)

    def exact(self, uow: UnitOfWork) -> Reader:
        """Return the reader of exactly what a transaction sees."""
        edition = edition_of(uow.books)
        with self._lock:
            reader = self._built.pop(edition, None) or self._build(uow, edition)
            self._built[edition] = reader
            while len(self._built) > self._most:
                del self._built[next(iter(self._built))]
            return reader

    def _of_city(self, edition: Edition) -> Reader | None:
        fitting = (built for known, built in self._built.items() if known.city == edition.city)
        return next(fitting, None)

    def _build(self, uow: UnitOfWork, edition: Edition) -> Reader:
        listed = list_of(uow)
        other = self._of_city(edition)
        if other is not None:
            return other.with_list(listed)
        return Reader(listed, _place_names(uow.books))


def edition_of(books: Books) -> Edition:
    """Return what a transaction sees of list, places and words."""
    stamps = []
    for book in (LIST, AREAS, PLACES, KEYWORDS):
        version = books.current(book)
        stamps.append(version.stamp if version is not None else None)
    return Edition(tuple(stamps[:-1]), stamps[-1])


def list_of(uow: UnitOfWork) -> ResponsibilityList:
    """Return the stored list as the understanding takes it, with the words approved since."""
    book, approved = uow.books.responsibility_list(), uow.keywords.approved()
    words = {found.id: found for found in uow.books.matter_words()}
    return ResponsibilityList(
        tuple(Category(one.code, one.name, one.name_en) for one in book.categories),
        tuple(Office(one.code, one.name, one.name_en, one.kind) for one in book.offices),
        tuple(
            _listed_matter(matter, words.get(matter.id), approved.get(matter.id, ()))
            for matter in book.matters
        ),
    )


def _listed_matter(
    matter: Matter, words: MatterWords | None, approved: Sequence[str]
) -> ListedMatter:
    keywords = words.keywords if words is not None else ()
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
        keywords=tuple(dict.fromkeys((*keywords, *approved))),
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
