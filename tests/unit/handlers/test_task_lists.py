"""Tests of lists of tickets."""

from __future__ import annotations

from datetime import timedelta

from handlers.speaker import Speaker
from handlers.task_lists import is_due, open_tasks, task_label
from tests.unit.handlers.stage import LEAK, LITTER, Stage, Talker
from tickets.model import Ticket
from tickets.people import Place, Role
from tickets.usecases.file_request import Report, file_request


def tasks_of(stage: Stage, talker: Talker) -> list[Ticket]:
    """Return somebody's open tasks."""
    person = talker.person
    return stage.do(lambda c: open_tasks(c.work, c.work.actor(person)))


def label_of(stage: Stage, talker: Talker, ticket: Ticket) -> str:
    """Return how a ticket is listed for somebody."""
    person = talker.person
    return stage.do(lambda context: task_label(Speaker(context, person), ticket))


def test_a_task_of_two_roles_is_listed_once(stage: Stage) -> None:
    worker = stage.staff(Role.OFFICE, "east-1", "water")
    stage.file(stage.resident(), LEAK)
    assert len(tasks_of(stage, worker)) == 1


def test_an_office_is_not_shown_what_is_private(stage: Stage) -> None:
    office = stage.staff(Role.OFFICE, "district", "water")
    path = stage.do(lambda context: context.work.areas.get("east-1").path)
    report = Report("不想活了", Place("east-1", path), LEAK, private=True)
    stage.act(stage.resident(), file_request, report)
    assert tasks_of(stage, office) == []


def test_a_ticket_is_due_when_its_next_deadline_has_passed(stage: Stage) -> None:
    stage.staff(Role.WORKER, "east-1")
    ticket = stage.ticket(stage.file(stage.resident(), LEAK))
    now = stage.clock.now()
    assert not is_due(ticket, now)
    assert is_due(ticket, now + timedelta(hours=1, seconds=1))


def test_a_line_names_the_area_where_no_estate_is_known(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    path = stage.do(lambda context: context.work.areas.get("east-1").path)
    report = Report("垃圾", Place("east-1", path), LITTER)
    ticket = stage.act(stage.resident(), file_request, report).ticket
    assert label_of(stage, worker, ticket) == "垃圾乱堆 · 东社区第一网格 · 今天 15:30前"


def test_a_long_place_is_cut(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    path = stage.do(lambda context: context.work.areas.get("east-1").path)
    report = Report("垃圾", Place("east-1", path, text="南" * 40), LITTER)
    ticket = stage.act(stage.resident(), file_request, report).ticket
    assert label_of(stage, worker, ticket) == f"垃圾乱堆 · {'南' * 15}… · 今天 15:30前"


def test_what_has_no_deadline_shows_how_it_stands(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    request = stage.file(stage.resident(), LITTER)
    stage.finish(worker, request)
    assert label_of(stage, worker, stage.ticket(request)).endswith("已办好，待确认")
