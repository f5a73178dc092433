"""What is exported: tickets, events and assessment as tables, without anybody's words or name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from tickets.chunks import chunked
from tickets.model import Request, Ticket
from tickets.numbers import grouped_number
from tickets.people import Actor, Area, Assignment, Person, Role
from tickets.usecases.measure_area import measure_area
from tickets.work import Work

Cell: TypeAlias = str | int | float | bool | datetime | None


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and rows of as many cells; the rows are read while they are written."""

    columns: tuple[str, ...]
    rows: Iterable[tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class Extent:
    """Which tickets: those of an area that were opened in a time."""

    area: Area
    since: datetime
    until: datetime


TICKET = (
    "ticket", "numbers", "status", "opened_at", "area", "area_name", "matter", "matter_name",
    "category", "office", "office_name", "time_class", "urgent", "cycle", "respond_due",
    "resolve_due", "resolved_at", "closed_at", "requests", "verdicts", "ratings",
)  # fmt: skip
EVENT = (
    "event", "ticket", "revision", "at", "action", "status", "cycle", "by", "reason",
)  # fmt: skip
ASSESSMENT = ("area", "area_name", "indicator", "version", "counted", "good", "rate")


def ticket_table(work: Work, extent: Extent) -> Table:
    """Return a row for each ticket but private ones, oldest first."""
    return Table(TICKET, _ticket_rows(work, extent))


def event_table(work: Work, extent: Extent) -> Table:
    """Return a row for each event of these tickets, each ticket's in order."""
    events = (
        event
        for tickets in _tickets(work, extent)
        for event in work.events.of_tickets([ticket.id for ticket in tickets])
    )
    rows = (
        (
            event.id,
            event.ticket_id,
            event.revision,
            event.at,
            event.action.value,
            event.status.value,
            event.cycle,
            event.actor or "system",
            event.reason.value if event.reason is not None else None,
        )
        for event in events
    )
    return Table(EVENT, rows)


def assessment_table(work: Work, extent: Extent) -> Table:
    """Return a row for each indicator of the area."""
    measured = measure_area(work, _operator(work), extent.area.code, extent.since, extent.until)
    rows: list[tuple[Cell, ...]] = [
        (
            extent.area.code,
            extent.area.name,
            figure.name,
            figure.version,
            figure.counted,
            figure.good,
            None if figure.rate is None else round(figure.rate, 4),
        )
        for figure in measured.figures
    ]
    return Table(ASSESSMENT, rows)


TABLES: Mapping[str, Callable[[Work, Extent], Table]] = {
    "tickets": ticket_table,
    "events": event_table,
    "assessment": assessment_table,
}


def _tickets(work: Work, extent: Extent) -> Iterator[list[Ticket]]:
    """Yield the tickets but private ones, many at a time."""
    found = work.tickets.opened_within(extent.area.path, extent.since, extent.until)
    return chunked(ticket for ticket in found if not ticket.private)


def _ticket_rows(work: Work, extent: Extent) -> Iterator[tuple[Cell, ...]]:
    for tickets in _tickets(work, extent):
        requests: defaultdict[str, list[Request]] = defaultdict(list)
        for request in work.requests.of_tickets([ticket.id for ticket in tickets]):
            requests[request.ticket_id].append(request)
        for ticket in tickets:
            yield _ticket_row(work, ticket, requests[ticket.id])


def _ticket_row(work: Work, ticket: Ticket, requests: Sequence[Request]) -> tuple[Cell, ...]:
    matter = work.matters.get(ticket.matter_id) if ticket.matter_id is not None else None
    office = work.matters.office(ticket.office) if ticket.office is not None else None
    return (
        ticket.id,
        "|".join(grouped_number(request.number) for request in requests),
        ticket.status.value,
        ticket.opened_at,
        ticket.place.area,
        work.areas.get(ticket.place.area).name,
        ticket.matter_id,
        matter.name if matter is not None else None,
        matter.category if matter is not None else None,
        ticket.office,
        office.name if office is not None else None,
        ticket.time_class.value,
        ticket.urgent,
        ticket.cycle,
        ticket.respond_due,
        ticket.resolve_due,
        ticket.resolved_at,
        ticket.closed_at,
        len(requests),
        "|".join(request.verdict.value for request in requests),
        "|".join(str(request.rating) for request in requests if request.rating is not None),
    )


def _operator(work: Work) -> Actor:
    """Return whoever is at the command line: it reads the whole database anyway."""
    city = work.areas.city()
    person = Person("command-line", "", "", work.now)
    held = Assignment("", person.id, Role.CITY_ADMIN, city.code, city.path, None, work.now)
    return Actor(person, (held,))
