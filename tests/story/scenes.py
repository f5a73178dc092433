"""Scenes that many stories begin with."""

from __future__ import annotations

from tests.support.photos import jpeg
from tests.support.talker import Heard, Talker

CABLE = "幸福小区3号楼2单元有人飞线充电，电线从三楼窗户拉下来"
"""A matter of the grid worker's own, to be resolved within 24 hours and proved by a photo."""


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
