"""What comes in may belong to something that is open."""

from __future__ import annotations

from tests.unit.handlers.stage import LITTER, Stage
from tickets.numbers import grouped_number
from tickets.usecases.withdraw_request import withdraw_request


def test_words_about_an_open_matter_are_offered_to_be_added(stage: Stage) -> None:
    resident = stage.resident()
    request = stage.file(resident)
    assert grouped_number(request.number) in resident.says("路灯还是不亮")[0].text


def test_words_about_something_else_are_not(stage: Stage) -> None:
    resident = stage.resident()
    stage.file(resident, LITTER)
    assert "我的理解" in resident.says("路灯不亮")[0].text


def test_a_photo_is_added_to_what_was_just_filed(stage: Stage) -> None:
    resident = stage.resident()
    stage.file(resident)
    resident.sends_photo()
    assert "已补充" in resident.presses("补充到这一件")[0].text


def test_a_photo_is_not_added_to_what_was_withdrawn(stage: Stage) -> None:
    resident = stage.resident()
    request = stage.file(resident)
    resident.says("我的")
    stage.act(resident, withdraw_request, request.id)
    assert "是哪一类的事" in resident.sends_photo()[0].text
