"""Anonymous, for somebody else, at another place, or not at all."""

from __future__ import annotations

from tests.story.scenes import CABLE
from tests.support.driver_direct import DirectTown
from tests.support.photos import jpeg
from tests.support.talker import Talker


def test_an_anonymous_report_hides_the_name_from_the_worker(town: DirectTown) -> None:
    resident, worker = _drafts(town), town.person("worker:03")
    resident.presses("匿名")
    resident.hears("承办人看不到您的姓名")
    resident.presses("飞线充电")
    resident.hears("已登记")
    task = worker.hears("新任务", "居民：匿名")
    assert "演示" not in task.text
    worker.presses("接单")
    worker.presses("查看居民信息")
    worker.hears("居民选择了匿名")


def test_a_report_for_somebody_else_shows_their_name_to_the_worker_alone(
    town: DirectTown,
) -> None:
    resident, worker = _drafts(town), town.person("worker:03")
    resident.presses("替别人上报")
    resident.hears("替谁上报")
    resident.says("王奶奶 000-1234")
    resident.hears("替 王奶奶 000-1234 上报")
    resident.presses("飞线充电")
    resident.hears("已登记")
    worker.hears("新任务")
    worker.presses("接单")
    worker.presses("查看居民信息")
    worker.hears("替 王奶奶 000-1234 上报")


def test_the_place_can_be_changed(town: DirectTown) -> None:
    resident, worker = _drafts(town), town.person("worker:04")
    resident.presses("换一个地点")
    resident.hears("在哪里")
    resident.says("安居里2号楼")
    resident.hears("我的理解", "安居里 2号楼")
    resident.presses("飞线充电")
    resident.hears("已登记", "安居里 2号楼")
    worker.hears("新任务", "安居里 2号楼")


def test_a_location_settles_the_place(town: DirectTown) -> None:
    resident, worker = town.person("resident:nowhere"), town.person("worker:03")
    resident.says("有人飞线充电")
    resident.presses("飞线充电")
    resident.hears("在哪里")
    resident.sends_location(37.533468, 121.383510)
    resident.hears("已登记", "第三网格")
    worker.hears("新任务", "https://uri.amap.com")


def test_a_photo_and_words_that_follow_join_the_draft(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    resident.sends_photo(jpeg())
    resident.hears("照片收到了", "市容环卫")
    resident.says(CABLE)
    resident.sends_photo(jpeg("green"))
    resident.hears("我的理解", "照片：2 张")
    resident.presses("飞线充电")
    resident.hears("已登记")
    assert len(worker.hears("新任务").media) == 2


def test_a_photo_alone_can_be_filed_by_category(town: DirectTown) -> None:
    resident, admin = town.person("resident:demo"), town.person("admin:community")
    resident.sends_photo(jpeg())
    resident.presses("市容环卫")
    resident.hears("市容环卫里的哪一件")
    resident.presses("请社区判断")
    resident.hears("已登记")
    assert admin.hears("待分派").media


def test_a_dropped_report_is_filed_nowhere(town: DirectTown) -> None:
    resident = _drafts(town)
    resident.presses("不报了")
    resident.hears("没有登记")
    resident.presses("飞线充电")
    resident.hears("已经登记或取消了")
    resident.says("我的")
    resident.hears("您还没有诉求")


def _drafts(town: DirectTown) -> Talker:
    resident = town.person("resident:demo")
    resident.says(CABLE)
    resident.hears("我的理解")
    resident.presses("更多")
    resident.hears("还可以")
    return resident
