"""Messages whose words are changed afterwards."""

from __future__ import annotations

from handlers.incoming import Kind
from tests.unit.handlers.stage import Stage, Talker

LAMP = "3号楼的路灯不亮"


def says(talker: Talker, text: str, ref: str) -> None:
    talker.sends(talker.event(Kind.TEXT, text, ref=ref))


def test_changed_words_stand_in_the_draft_in_place_of_the_old_ones(stage: Stage) -> None:
    resident = stage.resident()
    says(resident, LAMP, "m1")
    says(resident, "晚上很黑", "m2")
    (card,) = resident.sends(resident.event(Kind.EDITED, "5号楼的路灯不亮", ref="m1"))
    assert "5号楼" in card.text
    assert "3号楼" not in card.text
    assert "晚上很黑" in card.text
    assert card.replaces is not None


def test_words_can_be_changed_again(stage: Stage) -> None:
    resident = stage.resident()
    says(resident, LAMP, "m1")
    resident.sends(resident.event(Kind.EDITED, "5号楼的路灯不亮", ref="m1"))
    (card,) = resident.sends(resident.event(Kind.EDITED, "7号楼的路灯不亮", ref="m1"))
    assert "7号楼" in card.text


def test_words_that_are_filed_already_are_added_as_a_correction(stage: Stage) -> None:
    resident = stage.resident()
    says(resident, LAMP, "m1")
    resident.presses(next(c.label for c in resident.history()[-1].choices))
    if resident.session.draft is not None:
        resident.presses("说不清，先登记")
    before = len(resident.history())
    resident.sends(resident.event(Kind.EDITED, "5号楼的路灯不亮", ref="m1"))
    assert "已补充" in resident.history()[before].text


def test_a_change_that_nobody_sees_is_not_answered(stage: Stage) -> None:
    resident = stage.resident()
    says(resident, LAMP, "m1")
    assert resident.sends(resident.event(Kind.EDITED, LAMP, ref="m1")) == []


def test_words_that_became_nothing_are_to_be_said_again(stage: Stage) -> None:
    resident = stage.resident()
    (answer,) = resident.sends(resident.event(Kind.EDITED, LAMP, ref="unknown"))
    assert "再说一遍" in answer.text
    assert resident.session.draft is None
