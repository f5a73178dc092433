"""What a resident can do with requests, home, language and data of their own."""

from __future__ import annotations

from datetime import timedelta

from tests.story.conftest import Town
from tests.story.scenes import CABLE, accepts, files_cable
from tests.support.driver_direct import DirectTown
from tests.support.photos import jpeg


def test_words_and_photos_are_added(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    number = files_cable(resident).number
    resident.presses("补充")
    resident.hears("要补充什么")
    resident.sends_photo(jpeg(), "现在冒烟味了")
    resident.hears("已补充到", number)
    added = worker.hears(number, "居民补充", "现在冒烟味了")
    assert added.media


def test_a_second_report_of_the_same_is_offered_as_an_addition(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    number = files_cable(resident).number
    resident.says("3号楼2单元的飞线充电还在")
    resident.hears("您有一件正在办的", number, "补充到这一件", "是另一件事")
    resident.presses("补充到这一件")
    resident.hears("已补充到", number)
    worker.hears(number, "居民补充")


def test_chasing_has_a_pause_of_four_hours(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    number = files_cable(resident).number
    resident.presses("催一下")
    resident.hears("已催办", number)
    worker.hears(number, "居民催办了")
    resident.says("我的")
    resident.presses("飞线充电")
    resident.presses("催一下")
    resident.hears("4 小时内已经催过一次")
    town.waits(timedelta(hours=4, minutes=1))
    resident.says("我的")
    resident.presses("飞线充电")
    resident.presses("催一下")
    resident.hears("已催办", number)


def test_ones_own_number_shows_the_request_and_another_ones_nothing(town: DirectTown) -> None:
    resident, stranger = town.person("resident:demo"), town.person("resident:stranger")
    number = files_cable(resident).number
    resident.says(number)
    resident.hears(number, "状态：已派单")
    stranger.says(number)
    stranger.hears("没有找到您名下的这个编号")


def test_the_detail_tells_the_history(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    number = files_cable(resident).number
    accepts(worker)
    resident.says("我的诉求")
    resident.hears("您有 1 件在办")
    resident.presses("飞线充电")
    resident.hears(number, "经过", "登记", "派给 网格员 03", "接单")


def test_a_bound_home_is_the_place(town: DirectTown) -> None:
    resident, worker = town.person("resident:new"), town.person("worker:03")
    resident.says("我家")
    resident.hears("您家在哪里")
    resident.says("幸福小区3号楼2单元")
    resident.hears("记下了，您家", "幸福小区 3号楼 2单元")
    resident.says("楼下有人飞线充电")
    resident.hears("我的理解", "幸福小区 3号楼 2单元")
    resident.presses("飞线充电")
    resident.hears("已登记")
    worker.hears("新任务", "幸福小区 3号楼 2单元")


def test_everything_speaks_english(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    resident.says("/language")
    resident.presses("English")
    resident.forgets_what_was_said()
    resident.says(CABLE)
    card = resident.hears("飞线")
    assert "我的理解" not in card.text
    resident.presses(card.labels[0])
    receipt = resident.last
    assert "已登记" not in receipt.text
    assert receipt.number in receipt.text
    worker.hears("新任务", receipt.number)


def test_who_is_forgotten_begins_anew(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    number = files_cable(resident).number
    resident.says("忘记我")
    resident.presses("我要删除")
    resident.hears("确定吗")
    resident.presses("确定，全部删除")
    worker.hears(number, "居民撤回了")
    again = town.person("resident:demo")
    again.says("我的")
    again.hears("您还没有诉求")
    again.hears_nothing_of(number)
    again.says(number)
    again.hears("没有找到您名下的这个编号")


def test_ones_data_can_be_taken_along(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    number = files_cable(resident).number
    resident.says("我的数据")
    resident.hears("这是呼应里存的您的资料")
    assert any(number.replace(" ", "") in one.text for one in resident.everything_now())


def test_a_caller_is_taken_down_by_the_community(town: DirectTown) -> None:
    admin, worker = town.person("admin:community"), town.person("worker:03")
    admin.says("代录")
    admin.hears("谁来电或来访")
    admin.says("李大爷 000-5678")
    admin.hears("说的是什么事")
    admin.says(CABLE)
    admin.hears("我的理解", "替 李大爷 000-5678 上报")
    admin.presses("飞线充电")
    admin.hears("已登记")
    worker.hears("新任务", "飞线充电")


def test_who_is_forgotten_is_told_so(chat_town: Town) -> None:
    resident = chat_town.person("resident:demo")
    resident.says("忘记我")
    resident.presses("我要删除")
    resident.hears("确定吗")
    resident.presses("确定，全部删除")
    resident.hears("已经删除")
