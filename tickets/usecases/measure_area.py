"""Measure how well people of an area are answered, and find the tickets behind each number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from tickets.chunks import chunked
from tickets.errors import NotAllowedError
from tickets.events import Event
from tickets.model import Origin, Request, Ticket
from tickets.people import Actor, Area
from tickets.permissions import administered
from tickets.registry import INDICATORS
from tickets.rule import History, Indicator
from tickets.work import Work

Row = TypeVar("Row", Event, Request)


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator of an area: how many tickets count, and how many of those count as good."""

    name: str
    version: int
    counted: int
    good: int

    @property
    def rate(self) -> float | None:
        """The share of good ones, 0 to 1; None where nothing counts."""
        return self.good / self.counted if self.counted else None


@dataclass(frozen=True, slots=True)
class Figures:
    """All indicators of an area; ``excluded`` tickets were opened by staff for themselves."""

    area: Area
    total: int
    excluded: int
    figures: tuple[Figure, ...]


@dataclass(slots=True)
class _Tally:
    """What one indicator says of the tickets so far."""

    indicator: Indicator
    counted: int = 0
    good: int = 0

    def add(self, work: Work, history: History) -> None:
        """Judge one more ticket."""
        verdict = self.indicator.judge(work, history)
        self.counted += verdict is not None
        self.good += verdict is True

    def figure(self) -> Figure:
        """Return what was counted."""
        return Figure(self.indicator.name, self.indicator.version, self.counted, self.good)


def administered_area(work: Work, actor: Actor, area_code: str) -> Area:
    """Return an area that the actor administers.

    Raises:
        NotAllowedError: the actor does not.
    """
    area = work.areas.get(area_code)
    if not any(area.path.startswith(a.path) for a in administered(actor)):
        raise NotAllowedError(f"{actor.person.id} does not administer {area_code}")
    return area


def measure_area(
    work: Work, actor: Actor, area_code: str, since: datetime, until: datetime
) -> Figures:
    """Measure the tickets of an area that were opened in a time.

    Raises:
        NotAllowedError: the actor does not administer that area.
    """
    area = administered_area(work, actor, area_code)
    tallies = [_Tally(indicator) for indicator in INDICATORS]
    total = excluded = 0
    for history in _histories(work, area, since, until):
        total += 1
        if opened_by_staff(history):
            excluded += 1
        else:
            for tally in tallies:
                tally.add(work, history)
    return Figures(area, total, excluded, tuple(tally.figure() for tally in tallies))


def tickets_behind(
    work: Work,
    area: Area,
    since: datetime,
    until: datetime,
    name: str,
    *,
    good: bool,
) -> Iterator[Ticket]:
    """Yield the tickets that count as good for an indicator, or those that count as not good."""
    indicator = next(one for one in INDICATORS if one.name == name)
    for history in _histories(work, area, since, until):
        if not opened_by_staff(history) and indicator.judge(work, history) is good:
            yield history.ticket


def opened_by_staff(history: History) -> bool:
    """Tell whether a ticket was found on duty or its assignee reported it."""
    return any(
        request.origin is Origin.DUTY or request.person_id == history.ticket.assignee
        for request in history.requests
    )


def _histories(work: Work, area: Area, since: datetime, until: datetime) -> Iterator[History]:
    """Yield tickets with all that happened to them, read in three statements a thousand."""
    for tickets in chunked(work.tickets.opened_within(area.path, since, until)):
        ids = [ticket.id for ticket in tickets]
        events = _by_ticket(work.events.of_tickets(ids))
        requests = _by_ticket(work.requests.of_tickets(ids))
        for ticket in tickets:
            yield History(ticket, events[ticket.id], requests[ticket.id])


def _by_ticket(rows: Sequence[Row]) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.ticket_id].append(row)
    return found
