"""A report nobody taps: one reminder, then it goes to the community as it stands."""

from __future__ import annotations

from datetime import timedelta

from tests.story.scenes import CABLE
from tests.support.driver_direct import DirectTown


def test_a_draft_is_called_to_mind_once(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    resident.says(CABLE)
    resident.hears("我的理解")
    town.waits(timedelta(minutes=30))
    resident.hears("还没有登记", "飞线充电")
    town.waits(timedelta(hours=20))
    resident.hears_nothing_of("还没有登记")


def test_the_reminder_can_be_answered(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    resident.says(CABLE)
    town.waits(timedelta(minutes=30))
    resident.hears("还没有登记")
    resident.presses("飞线充电")
    resident.hears("已登记")
    worker.hears("新任务")


def test_after_a_day_the_community_gets_the_words_as_they_stand(town: DirectTown) -> None:
    resident, admin = town.person("resident:demo"), town.person("admin:community")
    resident.says(CABLE)
    town.waits(timedelta(hours=24))
    resident.hears("已经按原话转给社区", "已登记")
    admin.hears("待分派", "电线从三楼窗户拉下来")


def test_a_filed_report_is_not_called_to_mind(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    resident.says(CABLE)
    resident.presses("飞线充电")
    town.waits(timedelta(days=2))
    resident.hears_nothing_of("还没有登记")
    resident.hears_nothing_of("按原话转给社区")
