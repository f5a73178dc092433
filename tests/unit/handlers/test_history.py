"""Tests of what a requester may read of a ticket's past."""

from __future__ import annotations

from handlers.history import MOST_BYTES, MOST_LINES, history_lines, result_media
from handlers.speaker import Speaker
from tests.unit.handlers.stage import Stage, Talker
from tickets.model import Request
from tickets.people import Place, Role
from tickets.usecases.accept_ticket import accept_ticket
from tickets.usecases.add_to_request import add_to_request
from tickets.usecases.assign_ticket import assign_ticket
from tickets.usecases.dispute_result import dispute_result
from tickets.usecases.file_request import Report, join_ticket
from tickets.usecases.rate_request import rate_request
from tickets.usecases.reveal_requester import reveal_requesters


def told(stage: Stage, reader: Talker, request: Request) -> list[str]:
    """Return the lines that a requester reads."""
    person = reader.person

    def lines(speaker: Speaker) -> list[str]:
        events = speaker.context.work.events.of_ticket(request.ticket_id)
        return history_lines(speaker, request, events)

    return stage.do(lambda context: lines(Speaker(context, person)))


def joined(stage: Stage, neighbour: Talker, request: Request) -> Request:
    """Let a neighbour join a request's ticket."""
    place = Place("east-1", stage.ticket(request).place.path)
    report = Report("我家也黑", place)
    return stage.act(neighbour, join_ticket, request.ticket_id, report).request


def test_the_past_is_told_in_order_with_time_and_name(stage: Stage) -> None:
    resident, worker = stage.resident(), stage.staff(Role.WORKER, "east-1")
    request = stage.file(resident)
    stage.clock.forward(minutes=5)
    stage.act(worker, accept_ticket, request.ticket_id)
    assert told(stage, resident, request) == [
        "今天 10:00 登记",
        "今天 10:00 派给 worker@east-1",
        "今天 10:05 接单",
    ]


def test_who_looked_at_names_is_not_told(stage: Stage) -> None:
    resident, worker = stage.resident(), stage.staff(Role.WORKER, "east-1")
    request = stage.file(resident)
    before = told(stage, resident, request)
    stage.act(worker, reveal_requesters, request.ticket_id)
    assert told(stage, resident, request) == before


def test_what_neighbours_said_and_rated_is_not_told(stage: Stage) -> None:
    resident, neighbour = stage.resident(), stage.resident()
    worker = stage.staff(Role.WORKER, "east-1")
    request = stage.file(resident)
    theirs = joined(stage, neighbour, request)
    stage.act(neighbour, add_to_request, theirs.id, "邻居的私话")
    stage.finish(worker, request)
    stage.act(neighbour, rate_request, theirs.id, 1, "邻居的评语")
    stage.act(neighbour, dispute_result, theirs.id, "邻居的异议")
    lines = "\n".join(told(stage, resident, request))
    assert "邻居的" not in lines
    assert "打了分" not in lines
    assert "有邻居说没解决" in lines
    assert "邻居的异议" in "\n".join(told(stage, neighbour, theirs))


def test_running_late_is_told_once_however_many_levels_hear_of_it(stage: Stage) -> None:
    resident = stage.resident()
    stage.staff(Role.WORKER, "east-1")
    request = stage.file(resident)
    stage.clock.forward(days=3)
    stage.ring(request)
    lines = told(stage, resident, request)
    assert len([line for line in lines if "超过接单时限" in line]) == 1


def test_only_the_last_lines_are_told(stage: Stage) -> None:
    resident = stage.resident()
    request = stage.file(resident)
    for number in range(MOST_LINES + 2):
        stage.act(resident, add_to_request, request.id, f"第{number}次")
    lines = told(stage, resident, request)
    assert len(lines) == MOST_LINES
    assert lines[-1].endswith("您补充：第9次")


def test_the_lines_leave_room_for_the_card_above_them(stage: Stage) -> None:
    resident, admin = stage.resident(), stage.staff(Role.COMMUNITY_ADMIN, "east")
    request = stage.file(resident)
    for number in range(MOST_LINES):
        worker = stage.staff(Role.WORKER, "east-1", name=f"{number}{'长' * 60}")
        stage.act(admin, assign_ticket, request.ticket_id, worker.person_id)
    lines = told(stage, resident, request)
    assert sum(len(line.encode()) + 1 for line in lines) <= MOST_BYTES
    assert "派给 7长" in lines[-1]


def test_long_words_are_cut_and_missing_ones_leave_no_colon(stage: Stage) -> None:
    resident = stage.resident()
    request = stage.file(resident)
    stage.act(resident, add_to_request, request.id, "长" * 100)
    stage.act(resident, add_to_request, request.id, "", (stage.photo(),))
    lines = told(stage, resident, request)
    assert lines[-2].endswith("：" + "长" * 20 + "…")
    assert lines[-1].endswith("您补充")


def test_the_results_photos_are_those_of_the_last_result(stage: Stage) -> None:
    resident, worker = stage.resident(), stage.staff(Role.WORKER, "east-1")
    request = stage.file(resident)
    stage.finish(worker, request)
    stage.act(resident, dispute_result, request.id, "还是黑")
    photo = stage.finish(worker, request)
    events = stage.do(lambda context: context.work.events.of_ticket(request.ticket_id))
    assert result_media(events) == (photo,)
    assert result_media(events[:1]) == ()
