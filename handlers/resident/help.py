"""Say what can be done here, to each by their role; and answer what cannot be read."""

from __future__ import annotations

from handlers.flow import Flow
from handlers.offers import Choice
from handlers.speaker import Reply
from handlers.turn import Turn
from tickets.people import ADMIN_ROLES


def _start(turn: Turn) -> None:
    """Show what the person's roles can do."""
    turn.reply(Reply("\n".join(turn.text(key) for key in _topics(turn)), _choices(turn)))


def _topics(turn: Turn) -> list[str]:
    if turn.actor.holds(*ADMIN_ROLES):
        return ["help-admins", "help-staff"]
    return ["help-staff"] if turn.actor.is_staff else ["help-residents"]


def _choices(turn: Turn) -> tuple[Choice, ...]:
    if turn.actor.is_staff:
        return ()
    return (
        turn.choice("do-mine", "mine.list"),
        turn.choice("do-search", "search.ask"),
        turn.choice("do-home", "home.ask"),
    )


def _unsupported(turn: Turn) -> None:
    """Answer a sticker or whatever else cannot be read."""
    turn.say("help-unsupported")


def _unknown_command(turn: Turn) -> None:
    """Answer a command that does not exist or is not this person's."""
    turn.say("help-unknown-command", turn.choice("do-help", "help.show"))


FLOW = Flow(
    "help",
    {"show": _start, "unsupported": _unsupported, "unknown_command": _unknown_command},
    command="help",
    start=_start,
    alone=True,
)
