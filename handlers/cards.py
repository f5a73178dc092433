"""Cards: a request as its requester sees it, a ticket as staff see it."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.message import TicketTag
from handlers.offers import Choice
from handlers.speaker import Reply, Speaker, masked_phone
from tickets.model import HandlerKind, Request, Ticket
from tickets.numbers import grouped_number
from tickets.people import Actor, Point
from tickets.permissions import relations_of
from tickets.status import ENDED, WORKING, Action, Relation, Status, possible_actions
from tickets.usecases.dispute_result import DISPUTE_SPAN
from tickets.usecases.rate_request import RATING_SPAN
from tickets.verification import asks_requesters
from tickets.work import Work

LONGEST_QUOTE = 120
LONGEST_WORDS = 280  # of all requesters; with a notice above, a card still fits 2,048 bytes

TASK_STEPS: tuple[tuple[Action, str], ...] = (
    (Action.ACCEPT, "task.accept"),
    (Action.ON_THE_WAY, "task.on_the_way"),
    (Action.ARRIVE, "task.arrive"),
    (Action.START, "task.start"),
    (Action.FINISH, "task.finish"),
    (Action.ASK, "task.ask"),
    (Action.PAUSE, "task.pause"),
    (Action.RESUME, "task.resume"),
    (Action.TRANSFER, "transfer.choose"),
    (Action.RETURN, "task.return"),
    (Action.REVEAL, "task.reveal"),
)
TRIAGE_STEPS: tuple[tuple[Action, str], ...] = (
    (Action.CLASSIFY, "triage.classify"),
    (Action.ASSIGN, "assign.choose"),
    (Action.VERIFY, "verify.done"),
    (Action.SEND_BACK, "verify.bad"),
    (Action.DECLINE, "triage.decline"),
    (Action.REVEAL, "task.reveal"),
)
ON_THE_WAY = frozenset({Action.ON_THE_WAY, Action.ARRIVE})
BEGINS_ANEW = frozenset({Action.DISPATCH, Action.ASSIGN, Action.TRANSFER, Action.DISPUTE})


def request_card(speaker: Speaker, request: Request, ticket: Ticket) -> Reply:
    """Return a request with where it stands and what its requester can do."""
    text = speaker.text(
        "request-card",
        number=grouped_number(request.number),
        matter=speaker.matter(ticket.matter_id),
        place=speaker.place(request.place),
        status=speaker.text(f"status-{ticket.status}"),
        words=quoted(request.text) or "empty",
        who=who_has_it(speaker, ticket),
        promise=promise(speaker, ticket),
    )
    return Reply(
        text, tuple(request_choices(speaker, request, ticket)), request.media, tag(request, ticket)
    )


def receipt(speaker: Speaker, request: Request, ticket: Ticket) -> Reply:
    """Return what a requester is told at filing: number, matter, place, who, by when."""
    text = speaker.text(
        "receipt",
        number=grouped_number(request.number),
        matter=speaker.matter(ticket.matter_id),
        place=speaker.place(request.place),
        who=who_has_it(speaker, ticket),
        promise=promise(speaker, ticket),
    )
    choices = tuple(request_choices(speaker, request, ticket))
    return Reply(text, choices, ticket=tag(request, ticket))


def request_choices(speaker: Speaker, request: Request, ticket: Ticket) -> list[Choice]:
    """Return what a requester can do with a request now."""
    if request.withdrawn_at is not None:
        return []
    possible = possible_actions(ticket.status, frozenset({Relation.REQUESTER}))
    possible -= _steps_past(speaker, ticket)
    steps = [
        (Action.CONFIRM, "result.confirm"),
        (Action.DISPUTE, "result.not_fixed"),
        (Action.NOT_SEEN, "result.not_seen"),
        (Action.ADD, "request.add"),
        (Action.CHASE, "request.chase"),
        (Action.WITHDRAW, "request.withdraw"),
        (Action.RATE, "result.rating"),
    ]
    if ticket.status is Status.RESOLVED and not asks_requesters(speaker.context.work, ticket):
        steps = [(Action.ADD, "request.add")]
    elif ticket.status is Status.RESOLVED:
        steps = steps[:3]
    return [
        speaker.choice(f"do-{step.replace('.', '-').replace('_', '-')}", step, request.id)
        for action, step in steps
        if action in possible
    ]


def _steps_past(speaker: Speaker, ticket: Ticket) -> frozenset[Action]:
    """Return what would be refused as too late, so that no button leads there."""
    if ticket.closed_at is None:
        return frozenset()
    since = speaker.context.now - ticket.closed_at
    spans = ((Action.DISPUTE, DISPUTE_SPAN), (Action.RATE, RATING_SPAN))
    return frozenset(action for action, span in spans if since > span)


def task_card(speaker: Speaker, actor: Actor, ticket: Ticket) -> Reply:
    """Return a ticket as a member of staff sees it, with what they can do now."""
    work = speaker.context.work
    requests = [r for r in work.requests.of_ticket(ticket.id) if r.withdrawn_at is None]
    text = speaker.text(
        "task-card",
        mark=speaker.text("mark-urgent" if ticket.urgent else "mark-task"),
        matter=speaker.matter(ticket.matter_id),
        status=speaker.text(f"status-{ticket.status}"),
        place=speaker.place(ticket.place),
        map=map_link(ticket.place.point) or "empty",
        words=quoted(" / ".join(r.text for r in requests if r.text), LONGEST_WORDS) or "empty",
        office=speaker.office(ticket.office),
        holder=_holder(speaker, actor, ticket),
        requester=requester_line(speaker, requests),
        promise=promise(speaker, ticket),
        neighbours=max(0, len(requests) - 1),
    )
    media = tuple(media_id for request in requests for media_id in request.media)
    return Reply(text, staff_choices(speaker, actor, ticket), media, staff_tag(requests, ticket))


def _holder(speaker: Speaker, actor: Actor, ticket: Ticket) -> str:
    """Return who has a ticket, for everyone but that person."""
    if ticket.assignee in {None, actor.person.id}:
        return "empty"
    person = speaker.context.work.people.get(ticket.assignee)
    return " ".join(filter(None, (person.name, masked_phone(person.phone))))


def staff_choices(speaker: Speaker, actor: Actor, ticket: Ticket) -> tuple[Choice, ...]:
    """Return the buttons for what a member of staff can do with a ticket now."""
    work = speaker.context.work
    relations = relations_of(work, actor, ticket) - {Relation.REQUESTER}
    possible = possible_actions(ticket.status, relations) - _steps_taken(work, ticket)
    rows = TASK_STEPS if relations - {Relation.ADMIN} else ()
    if relations & {Relation.ADMIN, Relation.LEADER}:
        rows += TRIAGE_STEPS
    if ticket.status in ENDED:
        possible = frozenset()
    elif ticket.status is Status.RESOLVED and asks_requesters(work, ticket):
        possible -= {Action.VERIFY, Action.SEND_BACK}
    steps = [step for action, step in dict.fromkeys(rows) if action in possible]
    if relations:
        steps.append("history.show")
    return tuple(
        speaker.choice(f"do-{step.replace('.', '-').replace('_', '-')}", step, ticket.id)
        for step in steps
    )


def _steps_taken(work: Work, ticket: Ticket) -> frozenset[Action]:
    """Return the steps towards a place that need no second tap by whoever has the ticket now."""
    if ticket.status not in WORKING:
        return frozenset()
    taken: set[Action] = set()
    for event in work.events.of_ticket(ticket.id):
        if event.action in BEGINS_ANEW:
            taken.clear()
        elif event.action in ON_THE_WAY:
            taken |= {event.action, Action.ON_THE_WAY}
    return frozenset(taken)


def requester_line(speaker: Speaker, requests: Sequence[Request]) -> str:
    """Return who asked, as far as an assignee may know without asking to reveal it."""
    if not requests:
        return speaker.text("requester-none")
    first = requests[0]
    if first.anonymous:
        return speaker.text("requester-anonymous")
    person = speaker.context.work.people.get(first.person_id)
    name = person.name[:1] or speaker.text("requester-resident")
    phone = masked_phone(person.phone)
    return speaker.text("requester-masked", name=name, phone=phone or "empty")


def who_has_it(speaker: Speaker, ticket: Ticket) -> str:
    """Return who answers for a ticket, with the office that handles it."""
    if ticket.assignee is None:
        return speaker.text("who-triage")
    person = speaker.context.work.people.get(ticket.assignee)
    return speaker.text(
        "who-assignee" if _handled_by_grid(speaker, ticket) else "who-office",
        name=person.name,
        phone=masked_phone(person.phone) or "empty",
        office=speaker.office(ticket.office),
    )


def _handled_by_grid(speaker: Speaker, ticket: Ticket) -> bool:
    matter_id = ticket.matter_id
    matter = speaker.context.work.matters.find(matter_id) if matter_id is not None else None
    return matter is None or matter.handler is HandlerKind.GRID


def promise(speaker: Speaker, ticket: Ticket) -> str:
    """Return by when a ticket is to be resolved, or since when it is."""
    if ticket.status is Status.PAUSED:
        return speaker.text("promise-paused")
    if ticket.resolve_due is not None:
        return speaker.text("promise-due", time=speaker.time(ticket.resolve_due))
    if ticket.resolved_at is not None:
        return speaker.text("promise-resolved", time=speaker.time(ticket.resolved_at))
    return speaker.text("promise-ended")


def tag(request: Request, ticket: Ticket) -> TicketTag:
    """Return what a message to a requester is about."""
    return TicketTag(grouped_number(request.number), ticket.status)


def staff_tag(requests: Sequence[Request], ticket: Ticket) -> TicketTag | None:
    """Return what a message to staff is about: the first standing request's number."""
    return tag(requests[0], ticket) if requests else None


def quoted(text: str, longest: int = LONGEST_QUOTE) -> str:
    """Return the beginning of somebody's words on one line."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def map_link(point: Point | None) -> str:
    """Return a link to a map at a point (WGS-84), or an empty text."""
    if point is None:
        return ""
    position = f"{point.lon:.6f},{point.lat:.6f}"
    return f"https://uri.amap.com/marker?position={position}&coordinate=wgs84"
