"""From one sentence to a rating: the resident, the grid worker, and the photo of the repair."""

from __future__ import annotations

from tests.story.conftest import Town
from tests.story.scenes import CABLE
from tests.support.photos import jpeg


def test_a_report_goes_to_the_grid_worker_and_comes_back_rated(any_town: Town) -> None:
    resident, worker = any_town.person("resident:demo"), any_town.person("worker:03")

    resident.says(CABLE)
    resident.hears("我的理解", "幸福小区 3号楼 2单元", "飞线充电｜社区网格")
    resident.presses("飞线充电")
    receipt = resident.hears("已登记", "飞线充电", "网格员 03", "幸福小区 3号楼 2单元")
    assert receipt.number

    task = worker.hears("新任务", "飞线充电", "幸福小区 3号楼 2单元", "电线从三楼窗户拉下来")
    assert task.number == receipt.number
    worker.presses("接单")
    worker.hears("已接单。")
    resident.hears(receipt.number, "已接单")

    worker.presses("开始处理")
    worker.hears("开始处理了。")
    worker.presses("办结")
    worker.hears("请发一张办结后的照片")
    worker.sends_photo(jpeg())
    worker.hears("已办结")

    done = resident.hears(receipt.number, "办好了", "解决了", "没解决", "还没去看")
    assert done.media
    assert done.status == "resolved"
    resident.presses("解决了")
    resident.hears("记为已解决", "1 分", "5 分")
    worker.hears(receipt.number, "居民确认已解决")

    resident.presses("5 分")
    resident.hears("记下了，5 分")
    worker.hears(receipt.number, "居民评价了")
