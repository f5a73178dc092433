"""Verify on the spot what a property company says is done; then the residents are asked."""

from __future__ import annotations

from handlers.cards import task_card
from handlers.flow import Audience, Flow
from handlers.speaker import Reply
from handlers.turn import Turn
from tickets.usecases.verify_result import verify_result


def _done(turn: Turn) -> None:
    """Say that the result was looked at."""
    ticket = verify_result(turn.work, turn.actor, turn.args[0])
    card = task_card(turn.speaker, turn.actor, ticket)
    text = f"{turn.text('did-verify')}\n{card.text}"
    turn.reply(Reply(text, card.choices, card.media, card.ticket, replaces=turn.card))


FLOW = Flow("verify", {"done": _done}, audience=Audience.ADMINS)
