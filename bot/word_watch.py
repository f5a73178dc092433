"""Finds words in the lessons by itself: those that the list lacks, and those that rise."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.readers import list_of
from bot.wiring import Application
from nlp.hot_words import WEEKS_BEFORE, Use
from nlp.learner import Lesson
from nlp.word_finder import Found, Heap, WordsNotFoundError, find_apart
from storage.errors import BusyError
from storage.repositories.keywords import HotWord, KeywordProposal
from storage.repositories.lessons import LessonRow
from storage.unit_of_work import UnitOfWork

FIRST_AFTER = 120.0  # seconds from the start of the server
LOOK_EVERY = 600.0
FIND_EVERY = timedelta(hours=1)
LEASE = "words"
MOST_LESSONS = 20_000
WEEK = timedelta(days=7)

_log = structlog.stdlib.get_logger(__name__)


async def keep_finding_words(application: Application) -> None:
    """Find words once an hour, in one replica of all, until cancelled."""
    await asyncio.sleep(FIRST_AFTER)
    while True:
        try:
            await asyncio.to_thread(find_words_in_turn, application)
        except (BusyError, SQLAlchemyError, WordsNotFoundError) as error:
            _log.warning("words_not_found", error=type(error).__name__)
        await asyncio.sleep(LOOK_EVERY)


def find_words_in_turn(application: Application) -> bool:
    """Find words, unless any replica did within the hour; tell whether it was done."""
    # A holder of this one time: the lease is not given back, and keeps ourselves out as well.
    holder = application.ids.new()
    is_ours = application.database.run_write(
        lambda uow: uow.leases.acquire(LEASE, holder, uow.now, uow.now + FIND_EVERY)
    )
    if is_ours:
        find_words(application)
    return is_ours


def find_words(application: Application, find: Callable[[Heap], Found] = find_apart) -> None:
    """Find the words of the last lessons, outside of any transaction, and store them."""
    now = application.clock.now()
    found = find(application.database.run_read(lambda uow: _heap(uow, now)))
    proposals = [
        KeywordProposal(one.matter, one.word, one.people, one.weight) for one in found.proposals
    ]
    hot = [HotWord(one.area, one.word, one.people, one.before) for one in found.rising]

    def store(uow: UnitOfWork) -> None:
        uow.keywords.replace_proposals(proposals)
        uow.keywords.replace_hot(hot)

    application.database.run_write(store)


def _heap(uow: UnitOfWork, now: datetime) -> Heap:
    week_ago = now - WEEK
    recent = uow.lessons.between(week_ago, now + WEEK, MOST_LESSONS)
    before = uow.lessons.between(week_ago - WEEK * WEEKS_BEFORE, week_ago, MOST_LESSONS)
    return Heap(
        lessons=tuple(
            Lesson(row.text, row.matter, row.person_hash)
            for row in uow.lessons.newest(MOST_LESSONS)
        ),
        matters=list_of(uow).matters,
        refused=tuple(sorted(uow.keywords.refused())),
        uses=(*_uses(recent, is_recent=True), *_uses(before, is_recent=False)),
    )


def _uses(rows: Sequence[LessonRow], *, is_recent: bool) -> Iterator[Use]:
    for row in rows:
        yield Use(row.text, row.person_hash, _areas(row.path), is_recent)


def _areas(path: str | None) -> tuple[str, ...]:
    """Return the paths of an area and of all that hold it."""
    codes = (path or "").rstrip("/").split("/")
    return tuple("".join(f"{code}/" for code in codes[: end + 1]) for end in range(len(codes)))
