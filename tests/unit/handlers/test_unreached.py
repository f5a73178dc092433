"""Who hears that a requester cannot be reached."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.message import Message, TicketTag, encode_message
from handlers.unreached import tell_unreached
from tests.unit.handlers.stage import Stage, Talker
from tickets.model import Request
from tickets.numbers import grouped_number
from tickets.people import Role


@pytest.fixture
def worker(stage: Stage) -> Talker:
    """Return the grid's worker."""
    return stage.staff(Role.WORKER, "east-1")


@pytest.fixture
def resident(stage: Stage) -> Talker:
    """Return a resident with a phone."""
    talker = stage.resident("王芳")
    with_phone = replace(talker.person, phone="13812345678")
    stage.do(lambda context: context.work.people.save(with_phone))
    return talker


@pytest.fixture
def request_(stage: Stage, resident: Talker, worker: Talker) -> Request:
    """Return a request of the resident's that the worker has heard of."""
    filed = stage.file(resident)
    worker.hears()
    return filed


def notice(request: Request, text: str = "已办结") -> Message:
    """Return a notice about a request."""
    return Message(text, ticket=TicketTag(grouped_number(request.number), "resolved"))


def unreached(stage: Stage, person_id: str, message: Message, *held: Message) -> None:
    """Let somebody be out of reach for a message, and for others before."""
    bodies = [encode_message(one) for one in held]
    stage.do(lambda context: tell_unreached(context, person_id, message, bodies))


def test_the_assignee_is_asked_to_phone_and_shown_a_masked_number(
    stage: Stage, request_: Request, worker: Talker
) -> None:
    unreached(stage, request_.person_id, notice(request_))
    (asked,) = worker.hears()
    head = asked.text.partition("\n")[0]
    assert "打电话" in head
    assert "138****5678" in head
    assert grouped_number(request_.number) in head
    assert asked.choices


def test_they_are_asked_once_a_request(stage: Stage, request_: Request, worker: Talker) -> None:
    unreached(stage, request_.person_id, notice(request_), notice(request_, "请确认"))
    assert worker.hears() == []
    unreached(stage, request_.person_id, notice(request_), Message("about nothing"))
    assert len(worker.hears()) == 1


def test_nobody_is_told_of_what_is_about_no_request_or_not_theirs(
    stage: Stage, request_: Request, worker: Talker
) -> None:
    unreached(stage, request_.person_id, Message("good morning"))
    unreached(stage, worker.person_id, notice(request_))
    gone = Message("x", ticket=TicketTag("2611 000 0000", "resolved"))
    unreached(stage, request_.person_id, gone)
    assert worker.hears() == []


def test_where_nobody_works_on_it_nobody_is_told(stage: Stage, resident: Talker) -> None:
    filed = stage.file(resident, matter=None)
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    unreached(stage, filed.person_id, notice(filed))
    assert admin.hears() == []
