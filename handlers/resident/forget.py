"""Forget a person who asks for it; asked twice, because it cannot be undone."""

from __future__ import annotations

from handlers.drafts import end_draft
from handlers.flow import Flow
from handlers.speaker import Reply
from handlers.turn import Turn
from tickets.people import Actor
from tickets.usecases.forget_person import forget_person


def _start(turn: Turn) -> None:
    """Say what goes and what stays."""
    turn.say(
        "forget-ask",
        turn.choice("forget-keep", "forget.keep"),
        turn.choice("forget-go-on", "forget.sure"),
    )


def _sure(turn: Turn) -> None:
    """Ask once more."""
    choices = (
        turn.choice("forget-keep", "forget.keep"),
        turn.choice("forget-now", "forget.now"),
    )
    turn.reply(Reply(turn.text("forget-sure"), choices, replaces=turn.card))


def _now(turn: Turn) -> None:
    """Forget them: what the domain knows, conversations, choices, messages and files."""
    person_id = turn.actor.person.id
    end_draft(turn)
    forget_person(turn.work, turn.actor)
    turn.context.sessions.remove_of_person(person_id)
    turn.context.offers.remove_of_person(person_id)
    turn.context.outbox.remove_of_person(person_id)
    turn.context.media.remove_of_person(person_id)
    turn.context.lessons.remove_of_person(person_id)
    turn.actor = Actor(turn.work.people.get(person_id))
    turn.say("forget-done")


def _keep(turn: Turn) -> None:
    """Leave everything as it is."""
    turn.reply(Reply(turn.text("forget-kept"), replaces=turn.card))


FLOW = Flow(
    "forget",
    {"sure": _sure, "now": _now, "keep": _keep},
    command="forget",
    start=_start,
    alone=True,
)
