"""Areas with staff or tickets stay where they are."""

from __future__ import annotations

from datetime import timedelta

from bot.importing.areas_in_use import find_faults
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.support.city import GRID, HOME, STREET
from tickets.model import Ticket
from tickets.status import Status

HOUR = timedelta(hours=1)


def test_an_area_that_stays_is_no_fault(database: Database) -> None:
    assert database.run_read(lambda uow: find_faults(uow, uow.areas.all())) == []


def test_an_area_with_staff_may_not_go(database: Database) -> None:
    found = database.run_read(
        lambda uow: find_faults(uow, [area for area in uow.areas.all() if area.code != STREET])
    )
    assert len(found) == 1
    assert STREET in found[0]
    assert "staff" in found[0]


def test_an_area_with_a_ticket_may_not_go(database: Database) -> None:
    def file_and_drop(uow: UnitOfWork) -> list[str]:
        uow.connection.exec_driver_sql("DELETE FROM assignments")
        uow.tickets.add(Ticket("t1", Status.CLOSED, HOME, uow.now - HOUR))
        return find_faults(uow, [area for area in uow.areas.all() if area.code != GRID])

    found = database.run_write(file_and_drop)
    assert len(found) == 1
    assert "tickets" in found[0]
