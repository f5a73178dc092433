"""Measure how well people of an area are answered, with the tickets behind each number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tickets.errors import NotAllowedError
from tickets.events import Event
from tickets.model import Origin, Ticket
from tickets.people import Actor, Area
from tickets.permissions import administered
from tickets.registry import INDICATORS
from tickets.rule import History, Indicator
from tickets.work import Work


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator of an area: ids of the tickets that count, and of those that count as good."""

    name: str
    version: int
    counted: tuple[str, ...]
    good: tuple[str, ...]

    @property
    def rate(self) -> float | None:
        """The share of good ones, 0 to 1; None where nothing counts."""
        return len(self.good) / len(self.counted) if self.counted else None


@dataclass(frozen=True, slots=True)
class Figures:
    """All indicators of an area; ``excluded`` are tickets that staff opened for themselves."""

    area: Area
    tickets: tuple[Ticket, ...]
    excluded: tuple[str, ...]
    figures: tuple[Figure, ...]


def measure_area(
    work: Work, actor: Actor, area_code: str, since: datetime, until: datetime
) -> Figures:
    """Measure the tickets of an area that were opened in a time.

    Raises:
        NotAllowedError: the actor does not administer that area.
    """
    area = work.areas.get(area_code)
    if not any(area.path.startswith(a.path) for a in administered(actor)):
        raise NotAllowedError(f"{actor.person.id} does not administer {area_code}")
    tickets = tuple(work.tickets.opened_within(area.path, since, until))
    histories = _histories(work, tickets)
    counted = [history for history in histories if not opened_by_staff(history)]
    excluded = tuple(h.ticket.id for h in histories if opened_by_staff(h))
    figures = tuple(_figure(work, indicator, counted) for indicator in INDICATORS)
    return Figures(area, tickets, excluded, figures)


def opened_by_staff(history: History) -> bool:
    """Tell whether a ticket was found on duty or its assignee reported it."""
    return any(
        request.origin is Origin.DUTY or request.person_id == history.ticket.assignee
        for request in history.requests
    )


def _histories(work: Work, tickets: Sequence[Ticket]) -> list[History]:
    """Return tickets with all that happened to them; events are read together."""
    events: dict[str, list[Event]] = defaultdict(list)
    for event in work.events.of_tickets([ticket.id for ticket in tickets]):
        events[event.ticket_id].append(event)
    return [
        History(ticket, events[ticket.id], work.requests.of_ticket(ticket.id)) for ticket in tickets
    ]


def _figure(work: Work, indicator: Indicator, histories: list[History]) -> Figure:
    judged = [(history.ticket.id, indicator.judge(work, history)) for history in histories]
    return Figure(
        indicator.name,
        indicator.version,
        tuple(ticket_id for ticket_id, verdict in judged if verdict is not None),
        tuple(ticket_id for ticket_id, verdict in judged if verdict),
    )
