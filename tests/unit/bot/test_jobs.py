"""Jobs: each runs when it is due, leaves nothing behind when it fails, and comes back."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.inbox import Inbox
from bot.jobs import FIRST_RETRY, Jobs
from bot.metrics import Metrics
from bot.transaction import Transaction
from bot.wiring import Application
from handlers.drafts import EXPIRY_AFTER, REMINDER_AFTER
from tests.support.clock import HandClock
from tests.unit.bot.people import heard, says

LAMP = "幸福小区3号楼2单元门口的路灯坏了三天了"


def schedule(application: Application, kind: str, after: timedelta) -> None:
    """Schedule a job for nobody."""

    def put(transaction: Transaction) -> None:
        jobs = transaction.context().work.jobs
        jobs.schedule(kind, "nobody", transaction.now + after, "nobody")

    application.write(put).result()


@pytest.fixture
def drafting(application: Application) -> Application:
    """Let somebody begin a report and leave it."""
    Inbox(application).handle_now(says(LAMP))
    return application


def test_nothing_runs_before_it_is_due(drafting: Application, clock: HandClock) -> None:
    clock.forward(REMINDER_AFTER - timedelta(seconds=1))
    assert Jobs(drafting).run_due_now() == 0


def test_what_is_due_runs_once(drafting: Application, clock: HandClock) -> None:
    before = len(heard(drafting))
    clock.forward(REMINDER_AFTER)
    jobs = Jobs(drafting)
    assert jobs.run_due_now() == 1
    assert jobs.run_due_now() == 0
    assert len(heard(drafting)) == before + 1


def test_a_draft_that_nobody_files_is_filed_after_a_day(
    drafting: Application, clock: HandClock
) -> None:
    clock.forward(EXPIRY_AFTER)
    Jobs(drafting).run_due_now()
    last = heard(drafting)[-1]
    assert "26" in last, last  # the receipt with its number


def test_a_job_of_an_unknown_kind_is_tried_again_later_and_later(
    application: Application, clock: HandClock
) -> None:
    metrics = Metrics()
    jobs = Jobs(application, metrics)
    schedule(application, "from-the-future", timedelta())
    assert jobs.run_due_now() == 1
    assert jobs.run_due_now() == 0
    clock.forward(FIRST_RETRY)
    assert jobs.run_due_now() == 1
    clock.forward(FIRST_RETRY)
    assert jobs.run_due_now() == 0
    clock.forward(FIRST_RETRY)
    assert jobs.run_due_now() == 1
    assert b'kind="from-the-future",outcome="failed"} 3.0' in metrics.text()


def test_a_failing_job_does_not_keep_others_from_running(
    drafting: Application, clock: HandClock
) -> None:
    schedule(drafting, "from-the-future", timedelta())
    before = len(heard(drafting))
    clock.forward(REMINDER_AFTER)
    Jobs(drafting).run_due_now()
    assert len(heard(drafting)) == before + 1


async def test_the_server_runs_jobs_by_itself(drafting: Application, clock: HandClock) -> None:
    told, loop = asyncio.Event(), asyncio.get_running_loop()
    drafting.on_told(lambda _: loop.call_soon_threadsafe(told.set))
    clock.forward(REMINDER_AFTER)
    running = asyncio.create_task(Jobs(drafting).run())
    await asyncio.wait_for(told.wait(), 5)
    running.cancel()


async def test_a_database_that_is_away_does_not_stop_the_jobs(application: Application) -> None:
    application.close()
    running = asyncio.create_task(Jobs(application).run())
    await asyncio.sleep(0.05)
    assert not running.done()
    running.cancel()


async def test_what_is_scheduled_for_right_now_is_not_waited_for(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.jobs.LOOK_EVERY", 60.0)
    loop, commits = asyncio.get_running_loop(), asyncio.Queue[None]()
    running = asyncio.create_task(Jobs(application).run())
    await asyncio.sleep(0.1)
    application.database.on_commit(lambda: loop.call_soon_threadsafe(commits.put_nowait, None))
    await asyncio.to_thread(schedule, application, "from-the-future", timedelta())
    async with asyncio.timeout(10):
        for _ in ("it is scheduled", "it runs"):
            await commits.get()
    running.cancel()
