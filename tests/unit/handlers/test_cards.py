"""Tests of cards: a request as its requester sees it, a ticket as staff see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest

from handlers.cards import (
    map_link,
    promise,
    quoted,
    receipt,
    request_card,
    request_choices,
    task_card,
)
from handlers.message import TicketTag
from handlers.speaker import Reply, Speaker
from tests.unit.handlers.stage import LIFT, LITTER, Stage, Talker
from tickets.events import Reason
from tickets.model import Request
from tickets.numbers import grouped_number
from tickets.people import Place, Point, Role
from tickets.usecases.accept_ticket import accept_ticket
from tickets.usecases.confirm_result import confirm_result
from tickets.usecases.dispute_result import DISPUTE_SPAN
from tickets.usecases.file_request import Report, file_request, join_ticket
from tickets.usecases.pause_ticket import pause_ticket
from tickets.usecases.start_work import arrive_at_ticket, go_to_ticket
from tickets.usecases.verify_result import verify_result
from tickets.usecases.withdraw_request import withdraw_request

T = TypeVar("T")


@pytest.fixture
def resident(stage: Stage) -> Talker:
    """Return a resident."""
    return stage.resident("李")


@pytest.fixture
def worker(stage: Stage) -> Talker:
    """Return the grid's worker."""
    return stage.staff(Role.WORKER, "east-1")


def speaking(stage: Stage, reader: Talker, say: Callable[[Speaker], T]) -> T:
    """Return what is said to somebody."""
    person = reader.person
    return stage.do(lambda context: say(Speaker(context, person)))


def seen(stage: Stage, reader: Talker, request: Request) -> Reply:
    """Return a request's card as its requester sees it."""
    ticket, stored = stage.ticket(request), stage.stored(request)
    return speaking(stage, reader, lambda speaker: request_card(speaker, stored, ticket))


def steps(stage: Stage, reader: Talker, request: Request) -> list[str]:
    """Return where the buttons of a request lead."""
    return [choice.step for choice in seen(stage, reader, request).choices]


def task(stage: Stage, reader: Talker, request: Request) -> Reply:
    """Return a request's ticket as a member of staff sees it."""
    ticket, person = stage.ticket(request), reader.person
    return stage.do(lambda c: task_card(Speaker(c, person), c.work.actor(person), ticket))


def tasks(stage: Stage, reader: Talker, request: Request) -> list[str]:
    """Return where the buttons of a task lead."""
    return [choice.step for choice in task(stage, reader, request).choices]


def test_a_receipt_says_number_matter_place_who_by_when_and_what_if_late(
    stage: Stage, resident: Talker, worker: Talker
) -> None:
    request = stage.file(resident)
    assert worker.person_id == stage.ticket(request).assignee
    ticket = stage.ticket(request)
    text = speaking(stage, resident, lambda s: receipt(s, request, ticket)).text
    for part in (grouped_number(request.number), "路灯不亮", "幸福小区 3号楼", "路灯管理处",
                 "worker@east-1", "12月2日 17:30前", "逐级"):  # fmt: skip
        assert part in text


def test_a_card_without_words_has_no_line_for_them(stage: Stage, resident: Talker) -> None:
    assert "原话" in seen(stage, resident, stage.file(resident)).text
    assert "原话" not in seen(stage, resident, stage.file(resident, text="")).text


def test_a_card_is_tagged_with_the_readers_number_and_the_status(
    stage: Stage, resident: Talker
) -> None:
    request = stage.file(resident)
    expected = TicketTag(grouped_number(request.number), "submitted")
    assert seen(stage, resident, request).ticket == expected


def test_an_open_request_can_be_added_to_chased_and_withdrawn(
    stage: Stage, resident: Talker
) -> None:
    request = stage.file(resident)
    assert steps(stage, resident, request) == ["request.add", "request.chase", "request.withdraw"]


def test_a_result_is_confirmed_disputed_or_not_seen_yet(
    stage: Stage, resident: Talker, worker: Talker
) -> None:
    request = stage.file(resident)
    stage.finish(worker, request)
    expected = ["result.confirm", "result.not_fixed", "result.not_seen"]
    assert steps(stage, resident, request) == expected


def test_a_property_result_is_judged_after_the_community_has_looked(
    stage: Stage, resident: Talker, worker: Talker
) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    company = stage.staff(Role.OFFICE, "street", "property")
    request = stage.file(resident, LIFT)
    stage.finish(company, request)
    assert worker.person_id == stage.ticket(request).assignee
    assert steps(stage, resident, request) == ["request.add"]
    stage.act(admin, verify_result, request.ticket_id)
    assert "result.confirm" in steps(stage, resident, request)


