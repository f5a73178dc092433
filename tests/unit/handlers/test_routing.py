"""Tests of the way from a message to the step that answers it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.registry import FLOWS
from handlers.routing import PATIENCE, Router
from tests.unit.handlers.stage import Stage, shipped_texts
from tickets.people import Role


def test_a_command_and_each_of_its_words_lead_to_the_same(stage: Stage) -> None:
    resident = stage.resident()
    said = [
        resident.says(way)[0].text for way in ("/mine", "我的", "我的诉求", "MINE", "/Mine@bot")
    ]
    assert set(said) == {resident.says("我的")[0].text}


def test_what_follows_a_command_reaches_it(stage: Stage) -> None:
    resident = stage.resident()
    assert resident.says("/search 路灯")[0].text == resident.says("查事项 路灯")[0].text


def test_words_that_count_alone_begin_a_report_when_more_follows(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("我的 路灯坏了")
    assert resident.session.draft is not None


def test_a_command_of_others_is_unknown(stage: Stage) -> None:
    assert "没有这个命令" in stage.resident().says("/triage")[0].text
    assert "没有这个命令" in stage.staff(Role.WORKER, "east-1").says("/triage")[0].text


def test_the_words_of_others_commands_are_ordinary_words(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("任务")
    assert resident.session.draft is not None


def test_a_lone_slash_is_an_ordinary_word(stage: Stage) -> None:
    assert "没有这个命令" not in stage.resident().says("/")[0].text


def test_a_typed_number_presses_the_newest_list(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("/language")
    assert resident.says("2")[0].text.startswith("All right")


def test_a_button_pressed_twice_says_so(stage: Stage) -> None:
    resident = stage.resident()
    choice = resident.says("/language")[0].choices[0].id
    resident.presses_id(choice)
    assert "已经点过" in resident.presses_id(choice)[0].text


def test_an_unknown_button_is_stale(stage: Stage) -> None:
    assert "过期" in stage.resident().presses_id("nothing.1")[0].text


def test_a_command_ends_a_question(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("/search")
    resident.says("/mine")
    assert resident.session.waiting is None


def test_a_pressed_button_ends_a_question(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("帮助")
    resident.says("/search")
    resident.presses("我的诉求")
    assert resident.session.waiting is None


def test_a_fresh_question_takes_the_next_message(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("/search")
    stage.clock.moment += PATIENCE / 2
    assert "按责任清单" in resident.says("路灯")[0].text


def test_an_old_question_takes_nothing_any_more(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("/search")
    stage.clock.moment += PATIENCE
    resident.says("幸福小区3号楼的路灯不亮")
    assert resident.session.draft is not None


def test_danger_to_a_residents_life_is_no_answer(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("/home")
    shown = resident.says("幸福小区3号楼着火了")[0]
    assert "119" in shown.text.splitlines()[0]
    assert resident.person.home is None


def test_a_danger_of_long_ago_is_an_answer(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("/home")
    resident.says("幸福小区3号楼，去年着火的那栋")
    assert resident.person.home is not None


def test_a_location_answers_a_question_too(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("/home")
    resident.sends_location(37.5005, 121.4005)
    assert resident.person.home is not None


def test_every_step_that_a_flow_names_is_known() -> None:
    router = Router(FLOWS, shipped_texts())
    assert {f"{flow.name}.{step}" for flow in FLOWS for step in flow.steps} == router.steps


def test_a_command_without_a_start_is_a_programmers_mistake(stage: Stage) -> None:
    stage.router = Router([*FLOWS, replace(FLOWS[0], start=None)], stage.texts)
    with pytest.raises(LookupError, match="no start"):
        stage.resident().says("/start")


def test_a_button_of_an_earlier_version_is_called_stale(stage: Stage) -> None:
    resident = stage.resident()
    card = resident.says("幸福小区3号楼路灯坏了")[0]
    flows = [flow for flow in FLOWS if flow.name != "filing"]
    stage.router = Router(flows, shipped_texts())
    assert resident.presses_id(card.choices[0].id)[0].text == stage.texts.render(
        "zh-CN", "choice-stale"
    )
