"""What happens to tickets teaches which words mean which matter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tickets.events import Event, Reason
from tickets.model import Request, Ticket
from tickets.status import Action
from tickets.work import Work


@dataclass(frozen=True, slots=True)
class Lesson:
    """A person's words with the matter that they were found to mean, and where that was."""

    matter_id: str
    text: str
    person_id: str
    path: str


Taught = Callable[[Work, Event], Iterable[Request]]


def _chosen(work: Work, event: Event) -> Iterable[Request]:
    """A matter that somebody picked, or joined, is confirmed; one that nobody was asked is not."""
    return [] if event.reason is Reason.UNASKED else _one(work, event)


def _one(work: Work, event: Event) -> Iterable[Request]:
    return [work.requests.get(event.request_id)] if event.request_id is not None else []


def _standing(work: Work, event: Event) -> Iterable[Request]:
    return [r for r in work.requests.of_ticket(event.ticket_id) if r.withdrawn_at is None]


def _late(work: Work, event: Event) -> Iterable[Request]:
    """A good result confirms the matter too, where nothing else has."""
    return [] if _is_confirmed(work.events.of_ticket(event.ticket_id), event) else _one(work, event)


def _is_confirmed(events: Sequence[Event], event: Event) -> bool:
    before = [other for other in events if other.revision < event.revision]
    filed = [other for other in before if other.request_id == event.request_id]
    unasked = bool(filed) and filed[0].reason is Reason.UNASKED
    return not unasked or any(
        other.action in {Action.CLASSIFY, Action.CORRECT, Action.CONFIRM} for other in before
    )


TEACHES: dict[Action, Taught] = {
    Action.FILE: _chosen,
    Action.JOIN: _one,
    Action.CLASSIFY: _standing,
    Action.CORRECT: _one,
    Action.CONFIRM: _late,
}


def lessons_of(work: Work) -> Iterator[Lesson]:
    """Yield what the events recorded in this transaction teach; private tickets teach nothing."""
    for event in work.recorded:
        taught = TEACHES.get(event.action)
        if taught is not None:
            ticket = work.tickets.get(event.ticket_id)
            for request in taught(work, event):
                yield from _lesson(ticket, request)


def _lesson(ticket: Ticket, request: Request) -> Iterator[Lesson]:
    if ticket.matter_id is not None and not ticket.private and request.text.strip():
        yield Lesson(ticket.matter_id, request.text, request.person_id, ticket.place.path)
