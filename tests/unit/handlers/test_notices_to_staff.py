"""Tests of what staff hear of tickets."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.unit.handlers.stage import LAMP, LEAK, LIFT, ZONE, Stage, Talker, texts_of
from tickets.events import Reason
from tickets.people import Place, Role
from tickets.usecases.add_to_request import add_to_request
from tickets.usecases.assign_ticket import assign_ticket, return_ticket
from tickets.usecases.chase_ticket import chase_ticket
from tickets.usecases.dispute_result import dispute_result
from tickets.usecases.file_request import Report, file_request, join_ticket
from tickets.usecases.withdraw_request import withdraw_request

NIGHT = datetime(2026, 11, 23, 22, 0, tzinfo=ZONE)
MORNING = datetime(2026, 11, 24, 8, 30, tzinfo=ZONE)
PLACE = Place("east-1", "city/district/street/east/east-1/")


@pytest.fixture
def resident(stage: Stage) -> Talker:
    """Return a resident."""
    return stage.resident()


@pytest.fixture
def worker(stage: Stage) -> Talker:
    """Return the grid's worker."""
    return stage.staff(Role.WORKER, "east-1")


@pytest.fixture
def admin(stage: Stage) -> Talker:
    """Return the community's admin."""
    return stage.staff(Role.COMMUNITY_ADMIN, "east")


def sending(stage: Stage, talker: Talker) -> tuple[str, datetime | None]:
    """Return how important somebody's newest message is and when it is sent."""
    person_id = talker.person_id
    row = stage.database.run_write(lambda uow: uow.outbox.latest(person_id, 1)[0])
    return row.importance, row.not_before


def test_a_new_task_reaches_the_worker_and_the_office(
    stage: Stage, resident: Talker, worker: Talker
) -> None:
    office = stage.staff(Role.OFFICE, "district", "lighting")
    other = stage.staff(Role.OFFICE, "district", "water")
    stage.file(resident)
    assert "新任务" in worker.hears()[0].text
    assert "新任务" in office.hears()[0].text
    assert other.hears() == []


def test_what_nobody_got_waits_for_the_nearest_admin(
    stage: Stage, resident: Talker, admin: Talker
) -> None:
    street = stage.staff(Role.STREET_ADMIN, "street")
    stage.file(resident, None)
    assert "待分派" in admin.hears()[0].text
    assert street.hears() == []


def test_without_a_community_admin_the_street_hears_of_it(stage: Stage, resident: Talker) -> None:
    street = stage.staff(Role.STREET_ADMIN, "street")
    stage.file(resident, None)
    assert "待分派" in street.hears()[0].text


def test_a_private_ticket_is_told_to_the_community_alone(
    stage: Stage, resident: Talker, worker: Talker, admin: Talker
) -> None:
    street = stage.staff(Role.STREET_ADMIN, "street")
    report = Report("我不想活了", PLACE, private=True)
    stage.act(resident, file_request, report)
    assert len(admin.hears()) == 1
    assert worker.hears() == street.hears() == []


def test_what_can_wait_arrives_at_the_start_of_work(
    stage: Stage, resident: Talker, worker: Talker
) -> None:
    stage.clock.moment = NIGHT
    stage.file(resident)
    assert sending(stage, worker) == ("task", MORNING)


def test_urgent_classes_ring_at_any_hour(stage: Stage, resident: Talker, worker: Talker) -> None:
    stage.clock.moment = NIGHT
    stage.file(resident, LEAK)
    assert sending(stage, worker) == ("urgent", None)


def test_within_working_hours_nothing_waits(stage: Stage, resident: Talker, worker: Talker) -> None:
    stage.file(resident)
    assert sending(stage, worker) == ("task", None)


def test_what_a_resident_adds_asks_or_withdraws_reaches_the_worker(
    stage: Stage, resident: Talker, worker: Talker
) -> None:
    request = stage.file(resident)
    stage.act(resident, add_to_request, request.id, "是2单元")
    stage.act(resident, chase_ticket, request.id)
    stage.act(resident, withdraw_request, request.id)
    heard = [message.text.splitlines()[0] for message in worker.hears()[1:]]
    assert "补充：是2单元" in heard[0]
    assert "催办" in heard[1]
    assert "撤回" in heard[2]


def test_a_neighbour_who_joins_is_told(stage: Stage, resident: Talker, worker: Talker) -> None:
    request = stage.file(resident)
    stage.act(stage.resident(), join_ticket, request.ticket_id, Report("我家也黑", PLACE))
    assert "又有一位居民" in worker.hears()[-1].text


def test_a_returned_task_goes_to_triage_with_its_reason(
    stage: Stage, resident: Talker, worker: Talker, admin: Talker
) -> None:
    request = stage.file(resident)
    stage.act(worker, return_ticket, request.ticket_id, Reason.WRONG_PLACE)
    assert "不在我的网格" in admin.hears()[-1].text


def test_nobody_hears_of_what_they_did_themselves(
    stage: Stage, resident: Talker, admin: Talker
) -> None:
    request = stage.file(resident)
    admin.hears()
    stage.act(admin, assign_ticket, request.ticket_id, admin.person_id)
    assert admin.hears() == []


def test_the_third_cycle_reaches_the_street(stage: Stage, resident: Talker, worker: Talker) -> None:
    street = stage.staff(Role.STREET_ADMIN, "street")
    request = stage.file(resident)
    for _ in range(2):
        assert street.hears() == []
        stage.finish(worker, request)
        stage.act(resident, dispute_result, request.id, "还是黑")
    assert "第 3 轮" in street.hears()[0].text


def test_a_property_result_goes_to_the_community_to_be_verified(
    stage: Stage, resident: Talker, worker: Talker, admin: Talker
) -> None:
    company = stage.staff(Role.OFFICE, "street", "property")
    request = stage.file(resident, LIFT)
    assert stage.ticket(request).assignee == worker.person_id
    stage.finish(company, request)
    assert "请核查" in admin.hears()[-1].text


def test_a_result_that_needs_no_verifying_is_not_told_to_the_community(
    stage: Stage, resident: Talker, worker: Talker, admin: Talker
) -> None:
    stage.finish(worker, stage.file(resident, LAMP))
    assert admin.hears() == []


def test_a_deadline_is_reminded_of_and_then_told_level_by_level(
    stage: Stage, resident: Talker, worker: Talker, admin: Talker
) -> None:
    leader = stage.staff(Role.LEADER, "east")
    request = stage.file(resident, LEAK)
    worker.hears()
    stage.clock.forward(minutes=40)
    stage.ring(request)
    assert "快到时限" in texts_of(worker.hears())
    assert leader.hears() == []
    stage.clock.forward(minutes=20)
    stage.ring(request)
    assert "已超时" in texts_of(leader.hears())
    assert "已超时" in texts_of(worker.hears())
    assert admin.hears() == []
    stage.clock.moment += timedelta(hours=1)
    stage.ring(request)
    assert "已超时" in texts_of(admin.hears())
    assert leader.hears() == []
