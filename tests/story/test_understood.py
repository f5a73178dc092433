"""What the demo shows of understanding: vague words, two problems, thanks, danger."""

from __future__ import annotations

from tests.support.driver_direct import DirectTown


def test_a_vague_sentence_leads_to_the_right_question(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    resident.says("最近小区里乱得很")
    resident.hears("是哪一件？点一下就登记", "小区卫生", "都不是")
    resident.hears_nothing_of("已登记")
    resident.says("楼下垃圾也没人收")
    resident.hears("我的理解", "垃圾", "都不是")


def test_words_that_nobody_understands_lead_to_the_categories(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    resident.says("就是那个事")
    resident.hears("还拿不准是什么事", "市容环卫")


def test_two_problems_become_two_requests(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    resident.says("幸福小区3号楼电梯老是停，还有楼下垃圾没人收")
    resident.hears("听起来是 2 件事", "电梯老是停", "垃圾")
    resident.presses("分开登记")
    resident.hears("我的理解", "电梯")
    resident.presses("电梯")
    first = resident.hears("已登记", "电梯").number
    resident.hears("接着是下一件", "垃圾")
    resident.presses("垃圾")
    assert resident.hears("已登记", "垃圾").number != first


def test_thanks_file_nothing(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    resident.says("谢谢")
    resident.hears("不客气")
    resident.says("我的")
    resident.hears("您还没有诉求")


def test_a_strong_smell_of_gas_gets_the_emergency_line_first(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    worker = town.person("worker:03")
    resident.says("幸福小区3号楼楼道里煤气味很大")
    card = resident.hears("我的理解", "燃气泄漏")
    assert card.text.startswith("这里不是紧急热线，请现在就拨打 119")
    assert "紧急" in card.labels[0]
    resident.presses("情况紧急，马上登记")
    number = resident.hears("已登记", "燃气泄漏").number
    worker.hears("新任务", "【紧急】", number)
