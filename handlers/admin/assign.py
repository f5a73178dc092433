"""Assign a ticket to somebody of the neighbourhood."""

from __future__ import annotations

from handlers.cards import task_card
from handlers.flow import Audience, Flow
from handlers.offers import Choice
from handlers.speaker import Reply
from handlers.turn import Turn
from tickets.errors import UnknownRecordError
from tickets.model import Ticket
from tickets.numbers import bare_number
from tickets.people import ADMIN_ROLES, Role
from tickets.permissions import may_see
from tickets.status import OPEN
from tickets.usecases.assign_ticket import assign_ticket

MOST_COLLEAGUES = 9


def _start(turn: Turn) -> None:
    """Take a number, or ask for it."""
    if not turn.words:
        turn.wait_for("assign.numbered")
        turn.say("assign-number")
        return
    _numbered(turn)


def _numbered(turn: Turn) -> None:
    """Find the ticket of a number within one's own area."""
    request = turn.work.requests.find_by_number(bare_number(turn.words))
    if request is None:
        raise UnknownRecordError(turn.words)
    ticket = turn.work.tickets.get(request.ticket_id)
    if not may_see(turn.work, turn.actor, ticket):
        raise UnknownRecordError(turn.words)
    _offer_colleagues(turn, ticket)


def _choose(turn: Turn) -> None:
    """Show who can take a ticket."""
    _offer_colleagues(turn, turn.work.tickets.get(turn.args[0]))


def _offer_colleagues(turn: Turn, ticket: Ticket) -> None:
    choices = _colleagues(turn, ticket)
    turn.say("assign-whom" if choices else "assign-nobody", *choices)


def _colleagues(turn: Turn, ticket: Ticket) -> list[Choice]:
    area = turn.work.areas.get(ticket.place.area)
    neighbourhood = turn.work.areas.get(area.parent) if area.parent is not None else area
    seen: dict[str, Choice] = {}
    for person, assignment in turn.work.people.staff_within(neighbourhood.path, turn.work.now):
        if assignment.role in ADMIN_ROLES or person.id in seen:
            continue
        if assignment.role is Role.OFFICE and assignment.office != ticket.office:
            continue
        tasks = len(turn.work.tickets.of_assignee(person.id, OPEN))
        seen[person.id] = turn.choice(
            "assign-colleague",
            "assign.give",
            ticket.id,
            person.id,
            name=person.name,
            area=turn.work.areas.get(assignment.area).name,
            tasks=tasks,
        )
    return list(seen.values())[:MOST_COLLEAGUES]


def _give(turn: Turn) -> None:
    """Give the ticket to the one who was chosen."""
    ticket = assign_ticket(turn.work, turn.actor, turn.args[0], turn.args[1])
    person = turn.work.people.get(turn.args[1])
    card = task_card(turn.speaker, turn.actor, ticket)
    head = turn.text("did-assign", name=person.name)
    turn.reply(Reply(f"{head}\n{card.text}", card.choices, card.media, card.ticket))


FLOW = Flow(
    "assign",
    {"numbered": _numbered, "choose": _choose, "give": _give},
    command="assign",
    start=_start,
    audience=Audience.ADMINS,
)
