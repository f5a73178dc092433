"""The machine's clock jumps an hour either way: deadlines stay, everybody hears once."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from storage.tables.tickets import tickets
from tests.fault.wholeness import broken
from tests.story.scenes import accepts, files_cable, finishes
from tests.support.driver_direct import DirectTown

HOUR = timedelta(hours=1)


def deadlines(town: DirectTown) -> list[tuple[datetime | None, datetime | None]]:
    """Return when each ticket is to be accepted and resolved."""
    rows = town.application.database.run_read(
        lambda work: work.connection.execute(
            select(tickets.c.respond_due, tickets.c.resolve_due)
        ).all()
    )
    return [(row.respond_due, row.resolve_due) for row in rows]


def test_an_hour_forward_and_back_moves_no_deadline_and_doubles_no_reminder(
    town: DirectTown,
) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    leader = town.person("leader:01")
    number = files_cable(resident).number
    filed, due = town.clock.now(), deadlines(town)

    town.clock.forward(HOUR)
    town.do_due_jobs()
    worker.hears(number, "快到时限了", "接单时限")
    town.clock.forward(-HOUR)
    town.do_due_jobs()
    assert deadlines(town) == due

    town.waits_until(filed + HOUR + timedelta(minutes=1))
    leader.hears(number, "已超时", "接单时限")
    worker.hears_nothing_of(number, "快到时限了", "接单时限")
    leader.hears_nothing_of(number, "已超时", "接单时限")
    assert town.application.database.run_read(broken) == []


@pytest.mark.parametrize("jump", [HOUR, -HOUR], ids=["forward", "back"])
def test_a_jump_in_the_middle_of_a_story_is_noticed_by_nobody(
    jump: timedelta, town: DirectTown
) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    town.clock.forward(2 * HOUR)  # since when the worker is one
    files_cable(resident)
    due = deadlines(town)
    town.clock.forward(jump)
    assert deadlines(town) == due
    accepts(worker)
    town.clock.forward(-jump)
    finishes(worker)
    resident.hears("办好了")
    resident.presses("解决了")
    resident.hears("记为已解决")
    assert town.application.database.run_read(broken) == []


def test_a_clock_that_was_an_hour_fast_loses_no_reminder(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    town.clock.forward(HOUR)
    files_cable(resident)
    filed = town.clock.now()
    town.clock.forward(-HOUR)
    town.do_due_jobs()
    worker.hears_nothing_of("快到时限了")
    town.waits_until(filed + timedelta(minutes=40))
    worker.hears("快到时限了", "接单时限")
