"""Tests of what else can be done with an open draft."""

from __future__ import annotations

import pytest

from tests.unit.handlers.city import AT_SEA, EAST_1
from tests.unit.handlers.stage import Stage, Talker, texts_of
from tickets.people import Role


@pytest.fixture
def resident(stage: Stage) -> Talker:
    """A resident who has begun to report a lamp."""
    talker = stage.resident()
    talker.says("幸福小区3号楼路灯坏了")
    return talker


def file_it(resident: Talker) -> None:
    """Press the first matter of the newest card."""
    cards = [m for m in resident.history() if m.text.startswith("我的理解")]
    resident.presses_id(cards[-1].choices[0].id)


def test_an_anonymous_report_keeps_the_name_from_the_worker(stage: Stage, resident: Talker) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    resident.presses("更多")
    assert "匿名：" in resident.presses("匿名或取消匿名")[0].text
    file_it(resident)
    assert "居民：匿名" in worker.hears()[-1].text


def test_anonymous_twice_is_named_again(resident: Talker) -> None:
    resident.presses("更多")
    resident.presses("匿名或取消匿名")
    resident.presses("更多")
    assert "匿名：" not in resident.presses("匿名或取消匿名")[0].text


def test_a_report_for_somebody_else_names_them(resident: Talker) -> None:
    resident.presses("更多")
    resident.presses("替别人上报")
    assert "替 三楼王奶奶 上报" in resident.says("三楼王奶奶")[0].text


def test_another_place_is_taken_from_words_or_a_pin(resident: Talker) -> None:
    resident.presses("更多")
    resident.presses("换一个地点")
    assert "没有找到这个地方" in texts_of(resident.says("学校对面"))
    resident.presses("更多")
    resident.presses("换一个地点")
    assert "不在本市" in texts_of(resident.sends_location(*AT_SEA))
    resident.presses("更多")
    resident.presses("换一个地点")
    assert "东社区第一网格" in resident.sends_location(*EAST_1)[0].text


@pytest.mark.parametrize("words", ["取消", "不报了", "/cancel"])
def test_a_word_drops_the_draft(resident: Talker, words: str) -> None:
    assert "没有登记" in resident.says(words)[0].text
    assert resident.session.draft is None


def test_without_a_draft_there_is_nothing_to_drop(stage: Stage) -> None:
    assert "已经登记或取消了" in stage.resident().says("取消")[0].text


@pytest.mark.parametrize("label", ["匿名或取消匿名", "替别人上报", "换一个地点", "不报了"])
def test_an_option_of_a_draft_that_is_gone_says_so(resident: Talker, label: str) -> None:
    options = resident.presses("更多")[0]
    resident.says("取消")
    said = resident.presses(label, options)
    if label == "替别人上报":
        said = resident.says("王奶奶")
    assert "已经登记或取消了" in texts_of(said)
