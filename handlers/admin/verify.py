"""Verify on the spot what a property company says is done; then the residents are asked.

What is not good goes back to the company with words, and perhaps photos.
"""

from __future__ import annotations

from handlers.cards import task_card
from handlers.flow import Audience, Flow
from handlers.speaker import Reply
from handlers.turn import Turn
from tickets.model import Ticket
from tickets.usecases.send_back_result import send_back_result
from tickets.usecases.verify_result import verify_result


def _done(turn: Turn) -> None:
    """Say that the result was looked at."""
    _update(turn, "did-verify", verify_result(turn.work, turn.actor, turn.args[0]))


def _bad(turn: Turn) -> None:
    """Ask what is wrong with the result."""
    _ask(turn, turn.args[0])


def _ask(turn: Turn, ticket_id: str, *media: str) -> None:
    turn.wait_for("verify.wanting", ticket_id, *media)
    turn.say("verify-what-is-wrong")


def _wanting(turn: Turn) -> None:
    """Send the result back with these words; photos that came before them are kept."""
    ticket_id, *earlier = turn.args
    media = (*earlier, *turn.keep_media())
    if not turn.words:
        _ask(turn, ticket_id, *media)
        return
    ticket = send_back_result(turn.work, turn.actor, ticket_id, turn.words, media)
    turn.context.media.attach(media, ticket_id)
    _update(turn, "did-send-back", ticket)


def _update(turn: Turn, key: str, ticket: Ticket) -> None:
    card = task_card(turn.speaker, turn.actor, ticket)
    text = f"{turn.text(key)}\n{card.text}"
    turn.reply(Reply(text, card.choices, card.media, card.ticket, replaces=turn.card))


FLOW = Flow("verify", {"done": _done, "bad": _bad, "wanting": _wanting}, audience=Audience.ADMINS)
