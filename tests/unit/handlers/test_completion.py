"""From a matter to a receipt: place, neighbours, filing."""

from __future__ import annotations

from handlers.message import Message
from tests.unit.handlers.stage import LAMP, Stage, Talker, labels_of


def picks(resident: Talker, words: str) -> list[Message]:
    """Let a resident report something and pick the first matter."""
    card = resident.says(words)[0]
    return resident.presses(card.choices[0].label)


def test_a_known_place_is_not_asked_for(stage: Stage) -> None:
    assert "已登记" in picks(stage.resident(), "幸福小区3号楼的路灯坏了")[0].text


def test_an_unknown_place_is_asked_for(stage: Stage) -> None:
    asked = picks(stage.resident(), "路灯坏了")[0]
    assert "在哪里" in asked.text
    assert labels_of(asked) == ["说不清，先登记"]


def test_the_same_problem_nearby_is_shown_before_filing(stage: Stage) -> None:
    stage.file(stage.resident("王"), LAMP)
    shown = picks(stage.resident(), "幸福小区3号楼的路灯坏了")[0]
    assert "附近有一件相同的事" in shown.text
    assert labels_of(shown) == ["就是这一件，加上我", "是另一处"]


def test_a_picked_matter_is_not_asked_back(stage: Stage) -> None:
    receipt = picks(stage.resident(), "幸福小区3号楼的路灯坏了")[0]
    assert "不是这个" not in labels_of(receipt)


def test_what_goes_out_urgently_can_be_taken_for_something_else(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("幸福小区3号楼着火了，路灯也坏了")
    receipt = resident.presses("情况紧急，马上登记")[0]
    assert receipt.text.startswith("已按“路灯不亮”登记")
    assert labels_of(receipt)[0] == "不是这个"


def test_the_next_problem_of_the_message_follows_the_receipt(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("幸福小区路灯坏了还有垃圾没人收")
    card = resident.presses("分开登记")[0]
    heard = resident.presses(card.choices[0].label)
    assert "已登记" in heard[0].text
    assert "接着是下一件" in heard[1].text
    assert "我的理解：垃圾没人收" in heard[2].text
