"""Tests of the open draft."""

from __future__ import annotations

from datetime import timedelta

from handlers.drafts import EXPIRY_AFTER, EXPIRY_JOB, REMINDER_AFTER, REMINDER_JOB
from tests.unit.handlers.stage import Stage, texts_of


def test_a_draft_is_called_to_mind_after_half_an_hour_and_filed_after_a_day(
    stage: Stage,
) -> None:
    resident = stage.resident()
    resident.says("幸福小区路灯坏了")
    assert stage.due() == []
    stage.clock.moment += REMINDER_AFTER
    assert [kind for kind, _ in stage.due()] == [REMINDER_JOB]
    stage.clock.moment += EXPIRY_AFTER
    assert {kind for kind, _ in stage.due()} == {REMINDER_JOB, EXPIRY_JOB}


def test_later_words_do_not_put_the_reminder_off(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("幸福小区路灯坏了")
    stage.clock.moment += REMINDER_AFTER - timedelta(minutes=1)
    resident.says("很黑")
    stage.clock.moment += timedelta(minutes=1)
    assert [kind for kind, _ in stage.due()] == [REMINDER_JOB]


def test_a_filed_or_dropped_draft_has_no_jobs(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("幸福小区路灯坏了")
    resident.says("取消")
    stage.clock.moment += EXPIRY_AFTER
    assert stage.due() == []


def test_the_home_is_proposed_where_no_place_is_named(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("我家")
    resident.says("幸福小区3号楼2单元")
    assert "幸福小区 3号楼 2单元" in resident.says("路灯坏了")[-1].text


def test_a_draft_takes_so_many_files_and_says_so(stage: Stage) -> None:
    resident = stage.resident()
    for _ in range(18):
        resident.sends_photo()
    assert "最多带 18 个文件" in texts_of(resident.sends_photo())
    draft = resident.session.draft
    assert draft is not None
    assert len(draft.media) == 18


def test_a_draft_takes_so_many_words_and_says_so(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("3号楼的路灯不亮" + "啊" * 3990)
    assert "最多写 4,000 个字" in texts_of(resident.says("还有很多话要说"))
    draft = resident.session.draft
    assert draft is not None
    assert len(draft.text) == 4000
