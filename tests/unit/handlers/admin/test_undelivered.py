"""Tests of messages that could not be sent, as admins see them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from handlers.message import Message, TicketTag, encode_message
from storage.unit_of_work import UnitOfWork
from tests.unit.handlers.stage import Stage, Talker, labels_of, texts_of
from tickets.model import Request
from tickets.numbers import grouped_number
from tickets.people import Place, Role


@pytest.fixture
def admin(stage: Stage) -> Talker:
    """Return the street's admin."""
    return stage.staff(Role.STREET_ADMIN, "street")


@pytest.fixture
def request_(stage: Stage) -> Request:
    """Return a resident's request in the street."""
    return stage.file(stage.resident())


def fail(stage: Stage, person_id: str, body: str, error: str = "too long") -> str:
    """Let a message to somebody fail; return its id."""
    message_id = stage.ids.new()

    stage.do(
        lambda context: context.outbox.put(
            message_id,
            person_id,
            body,
            importance="notice",
            answers=None,
            not_before=None,
            expires_at=None,
        )
    )
    stage.database.run_write(lambda uow: uow.deliveries.end(message_id, "failed", error))
    return message_id


def about(request: Request) -> str:
    """Return a message about a request."""
    return encode_message(
        Message("secret words", ticket=TicketTag(grouped_number(request.number), "resolved"))
    )


def state_of(stage: Stage, person_id: str, message_id: str) -> str:
    """Return what became of a message."""
    rows = stage.database.run_read(lambda uow: uow.outbox.after(person_id, 0, 100))
    return next(row.state for row in rows if row.id == message_id)


def test_where_nothing_failed_the_list_says_so(admin: Talker) -> None:
    assert "没有发不出去的消息" in texts_of(admin.says("未送达"))


def test_a_failed_message_is_listed_by_number_and_reason_without_its_words(
    stage: Stage, admin: Talker, request_: Request
) -> None:
    fail(stage, request_.person_id, about(request_))
    shown = admin.says("/undelivered")[-1]
    assert "1 条" in shown.text
    assert grouped_number(request_.number) in shown.text
    assert "too long" in shown.text
    assert "secret" not in shown.text
    assert labels_of(shown) == [f"重发 {grouped_number(request_.number)}", "全部重发"]


def test_one_message_is_sent_again_and_that_is_audited(
    stage: Stage, admin: Talker, request_: Request
) -> None:
    first = fail(stage, request_.person_id, about(request_))
    second = fail(stage, request_.person_id, about(request_))
    shown = admin.says("未送达")[-1]
    assert "1 条" in texts_of(admin.presses_id(shown.choices[0].id))
    states = [state_of(stage, request_.person_id, name) for name in (first, second)]
    assert sorted(states) == ["failed", "queued"]

    def audited(uow: UnitOfWork) -> list[str]:
        rows = uow.connection.execute(
            text("SELECT subject FROM audit WHERE action = 'resend_message'")
        )
        return [row.subject for row in rows]

    (subject,) = stage.database.run_read(audited)
    assert subject in {first, second}


def test_all_messages_of_the_area_are_sent_again(
    stage: Stage, admin: Talker, request_: Request
) -> None:
    names = [fail(stage, request_.person_id, about(request_)) for _ in range(10)]
    shown = admin.says("未送达")[-1]
    assert "10 条" in shown.text
    assert len(shown.choices) == 9
    admin.presses("全部重发")
    assert {state_of(stage, request_.person_id, name) for name in names} == {"queued"}


def test_what_was_sent_again_meanwhile_is_not_sent_twice(
    stage: Stage, admin: Talker, request_: Request
) -> None:
    fail(stage, request_.person_id, about(request_))
    shown = admin.says("未送达")[-1]
    admin.presses_id(shown.choices[1].id)
    assert "已经重发过" in texts_of(admin.presses_id(shown.choices[0].id))


def test_messages_of_other_areas_are_not_listed_but_for_the_city(
    stage: Stage, request_: Request
) -> None:
    fail(stage, request_.person_id, about(request_))
    fail(stage, stage.resident().person_id, "from a later version")
    other = stage.staff(Role.STREET_ADMIN, "west")
    assert "没有发不出去的消息" in texts_of(other.says("未送达"))
    city = stage.staff(Role.CITY_ADMIN, "city")
    assert "2 条" in city.says("未送达")[-1].text


def test_what_is_about_no_ticket_belongs_to_where_its_person_works_or_lives(
    stage: Stage, admin: Talker
) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    neighbour = stage.resident()
    home = Place("east-1", "city/district/street/east/east-1/")
    at_home = replace(neighbour.person, home=home)
    stage.do(lambda context: context.work.people.save(at_home))
    for person in (worker, neighbour, stage.resident()):
        fail(stage, person.person_id, encode_message(Message("good morning")))
    assert "2 条" in admin.says("未送达")[-1].text


def test_a_communitys_admin_and_residents_may_not_look(stage: Stage) -> None:
    community = stage.staff(Role.COMMUNITY_ADMIN, "east")
    assert "没有发不出去的消息" not in texts_of(community.says("未送达"))
    assert "没有发不出去的消息" not in texts_of(stage.resident().says("/undelivered"))
