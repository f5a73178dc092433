"""Words that several people use are found in the lessons, and kept for whoever decides."""

from __future__ import annotations

import asyncio
import io
import sys
import time
from datetime import timedelta

import pytest

from bot import word_watch
from bot.wiring import Application
from bot.word_watch import find_words, find_words_in_turn
from nlp.word_finder import find
from storage.unit_of_work import UnitOfWork
from tests.support.city import COMMUNITY, STREET
from tests.support.clock import HandClock

LAMP = "02-040"
DISTRICT_PATH = "370600/370602/"
COMMUNITY_PATH = f"{DISTRICT_PATH}{STREET}/{COMMUNITY}/"


def teach(application: Application, words: str, people: int) -> None:
    """Let several people use words for a matter."""

    def add(uow: UnitOfWork) -> None:
        for number in range(people):
            uow.lessons.add(LAMP, words, f"{words}{number}", uow.now, COMMUNITY_PATH)

    application.database.run_write(add)


def waiting(application: Application) -> list[str]:
    """Return the words that wait for a decision."""
    found = application.database.run_read(lambda uow: uow.keywords.waiting(50))
    return [one.word for one in found]


def hot(application: Application, path: str) -> list[tuple[str, int, int]]:
    """Return the words that rise in an area."""
    found = application.database.run_read(lambda uow: uow.keywords.hot(path, 50))
    return [(one.word, one.people, one.before) for one in found]


def decide(application: Application, word: str, *, is_approved: bool) -> None:
    """Approve or refuse a word."""
    application.database.run_write(
        lambda uow: uow.keywords.decide(LAMP, word, is_approved=is_approved, actor="a", at=uow.now)
    )


def wait_for(log: io.StringIO, event: str) -> None:
    """Wait until something is logged, ten seconds at most."""
    end = time.monotonic() + 10
    while event not in log.getvalue() and time.monotonic() < end:
        time.sleep(0.01)
    assert event in log.getvalue()


def test_words_that_the_list_lacks_wait_for_a_decision(application: Application) -> None:
    teach(application, "萤火虫罩子碎了", 3)
    teach(application, "珊瑚碎了", 2)
    find_words(application, find)
    assert "萤火虫" in waiting(application)
    assert "珊瑚" not in waiting(application)


def test_decided_words_do_not_come_again(application: Application) -> None:
    teach(application, "萤火虫罩子碎了", 3)
    find_words(application, find)
    decide(application, "萤火虫", is_approved=False)
    decide(application, "罩子", is_approved=True)
    find_words(application, find)
    assert not {"萤火虫", "罩子"} & set(waiting(application))


def test_what_rises_is_known_in_every_area_above(
    application: Application, clock: HandClock
) -> None:
    teach(application, "路灯", 8)
    clock.forward(timedelta(days=14))
    teach(application, "路灯", 1)
    teach(application, "萤火虫", 3)
    find_words(application, find)
    for path in ("370600/", DISTRICT_PATH, COMMUNITY_PATH):
        assert hot(application, path) == [("萤火虫", 3, 0)]
    assert hot(application, "370600/370611/") == []


def test_what_rose_a_week_ago_is_forgotten(application: Application, clock: HandClock) -> None:
    teach(application, "萤火虫", 3)
    clock.forward(timedelta(days=40))
    find_words(application, find)
    assert hot(application, "370600/") == []


async def test_it_goes_on_after_a_failure(
    application: Application, monkeypatch: pytest.MonkeyPatch, log: io.StringIO
) -> None:
    monkeypatch.setattr(word_watch, "FIRST_AFTER", 0.0)
    monkeypatch.setattr(word_watch, "LOOK_EVERY", 0.01)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    watching = asyncio.create_task(word_watch.keep_finding_words(application))
    await asyncio.to_thread(wait_for, log, "words_not_found")
    assert not watching.done()
    watching.cancel()


def test_one_replica_looks_once_an_hour(application: Application, clock: HandClock) -> None:
    assert find_words_in_turn(application)
    assert not find_words_in_turn(application)
    clock.forward(timedelta(hours=1, seconds=1))
    assert find_words_in_turn(application)
