"""Scenes that many stories begin with."""

from __future__ import annotations

from tests.support.photos import jpeg
from tests.support.talker import Heard, Talker

CABLE = "幸福小区3号楼2单元有人飞线充电，电线从三楼窗户拉下来"
"""A matter of the grid worker's own, to be resolved within 24 hours and proved by a photo."""
NEXT_DOOR = (37.533468, 121.383510)
"""A place in the grid worker's own grid: latitude, longitude."""


def files_cable(resident: Talker) -> Heard:
    """Let a resident report the cable; return the receipt."""
    resident.says(CABLE)
    resident.hears("我的理解", "飞线充电")
    resident.presses("飞线充电")
    return resident.hears("已登记", "飞线充电")


def accepts(worker: Talker) -> None:
    """Let a worker accept the task that came last."""
    worker.hears("新任务")
    worker.presses("接单")
    worker.hears("已接单。")


def finishes(worker: Talker) -> None:
    """Let a worker finish the task that they accepted, with a photo."""
    worker.presses("办结")
    worker.hears("请发一张办结后的照片")
    worker.sends_photo(jpeg())
    worker.hears("已办结")


def disputes(resident: Talker, number: str, why: str) -> None:
    """Let a resident say what a result has left as it was."""
    resident.presses("没解决")
    resident.hears("哪里没解决")
    resident.says(why)
    resident.hears(number, "退回重办")


def finishes_again(worker: Talker, number: str, why: str) -> Heard:
    """Let a worker finish what was disputed for the first time; return the task they got."""
    task = worker.hears(number, "居民说没有解决（第 2 轮）", why)
    worker.presses("接单")
    worker.hears("已接单。")
    finishes(worker)
    return task


def rates(resident: Talker, number: str) -> None:
    """Let a resident confirm a result and rate it with five."""
    resident.hears(number, "办好了")
    resident.presses("解决了")
    resident.hears("记为已解决")
    resident.presses("5 分")
    resident.hears("记下了，5 分")
