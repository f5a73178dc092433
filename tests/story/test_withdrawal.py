"""A resident withdraws a request; whoever had it hears so."""

from __future__ import annotations

from tests.story.conftest import Town
from tests.story.scenes import accepts, files_cable
from tests.support.driver_direct import DirectTown


def test_a_withdrawn_request_ends_the_task(chat_town: Town) -> None:
    resident, worker = chat_town.person("resident:demo"), chat_town.person("worker:03")
    number = files_cable(resident).number
    worker.hears("新任务", number)
    resident.presses("撤回")
    resident.hears("要撤回", number)
    resident.presses("撤回")
    resident.hears(number, "已撤回")
    worker.hears(number, "居民撤回了")


def test_a_worker_cannot_go_on_with_a_withdrawn_task(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    files_cable(resident)
    accepts(worker)
    resident.presses("撤回")
    resident.presses("撤回")
    resident.hears("已撤回")
    worker.presses("开始处理")
    worker.hears("状态已经变了")


def test_who_changes_their_mind_keeps_the_request(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    files_cable(resident)
    resident.presses("撤回")
    resident.presses("不撤了")
    worker.hears("新任务")
    worker.hears_nothing_of("撤回了")
