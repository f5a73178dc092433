"""Tests of the greeting, and of what a scanned door poster asks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.context import Context
from tests.unit.handlers.stage import Stage, labels_of, texts_of
from tickets.doors import Spot
from tickets.people import Place, Role
from tickets.usecases.issue_doors import issue_doors


@pytest.fixture
def token(stage: Stage) -> str:
    """Return the token of the poster at a building of the grid east-1."""

    def issue(context: Context) -> str:
        path = context.work.areas.get("east-1").path
        place = Place("east-1", path, estate="幸福小区", building="3")
        return issue_doors(context.work, [Spot("e1", "3", place)])[0].token

    return stage.do(issue)


def revoke(stage: Stage, token: str) -> None:
    stage.do(lambda context: context.work.doors.revoke(token, context.now))


def test_a_newcomer_is_greeted_with_an_example_and_three_buttons(stage: Stage) -> None:
    notice, greeting = stage.newcomer().opens()
    assert "忘记我" in notice.text
    assert "路灯坏了" in greeting.text
    assert labels_of(greeting) == ["绑定我家", "我的诉求", "能做什么"]


def test_an_unknown_token_is_answered_politely(stage: Stage) -> None:
    said = stage.resident().opens("nobody-knows-this")
    assert "认不出来" in said[0].text
    assert "路灯坏了" in said[1].text


def test_a_typed_start_greets_and_takes_a_token_too(stage: Stage, token: str) -> None:
    assert len(stage.resident().says("/start")) == 1
    assert len(stage.resident().says("/start nobody-knows-this")) == 2
    assert "您在 幸福小区" in stage.resident().says(f"/start {token}")[0].text


def test_staff_are_greeted_by_name(stage: Stage) -> None:
    assert "worker@east-1，您好" in stage.staff(Role.WORKER, "east-1").opens()[0].text


def test_a_scan_proposes_the_building_and_asks(stage: Stage, token: str) -> None:
    _, question = stage.newcomer().opens(token)
    assert "您在 幸福小区 3号楼（东社区第一网格） 吗" in question.text
    assert labels_of(question) == ["是的，就在这里", "不是，在别处"]


def test_the_next_report_is_filed_at_the_door_without_a_question(stage: Stage, token: str) -> None:
    resident = stage.resident()
    resident.opens(token)
    resident.presses("是的，就在这里")
    (card,) = resident.says("路灯不亮")
    assert "幸福小区 3号楼" in card.text
    resident.presses_id(card.choices[0].id)
    person_id = resident.person_id
    request = stage.do(lambda context: context.work.requests.of_person(person_id)[0])
    assert (request.place.area, request.place.building) == ("east-1", "3")


def test_a_place_in_the_words_counts_more_than_the_door(stage: Stage, token: str) -> None:
    resident = stage.resident()
    resident.opens(token)
    resident.presses("是的，就在这里")
    (card,) = resident.says("幸福小区5号楼的路灯不亮")
    assert "5号楼" in card.text


def test_the_door_counts_for_one_report(stage: Stage, token: str) -> None:
    resident = stage.resident()
    resident.opens(token)
    resident.presses("是的，就在这里")
    resident.says("路灯不亮")
    resident.says("取消")
    assert "3号楼" not in resident.says("路灯不亮")[0].text


def test_the_door_is_forgotten_after_two_hours(stage: Stage, token: str) -> None:
    resident = stage.resident()
    resident.opens(token)
    resident.presses("是的，就在这里")
    stage.clock.forward(hours=2)
    assert "3号楼" not in resident.says("路灯不亮")[0].text


def test_somebody_elsewhere_is_asked_to_say_where(stage: Stage, token: str) -> None:
    resident = stage.resident()
    resident.opens(token)
    assert "写上小区和楼号" in texts_of(resident.presses("不是，在别处"))
    assert "3号楼" not in resident.says("路灯不亮")[0].text


def test_a_report_begun_before_the_scan_gets_the_door_as_its_place(
    stage: Stage, token: str
) -> None:
    resident = stage.resident()
    resident.says("路灯不亮")
    resident.opens(token)
    (card,) = resident.presses("是的，就在这里")
    assert "路灯不亮" in card.text
    assert "3号楼" in card.text


def test_whoever_has_no_home_yet_may_make_the_building_theirs(stage: Stage, token: str) -> None:
    resident = stage.resident()
    resident.opens(token)
    (taken,) = resident.presses("是的，就在这里")
    assert labels_of(taken) == ["这里是我家，记下来"]
    assert "记下了" in texts_of(resident.presses("这里是我家，记下来"))
    home = resident.person.home
    assert home is not None
    assert (home.estate, home.building) == ("幸福小区", "3")
    resident.opens(token)
    assert labels_of(resident.presses("是的，就在这里")[0]) == []


def test_a_token_that_is_revoked_meanwhile_proposes_nothing(stage: Stage, token: str) -> None:
    resident = stage.resident()
    resident.opens(token)
    revoke(stage, token)
    assert "认不出来" in texts_of(resident.presses("是的，就在这里"))
    assert "认不出来" in resident.opens(token)[0].text


def test_a_token_whose_area_is_gone_proposes_nothing(stage: Stage) -> None:
    def issue(context: Context) -> str:
        place = replace(Place("gone", "city/gone/"), estate="旧小区")
        return issue_doors(context.work, [Spot("e9", "", place)])[0].token

    assert "认不出来" in stage.resident().opens(stage.do(issue))[0].text
