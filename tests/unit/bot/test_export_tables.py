"""What is exported, and what is not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.export_tables import (
    ASSESSMENT,
    EVENT,
    TABLES,
    TICKET,
    Cell,
    Extent,
    Table,
)
from bot.transaction import Transaction
from bot.wiring import Application
from tests.support.city import COMMUNITY
from tests.support.driver_direct import DirectTown

WORDS = "楼道里堆满了杂物没人管"


def exported(application: Application, what: str, area: str = "") -> Table:
    """Export what happened in the last day."""

    def export(transaction: Transaction) -> Table:
        work = transaction.context().work
        chosen = work.areas.get(area) if area else work.areas.city()
        extent = Extent(chosen, work.now - timedelta(days=1), work.now + timedelta(seconds=1))
        table = TABLES[what](work, extent)
        return Table(table.columns, list(table.rows))

    return application.read(export).result()


def by_column(table: Table) -> list[dict[str, Cell]]:
    """Name the cells."""
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


@pytest.fixture
def town_with_ticket(town: DirectTown) -> DirectTown:
    """Return a town in which somebody has filed a request."""
    resident = town.person("resident:demo")
    resident.says(WORDS)
    resident.seat.collect()
    resident.says("1")
    return town


def test_a_ticket_has_a_row(town_with_ticket: DirectTown) -> None:
    (row,) = by_column(exported(town_with_ticket.application, "tickets"))
    assert tuple(row) == TICKET
    assert (row["status"], row["requests"], row["verdicts"]) == ("dispatched", 1, "open")


def test_the_events_of_a_ticket_stand_in_order(town_with_ticket: DirectTown) -> None:
    rows = by_column(exported(town_with_ticket.application, "events"))
    assert tuple(rows[0]) == EVENT
    assert [row["revision"] for row in rows] == list(range(1, len(rows) + 1))
    assert rows[0]["action"] == "file"


def test_nobodys_words_are_exported(town_with_ticket: DirectTown) -> None:
    for what in TABLES:
        cells = {cell for row in exported(town_with_ticket.application, what).rows for cell in row}
        assert not [cell for cell in cells if WORDS in str(cell) or "演示居民" in str(cell)]


def test_another_area_has_none_of_it(town_with_ticket: DirectTown) -> None:
    other = COMMUNITY[:-1] + "5"
    assert exported(town_with_ticket.application, "tickets", other).rows == []
    assert exported(town_with_ticket.application, "events", other).rows == []


def test_private_tickets_are_not_exported(town_with_ticket: DirectTown) -> None:
    town_with_ticket.application.database.run_write(
        lambda uow: uow.connection.exec_driver_sql("UPDATE tickets SET private = 1")
    )
    assert exported(town_with_ticket.application, "tickets").rows == []
    assert exported(town_with_ticket.application, "events").rows == []


def test_every_indicator_has_a_row_with_its_denominator(town_with_ticket: DirectTown) -> None:
    rows = by_column(exported(town_with_ticket.application, "assessment"))
    assert tuple(rows[0]) == ASSESSMENT
    assert {row["indicator"] for row in rows} >= {"response", "satisfaction"}
    assert all(row["rate"] is None or row["counted"] for row in rows)
