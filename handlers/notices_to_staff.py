"""What grid workers, offices, leaders and admins hear of tickets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from handlers.cards import quoted, staff_tag, task_card
from handlers.context import Context
from handlers.speaker import Delivery, Reply, Speaker
from tickets.clocks import AROUND_THE_CLOCK, next_working_moment
from tickets.deadlines.ladder import LEVELS
from tickets.events import Event
from tickets.model import Ticket
from tickets.numbers import grouped_number
from tickets.people import Person, Role
from tickets.status import Action, Status
from tickets.usecases.view_ticket import may_view
from tickets.verification import asks_requesters, verifiers

Chosen = Callable[[Context, Event, Ticket], Iterable[Person]]
STREET_STEPS_IN = 3  # the third cycle goes to the street (product.md, "Done")


def _assignee(context: Context, _event: Event, ticket: Ticket) -> Iterable[Person]:
    return [context.work.people.get(ticket.assignee)] if ticket.assignee is not None else []


def _handlers(context: Context, event: Event, ticket: Ticket) -> Iterable[Person]:
    """The assignee, and the staff of the office that handles it."""
    yield from _assignee(context, event, ticket)
    if ticket.office is not None and not ticket.private:
        yield from context.work.people.staff_of_office(
            ticket.office, ticket.place.path, context.now
        )


def _triage(context: Context, _event: Event, ticket: Ticket) -> Iterable[Person]:
    """The nearest admins: of the community, else the street, the district, the city."""
    roles = (
        Role.COMMUNITY_ADMIN,
        Role.STREET_ADMIN,
        Role.DISTRICT_ADMIN,
        Role.CITY_ADMIN,
    )
    for role in roles:
        staff = _holders(context, role, ticket)
        if staff:
            return staff
    return []


def _holders(context: Context, role: Role, ticket: Ticket) -> list[Person]:
    codes = ticket.place.path.rstrip("/").split("/")
    return [
        person for code in codes for person in context.work.people.staff(role, code, context.now)
    ]


def _level(context: Context, event: Event, ticket: Ticket) -> Iterable[Person]:
    """The next rung of the ladder; each is told once."""
    events = context.work.events.of_ticket(ticket.id)
    told = [
        other
        for other in events
        if other.action is Action.OVERDUE
        and other.reason is event.reason
        and other.cycle == event.cycle
        and other.revision <= event.revision
    ]
    return _holders(context, LEVELS[len(told) - 1], ticket)


def _reopened(context: Context, event: Event, ticket: Ticket) -> Iterable[Person]:
    if ticket.status is Status.SUBMITTED:
        yield from _triage(context, event, ticket)
    yield from _handlers(context, event, ticket)
    if ticket.cycle >= STREET_STEPS_IN:
        yield from _holders(context, Role.STREET_ADMIN, ticket)


def _handlers_before(context: Context, event: Event, ticket: Ticket) -> Iterable[Person]:
    """Those who have it already; who gets it by its new matter hears of that."""
    return [] if event.status is Status.SUBMITTED else _handlers(context, event, ticket)


def _triage_again(context: Context, event: Event, ticket: Ticket) -> Iterable[Person]:
    return _triage(context, event, ticket) if ticket.status is Status.SUBMITTED else []


def _verifiers(context: Context, _event: Event, ticket: Ticket) -> Iterable[Person]:
    return [] if asks_requesters(context.work, ticket) else verifiers(context.work, ticket)


def _late(context: Context, event: Event, ticket: Ticket) -> Iterable[Person]:
    yield from _level(context, event, ticket)
    yield from _assignee(context, event, ticket)


NOTICES: dict[Action, tuple[str, Chosen]] = {
    Action.DISPATCH: ("task-new", _handlers),
    Action.ASSIGN: ("task-new", _assignee),
    Action.TRANSFER: ("task-new", _assignee),
    Action.RETURN: ("task-returned", _triage),
    Action.CLASSIFY: ("task-reclassified", _handlers_before),
    Action.CORRECT: ("task-triage", _triage_again),
    Action.JOIN: ("task-joined", _assignee),
    Action.ADD: ("task-added", _assignee),
    Action.ANSWER: ("task-answered", _assignee),
    Action.CHASE: ("task-chased", _assignee),
    Action.CONFIRM: ("task-confirmed", _assignee),
    Action.DISPUTE: ("task-disputed", _reopened),
    Action.RATE: ("task-rated", _assignee),
    Action.WITHDRAW: ("task-withdrawn", _assignee),
    Action.FINISH: ("task-to-verify", _verifiers),
    Action.SEND_BACK: ("task-sent-back", _handlers),
    Action.REMIND: ("task-reminder", _assignee),
    Action.OVERDUE: ("task-late", _late),
}


def tell_staff(context: Context, event: Event) -> None:
    """Queue what staff hear of an event."""
    ticket = context.work.tickets.get(event.ticket_id)
    if event.action is Action.FILE:
        _tell_triage(context, event, ticket)
        return
    key, choose = NOTICES.get(event.action, ("", lambda *_: ()))
    if event.action is Action.ADD and event.request_id is None:
        key = "task-noted"  # by a colleague
    told: set[str | None] = {event.actor}
    for person in choose(context, event, ticket):
        if person.id not in told and _may_hear(context, ticket, person):
            told.add(person.id)
            _tell(context, key, event, ticket, person)


def _tell_triage(context: Context, event: Event, ticket: Ticket) -> None:
    """A ticket that nobody got by the rules waits for an admin."""
    if ticket.status is Status.SUBMITTED:
        for person in _triage(context, event, ticket):
            if _may_hear(context, ticket, person):
                _tell(context, "task-triage", event, ticket, person)


def _may_hear(context: Context, ticket: Ticket, person: Person) -> bool:
    """A private ticket is nobody's but the community's; a role may have ended meanwhile."""
    return may_view(context.work, context.work.actor(person), ticket)


def _tell(context: Context, key: str, event: Event, ticket: Ticket, person: Person) -> None:
    speaker = Speaker(context, person)
    requests = context.work.requests.of_ticket(ticket.id)
    card = task_card(speaker, context.work.actor(person), ticket)
    head = speaker.text(
        key,
        number=grouped_number(requests[0].number),
        words=quoted(event.text),
        reason=speaker.text(f"reason-{event.reason}") if event.reason is not None else "",
        cycle=ticket.cycle,
    )
    reply = Reply(
        f"{head}\n{card.text}",
        card.choices,
        event.media or card.media,
        staff_tag(requests, ticket),
    )
    speaker.send(reply, Delivery(importance=_importance(ticket), not_before=_when(context, ticket)))


def _importance(ticket: Ticket) -> str:
    return "urgent" if ticket.time_class in AROUND_THE_CLOCK else "task"


def _when(context: Context, ticket: Ticket) -> datetime | None:
    """Let what can wait arrive at the start of work; urgent classes ring at any hour."""
    if ticket.time_class in AROUND_THE_CLOCK:
        return None
    work = context.work
    begin = next_working_moment(work.now, work.calendar, work.hours)
    return None if begin == work.now else begin