def test_a_closed_request_is_disputed_and_rated_while_that_is_not_too_late(
    stage: Stage, resident: Talker, worker: Talker
) -> None:
    request = stage.file(resident)
    stage.finish(worker, request)
    stage.act(resident, confirm_result, request.id)
    assert steps(stage, resident, request) == ["result.not_fixed", "result.rating"]
    stage.clock.moment += DISPUTE_SPAN
    assert steps(stage, resident, request) == ["result.not_fixed", "result.rating"]
    stage.clock.forward(minutes=1)
    assert steps(stage, resident, request) == []


def test_a_withdrawn_request_offers_nothing(stage: Stage, resident: Talker) -> None:
    request = stage.file(resident)
    stage.act(resident, withdraw_request, request.id)
    stored, ticket = stage.stored(request), stage.ticket(request)
    assert speaking(stage, resident, lambda s: request_choices(s, stored, ticket)) == []


def test_the_promise_follows_what_happened(stage: Stage, resident: Talker, worker: Talker) -> None:
    def promised(request: Request) -> str:
        ticket = stage.ticket(request)
        return speaking(stage, resident, lambda speaker: promise(speaker, ticket))

    request = stage.file(resident)
    assert promised(request) == "12月2日 17:30前办好"
    stage.act(worker, accept_ticket, request.ticket_id)
    stage.act(worker, pause_ticket, request.ticket_id, Reason.WEATHER)
    assert "暂缓" in promised(request)
    other = stage.file(resident, LITTER)
    stage.finish(worker, other)
    assert promised(other) == "今天 10:00办好"


def test_what_the_grid_handles_itself_names_no_office(
    stage: Stage, resident: Talker, worker: Talker
) -> None:
    request = stage.file(resident, LITTER)
    assert stage.ticket(request).assignee == worker.person_id
    assert "社区网格" not in seen(stage, resident, request).text


def test_a_task_shows_the_resident_only_masked(
    stage: Stage, resident: Talker, worker: Talker
) -> None:
    named = replace(resident.person, name="李小明", phone="13812345678")
    stage.do(lambda context: context.work.people.save(named))
    text = task(stage, worker, stage.file(resident)).text
    assert "138****5678" in text
    assert "李小明" not in text
    assert "5678" in text


def test_an_anonymous_resident_stays_anonymous(stage: Stage, worker: Talker) -> None:
    resident = stage.resident("王")
    place = Place("east-1", "city/district/street/east/east-1/")
    report = Report("灯坏了", place, LITTER, anonymous=True)
    request = stage.act(resident, file_request, report).request
    text = task(stage, worker, request).text
    assert "匿名" in text
    assert "王" not in text


def test_a_task_counts_the_neighbours_and_keeps_their_words_apart(
    stage: Stage, resident: Talker, worker: Talker
) -> None:
    request = stage.file(resident)
    place = Place("east-1", "city/district/street/east/east-1/")
    stage.act(stage.resident(), join_ticket, request.ticket_id, Report("我家也黑", place))
    text = task(stage, worker, request).text
    assert "另有 1 位居民" in text
    assert "3号楼的路灯不亮 / 我家也黑" in text


def test_a_workers_buttons_follow_the_work(stage: Stage, resident: Talker, worker: Talker) -> None:
    request = stage.file(resident)
    assert tasks(stage, worker, request)[0] == "task.accept"
    stage.act(worker, accept_ticket, request.ticket_id)
    assert "task.finish" in tasks(stage, worker, request)
    stage.act(worker, go_to_ticket, request.ticket_id)
    assert "task.on_the_way" not in tasks(stage, worker, request)
    stage.act(worker, arrive_at_ticket, request.ticket_id)
    assert "task.arrive" not in tasks(stage, worker, request)


def test_an_admin_triages_and_does_no_work(stage: Stage, resident: Talker) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    offered = tasks(stage, admin, stage.file(resident))
    assert "triage.classify" in offered
    assert "task.accept" not in offered


def test_somebody_without_a_part_in_it_gets_no_buttons(stage: Stage, resident: Talker) -> None:
    elsewhere = stage.staff(Role.WORKER, "west-1")
    assert tasks(stage, elsewhere, stage.file(resident)) == []


def test_words_are_quoted_on_one_line_and_cut() -> None:
    assert quoted(" 灯\n坏了 ") == "灯 坏了"
    assert len(quoted("长" * 500)) == 120
    assert quoted("长" * 500).endswith("…")


def test_a_point_becomes_a_link_to_a_map_in_its_coordinates() -> None:
    link = map_link(Point(37.5, 121.4))
    assert link == "https://uri.amap.com/marker?position=121.400000,37.500000&coordinate=wgs84"
    assert map_link(None) == ""
