"""Windows for messages: opened once for an event, counted down, ended, closed."""

from __future__ import annotations

from datetime import timedelta

from storage.repositories.windows import WindowRow
from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON
from tests.unit.storage.plans import Plans

CHAT = ("wechat", "wx1", "one")
MINUTE = timedelta(minutes=1)
TWO_DAYS = timedelta(days=2)


def open_both(work: UnitOfWork) -> None:
    work.windows.open(CHAT, "words", 5, NOON, NOON + TWO_DAYS)
    work.windows.open(CHAT, "tap", 3, NOON, NOON + MINUTE)


def test_what_ends_first_comes_first_until_it_has_ended(work: UnitOfWork) -> None:
    open_both(work)
    words, tap = WindowRow("words", 5), WindowRow("tap", 3)
    assert work.windows.find_open(CHAT, NOON) == [tap, words]
    assert work.windows.find_open(CHAT, NOON + MINUTE) == [words]
    assert work.windows.find_open(CHAT, NOON + TWO_DAYS) == []


def test_a_window_is_used_up(work: UnitOfWork) -> None:
    open_both(work)
    work.windows.spend(CHAT, "words", 4)
    assert WindowRow("words", 1) in work.windows.find_open(CHAT, NOON)
    work.windows.spend(CHAT, "words", 1)
    assert work.windows.find_open(CHAT, NOON) == [WindowRow("tap", 3)]


def test_what_happens_later_opens_it_anew_and_what_arrives_late_does_not(work: UnitOfWork) -> None:
    open_both(work)
    work.windows.spend(CHAT, "words", 5)
    work.windows.open(CHAT, "words", 5, NOON - MINUTE, NOON + TWO_DAYS)
    assert work.windows.find_open(CHAT, NOON + MINUTE) == []
    work.windows.open(CHAT, "words", 5, NOON, NOON + TWO_DAYS)
    assert work.windows.find_open(CHAT, NOON + MINUTE) == [WindowRow("words", 5)]


def test_what_the_platform_says_is_closed_is_closed(work: UnitOfWork) -> None:
    open_both(work)
    work.windows.close(CHAT)
    assert work.windows.find_open(CHAT, NOON) == []


def test_people_have_windows_of_their_own(work: UnitOfWork) -> None:
    open_both(work)
    assert work.windows.find_open(("wechat", "wx1", "other"), NOON) == []
    work.windows.close(("wechat", "wx1", "other"))
    assert len(work.windows.find_open(CHAT, NOON)) == 2


def test_what_has_ended_is_forgotten(work: UnitOfWork) -> None:
    open_both(work)
    assert work.windows.drop_ended(NOON + 2 * MINUTE) == 1
    assert work.windows.find_open(CHAT, NOON) == [WindowRow("words", 5)]


def test_nothing_is_searched_row_by_row(work: UnitOfWork, plans: Plans) -> None:
    open_both(work)
    work.windows.find_open(CHAT, NOON)
    work.windows.spend(CHAT, "tap", 1)
    work.windows.close(CHAT)
    work.windows.drop_ended(NOON)
    assert plans.scans == []
