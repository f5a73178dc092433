"""Greet somebody who opens the bot; a door poster's link proposes its building and asks."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from handlers.drafts import show_draft
from handlers.flow import Flow
from handlers.incoming import Kind
from handlers.turn import Turn
from tickets.people import Actor, Place
from tickets.usecases.bind_home import bind_home
from tickets.usecases.open_door import open_door

AT_THE_DOOR = timedelta(hours=2)


def _receive(turn: Turn) -> None:
    """Ask whether they stand at the door whose link it was; greet all others.

    A token that nothing here knows is answered politely.
    """
    token = _token(turn)
    if token and _asks_at_door(turn, token):
        return
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


def _asks_at_door(turn: Turn, token: str) -> bool:
    place = open_door(turn.work, token)
    if place is None:
        turn.say("greeting-token")
        return False
    turn.say(
        "door-ask",
        turn.choice("door-here", "start.here", token),
        turn.choice("door-elsewhere", "start.elsewhere"),
        place=turn.speaker.place(place),
    )
    return True


def _here(turn: Turn) -> None:
    """Take the building as the place of the report that is being written, or of the next one."""
    place = _place(turn)
    if place is None:
        return
    draft = turn.session.draft
    if draft is not None and draft.place is None:
        show_draft(turn, msgspec.structs.replace(draft, place=place, areas=()))
        return
    turn.session = msgspec.structs.replace(
        turn.session, door=place, door_until=turn.context.now + AT_THE_DOOR
    )
    offers_home = not turn.actor.is_staff and turn.actor.person.home is None
    home = (turn.choice("door-home", "start.home", turn.args[0]),) if offers_home else ()
    turn.say("door-taken", *home, place=turn.speaker.place(place))


def _elsewhere(turn: Turn) -> None:
    """Ask for words instead."""
    turn.session = msgspec.structs.replace(turn.session, door=None, door_until=None)
    turn.say("door-not-here")


def _home(turn: Turn) -> None:
    """Remember the building as the person's home."""
    place = _place(turn)
    if place is not None:
        turn.actor = Actor(bind_home(turn.work, turn.actor, place), turn.actor.assignments)
        change = turn.choice("home-change", "home.ask")
        turn.say("home-bound", change, place=turn.speaker.place(place))


def _place(turn: Turn) -> Place | None:
    """Return the building of the pressed button's token; say so where it proposes none now."""
    place = open_door(turn.work, turn.args[0])
    if place is None:
        turn.say("greeting-token")
    return place


FLOW = Flow(
    "start",
    {"receive": _receive, "here": _here, "elsewhere": _elsewhere, "home": _home},
    command="start",
    start=_receive,
    alone=True,
)
