"""Tests of help, and of answers to what cannot be read."""

from __future__ import annotations

from tests.unit.handlers.stage import Stage, labels_of
from tickets.people import Role


def test_residents_are_shown_what_residents_can_do(stage: Stage) -> None:
    shown = stage.resident().says("帮助")[0]
    assert "/mine" in shown.text
    assert "/tasks" not in shown.text
    assert labels_of(shown) == ["我的诉求", "查事项归谁管", "绑定我家"]


def test_staff_are_shown_their_tasks_and_no_administration(stage: Stage) -> None:
    shown = stage.staff(Role.WORKER, "east-1").says("/help")[0]
    assert "/tasks" in shown.text
    assert "/triage" not in shown.text


def test_admins_are_shown_administration_as_well(stage: Stage) -> None:
    shown = stage.staff(Role.COMMUNITY_ADMIN, "east").says("/help")[0]
    assert "/triage" in shown.text
    assert "/tasks" in shown.text


def test_the_buttons_lead_where_they_say(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("帮助")
    assert "还没有诉求" in resident.presses("我的诉求")[0].text
    assert "想查什么事" in resident.presses("查事项归谁管")[0].text
    assert "您家在哪里" in resident.presses("绑定我家")[0].text


def test_a_sticker_is_answered_with_what_can_be_read(stage: Stage) -> None:
    assert "看不懂" in stage.resident().sends_sticker()[0].text


def test_an_unknown_command_leads_to_help(stage: Stage) -> None:
    resident = stage.resident()
    assert "没有这个命令" in resident.says("/fly")[0].text
    assert "/mine" in resident.presses("能做什么")[0].text


def test_a_sentence_that_begins_with_help_is_a_report(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("帮助 幸福小区3号楼漏水")
    assert resident.session.draft is not None
