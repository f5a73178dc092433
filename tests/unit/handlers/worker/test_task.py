"""Tests of working on a task."""

from __future__ import annotations

from dataclasses import replace

from handlers.context import Context
from storage.importing import import_list
from tests.unit.handlers.city import CATEGORIES, MATTERS, OFFICES
from tests.unit.handlers.stage import LITTER, Stage, Talker, labels_of, texts_of
from tickets.model import Request
from tickets.people import Role
from tickets.status import Action, Status
from tickets.usecases.accept_ticket import accept_ticket
from tickets.usecases.add_to_request import add_to_request
from tickets.usecases.assign_ticket import assign_ticket
from tickets.usecases.confirm_result import confirm_result
from tickets.usecases.file_request import Report, join_ticket
from tickets.usecases.withdraw_request import withdraw_request

LIMIT = 2048


def accepted(stage: Stage) -> tuple[Talker, Talker, Request]:
    """Return a resident, the worker, and the request whose card the worker has before them."""
    resident, worker = stage.resident(), stage.staff(Role.WORKER, "east-1")
    request = stage.file(resident, LITTER, text="楼下垃圾没人收")
    worker.presses("接单")
    return resident, worker, request


def wants_proof(stage: Stage) -> None:
    """Let every matter ask for a photo of the result."""
    matters = [replace(matter, proof=True) for matter in MATTERS]
    stage.database.run_write(lambda uow: import_list(uow, CATEGORIES, OFFICES, matters))


