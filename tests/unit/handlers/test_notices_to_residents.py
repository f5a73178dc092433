"""Tests of what requesters hear of their tickets."""

from __future__ import annotations

import pytest

from handlers.message import Message
from tests.unit.handlers.stage import LAMP, LIFT, Stage, Talker, labels_of, texts_of
from tickets.events import Reason
from tickets.model import Request
from tickets.people import Place, Role
from tickets.usecases.accept_ticket import accept_ticket
from tickets.usecases.ask_resident import ask_resident
from tickets.usecases.assign_ticket import assign_ticket
from tickets.usecases.classify_ticket import classify_ticket
from tickets.usecases.decline_ticket import decline_ticket
from tickets.usecases.file_request import Report, join_ticket
from tickets.usecases.pause_ticket import pause_ticket, resume_ticket
from tickets.usecases.start_work import arrive_at_ticket, go_to_ticket, start_work
from tickets.usecases.verify_result import verify_result
from tickets.usecases.withdraw_request import withdraw_request


@pytest.fixture
def resident(stage: Stage) -> Talker:
    """Return a resident."""
    return stage.resident()


@pytest.fixture
def worker(stage: Stage) -> Talker:
    """Return the grid's worker."""
    return stage.staff(Role.WORKER, "east-1")


def last(talker: Talker) -> Message:
    """Return the newest message of somebody's."""
    return talker.history()[-1]


def importance(stage: Stage, talker: Talker) -> str:
    """Return how important somebody's newest message is."""
    person_id = talker.person_id
    return stage.database.run_write(lambda uow: uow.outbox.latest(person_id, 1)[0].importance)


def neighbour_of(stage: Stage, request: Request) -> Talker:
    """Return a neighbour who has joined a request's ticket."""
    neighbour = stage.resident()
    place = Place("east-1", stage.ticket(request).place.path)
    stage.act(neighbour, join_ticket, request.ticket_id, Report("我家也黑", place))
    return neighbour


def test_filing_itself_sends_no_notice_because_the_receipt_says_it(
    stage: Stage, resident: Talker, worker: Talker
) -> None:
    request = stage.file(resident)
    assert stage.ticket(request).assignee == worker.person_id
    assert resident.hears() == []


def test_progress_is_told_without_ringing(stage: Stage, resident: Talker, worker: Talker) -> None:
    ticket_id = stage.file(resident).ticket_id
    for act, said in (
        (accept_ticket, "已接单"),
        (go_to_ticket, "人已出发"),
        (arrive_at_ticket, "人到了"),
        (start_work, "开始处理"),
    ):
        stage.act(worker, act, ticket_id)
        assert said in last(resident).text
        assert importance(stage, resident) == "progress"


def test_a_pause_says_why_and_going_on_says_by_when(
    stage: Stage, resident: Talker, worker: Talker
) -> None:
    ticket_id = stage.file(resident).ticket_id
    stage.act(worker, accept_ticket, ticket_id)
    stage.act(worker, pause_ticket, ticket_id, Reason.WEATHER)
    assert "天气" in last(resident).text
    stage.act(worker, resume_ticket, ticket_id)
    assert "12月2日" in last(resident).text


def test_a_question_rings_and_can_be_answered_by_a_button(
    stage: Stage, resident: Talker, worker: Talker
) -> None:
    ticket_id = stage.file(resident).ticket_id
    stage.act(worker, accept_ticket, ticket_id)
    stage.act(worker, ask_resident, ticket_id, "几单元？")
    assert "“几单元？”" in last(resident).text
    assert "补充" in labels_of(last(resident))
    assert importance(stage, resident) == "notice"


def test_a_result_shows_its_photo_and_asks(stage: Stage, resident: Talker, worker: Talker) -> None:
    photo = stage.finish(worker, stage.file(resident))
    assert [media.id for media in last(resident).media] == [photo]
    assert "解决了" in labels_of(last(resident))


def test_a_property_result_is_asked_about_once_it_is_verified_with_its_photo(
    stage: Stage, resident: Talker, worker: Talker
) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    company = stage.staff(Role.OFFICE, "street", "property")
    request = stage.file(resident, LIFT)
    assert worker.person_id == stage.ticket(request).assignee
    photo = stage.finish(company, request)
    assert "办好了" not in texts_of(resident.history())
    stage.act(admin, verify_result, request.ticket_id)
    assert "社区也看过了" in last(resident).text
    assert [media.id for media in last(resident).media] == [photo]


def test_silence_closes_as_not_rated_and_says_how_to_disagree(
    stage: Stage, resident: Talker, worker: Talker
) -> None:
    request = stage.file(resident)
    stage.finish(worker, request)
    stage.clock.forward(hours=72)
    stage.ring(request)
    assert "未评价" in last(resident).text
    assert "没解决" in labels_of(last(resident))


def test_closing_by_everybodys_word_is_not_told_again(
    stage: Stage, resident: Talker, worker: Talker
) -> None:
    stage.finish(worker, stage.file(resident))
    resident.presses("解决了")
    assert "未评价" not in texts_of(resident.history())


def test_running_late_is_told_once_a_clock(stage: Stage, resident: Talker, worker: Talker) -> None:
    request = stage.file(resident)
    assert worker.person_id == stage.ticket(request).assignee
    stage.clock.forward(days=3)
    stage.ring(request)
    late = [message for message in resident.hears() if "超过了接单时限" in message.text]
    assert len(late) == 1


def test_a_rejection_says_why_and_can_be_disputed(stage: Stage, resident: Talker) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    stage.act(admin, decline_ticket, stage.file(resident, None).ticket_id, "属于私人纠纷")
    assert "属于私人纠纷" in last(resident).text
    assert "没解决" in labels_of(last(resident))


def test_after_triage_it_is_told_what_it_is_and_to_whom_it_went(
    stage: Stage, resident: Talker, worker: Talker
) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    request = stage.file(resident, None)
    stage.act(admin, classify_ticket, request.ticket_id, LAMP)
    heard = texts_of(resident.hears())
    assert "事项改为“路灯不亮”" in heard
    assert worker.person.name in heard


def test_a_new_assignee_is_told(stage: Stage, resident: Talker, worker: Talker) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    colleague = stage.staff(Role.WORKER, "east-2")
    request = stage.file(resident)
    assert worker.person_id == stage.ticket(request).assignee
    stage.act(admin, assign_ticket, request.ticket_id, colleague.person_id)
    assert colleague.person.name in last(resident).text
    assert importance(stage, resident) == "notice"


def test_every_requester_hears_under_a_number_of_their_own(
    stage: Stage, resident: Talker, worker: Talker
) -> None:
    request = stage.file(resident)
    neighbour = neighbour_of(stage, request)
    stage.act(worker, accept_ticket, request.ticket_id)
    own, theirs = last(resident).ticket, last(neighbour).ticket
    assert own is not None
    assert theirs is not None
    assert own.number != theirs.number


def test_whoever_withdrew_hears_nothing_more(
    stage: Stage, resident: Talker, worker: Talker
) -> None:
    request = stage.file(resident)
    neighbour = neighbour_of(stage, request)
    stage.act(resident, withdraw_request, request.id)
    resident.hears()
    stage.act(worker, accept_ticket, request.ticket_id)
    assert resident.hears() == []
    assert "已接单" in last(neighbour).text
