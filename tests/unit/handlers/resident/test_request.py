"""Tests of going on with a request of one's own."""

from __future__ import annotations

from tests.unit.handlers.city import EAST_1
from tests.unit.handlers.stage import Stage, Talker, labels_of, texts_of
from tickets.model import Request
from tickets.people import Place, Role
from tickets.status import Action
from tickets.usecases.accept_ticket import accept_ticket
from tickets.usecases.ask_resident import ask_resident
from tickets.usecases.file_request import Report, join_ticket


def opened(stage: Stage) -> tuple[Talker, Request]:
    """Return a resident who looks at the card of their one request."""
    resident = stage.resident()
    request = stage.file(resident)
    resident.presses_id(resident.says("我的")[0].choices[0].id)
    return resident, request


def actions(stage: Stage, request: Request) -> list[Action]:
    """Return what was done to a request's ticket."""
    events = stage.do(lambda context: context.work.events.of_ticket(request.ticket_id))
    return [event.action for event in events]


def test_words_and_a_photo_are_added_and_reach_the_worker(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    resident, _ = opened(stage)
    worker.hears()
    resident.presses("补充")
    assert "已补充" in resident.sends_photo("晚上特别黑")[0].text
    heard = worker.hears()[-1]
    assert "晚上特别黑" in heard.text
    assert len(heard.media) == 1


def test_an_added_location_becomes_a_link_to_a_map(stage: Stage) -> None:
    resident, request = opened(stage)
    resident.presses("补充")
    resident.sends_location(*EAST_1, label="3号楼东")
    events = stage.do(lambda context: context.work.events.of_ticket(request.ticket_id))
    assert "3号楼东 https://uri.amap.com/marker?position=121.400500,37.500500" in events[-1].text


def test_an_empty_message_adds_nothing_and_the_question_stays(stage: Stage) -> None:
    resident, request = opened(stage)
    resident.presses("补充")
    assert "没有收到内容" in resident.says("   ")[0].text
    resident.says("就在门口")
    assert actions(stage, request).count(Action.ADD) == 1


def test_adding_answers_a_workers_question(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    resident, request = opened(stage)
    stage.act(worker, accept_ticket, request.ticket_id)
    stage.act(worker, ask_resident, request.ticket_id, "几单元？")
    assert "几单元？" in resident.history()[-1].text
    resident.presses("补充")
    resident.says("2单元")
    assert actions(stage, request)[-1] is Action.ANSWER
    assert stage.ticket(request).status == "in_progress"


def test_danger_to_life_is_a_report_and_no_addition(stage: Stage) -> None:
    resident, request = opened(stage)
    resident.presses("补充")
    assert "119" in texts_of(resident.says("3号楼着火了"))
    assert Action.ADD not in actions(stage, request)


def test_chasing_reaches_the_worker_and_then_needs_a_rest(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    resident, _ = opened(stage)
    card = resident.history()[-1]
    worker.hears()
    assert "已催办" in resident.presses("催一下", card)[0].text
    assert "催办" in worker.hears()[-1].text
    resident.presses("看进展")
    assert "4 小时内" in resident.presses("催一下")[0].text


def test_withdrawing_is_asked_once_more(stage: Stage) -> None:
    resident, request = opened(stage)
    assert "要撤回" in resident.presses("撤回")[0].text
    assert stage.stored(request).withdrawn_at is None
    sure = resident.history()[-1]
    assert labels_of(sure) == ["撤回", "不撤了"]
    done = resident.presses("撤回", sure)[0]
    assert "已撤回" in done.text
    assert stage.ticket(request).status == "withdrawn"


def test_not_withdrawing_leads_back_to_the_card(stage: Stage) -> None:
    resident, request = opened(stage)
    resident.presses("撤回")
    assert "经过：" in resident.presses("不撤了")[0].text
    assert stage.ticket(request).status == "submitted"


def test_whoever_withdraws_a_shared_ticket_hears_that_the_neighbours_go_on(stage: Stage) -> None:
    neighbour = stage.resident()
    resident, request = opened(stage)
    place = Place(area="east-1", path=stage.ticket(request).place.path)
    stage.act(neighbour, join_ticket, request.ticket_id, Report("我家也黑", place))
    assert "其他邻居的照常办" in resident.presses("撤回")[0].text
