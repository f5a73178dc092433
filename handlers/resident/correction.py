"""Say that what was filed without asking is something else; it is dispatched anew."""

from __future__ import annotations

from handlers.ask import category_choices, matter_choices
from handlers.cards import receipt
from handlers.flow import Flow
from handlers.speaker import Reply
from handlers.turn import Turn
from tickets.status import Action, Relation, possible_actions
from tickets.usecases.add_to_request import own_request
from tickets.usecases.correct_matter import correct_matter


def _open(turn: Turn) -> None:
    """Ask what it is instead, while nobody works on it yet."""
    request = own_request(turn.work, turn.actor, turn.args[0])
    ticket = turn.work.tickets.get(request.ticket_id)
    if Action.CORRECT not in possible_actions(ticket.status, frozenset({Relation.REQUESTER})):
        turn.say("correction-too-late", turn.choice("do-request-add", "request.add", request.id))
        return
    others = [
        turn.choice(
            "matter-name",
            "correction.choose",
            request.id,
            match.matter,
            matter=turn.speaker.matter(match.matter),
        )
        for match in turn.context.understanding.read(request.text).matches
        if match.matter != ticket.matter_id
    ]
    turn.say(
        "correction-which",
        *others,
        turn.choice("correction-browse", "correction.categories", request.id, "0"),
        turn.choice("matter-undecided", "correction.undecided", request.id),
        turn.choice("correction-keep", "correction.keep"),
    )


def _categories(turn: Turn) -> None:
    """Show a page of the categories."""
    request_id, page = turn.args
    steps = ("correction.categories", "correction.category")
    turn.say("matter-categories", *category_choices(turn, *steps, int(page), request_id))


def _category(turn: Turn) -> None:
    """Show the first page of a category's matters."""
    request_id, category = turn.args
    _matters(turn, request_id, category, "0")


def _page(turn: Turn) -> None:
    """Show another page of a category's matters."""
    _matters(turn, *turn.args)


def _matters(turn: Turn, request_id: str, category: str, page: str) -> None:
    steps = ("correction.page", "correction.choose")
    choices = matter_choices(turn, *steps, category, int(page), request_id)
    turn.say("matter-matters", *choices, category=turn.speaker.category(category))


def _choose(turn: Turn) -> None:
    """Take the matter that was chosen."""
    _correct(turn, turn.args[1], "correction-done")


def _undecided(turn: Turn) -> None:
    """Leave it to the community what it is."""
    _correct(turn, None, "correction-left")


def _correct(turn: Turn, matter_id: str | None, done: str) -> None:
    request_id = turn.args[0]
    ticket = correct_matter(turn.work, turn.actor, request_id, matter_id)
    card = receipt(turn.speaker, turn.work.requests.get(request_id), ticket)
    turn.reply(Reply(f"{turn.text(done)}\n{card.text}", card.choices, ticket=card.ticket))


def _keep(turn: Turn) -> None:
    """Leave it as it is."""
    turn.reply(Reply(turn.text("correction-kept"), replaces=turn.card))


FLOW = Flow(
    "correction",
    {
        "open": _open,
        "categories": _categories,
        "category": _category,
        "page": _page,
        "choose": _choose,
        "undecided": _undecided,
        "keep": _keep,
    },
)
