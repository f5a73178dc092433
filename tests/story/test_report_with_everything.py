"""From report to rating with a photo, a location and a dispute between."""

from __future__ import annotations

from tests.story.conftest import Town
from tests.story.scenes import NEXT_DOOR, disputes, finishes, finishes_again, rates
from tests.support.photos import jpeg

CABLE = "有人飞线充电，电线从三楼窗户拉下来"
STILL_THERE = "电线还挂在三楼窗户上"


def test_a_report_with_photo_and_place_is_disputed_once_and_rated(chat_town: Town) -> None:
    resident, worker = chat_town.person("resident:new"), chat_town.person("worker:03")
    resident.says(CABLE)
    resident.hears("我的理解", "飞线充电", "还不清楚")
    resident.sends_photo(jpeg())
    resident.hears("我的理解", "照片：1 张")
    resident.sends_location(*NEXT_DOOR)
    resident.hears("我的理解", "毓璜顶东社区第三网格", "照片：1 张")
    resident.presses("飞线充电")
    number = resident.hears("已登记", "毓璜顶东社区第三网格").number

    task = worker.hears("新任务", number, "电线从三楼窗户拉下来")
    assert len(task.media) == 1
    worker.presses("接单")
    worker.hears("已接单。")
    finishes(worker)

    assert resident.hears(number, "办好了").media
    disputes(resident, number, STILL_THERE)
    finishes_again(worker, number, STILL_THERE)
    rates(resident, number)
