"""The dialogue of a whistle, from its number to its ratings."""

from __future__ import annotations

from tests.unit.handlers.stage import LITTER, Stage, Talker, labels_of, texts_of
from tickets.people import Role
from tickets.whistles import Whistle


def whistles(stage: Stage, ticket_id: str) -> list[Whistle]:
    return stage.do(lambda context: list(context.work.whistles.of_ticket(ticket_id)))


def calls_lamps(worker: Talker) -> None:
    """Go through the questions until it is blown."""
    worker.presses("联合执法")
    worker.presses("路灯管理处")
    worker.presses("就这些")
    worker.says("灯杆歪了，一起来看")


def test_a_whistle_goes_from_the_task_to_the_ratings_of_both_sides(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    lamps = stage.staff(Role.OFFICE, "district", "lighting")
    request = stage.file(stage.resident(), LITTER)
    worker.presses("转给同事")
    asked = worker.presses("吹哨，请部门来")[-1]
    assert labels_of(asked) == ["群众诉求，要街道协调", "联合执法", "应急处置"]
    calls_lamps(worker)
    assert "已吹哨（联合执法），请路灯管理处" in worker.history()[-1].text
    assert "已报到" in texts_of(lamps.presses("报到"))
    worker.presses("办结这次吹哨")
    over, rate = worker.says("灯杆扶正了")
    assert "办结了" in over.text
    assert "路灯管理处配合得怎么样" in rate.text
    worker.presses("5 分，很满意", rate)
    back = lamps.history()[-1]
    assert "灯杆扶正了" in back.text
    lamps.presses("3 分，一般", back)
    (whistle,) = whistles(stage, request.ticket_id)
    assert (whistle.result, whistle.calls[0].rating, whistle.calls[0].rating_back) == (
        "灯杆扶正了",
        5,
        3,
    )


def test_a_number_begins_it_too_and_an_unknown_one_is_asked_for_again(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    request = stage.file(stage.resident(), LITTER)
    assert "请写诉求编号" in texts_of(worker.says("吹哨"))
    assert "没有" in texts_of(worker.says("123"))
    assert "为什么吹哨" in texts_of(worker.says(request.number))
    assert "为什么吹哨" in texts_of(worker.says(f"吹哨 {request.number}"))


def test_several_offices_are_called_by_their_names(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    request = stage.file(stage.resident(), LITTER)
    worker.says(f"/whistle {request.number}")
    whom = worker.presses("应急处置")[-1]
    assert "社区网格" not in labels_of(whom)
    (found,) = worker.says("自来水")
    assert labels_of(found) == ["自来水公司"]
    worker.presses("自来水公司")
    more = worker.presses("物业公司")[-1]
    assert "已选：自来水公司、物业公司" in more.text
    worker.presses("就这些")
    assert "来做什么" in texts_of(worker.sends_photo())
    worker.says("水淹了")
    (whistle,) = whistles(stage, request.ticket_id)
    assert whistle.missing == ("water", "property")


def test_the_end_of_a_whistle_has_words(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    request = stage.file(stage.resident(), LITTER)
    worker.says(f"/whistle {request.number}")
    calls_lamps(worker)
    worker.presses("办结这次吹哨")
    assert "写一句话" in texts_of(worker.sends_photo())
    assert whistles(stage, request.ticket_id)[0].ended_at is None


def test_nobody_blows_the_whistle_on_what_is_not_theirs(stage: Stage) -> None:
    other = stage.staff(Role.WORKER, "west-1")
    request = stage.file(stage.resident(), LITTER)
    assert "没有" in texts_of(other.says(f"/whistle {request.number}"))
    assert "没有这个命令" in texts_of(stage.resident().says(f"/whistle {request.number}"))
