"""Whoever waits for a bell is woken by the commits that concern them, and by no others."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection
from concurrent.futures import Future

import pytest
import pytest_asyncio

from bot.bell import Bell
from bot.transaction import Transaction
from bot.wiring import EVERYBODY, Application
from tickets.people import Person

LONG = 10.0  # seconds; whoever is woken waits far less
SHORT = 0.1


def say_to(application: Application, name: str) -> Future[None]:
    """Have another thread commit a message to somebody, which names them."""

    def say(transaction: Transaction) -> None:
        transaction.people.add(Person(name, "", "zh-CN", transaction.now))
        transaction.context().outbox.put(
            name, name, "{}", importance="x", answers=None, not_before=None, expires_at=None
        )

    return application.write(say)


async def rings(bell: Bell, longest: float) -> bool:
    """Wait for a bell, and tell whether it rang before the wait ended by itself."""
    began = time.monotonic()
    await bell.wait(longest)
    return time.monotonic() - began < longest


class Word:
    """Waits until those who listened earlier have been called with a name."""

    def __init__(self, application: Application) -> None:
        self._loop = asyncio.get_running_loop()
        self._said = asyncio.Queue[Collection[str]]()
        application.on_told(self._hear)

    async def is_out(self, name: str) -> None:
        """Wait for a name."""
        async with asyncio.timeout(LONG):
            while name not in await self._said.get():
                pass

    def _hear(self, told: Collection[str]) -> None:
        self._loop.call_soon_threadsafe(self._said.put_nowait, frozenset(told))


@pytest_asyncio.fixture
async def bell(application: Application) -> Bell:
    """Return a bell that listens for Anna."""
    opened = Bell(application, "anna")
    opened.listen()
    return opened


@pytest.mark.parametrize("name", ["anna", EVERYBODY])
async def test_a_commit_of_another_thread_wakes_whoever_it_names_and_everybody_is_named(
    application: Application, bell: Bell, name: str
) -> None:
    waiting = asyncio.create_task(rings(bell, LONG))
    await asyncio.sleep(0)
    say_to(application, name)
    assert await waiting


async def test_a_commit_that_names_others_wakes_nobody(
    application: Application, bell: Bell
) -> None:
    word = Word(application)
    say_to(application, "ben")
    await word.is_out("ben")
    assert not await rings(bell, SHORT)


async def test_what_was_committed_before_the_wait_is_not_waited_for(
    application: Application, bell: Bell
) -> None:
    word = Word(application)
    bell.clear()
    say_to(application, "anna")
    await word.is_out("anna")
    assert await rings(bell, LONG)


async def test_what_was_rung_for_before_it_was_cleared_is_waited_for_again(bell: Bell) -> None:
    bell.ring()
    assert await rings(bell, LONG)
    bell.clear()
    assert not await rings(bell, SHORT)


async def test_whoever_waits_can_be_woken_from_inside_the_loop(bell: Bell) -> None:
    waiting = asyncio.create_task(rings(bell, LONG))
    await asyncio.sleep(0)
    bell.ring()
    assert await waiting


async def test_a_wait_of_no_time_ends_and_lets_others_run(bell: Bell) -> None:
    ran: list[str] = []
    asyncio.get_running_loop().call_soon(ran.append, "another")
    await bell.wait(0.0)
    assert ran == ["another"]


async def test_whoever_listens_again_is_still_woken(application: Application, bell: Bell) -> None:
    bell.listen()
    say_to(application, "anna")
    assert await rings(bell, LONG)


async def test_a_bell_that_nobody_listens_with_yet_is_not_in_the_way_of_a_commit(
    application: Application,
) -> None:
    word, bell = Word(application), Bell(application, "anna")
    say_to(application, "anna")
    await word.is_out("anna")
    assert not await rings(bell, SHORT)


def test_a_loop_that_has_ended_is_not_in_the_way_of_a_commit(application: Application) -> None:
    told: list[Collection[str]] = []

    async def listen() -> None:
        Bell(application, "anna").listen()

    asyncio.run(listen())
    application.on_told(told.append)
    say_to(application, "anna")
    application.close()  # everybody has been told then
    assert [set(names) for names in told] == [{"anna"}]
