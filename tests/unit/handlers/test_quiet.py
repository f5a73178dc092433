"""When people are left in peace."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import select

from handlers.context import Context
from handlers.quiet import end_of_quiet
from storage.tables.messages import outbox
from tests.unit.handlers.stage import LITTER, ZONE, Stage
from tickets.people import Role
from tickets.usecases.accept_ticket import accept_ticket


@pytest.mark.parametrize(
    ("hour", "waits_until"),
    [(7, (2, 8)), (8, None), (20, None), (21, (3, 8)), (0, (2, 8))],
)
def test_nobody_is_disturbed_between_nine_in_the_evening_and_eight(
    stage: Stage, hour: int, waits_until: tuple[int, int] | None
) -> None:
    stage.clock.moment = datetime(2026, 12, 2, hour, 0, tzinfo=ZONE)

    def until(context: Context) -> datetime | None:
        return end_of_quiet(context)

    expected = None
    if waits_until is not None:
        day, at = waits_until
        expected = datetime(2026, 12, day, at, 0, tzinfo=ZONE)
    assert stage.do(until) == expected


def test_progress_waits_for_the_morning(stage: Stage) -> None:
    resident, worker = stage.resident(), stage.staff(Role.WORKER, "east-1")
    request = stage.file(resident, LITTER)
    stage.clock.moment = datetime(2026, 12, 1, 22, 0, tzinfo=ZONE)
    stage.act(worker, accept_ticket, request.ticket_id)
    person_id = resident.person_id
    rows = stage.database.run_read(
        lambda uow: uow.connection.execute(
            select(outbox.c.importance, outbox.c.not_before)
            .where(outbox.c.person_id == person_id)
            .order_by(outbox.c.seq)
        ).all()
    )
    assert tuple(rows[-1]) == ("progress", datetime(2026, 12, 2, 8, 0, tzinfo=ZONE))
