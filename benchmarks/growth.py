"""Fill a settled city with old tickets, quickly: their requests, events and people with them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any, TypeAlias

from sqlalchemy import Column, ColumnElement, Connection, Table, Text, insert, literal, select
from tqdm import tqdm

from bot.wiring import Application
from storage.tables.people import people
from storage.tables.tickets import events, requests, tickets
from storage.unit_of_work import UnitOfWork
from tickets.numbers import check_digit
from tickets.people import Area, AreaKind, Place, Role

BLOCK = 10_000
FIRST, AFTER_FIRST = "old-", "old."
MARKED = frozenset({"id", "number", "ticket_id", "request_id", "person_id"})
TICKETS_A_PERSON = 5
OPEN_SHARE = 0.05
YEAR_SECONDS = 365 * 24 * 3600

Values: TypeAlias = dict[str, Any]
Rows: TypeAlias = Mapping[Table, list[Values]]


def fill(application: Application, count: int, seed: int = 1) -> None:
    """Store so many tickets of the year before now, nineteen of twenty closed.

    The first block is made here, the others are copied from it inside the database. ``count`` is
    rounded up to whole blocks.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    city = application.database.run_read(_City)
    block = min(count, BLOCK)
    engine = application.database.engine
    with engine.begin() as connection:
        _store(connection, _rows(city, range(block), chance))
    with tqdm(total=count, initial=block, unit="tickets", disable=None) as bar:
        for copy in range(1, -(-count // block)):
            with engine.begin() as connection:
                _copy(connection, f"{copy}-")
            bar.update(block)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


def _copy(connection: Connection, mark: str) -> None:
    """Copy the first block; ids and numbers of the copies begin with a mark."""
    for table in (people, tickets, requests, events):
        kept = [column for column in table.c if column.name != "pushed"]
        columns = [_marked(column, mark) for column in kept]
        first_block = (table.c.id >= FIRST) & (table.c.id < AFTER_FIRST)
        connection.execute(
            insert(table).from_select([c.name for c in kept], select(*columns).where(first_block))
        )


def _marked(column: Column[Any], mark: str) -> ColumnElement[Any]:
    if column.name in MARKED:
        return literal(mark, Text).concat(column)
    return column


class _City:
    """What tickets refer to."""

    def __init__(self, uow: UnitOfWork) -> None:
        self.now = uow.now
        self.grids: list[Area] = [a for a in uow.areas.all() if a.kind is AreaKind.GRID]
        self.matters = uow.matters.all()
        held = uow.people.staff_within(uow.areas.city().path, uow.now)
        self.workers = {a.area: person.id for person, a in held if a.role is Role.WORKER}


def _rows(city: _City, numbers: Sequence[int], chance: random.Random) -> Rows:
    rows: dict[Table, list[Values]] = {people: [], tickets: [], requests: [], events: []}
    for number in numbers:
        if number % TICKETS_A_PERSON == 0:
            rows[people].append(_person(city, number))
        ticket = _ticket(city, number, chance)
        rows[tickets].append(ticket)
        rows[requests].append(_request(number, ticket))
        rows[events] += _events(number, ticket)
    return rows


def _store(connection: Connection, rows: Rows) -> None:
    for table, values in rows.items():
        if values:
            connection.execute(insert(table), values)


def _person(city: _City, number: int) -> Values:
    return {
        "id": f"old-person-{number // TICKETS_A_PERSON:08d}",
        "name": "居民",
        "language": "zh-CN",
        "created_at": city.now,
        "notice_version": 1,
        "last_seq": 0,
    }


def _ticket(city: _City, number: int, chance: random.Random) -> Values:
    grid, matter = chance.choice(city.grids), chance.choice(city.matters)
    opened = city.now - timedelta(seconds=chance.randrange(YEAR_SECONDS))
    is_open = chance.random() < OPEN_SHARE
    closed = None if is_open else opened + timedelta(days=3)
    return {
        "id": f"old-ticket-{number:08d}",
        "status": "dispatched" if is_open else "closed",
        "area": grid.code,
        "path": grid.path,
        "place_text": "某小区3号楼",
        "opened_at": opened,
        "matter_id": matter.id,
        "list_version": 1,
        "time_class": matter.time_class.value,
        "office": matter.office,
        "assignee": city.workers.get(grid.code),
        "urgent": False,
        "private": False,
        "cycle": 1,
        "revision": 2,
        "resolve_due": opened + timedelta(days=7) if is_open else None,
        "resolved_at": closed,
        "closed_at": closed,
    }


def _request(number: int, ticket: Values) -> Values:
    body = f"90{number:08d}"
    return {
        "id": f"old-request-{number:08d}",
        "number": body + check_digit(body),
        "ticket_id": ticket["id"],
        "person_id": f"old-person-{number // TICKETS_A_PERSON:08d}",
        "text": "路灯坏了三天了，晚上看不见，请尽快修好",
        "media": (),
        "place": Place(area=ticket["area"], path=ticket["path"], text=ticket["place_text"]),
        "created_at": ticket["opened_at"],
        "origin": "resident",
        "anonymous": False,
        "verdict": "open",
        "rating_comment": "",
    }


def _events(number: int, ticket: Values) -> Iterator[Values]:
    shared = {"ticket_id": ticket["id"], "at": ticket["opened_at"], "cycle": 1, "media": ()}
    yield {
        **shared,
        "id": f"old-event-{number:08d}-1",
        "revision": 1,
        "action": "file",
        "status": "submitted",
        "text": "路灯坏了三天了",
        "request_id": f"old-request-{number:08d}",
        "to": None,
    }
    yield {
        **shared,
        "id": f"old-event-{number:08d}-2",
        "revision": 2,
        "action": "dispatch",
        "status": "dispatched",
        "text": "",
        "request_id": None,
        "to": ticket["assignee"],
    }
