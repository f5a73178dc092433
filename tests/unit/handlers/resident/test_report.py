"""Tests of reporting: any free message."""

from __future__ import annotations

import pytest

from tests.unit.handlers.city import AT_SEA, EAST_1
from tests.unit.handlers.stage import Stage, labels_of, texts_of
from tickets.model import Origin
from tickets.numbers import grouped_number
from tickets.people import Role


def test_a_sentence_becomes_a_card_with_matter_office_date_and_place(stage: Stage) -> None:
    card = stage.resident().says("幸福小区3号楼2单元的路灯坏了")[0]
    assert "幸福小区 3号楼 2单元" in card.text
    assert labels_of(card)[0].startswith("路灯不亮｜路灯管理处｜12月2日 17:30前")
    assert labels_of(card)[-2:] == ["都不是", "更多"]


def test_later_words_and_photos_update_the_same_card(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("幸福小区路灯坏了")
    first = resident.session.draft
    second = resident.sends_photo("晚上看不见")[0]
    assert first is not None
    assert second.replaces == first.card
    assert "照片：1 张" in second.text
    draft = resident.session.draft
    assert draft is not None
    assert draft.text == "幸福小区路灯坏了\n晚上看不见"


def test_a_location_becomes_the_place_of_the_card(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("路灯坏了")
    assert "东社区第一网格" in resident.sends_location(*EAST_1)[0].text


def test_a_location_at_sea_is_said_and_the_draft_stays(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("路灯坏了")
    assert "不在本市" in resident.sends_location(*AT_SEA)[0].text
    assert resident.session.draft is not None


def test_a_photo_alone_is_kept_and_asked_about(stage: Stage) -> None:
    resident = stage.resident()
    asked = resident.sends_photo()[0]
    assert "是哪一类的事" in asked.text
    assert labels_of(asked)[0] == "第01类"
    assert "照片：1 张" in resident.says("幸福小区路灯坏了")[0].text


def test_a_location_alone_is_kept_and_asked_about(stage: Stage) -> None:
    resident = stage.resident()
    assert "这里有什么问题" in resident.sends_location(*EAST_1)[0].text
    assert "东社区第一网格" in resident.says("路灯坏了")[0].text


@pytest.mark.parametrize(
    ("text", "answer"), [("你好", "直接说一句话"), ("谢谢", "不客气"), ("  ", "没有收到内容")]
)
def test_a_greeting_thanks_or_nothing_files_nothing(stage: Stage, text: str, answer: str) -> None:
    resident = stage.resident()
    assert answer in resident.says(text)[0].text
    assert resident.session.draft is None


def test_thanks_amid_a_draft_are_no_part_of_it(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("幸福小区路灯坏了")
    assert "不客气" in resident.says("谢谢")[0].text
    assert resident.session.draft is not None
    assert resident.session.draft.text == "幸福小区路灯坏了"


def test_a_question_is_answered_from_the_list_and_can_still_be_filed(stage: Stage) -> None:
    resident = stage.resident()
    answer = resident.says("路灯归谁管")[0]
    assert "路灯不亮：路灯管理处" in answer.text
    assert resident.session.draft is None
    assert "我的理解：路灯归谁管" in resident.presses("直接上报这件事")[0].text


def test_a_question_the_list_cannot_answer_says_so(stage: Stage) -> None:
    assert "没有找到" in stage.resident().says("月亮归谁管")[0].text


def test_what_others_handle_is_said_with_their_number(stage: Stage) -> None:
    resident = stage.resident()
    referred = resident.says("判决不公，路灯也坏了")[0]
    assert "法院：12368" in referred.text
    assert "我的理解" in resident.presses("还是要登记")[0].text


def test_who_leaves_it_at_that_keeps_no_draft(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("判决不公")
    resident.presses("知道了")
    assert resident.session.draft is None


def test_a_sentence_nobody_understands_is_asked_about(stage: Stage) -> None:
    asked = stage.resident().says("就是那个事")[0]
    assert "拿不准" in asked.text
    assert labels_of(asked)[0] == "第01类"


def test_two_problems_are_offered_as_two(stage: Stage) -> None:
    resident = stage.resident()
    offered = resident.says("幸福小区路灯坏了还有垃圾没人收")[0]
    assert "2 件事" in offered.text
    assert labels_of(offered) == ["分开登记", "是同一件事"]
    assert "我的理解：幸福小区路灯坏了\n" in resident.presses("分开登记")[0].text


def test_two_problems_amid_a_draft_are_offered_as_well(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("小区里乱得很")
    offered = resident.says("幸福小区路灯坏了还有垃圾没人收")[0]
    assert labels_of(offered) == ["分开登记", "是同一件事"]
    assert "我的理解：小区里乱得很" in resident.presses("分开登记")[0].text


def test_two_problems_may_be_one_after_all(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("幸福小区路灯坏了还有垃圾没人收")
    assert "路灯坏了还有垃圾没人收" in resident.presses("是同一件事")[0].text


def test_an_addition_to_an_open_request_is_offered_as_that(stage: Stage) -> None:
    resident = stage.resident()
    request = stage.file(resident)
    offered = resident.says("路灯还是不亮")[0]
    assert grouped_number(request.number) in offered.text
    assert "已补充" in resident.presses("补充到这一件")[0].text
    assert resident.session.draft is None


def test_it_may_be_another_problem_all_the_same(stage: Stage) -> None:
    resident = stage.resident()
    stage.file(resident)
    resident.says("路灯还是不亮")
    assert "我的理解：路灯还是不亮" in resident.presses("是另一件事")[0].text


def test_ones_own_number_shows_the_request_and_anothers_does_not(stage: Stage) -> None:
    resident, other = stage.resident(), stage.resident("王")
    request = stage.file(resident)
    assert "路灯不亮" in resident.says(grouped_number(request.number))[0].text
    assert texts_of(other.says(request.number)) == "没有找到您名下的这个编号，请核对一下。"


def test_staff_are_asked_whether_it_was_found_on_duty(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    asked = worker.says("幸福小区垃圾成堆")[0]
    assert labels_of(asked) == ["工作中发现，上报", "我自己的诉求"]
    worker.presses("工作中发现，上报")
    draft = worker.session.draft
    assert draft is not None
    assert (draft.origin, draft.text) == (Origin.DUTY, "幸福小区垃圾成堆")


def test_danger_is_answered_with_the_number_to_call_first(stage: Stage) -> None:
    card = stage.resident().says("幸福小区3号楼着火了")[0]
    assert card.text.startswith("这里不是紧急热线，请现在就拨打 119。")
    assert labels_of(card)[0] == "情况紧急，马上登记"


def test_a_danger_that_is_over_gets_the_number_and_no_urgent_button(stage: Stage) -> None:
    card = stage.resident().says("幸福小区去年着火，路灯坏了")[0]
    assert "119" in card.text
    assert "情况紧急，马上登记" not in labels_of(card)


@pytest.mark.parametrize("press", ["分开登记", "是同一件事"])
def test_a_button_of_a_draft_that_is_gone_says_so(stage: Stage, press: str) -> None:
    resident = stage.resident()
    offered = resident.says("幸福小区路灯坏了还有垃圾没人收")[0]
    resident.says("取消")
    assert "已经登记或取消了" in resident.presses(press, offered)[0].text


def test_what_is_clear_is_filed_at_once(stage: Stage) -> None:
    stage.reader.sure = frozenset({"路灯"})
    resident = stage.resident()
    receipt = resident.says("幸福小区3号楼的路灯坏了")[0]
    assert receipt.text.startswith("已按“路灯不亮”登记，不对请点“不是这个”。")
    assert "幸福小区 3号楼" in receipt.text
    assert labels_of(receipt)[0] == "不是这个"
    assert resident.session.draft is None


def test_what_is_clear_but_has_no_place_is_asked_where(stage: Stage) -> None:
    stage.reader.sure = frozenset({"路灯"})
    resident = stage.resident()
    assert "在哪里" in resident.says("路灯坏了")[0].text
    assert resident.says("幸福小区3号楼")[0].text.startswith("已按“路灯不亮”登记")


def test_danger_is_never_filed_without_asking(stage: Stage) -> None:
    stage.reader.sure = frozenset({"路灯"})
    card = stage.resident().says("幸福小区3号楼着火了，路灯也坏了")[0]
    assert card.text.startswith("这里不是紧急热线")


def test_staff_are_asked_however_clear_it_is(stage: Stage) -> None:
    stage.reader.sure = frozenset({"垃圾"})
    asked = stage.staff(Role.WORKER, "east-1").says("幸福小区垃圾成堆")[0]
    assert labels_of(asked) == ["工作中发现，上报", "我自己的诉求"]


def test_neighbours_are_shown_however_clear_it_is(stage: Stage) -> None:
    stage.file(stage.resident("王"))
    stage.reader.sure = frozenset({"路灯"})
    resident = stage.resident()
    assert "附近有一件相同的事" in resident.says("幸福小区3号楼的路灯坏了")[0].text
    joined = resident.presses("就是这一件，加上我")[0]
    assert "不是这个" not in labels_of(joined)


def test_a_photo_right_after_filing_is_offered_as_an_addition(stage: Stage) -> None:
    resident = stage.resident()
    request = stage.file(resident)
    offered = resident.sends_photo()[0]
    assert grouped_number(request.number) in offered.text
    assert "是哪一类的事" in resident.presses("是另一件事")[0].text


def test_a_photo_of_an_hour_later_is_asked_about(stage: Stage) -> None:
    resident = stage.resident()
    stage.file(resident)
    stage.clock.forward(hours=1)
    assert "是哪一类的事" in resident.sends_photo()[0].text
