"""From report to rating with a photo, a location and a dispute between."""

from __future__ import annotations

from tests.story.conftest import Town
from tests.story.scenes import finishes
from tests.support.photos import jpeg

CABLE = "有人飞线充电，电线从三楼窗户拉下来"
NEXT_DOOR = (37.533468, 121.383510)


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
    resident.presses("没解决")
    resident.hears("哪里没解决")
    resident.says("电线还挂在三楼窗户上")
    resident.hears(number, "退回重办")

    worker.hears(number, "居民说没有解决（第 2 轮）", "电线还挂在三楼窗户上")
    worker.presses("接单")
    worker.hears("已接单。")
    finishes(worker)

    resident.hears(number, "办好了")
    resident.presses("解决了")
    resident.hears("记为已解决")
    resident.presses("5 分")
    resident.hears("记下了，5 分")
