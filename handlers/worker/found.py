"""Report what was found on duty, before a resident does."""

from __future__ import annotations

from handlers.drafts import open_draft
from handlers.flow import Audience, Flow
from handlers.turn import Turn
from tickets.model import Origin


def _start(turn: Turn) -> None:
    """Open a draft found on duty; the next message says what it is."""
    turn.keep_draft(open_draft(turn, Origin.DUTY))
    turn.say("found-what")


FLOW = Flow("found", command="found", start=_start, audience=Audience.STAFF)
