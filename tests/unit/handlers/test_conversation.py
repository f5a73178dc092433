"""Tests of the door to all conversations."""

from __future__ import annotations

from tests.unit.handlers.stage import Stage, texts_of


def test_a_newcomer_reads_the_privacy_notice_once(stage: Stage) -> None:
    newcomer = stage.newcomer()
    assert "忘记我" in newcomer.says("你好")[0].text
    assert "忘记我" not in texts_of(newcomer.says("你好"))
