"""What is not fixed goes back to the same worker; the third time the street watches too."""

from __future__ import annotations

from tests.story.conftest import Town
from tests.story.scenes import accepts, disputes, files_cable, finishes, finishes_again
from tests.support.driver_direct import DirectTown
from tests.support.talker import Talker


def test_a_disputed_result_is_done_again(chat_town: Town) -> None:
    resident, worker = chat_town.person("resident:demo"), chat_town.person("worker:03")
    number = files_cable(resident).number
    accepts(worker)
    finishes(worker)

    resident.hears(number, "办好了")
    disputes(resident, number, "电线还挂在三楼窗户上")
    task = finishes_again(worker, number, "电线还挂在三楼窗户上")
    assert task.status == "dispatched"

    resident.hears(number, "办好了")
    resident.presses("解决了")
    assert resident.hears("记为已解决")


def test_the_street_hears_of_the_third_cycle(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    street = town.person("admin:street")
    number = files_cable(resident).number
    accepts(worker)
    finishes(worker)
    _disputes(resident)
    resident.hears(number, "退回重办")
    street.hears_nothing_of(number)
    worker.presses("接单")
    finishes(worker)
    _disputes(resident)
    resident.hears(number, "第 3 次办理", "街道")
    street.hears(number, "第 3 轮")


def _disputes(resident: Talker) -> None:
    resident.hears("办好了")
    resident.presses("没解决")
    resident.presses("不用说明")
