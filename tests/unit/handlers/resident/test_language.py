"""Tests of choosing a language."""

from __future__ import annotations

from tests.unit.handlers.stage import Stage, labels_of


def test_every_language_is_offered_by_its_own_name(stage: Stage) -> None:
    for language in ("zh-CN", "en"):
        offered = stage.resident(language=language).says("/language")[0]
        assert labels_of(offered) == ["中文", "English"]


def test_the_chosen_language_is_spoken_at_once_and_from_then_on(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("语言")
    assert resident.presses("English")[0].text == "All right, English from now on."
    assert "You have no requests yet" in resident.says("我的")[0].text
