"""Only one process at a time does what a lease stands for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.leadership import Terms, lead
from bot.wiring import Application, open_application
from tests.support.clock import HandClock

NAME = "telegram:bot"
QUICK = Terms(
    lease=0.4, renew=0.05, renew_again=0.02, ask=0.02, first_pause=0.02, longest_pause=0.1
)


class Work:
    """Counts how often it was begun, and whether it is being done."""

    def __init__(self, *, raises: bool = False) -> None:
        self.begun = 0
        self.busy = False
        self._raises = raises

    async def __call__(self) -> None:
        """Work until cancelled, or raise at once."""
        self.begun += 1
        if self._raises:
            raise ZeroDivisionError
        self.busy = True
        try:
            await asyncio.Event().wait()
        finally:
            self.busy = False


@asynccontextmanager
async def leading(application: Application, work: Work) -> AsyncIterator[asyncio.Task[None]]:
    """Try to lead while the context is open."""
    task = asyncio.create_task(lead(application, NAME, work, QUICK))
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.wait({task})


async def until(work: Work, *, busy: bool = True) -> None:
    """Wait until work is done, or no longer."""
    async with asyncio.timeout(5):
        while work.busy is not busy:  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.005)


def take_away(application: Application) -> None:
    """Let somebody else have the lease, as if it had run out."""
    application.write(
        lambda transaction: transaction.leases.acquire(
            NAME,
            "somebody else",
            transaction.now + timedelta(hours=1),
            transaction.now + timedelta(seconds=QUICK.lease),
        )
    ).result()


@pytest.fixture
def other(application: Application, clock: HandClock) -> Application:
    """Open the same database once more, as another process would."""
    return open_application(application.settings, clock)


async def test_one_of_two_processes_works_and_the_other_when_it_leaves(
    application: Application, other: Application
) -> None:
    first, second = Work(), Work()
    async with leading(application, first):
        await until(first)
        async with leading(other, second):
            await asyncio.sleep(0.2)
            assert (first.busy, second.busy) == (True, False)
    async with leading(other, second):
        await until(second)
    other.close()


async def test_the_lease_is_given_back_at_the_end(application: Application) -> None:
    async with leading(application, Work()) as task:
        await asyncio.sleep(0.05)
        assert not task.done()
    taken = application.write(
        lambda transaction: transaction.leases.acquire(
            NAME, "next", transaction.now, transaction.now + timedelta(seconds=1)
        )
    )
    assert taken.result()


async def test_work_is_cancelled_when_the_lease_is_lost(application: Application) -> None:
    work = Work()
    async with leading(application, work):
        await until(work)
        take_away(application)
        await until(work, busy=False)
        await asyncio.sleep(0.1)
        assert work.begun == 1


async def test_work_is_cancelled_when_the_lease_cannot_be_prolonged(
    application: Application,
) -> None:
    work = Work()
    async with leading(application, work):
        await until(work)
        application.close()
        began = asyncio.get_running_loop().time()
        await until(work, busy=False)
        assert asyncio.get_running_loop().time() - began < QUICK.lease + QUICK.renew


async def test_a_dead_leaders_lease_runs_out(
    application: Application, other: Application, clock: HandClock
) -> None:
    dead, heir = Work(), Work()
    task = asyncio.create_task(lead(application, NAME, dead, QUICK))
    await until(dead)
    application.close()  # so that nothing is given back
    task.cancel()
    await asyncio.wait({task})
    async with leading(other, heir):
        await asyncio.sleep(0.1)
        assert not heir.busy
        clock.forward(timedelta(seconds=QUICK.lease))
        await until(heir)
    other.close()


async def test_work_that_raises_is_begun_again(application: Application) -> None:
    work = Work(raises=True)
    async with leading(application, work):
        async with asyncio.timeout(5):
            while work.begun < 3:  # noqa: ASYNC110 - the same
                await asyncio.sleep(0.005)
