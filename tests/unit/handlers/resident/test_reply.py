"""Replies to messages about a ticket."""

from __future__ import annotations

from handlers.incoming import Kind
from handlers.message import decode_message
from storage.unit_of_work import UnitOfWork
from tests.unit.handlers.stage import Stage, Talker
from tickets.people import Role
from tickets.status import Action


def sent_to(stage: Stage, talker: Talker, part: str) -> str:
    """Let the newest message that says this be sent, and return the platform's name of it."""
    person_id = talker.person_id

    def mark(uow: UnitOfWork) -> None:
        rows = uow.outbox.latest(person_id, 50)
        row = next(r for r in reversed(rows) if part in decode_message(r.body).text)
        uow.connection.exec_driver_sql(
            "update outbox set channel = 'test', account = 'one', ref = ? where id = ?",
            (f"ref-{part}", row.id),
        )

    stage.database.run_write(mark)
    return f"ref-{part}"


def test_a_residents_reply_is_added_to_the_request(stage: Stage) -> None:
    resident, worker = stage.resident(), stage.staff(Role.WORKER, "east-1")
    request = stage.file(resident, "01-001")
    resident.says(request.number)
    ref = sent_to(stage, resident, "地点")
    (answer,) = resident.sends(resident.event(Kind.TEXT, "在单元门左边", reply_to=ref))
    assert "补充" in answer.text
    assert "在单元门左边" in worker.history()[-1].text
    assert resident.session.draft is None


def test_a_workers_reply_to_a_task_is_noted_in_it(stage: Stage) -> None:
    resident, worker = stage.resident(), stage.staff(Role.WORKER, "east-1")
    request = stage.file(resident, "01-001")
    ref = sent_to(stage, worker, "任务")
    worker.sends(worker.event(Kind.MEDIA, "要两个人搬", reply_to=ref))
    events = stage.do(lambda context: list(context.work.events.of_ticket(request.ticket_id)))
    assert (events[-1].action, events[-1].text) == (Action.ADD, "要两个人搬")
    assert len(events[-1].media) == 1
    assert "已记到" in worker.history()[-1].text


def test_an_admins_note_is_told_as_a_colleagues(stage: Stage) -> None:
    resident, worker = stage.resident(), stage.staff(Role.WORKER, "east-1")
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    request = stage.file(resident, "01-001")
    admin.says(f"/find {request.number}")
    ref = sent_to(stage, admin, "地点")
    admin.sends(admin.event(Kind.TEXT, "先断电再处理", reply_to=ref))
    assert "同事补充：先断电再处理" in worker.history()[-1].text


def test_what_was_asked_is_answered_all_the_same(stage: Stage) -> None:
    resident, worker = stage.resident(), stage.staff(Role.WORKER, "east-1")
    stage.file(resident, "01-001")
    ref = sent_to(stage, worker, "任务")
    worker.presses("接单")
    worker.presses("办结")
    worker.sends(worker.event(Kind.MEDIA, "清好了", reply_to=ref))
    assert "已办结" in worker.history()[-1].text


def test_a_reply_to_anything_else_is_an_ordinary_message(stage: Stage) -> None:
    resident = stage.resident()
    resident.sends(resident.event(Kind.TEXT, "3号楼的路灯不亮", reply_to="unknown"))
    assert resident.session.draft is not None


def test_nobody_adds_to_a_strangers_ticket_by_a_reply(stage: Stage) -> None:
    resident, other = stage.resident(), stage.resident("王")
    request = stage.file(resident, "01-001")
    resident.says(request.number)
    ref = sent_to(stage, resident, "地点")
    other.sends(other.event(Kind.TEXT, "我也来说一句，3号楼的路灯不亮", reply_to=ref))
    events = stage.do(lambda context: list(context.work.events.of_ticket(request.ticket_id)))
    assert all(event.action is not Action.ADD for event in events)
