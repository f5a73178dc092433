"""My requests: those that are open first, each with where it stands and what happened."""

from __future__ import annotations

from handlers.ask import paged
from handlers.cards import request_card
from handlers.flow import Flow
from handlers.history import history_lines, result_media
from handlers.offers import Choice
from handlers.speaker import Reply
from handlers.turn import Turn
from tickets.model import Request, Ticket
from tickets.numbers import grouped_number
from tickets.status import ENDED, Status
from tickets.usecases.add_to_request import own_request

MOST_REQUESTS = 40


def _start(turn: Turn) -> None:
    """Show the list as a new message."""
    turn.reply(_list(turn, 0))


def _page(turn: Turn) -> None:
    """Show a page of the list in place of the card that was pressed."""
    listed = _list(turn, int(turn.args[0]))
    turn.reply(Reply(listed.text, listed.choices, replaces=turn.card))


def _list(turn: Turn, page: int) -> Reply:
    requests = turn.work.requests.of_person(turn.actor.person.id, limit=MOST_REQUESTS)
    if not requests:
        return Reply(turn.text("mine-none"))
    rows = [(request, turn.work.tickets.get(request.ticket_id)) for request in requests]
    rows.sort(key=lambda row: _has_ended(*row))
    ended = sum(_has_ended(*row) for row in rows)
    text = turn.text("mine-list", open=len(rows) - ended, ended=ended)
    choices = [_line(turn, request, ticket) for request, ticket in rows]
    return Reply(text, paged(turn, choices, page, "mine.page", ()))


def _has_ended(request: Request, ticket: Ticket) -> bool:
    return request.withdrawn_at is not None or ticket.status in ENDED


def _line(turn: Turn, request: Request, ticket: Ticket) -> Choice:
    status = ticket.status if request.withdrawn_at is None else Status.WITHDRAWN
    return turn.choice(
        "mine-line",
        "mine.detail",
        request.id,
        number=grouped_number(request.number),
        matter=turn.speaker.matter(ticket.matter_id),
        status=turn.text(f"status-{status}"),
    )


def _detail(turn: Turn) -> None:
    """Show one request with its history."""
    request = own_request(turn.work, turn.actor, turn.args[0])
    ticket = turn.work.tickets.get(request.ticket_id)
    events = turn.work.events.of_ticket(ticket.id)
    card = request_card(turn.speaker, request, ticket)
    text = turn.text(
        "request-history",
        card=card.text,
        lines="\n".join(history_lines(turn.speaker, request, events)),
    )
    choices = (*card.choices, turn.choice("mine-back", "mine.page", "0"))
    media = card.media + result_media(events)
    turn.reply(Reply(text, choices, media, card.ticket, replaces=turn.card))


FLOW = Flow(
    "mine",
    {"list": _start, "page": _page, "detail": _detail},
    command="mine",
    start=_start,
    alone=True,
)
