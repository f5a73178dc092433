"""Remember where somebody lives, so that a report from home needs no address."""

from __future__ import annotations

from handlers.ask import FoundPlace, place_from_location, place_from_text
from handlers.flow import Flow
from handlers.turn import Turn
from tickets.people import Actor, Place
from tickets.ports import place_in
from tickets.usecases.bind_home import bind_home

MOST_AREAS = 6


def _start(turn: Turn) -> None:
    """Take the address that came with the command, else ask for it."""
    if turn.words:
        _found(turn)
    else:
        _ask(turn)


def _ask(turn: Turn) -> None:
    """Say what is remembered, and ask for the address."""
    turn.wait_for("home.found")
    home = turn.actor.person.home
    if home is None:
        turn.say("home-ask")
        return
    turn.say(
        "home-now",
        turn.choice("home-remove", "home.remove"),
        turn.choice("home-keep", "home.keep"),
        place=turn.speaker.place(home),
    )


def _found(turn: Turn) -> None:
    """Take an address or a location."""
    found = _place(turn)
    if found.place is not None:
        _bind(turn, found.place)
    elif found.candidates:
        _which(turn, found.candidates)
    else:
        turn.wait_for("home.found")
        turn.say(found.problem or "home-not-found")


def _place(turn: Turn) -> FoundPlace:
    if turn.incoming.location is not None:
        return place_from_location(turn, turn.incoming.location)
    return place_from_text(turn, turn.context.understanding.read(turn.words))


def _which(turn: Turn, candidates: tuple[str, ...]) -> None:
    """Ask which of several places of one name is meant."""
    turn.wait_for("home.found")
    areas = [turn.work.areas.get(code) for code in candidates[:MOST_AREAS]]
    choices = [
        turn.choice(
            "home-area",
            "home.area",
            area.code,
            turn.words,
            place=turn.speaker.place(place_in(area)),
        )
        for area in areas
    ]
    turn.say("home-which", *choices)


def _area(turn: Turn) -> None:
    """Take one of several places of the same name."""
    code, text = turn.args
    found = place_from_text(turn, turn.context.understanding.read(text), within=code)
    _bind(turn, found.place or place_in(turn.work.areas.get(code), text))


def _bind(turn: Turn, place: Place) -> None:
    person = bind_home(turn.work, turn.actor, place)
    turn.actor = Actor(person, turn.actor.assignments)
    turn.say("home-bound", turn.choice("home-change", "home.ask"), place=turn.speaker.place(place))


def _remove(turn: Turn) -> None:
    """Forget the address."""
    bind_home(turn.work, turn.actor, None)
    turn.say("home-removed")


def _keep(turn: Turn) -> None:
    """Leave it as it is."""
    turn.say("home-kept")


FLOW = Flow(
    "home",
    {"ask": _ask, "found": _found, "area": _area, "remove": _remove, "keep": _keep},
    command="home",
    start=_start,
    alone=True,
)
