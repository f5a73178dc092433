"""Tests of the greeting."""

from __future__ import annotations

from tests.unit.handlers.stage import Stage, labels_of
from tickets.people import Role


def test_a_newcomer_is_greeted_with_an_example_and_three_buttons(stage: Stage) -> None:
    notice, greeting = stage.newcomer().opens()
    assert "忘记我" in notice.text
    assert "路灯坏了" in greeting.text
    assert labels_of(greeting) == ["绑定我家", "我的诉求", "能做什么"]


def test_an_unknown_token_is_answered_politely(stage: Stage) -> None:
    said = stage.resident().opens("nobody-knows-this")
    assert "认不出来" in said[0].text
    assert "路灯坏了" in said[1].text


def test_a_typed_start_greets_and_takes_a_token_too(stage: Stage) -> None:
    assert len(stage.resident().says("/start")) == 1
    assert len(stage.resident().says("/start nobody-knows-this")) == 2


def test_staff_are_greeted_by_name(stage: Stage) -> None:
    assert "worker@east-1，您好" in stage.staff(Role.WORKER, "east-1").opens()[0].text
