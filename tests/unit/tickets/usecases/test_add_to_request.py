"""Adding to a request."""

from __future__ import annotations

import pytest

from tests.support.town import Town
from tests.unit.tickets.usecases.conftest import Stage
from tickets.errors import NotAllowedError, NotPossibleNowError
from tickets.events import Reason
from tickets.status import Action, Status
from tickets.usecases.add_to_request import add_to_request
from tickets.usecases.ask_resident import ask_resident
from tickets.usecases.pause_ticket import pause_ticket
from tickets.usecases.withdraw_request import withdraw_request


def test_words_and_photos_are_kept_in_an_event(town: Town) -> None:
    filed = town.reports("resident")
    add_to_request(town.work, town.actor("resident"), filed.request.id, "更黑了", ("photo",))
    event = town.events.of_ticket(filed.ticket.id)[-1]
    assert (event.action, event.text, event.media) == (Action.ADD, "更黑了", ("photo",))
    assert event.request_id == filed.request.id


def test_an_answer_to_a_question_lets_the_work_go_on(town: Town, accepted: Stage) -> None:
    filed = accepted()
    ask_resident(town.work, town.actor("worker"), filed.ticket.id, "是几楼？")
    ticket = add_to_request(town.work, town.actor("resident"), filed.request.id, "三楼")
    assert ticket.status is Status.IN_PROGRESS
    assert town.events.of_ticket(filed.ticket.id)[-1].action is Action.ANSWER


def test_words_do_not_end_a_pause_for_the_weather(town: Town, accepted: Stage) -> None:
    filed = accepted()
    pause_ticket(town.work, town.actor("worker"), filed.ticket.id, Reason.WEATHER)
    ticket = add_to_request(town.work, town.actor("resident"), filed.request.id, "雨停了")
    assert ticket.status is Status.PAUSED


def test_nobody_adds_to_somebody_elses_request(town: Town) -> None:
    filed = town.reports("resident")
    with pytest.raises(NotAllowedError):
        add_to_request(town.work, town.actor("stranger"), filed.request.id, "我来说两句")


def test_nothing_is_added_to_an_ended_ticket(town: Town) -> None:
    filed = town.reports("resident")
    other = town.reports("resident")
    withdraw_request(town.work, town.actor("resident"), filed.request.id)
    with pytest.raises((NotPossibleNowError, NotAllowedError)):
        add_to_request(town.work, town.actor("resident"), filed.request.id, "又坏了")
    assert town.ticket(other).status is Status.DISPATCHED
