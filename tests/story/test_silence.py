"""Silence is not consent: after 72 hours a result is closed as not rated, and may be disputed."""

from __future__ import annotations

from datetime import timedelta

from tests.story.scenes import accepts, files_cable, finishes
from tests.support.driver_direct import DirectTown
from tests.support.talker import Talker


def test_72_hours_of_silence_close_as_not_rated(town: DirectTown) -> None:
    resident, _ = _finished(town)
    town.waits(timedelta(hours=71, minutes=59))
    resident.hears_nothing_of("未评价")
    town.waits(timedelta(minutes=1))
    closed = resident.hears("72 小时没有收到您的回复", "未评价", "没解决")
    assert closed.status == "closed"


def test_who_has_not_looked_yet_still_has_72_hours(town: DirectTown) -> None:
    resident, _ = _finished(town)
    resident.presses("还没去看")
    resident.hears("看过再告诉我")
    town.waits(timedelta(hours=72))
    resident.hears("未评价")


def test_a_silent_closing_can_be_disputed_within_15_days(town: DirectTown) -> None:
    resident, worker = _finished(town)
    town.waits(timedelta(days=3 + 6))
    resident.hears("未评价")
    resident.presses("没解决")
    resident.presses("不用说明")
    resident.hears("退回重办")
    worker.hears("居民说没有解决（第 2 轮）")


def test_after_15_days_a_closing_stands(town: DirectTown) -> None:
    resident, _ = _finished(town)
    town.waits(timedelta(days=3 + 15, minutes=1))
    resident.says("我的")
    resident.presses("飞线充电")
    resident.hears("已办结", "飞线充电")
    assert resident.last.labels == ("我的诉求",)


def test_an_old_button_does_not_reopen_what_stands(town: DirectTown) -> None:
    resident, worker = _finished(town)
    town.waits(timedelta(days=3))
    resident.hears("未评价")
    town.waits(timedelta(days=15, minutes=1))
    resident.presses("没解决")
    resident.hears("已经过了 15 天")
    worker.hears_nothing_of("居民说没有解决")


def _finished(town: DirectTown) -> tuple[Talker, Talker]:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    files_cable(resident)
    accepts(worker)
    finishes(worker)
    resident.hears("办好了")
    return resident, worker
