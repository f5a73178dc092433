"""Hand a task on to a colleague, saying why."""

from __future__ import annotations

from handlers.colleagues import colleague_choices
from handlers.flow import Flow
from handlers.turn import Turn
from tickets.permissions import require
from tickets.status import Action
from tickets.usecases.assign_ticket import transfer_ticket


def _choose(turn: Turn) -> None:
    """Show the colleagues who are there, a page at a time."""
    ticket_id, *page = turn.args
    ticket = turn.work.tickets.get(ticket_id)
    require(turn.work, turn.actor, ticket, Action.TRANSFER)
    number = int(page[0]) if page else 0
    choices = colleague_choices(turn, ticket, number, "transfer.choose", "transfer.to")
    whistle = turn.choice("do-whistle-blow", "whistle.blow", ticket_id)
    turn.say("transfer-whom" if choices else "transfer-nobody", *choices, whistle)


def _to(turn: Turn) -> None:
    """Ask why it is handed on."""
    turn.wait_for("transfer.reasoned", *turn.args)
    turn.say("transfer-why", name=turn.work.people.get(turn.args[1]).name)


def _reasoned(turn: Turn) -> None:
    """Hand it on with the reason; ask again where there are no words."""
    if not turn.words:
        _to(turn)
        return
    transfer_ticket(turn.work, turn.actor, turn.args[0], turn.args[1], turn.words)
    turn.say("did-transfer", name=turn.work.people.get(turn.args[1]).name)


FLOW = Flow("transfer", {"choose": _choose, "to": _to, "reasoned": _reasoned})
