"""Tests of filing a draft."""

from __future__ import annotations

from tests.unit.handlers.city import AT_SEA, EAST_1
from tests.unit.handlers.stage import LAMP, Stage, Talker, labels_of, texts_of
from tickets.model import Request, Ticket
from tickets.people import Role
from tickets.status import Status


def button(resident: Talker, begin: str) -> str:
    """Return the newest button whose label begins so."""
    labels = [choice.label for message in resident.history() for choice in message.choices]
    return next(label for label in reversed(labels) if label.startswith(begin))


def filed(stage: Stage, resident: Talker) -> tuple[Request, Ticket]:
    """Return a resident's newest request with its ticket."""
    person = resident.person_id
    request = stage.do(lambda context: context.work.requests.of_person(person)[0])
    return request, stage.ticket(request)


def count(stage: Stage, resident: Talker) -> int:
    """Count a resident's requests."""
    person = resident.person_id
    return stage.do(lambda context: len(context.work.requests.of_person(person)))


def test_one_tap_files_and_gives_a_receipt(stage: Stage) -> None:
    stage.staff(Role.WORKER, "east-1", name="网格员 01")
    resident = stage.resident()
    resident.says("幸福小区3号楼2单元的路灯坏了")
    receipt = resident.presses(button(resident, "路灯不亮"))[0]
    request, ticket = filed(stage, resident)
    assert receipt.ticket is not None
    assert receipt.ticket.number.replace(" ", "") == request.number
    assert "网格员 01" in receipt.text
    assert (ticket.matter_id, ticket.place.area) == (LAMP, "east-1")
    assert ticket.place.building == "3"
    assert resident.session.draft is None


def test_a_second_press_files_nothing_more(stage: Stage) -> None:
    resident = stage.resident()
    card = resident.says("幸福小区3号楼路灯坏了，垃圾成堆")[0]
    resident.presses(button(resident, "路灯不亮"), card)
    resident.presses(button(resident, "垃圾乱堆"), card)
    resident.presses_id(card.choices[0].id)
    assert count(stage, resident) == 1


def test_two_estates_of_one_name_are_asked_about(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("阳光花园的路灯坏了")
    asked = resident.presses(button(resident, "路灯不亮"))[0]
    assert "是哪一个" in asked.text
    resident.presses(next(label for label in labels_of(asked) if "西社区" in label))
    request, ticket = filed(stage, resident)
    assert (ticket.place.area, request.place.estate) == ("west-1", "阳光花园")


def test_where_it_is_may_be_answered_by_a_pin(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("路灯坏了")
    assert "在哪里" in resident.presses(button(resident, "路灯不亮"))[0].text
    resident.sends_location(*EAST_1)
    assert filed(stage, resident)[1].place.area == "east-1"


def test_where_it_is_may_be_answered_by_words(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("路灯坏了")
    resident.presses(button(resident, "路灯不亮"))
    resident.says("幸福小区3号楼")
    assert filed(stage, resident)[1].place.building == "3"


def test_an_unknown_place_is_asked_again_and_never_a_dead_end(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("路灯坏了")
    resident.presses(button(resident, "路灯不亮"))
    assert "没有找到这个地方" in texts_of(resident.says("学校对面"))
    assert "不在本市" in texts_of(resident.sends_location(*AT_SEA))
    resident.presses("说不清，先登记")
    request, ticket = filed(stage, resident)
    assert (ticket.place.area, ticket.status) == ("city", Status.SUBMITTED)
    assert request.place.text == "学校对面"


def test_a_fire_is_filed_at_once_even_without_a_place(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("着火了")
    resident.presses("情况紧急，马上登记")
    _, ticket = filed(stage, resident)
    assert ticket.urgent


def test_a_neighbours_ticket_is_offered_and_joined(stage: Stage) -> None:
    first, second = stage.resident("张"), stage.resident("王")
    request = stage.file(first)
    second.says("幸福小区3号楼的路灯坏了")
    offered = second.presses(button(second, "路灯不亮"))[0]
    assert "附近有一件相同的事" in offered.text
    second.presses("就是这一件，加上我")
    joined, ticket = filed(stage, second)
    assert ticket.id == request.ticket_id
    assert joined.number != request.number


def test_it_may_be_another_one(stage: Stage) -> None:
    first, second = stage.resident("张"), stage.resident("王")
    request = stage.file(first)
    second.says("幸福小区3号楼的路灯坏了")
    second.presses(button(second, "路灯不亮"))
    second.presses("是另一处")
    assert filed(stage, second)[1].id != request.ticket_id


def test_both_of_two_problems_are_filed_one_after_the_other(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("幸福小区路灯坏了还有垃圾没人收")
    resident.presses("分开登记")
    said = resident.presses(button(resident, "路灯不亮"))
    assert "接着是下一件：“垃圾没人收”" in texts_of(said)
    resident.presses(button(resident, "垃圾乱堆"))
    assert count(stage, resident) == 2
    assert filed(stage, resident)[1].place.estate == "幸福小区"


def test_the_photo_of_a_report_is_seen_by_its_worker(stage: Stage) -> None:
    worker, resident = stage.staff(Role.WORKER, "east-1"), stage.resident()
    resident.sends_photo("幸福小区3号楼路灯坏了")
    resident.presses(button(resident, "路灯不亮"))
    assert len(worker.hears()[-1].media) == 1


def test_the_community_may_decide_what_it_is(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("幸福小区那个东西又来了")
    resident.presses("第05类")
    resident.presses("请社区判断")
    assert filed(stage, resident)[1].matter_id is None
