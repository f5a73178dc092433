"""Tests of queueing what people must hear."""

from __future__ import annotations

from handlers.context import Context
from handlers.notices import send_notices
from tests.unit.handlers.stage import Stage
from tickets.people import Role
from tickets.usecases.accept_ticket import accept_ticket


def test_each_event_is_told_to_both_sides_once(stage: Stage) -> None:
    resident, worker = stage.resident(), stage.staff(Role.WORKER, "east-1")
    request = stage.file(resident)
    assert len(worker.hears()) == 1
    person = worker.person

    def accept(context: Context) -> None:
        accept_ticket(context.work, context.work.actor(person), request.ticket_id)
        send_notices(context)
        send_notices(context)

    stage.do(accept)
    assert len(resident.hears()) == 1
