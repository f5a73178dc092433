"""Report what was found on duty, before a resident does."""

from __future__ import annotations

from handlers.drafts import end_draft, has_content, open_draft, show_draft, with_words
from handlers.flow import Audience, Flow
from handlers.turn import Turn
from tickets.model import Origin


def _start(turn: Turn) -> None:
    """Begin a report found on duty; one that is open already is asked about first."""
    draft = turn.session.draft
    if draft is None or not has_content(draft):
        _begin(turn, turn.words)
        return
    turn.say(
        "found-open",
        turn.choice("found-use-it", "report.origin", Origin.DUTY),
        turn.choice("found-anew", "found.anew", turn.words),
    )


def _anew(turn: Turn) -> None:
    """Drop the open draft and begin another."""
    _begin(turn, turn.args[0])


def _begin(turn: Turn, words: str) -> None:
    end_draft(turn)
    draft = open_draft(turn, Origin.DUTY)
    turn.keep_draft(draft)
    if words:
        show_draft(turn, *with_words(turn, draft, words))
        return
    turn.say("found-what")


FLOW = Flow("found", {"anew": _anew}, command="found", start=_start, audience=Audience.STAFF)
