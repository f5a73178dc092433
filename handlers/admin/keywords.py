"""Decide on words that residents use for a matter and the list lacks."""

from __future__ import annotations

from handlers.flow import Audience, Flow
from handlers.speaker import Reply
from handlers.stores import ProposedWord
from handlers.turn import Turn
from tickets.people import Role
from tickets.permissions import administered

DECIDERS = (Role.DISTRICT_ADMIN, Role.CITY_ADMIN)


def _start(turn: Turn) -> None:
    """Show the word that weighs most."""
    _show_next(turn, "")


def _later(turn: Turn) -> None:
    """Show the next word and leave this one for another time."""
    _show_next(turn, "", int(turn.args[0]))


def _show_next(turn: Turn, done: str, skipped: int = 0) -> None:
    administered(turn.actor, *DECIDERS)
    keywords = turn.context.keywords
    waiting = keywords.waiting(skipped + 1)[skipped:]
    shown = _card(turn, waiting[0], skipped) if waiting else Reply(turn.text("keywords-none"))
    text = "\n".join(filter(None, (done, shown.text)))
    turn.reply(Reply(text, shown.choices, replaces=turn.card))


def _card(turn: Turn, proposed: ProposedWord, skipped: int) -> Reply:
    matter = turn.work.matters.get(proposed.matter)
    text = turn.text(
        "keywords-next",
        word=proposed.word,
        people=proposed.people,
        matter=turn.speaker.matter(matter.id),
        category=turn.speaker.category(matter.category),
        count=turn.context.keywords.count_waiting() - skipped - 1,
    )
    args = (matter.id, proposed.word)
    return Reply(
        text,
        (
            turn.choice("keywords-approve", "keywords.approve", *args),
            turn.choice("keywords-refuse", "keywords.refuse", *args),
            turn.choice("keywords-later", "keywords.later", str(skipped + 1)),
        ),
    )


def _approve(turn: Turn) -> None:
    """Add the word to those by which the matter is understood."""
    _decide(turn, "keywords-approved", is_approved=True)


def _refuse(turn: Turn) -> None:
    """Never propose the word for the matter again."""
    _decide(turn, "keywords-refused", is_approved=False)


def _decide(turn: Turn, done: str, *, is_approved: bool) -> None:
    administered(turn.actor, *DECIDERS)
    matter_id, word = turn.args
    actor, now = turn.actor.person.id, turn.context.now
    turn.context.keywords.decide(matter_id, word, is_approved=is_approved, actor=actor, at=now)
    turn.work.audit.record(actor, done, matter_id, now)
    _show_next(turn, turn.text(done, word=word))


FLOW = Flow(
    "keywords",
    {"approve": _approve, "refuse": _refuse, "later": _later},
    command="keywords",
    start=_start,
    audience=Audience.ADMINS,
    alone=True,
)
