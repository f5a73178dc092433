"""Assign a ticket to somebody of the neighbourhood, of the office, or to oneself."""

from __future__ import annotations

from handlers.cards import task_card
from handlers.colleagues import colleague_choices
from handlers.flow import Audience, Flow
from handlers.speaker import Reply
from handlers.turn import Turn
from tickets.model import Ticket
from tickets.numbers import bare_number
from tickets.permissions import require
from tickets.status import Action
from tickets.usecases.assign_ticket import assign_ticket
from tickets.usecases.view_ticket import may_view


def _start(turn: Turn) -> None:
    """Take a number, or ask for it."""
    if turn.words:
        _numbered(turn)
        return
    turn.wait_for("assign.numbered")
    turn.say("assign-number")


def _numbered(turn: Turn) -> None:
    """Find the ticket of a number within one's own area; ask again where there is none."""
    ticket = _ticket_of(turn, turn.words)
    if ticket is None:
        turn.wait_for("assign.numbered")
        turn.say("assign-unknown", turn.choice("answer-is-report", "report.again", turn.words))
        return
    _offer_colleagues(turn, ticket, 0)


def _ticket_of(turn: Turn, words: str) -> Ticket | None:
    request = turn.work.requests.find_by_number(bare_number(words))
    ticket = turn.work.tickets.get(request.ticket_id) if request is not None else None
    return ticket if ticket is not None and may_view(turn.work, turn.actor, ticket) else None


def _choose(turn: Turn) -> None:
    """Show who can take a ticket, a page at a time."""
    ticket_id, *page = turn.args
    _offer_colleagues(turn, turn.work.tickets.get(ticket_id), int(page[0]) if page else 0)


def _offer_colleagues(turn: Turn, ticket: Ticket, page: int) -> None:
    require(turn.work, turn.actor, ticket, Action.ASSIGN)
    choices = colleague_choices(turn, ticket, page, "assign.choose", "assign.give")
    key = "assign-whom" if choices else "assign-nobody"
    if ticket.assignee != turn.actor.person.id:
        own = turn.choice("assign-self", "assign.give", ticket.id, turn.actor.person.id)
        choices = (*choices, own)
    turn.say(key, *choices, matter=turn.speaker.matter(ticket.matter_id))


def _give(turn: Turn) -> None:
    """Give the ticket to the one who was chosen."""
    ticket = assign_ticket(turn.work, turn.actor, turn.args[0], turn.args[1])
    name = turn.work.people.get(turn.args[1]).name
    card = task_card(turn.speaker, turn.actor, ticket)
    text = f"{turn.text('did-assign', name=name)}\n{card.text}"
    turn.reply(Reply(text, card.choices, card.media, card.ticket, replaces=turn.card))


FLOW = Flow(
    "assign",
    {"numbered": _numbered, "choose": _choose, "give": _give},
    command="assign",
    start=_start,
    audience=Audience.ADMINS,
)
