"""A task nobody accepts: a reminder, then one level more each time it stays late."""

from __future__ import annotations

from datetime import timedelta

from tests.story.scenes import accepts, files_cable
from tests.support.driver_direct import DirectTown

LEVELS = {
    "leader:01": timedelta(hours=1),
    "admin:community": timedelta(hours=2),
    "admin:street": timedelta(hours=3),
    "admin:district": timedelta(hours=5),
}
"""When a task of the 24 h class that nobody accepts reaches whom, after its filing."""


def test_each_level_hears_once_of_a_task_nobody_accepts(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    above = {key: town.person(key) for key in LEVELS}
    number = files_cable(resident).number
    filed = town.clock.now()
    worker.hears("新任务", number)

    town.waits_until(filed + timedelta(minutes=39))
    worker.hears_nothing_of("快到时限了")
    town.waits_until(filed + timedelta(minutes=40))
    worker.hears(number, "快到时限了", "接单时限")

    for key, due in LEVELS.items():
        town.waits_until(filed + due - timedelta(minutes=1))
        above[key].hears_nothing_of(number)
        town.waits_until(filed + due)
        above[key].hears(number, "已超时", "接单时限")

    resident.hears(number, "超过了接单时限", "对不起")
    resident.hears_nothing_of("超过了接单时限")
    town.waits(timedelta(hours=12))
    for person in above.values():
        person.hears_nothing_of(number, "接单时限")


def test_who_accepts_in_time_hears_of_the_next_deadline_only(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    leader = town.person("leader:01")
    number = files_cable(resident).number
    accepts(worker)
    town.waits(timedelta(hours=19, minutes=59))
    worker.hears_nothing_of("快到时限了")
    town.waits(timedelta(minutes=1))
    worker.hears(number, "快到时限了", "办结时限")
    leader.hears_nothing_of(number)
    town.waits(timedelta(hours=4))
    leader.hears(number, "已超时", "办结时限")
    resident.hears(number, "超过了办结时限")
