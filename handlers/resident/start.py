"""Greet somebody who opens the bot, with or without a link's token."""

from __future__ import annotations

from handlers.flow import Flow
from handlers.incoming import Kind
from handlers.turn import Turn


def _receive(turn: Turn) -> None:
    """Greet; a token that nothing here knows is answered politely."""
    if _token(turn):
        turn.say("greeting-token")
    if turn.actor.is_staff:
        turn.say("greeting-staff", turn.choice("do-help", "help.show"), name=turn.actor.person.name)
        return
    turn.say(
        "greeting",
        turn.choice("do-home", "home.ask"),
        turn.choice("do-mine", "mine.list"),
        turn.choice("do-help", "help.show"),
    )


def _token(turn: Turn) -> str:
    """Return what a link carried; ``/start`` that was typed has it behind the command."""
    typed = turn.words if turn.incoming.kind is Kind.TEXT else ""
    return turn.incoming.start_token or typed


FLOW = Flow("start", {"receive": _receive}, command="start", start=_receive, alone=True)
