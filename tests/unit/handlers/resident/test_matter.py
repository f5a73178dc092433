"""Tests of choosing a matter by its category."""

from __future__ import annotations

from tests.unit.handlers.stage import Stage, labels_of


def test_none_of_these_leads_through_the_categories_to_a_matter(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("幸福小区3号楼路灯坏了")
    assert labels_of(resident.presses("都不是")[0])[:4] == ["第01类", "第02类", "第05类", "第07类"]
    matters = resident.presses("第05类")[0]
    assert labels_of(matters) == ["电梯故障", "换一类", "请社区判断"]
    assert "电梯故障" in resident.presses("电梯故障")[0].text
    assert resident.session.draft is None


def test_another_category_can_be_tried(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("幸福小区3号楼路灯坏了")
    resident.presses("都不是")
    resident.presses("第05类")
    resident.presses("换一类")
    assert "垃圾乱堆" in labels_of(resident.presses("第01类")[0])
