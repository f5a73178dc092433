"""Choose the language in which one is spoken to."""

from __future__ import annotations

from handlers.flow import Flow
from handlers.turn import Turn
from handlers.wording import LANGUAGES
from tickets.people import Actor
from tickets.usecases.choose_language import choose_language


def _start(turn: Turn) -> None:
    """Offer all languages, each by its own name."""
    choices = [turn.choice(f"language-{tag}", "language.set", tag) for tag in LANGUAGES]
    turn.say("language-choose", *choices)


def _set(turn: Turn) -> None:
    """Speak the chosen language from now on."""
    person = choose_language(turn.work, turn.actor, turn.args[0])
    turn.actor = Actor(person, turn.actor.assignments)
    turn.say("language-set")


FLOW = Flow("language", {"set": _set}, command="language", start=_start, alone=True)
