"""Triage: look at tickets that nobody got by the rules, say what they are, or decline them."""

from __future__ import annotations

from handlers.ask import category_choices, matter_choices
from handlers.cards import task_card
from handlers.flow import Audience, Flow
from handlers.speaker import Reply
from handlers.task_lists import task_choices
from handlers.turn import Turn
from tickets.model import Ticket
from tickets.permissions import administered, require
from tickets.status import Action, Status
from tickets.usecases.classify_ticket import classify_ticket
from tickets.usecases.decline_ticket import decline_ticket
from tickets.usecases.view_ticket import may_view


def _start(turn: Turn) -> None:
    """List what waits in one's areas."""
    _list(turn, 0)


def _waiting(turn: Turn) -> None:
    """Show another page of what waits."""
    _list(turn, int(turn.args[0]))


def _list(turn: Turn, page: int) -> None:
    waiting: dict[str, Ticket] = {}
    for assignment in administered(turn.actor):
        for ticket in turn.work.tickets.within(assignment.path, {Status.SUBMITTED}):
            if may_view(turn.work, turn.actor, ticket):
                waiting[ticket.id] = ticket
    if not waiting:
        turn.say("triage-none")
        return
    choices = task_choices(turn, list(waiting.values()), page, "triage.waiting")
    turn.say("triage-list", *choices, count=len(waiting))


def _classify(turn: Turn) -> None:
    """Ask for the matter: those that the words of the report propose, or by category."""
    ticket_id = turn.args[0]
    require(turn.work, turn.actor, turn.work.tickets.get(ticket_id), Action.CLASSIFY)
    proposed = [
        turn.choice("matter-name", "triage.matter", ticket_id, match, matter=name)
        for match, name in _proposed(turn, ticket_id)
    ]
    browse = turn.choice("triage-browse", "triage.categories", ticket_id, "0")
    turn.say("triage-which", *proposed, browse)


def _proposed(turn: Turn, ticket_id: str) -> list[tuple[str, str]]:
    requests = turn.work.requests.of_ticket(ticket_id)
    words = "\n".join(request.text for request in requests)
    matches = turn.context.understanding.read(words).matches
    return [(match.matter, turn.speaker.matter(match.matter)) for match in matches]


def _categories(turn: Turn) -> None:
    """Show a page of the categories."""
    ticket_id, page = turn.args
    steps = ("triage.categories", "triage.category")
    turn.say("matter-categories", *category_choices(turn, *steps, int(page), ticket_id))


def _category(turn: Turn) -> None:
    """Show the first page of a category's matters."""
    ticket_id, category = turn.args
    _matters(turn, ticket_id, category, "0")


def _page(turn: Turn) -> None:
    """Show another page of a category's matters."""
    _matters(turn, *turn.args)


def _matters(turn: Turn, ticket_id: str, category: str, page: str) -> None:
    steps = ("triage.page", "triage.matter")
    choices = matter_choices(turn, *steps, category, int(page), ticket_id)
    turn.say("matter-matters", *choices, category=turn.speaker.category(category))


def _matter(turn: Turn) -> None:
    """Set the matter; the rules try again to give the ticket to somebody."""
    before = turn.work.tickets.get(turn.args[0]).status
    ticket = classify_ticket(turn.work, turn.actor, turn.args[0], turn.args[1])
    _show_done(turn, ticket, _classified(before, ticket.status))


def _classified(before: Status, after: Status) -> str:
    if after is Status.SUBMITTED:
        return "did-classify"
    return "did-dispatch" if before is Status.SUBMITTED else "did-reclassify"


def _show_done(turn: Turn, ticket: Ticket, done: str) -> None:
    card = task_card(turn.speaker, turn.actor, ticket)
    text = f"{turn.text(done)}\n{card.text}"
    turn.reply(Reply(text, card.choices, card.media, card.ticket, replaces=turn.card))


def _decline(turn: Turn) -> None:
    """Ask why the city does not handle it."""
    ticket_id = turn.args[0]
    require(turn.work, turn.actor, turn.work.tickets.get(ticket_id), Action.DECLINE)
    turn.wait_for("triage.declined", ticket_id)
    turn.say("decline-why")


def _declined(turn: Turn) -> None:
    """Decline with the reason; the residents may dispute it."""
    if not turn.words:
        _decline(turn)
        return
    decline_ticket(turn.work, turn.actor, turn.args[0], turn.words)
    turn.say("did-decline")


FLOW = Flow(
    "triage",
    {
        "waiting": _waiting,
        "classify": _classify,
        "categories": _categories,
        "category": _category,
        "page": _page,
        "matter": _matter,
        "decline": _decline,
        "declined": _declined,
    },
    command="triage",
    start=_start,
    audience=Audience.ADMINS,
    alone=True,
)