def test_a_new_task_shows_what_where_who_and_by_when(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    stage.file(stage.resident(), LITTER, text="楼下垃圾没人收")
    card = worker.history()[-1]
    for part in ("新任务", "垃圾乱堆", "幸福小区 3号楼", "楼下垃圾没人收", "居民：李", "前办好"):
        assert part in card.text
    assert labels_of(card)[0] == "接单"


def test_others_are_told_who_has_the_task(stage: Stage) -> None:
    worker, admin = stage.staff(Role.WORKER, "east-1"), stage.staff(Role.COMMUNITY_ADMIN, "east")
    request = stage.file(stage.resident(), LITTER)
    assert "跟进人：worker@east-1" in texts_of(admin.says(f"查单 {request.number}"))
    assert "跟进人" not in worker.history()[-1].text


def test_accepting_updates_the_card_in_place(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    request = stage.file(stage.resident(), LITTER)
    notice = worker.history()[-1]
    card = worker.presses("接单")[-1]
    assert card.replaces == notice.choices[0].id.rpartition(".")[0]
    assert card.text.startswith("已接单。")
    assert stage.ticket(request).status is Status.ACCEPTED


def test_steps_on_the_way_are_offered_once(stage: Stage) -> None:
    _, worker, _ = accepted(stage)
    assert "到达" in labels_of(worker.presses("出发")[-1])
    arrived = worker.presses("到达")[-1]
    assert not {"出发", "到达"} & set(labels_of(arrived))
    assert "开始处理" in labels_of(arrived)


def test_whoever_gets_the_task_next_goes_there_as_well(stage: Stage) -> None:
    _, worker, request = accepted(stage)
    admin, other = stage.staff(Role.COMMUNITY_ADMIN, "east"), stage.staff(Role.WORKER, "east-2")
    worker.presses("到达")
    stage.act(admin, assign_ticket, request.ticket_id, other.person_id)
    assert "出发" in labels_of(other.presses("接单")[-1])


def test_a_photo_finishes_a_task_and_the_resident_sees_it(stage: Stage) -> None:
    wants_proof(stage)
    resident, worker, request = accepted(stage)
    worker.presses("开始处理")
    assert "照片" in texts_of(worker.presses("办结"))
    assert "等居民确认" in texts_of(worker.sends_photo("清走了"))
    assert stage.ticket(request).status is Status.RESOLVED
    done = resident.history()[-1]
    assert "清走了" in done.text
    assert done.media


def test_words_before_the_photo_are_kept(stage: Stage) -> None:
    wants_proof(stage)
    resident, worker, request = accepted(stage)
    worker.presses("办结")
    assert "要有照片" in texts_of(worker.says("清走了"))
    assert stage.ticket(request).status is Status.ACCEPTED
    worker.sends_photo()
    assert stage.ticket(request).status is Status.RESOLVED
    assert "清走了" in resident.history()[-1].text


def test_without_need_for_proof_words_or_a_button_finish(stage: Stage) -> None:
    _, worker, request = accepted(stage)
    assert "直接办结" in labels_of(worker.presses("办结")[-1])
    worker.presses("直接办结")
    assert stage.ticket(request).status is Status.RESOLVED


def test_a_location_is_no_result(stage: Stage) -> None:
    _, worker, request = accepted(stage)
    worker.presses("办结")
    assert "写一句" in texts_of(worker.sends_location(37.5, 121.4))
    worker.says("清走了")
    assert stage.ticket(request).status is Status.RESOLVED


def test_a_question_pauses_until_the_resident_answers(stage: Stage) -> None:
    resident, worker, request = accepted(stage)
    worker.presses("问居民")
    assert "想问居民什么" in texts_of(worker.sends_photo())
    worker.says("是哪个垃圾桶？")
    assert "是哪个垃圾桶" in resident.history()[-1].text
    assert stage.ticket(request).status is Status.PAUSED


def test_a_pause_needs_a_reason_from_the_list(stage: Stage) -> None:
    _, worker, request = accepted(stage)
    asked = worker.presses("暂缓")[-1]
    assert "等居民回复" not in labels_of(asked)
    paused = worker.presses("等经费")[-1]
    assert "暂缓中" in paused.text
    worker.presses("继续办理")
    assert stage.ticket(request).status is Status.IN_PROGRESS


def test_a_returned_task_waits_for_triage_again(stage: Stage) -> None:
    _, worker, request = accepted(stage)
    worker.presses("退回")
    assert "已退回" in texts_of(worker.presses("不归我管"))
    ticket = stage.ticket(request)
    assert (ticket.status, ticket.assignee) == (Status.SUBMITTED, None)


def test_a_look_at_the_resident_is_audited(stage: Stage) -> None:
    resident, worker, request = accepted(stage)
    phoned = replace(resident.person, phone="13800001234")
    stage.do(lambda context: context.work.people.save(phoned))
    card = worker.presses_id(worker.says("任务")[-1].choices[0].id)[-1]
    assert "李 138****1234" in card.text
    assert "13800001234" in texts_of(worker.presses("查看居民信息"))
    events = stage.do(lambda context: context.work.events.of_ticket(request.ticket_id))
    assert events[-1].action is Action.REVEAL


def test_an_old_card_says_at_once_that_it_is_too_late(stage: Stage) -> None:
    resident, worker, request = accepted(stage)
    stage.act(resident, withdraw_request, request.id)
    card = next(m for m in reversed(worker.history()) if "办结" in labels_of(m))
    assert "状态已经变了" in texts_of(worker.presses("办结", within=card))
    assert worker.session.waiting is None


def test_a_refused_answer_is_not_asked_for_again(stage: Stage) -> None:
    resident, worker, request = accepted(stage)
    worker.presses("办结")
    stage.act(resident, withdraw_request, request.id)
    assert "状态已经变了" in texts_of(worker.says("清走了"))
    assert "状态已经变了" not in texts_of(worker.says("幸福小区3号楼路灯不亮"))


def test_who_holds_no_role_any_more_cannot_open_the_task(stage: Stage) -> None:
    _, worker, _ = accepted(stage)
    listed = worker.says("任务")[-1]
    person_id, now = worker.person_id, stage.clock.now()

    def end_role(context: Context) -> None:
        people = context.work.people
        people.end_assignment(people.assignments(person_id, now)[0].id, now)

    stage.do(end_role)
    assert "不归您操作" in texts_of(worker.presses_id(listed.choices[0].id))


def test_a_task_shows_what_solved_the_last_one_there(stage: Stage) -> None:
    resident, worker = stage.resident(), stage.staff(Role.WORKER, "east-1")
    first = stage.file(resident, LITTER)
    stage.finish(worker, first, "联系环卫清运")
    stage.act(resident, confirm_result, first.id)
    stage.file(resident, LITTER)
    listed = worker.says("任务")[-1]
    assert "上次同类问题这样办好：联系环卫清运" in texts_of(worker.presses_id(listed.choices[0].id))


def test_whoever_looks_at_a_task_is_written_down(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    request = stage.file(stage.resident(), LITTER)
    stage.act(worker, accept_ticket, request.ticket_id)
    worker.presses_id(worker.says("任务")[-1].choices[0].id)
    rows = stage.database.run_read(
        lambda uow: uow.connection.exec_driver_sql(
            "select count(*) from audit where action = 'view' and subject = ?",
            (request.ticket_id,),
        ).scalar_one()
    )
    assert rows == 1


def test_a_notice_with_many_long_words_fits_a_message(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    request = stage.file(stage.resident("李" * 60), LITTER, text="垃" * 2000)
    joined = Report("还" * 2000, request.place, LITTER)
    for _ in range(3):
        stage.act(stage.resident(), join_ticket, request.ticket_id, joined)
    stage.act(worker, accept_ticket, request.ticket_id)
    adder = stage.resident()
    own = stage.act(adder, join_ticket, request.ticket_id, joined).request
    stage.act(adder, add_to_request, own.id, "臭" * 2000)
    last = worker.history()[-1].text
    assert "居民补充：臭臭" in last
    assert "垃垃" in last
    assert len(last.encode()) <= LIMIT
