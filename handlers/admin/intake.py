"""Take down what somebody says on the phone or at the counter."""

from __future__ import annotations

import msgspec

from handlers.drafts import end_draft, has_content, open_draft
from handlers.flow import Audience, Flow
from handlers.turn import Turn
from tickets.model import Origin

LONGEST_CALLER = 40


def _start(turn: Turn) -> None:
    """Ask who it is; an open report of one's own is asked about first."""
    draft = turn.session.draft
    if draft is None or not has_content(draft):
        _ask_caller(turn)
        return
    turn.say(
        "intake-open",
        turn.choice("intake-anew", "intake.anew"),
        turn.choice("intake-go-on", "report.show"),
    )


def _anew(turn: Turn) -> None:
    """Drop the open report and begin with the caller's."""
    _ask_caller(turn)


def _ask_caller(turn: Turn) -> None:
    turn.wait_for("intake.called")
    turn.say("intake-who", turn.choice("intake-nameless", "intake.nameless"))


def _called(turn: Turn) -> None:
    """Take the caller's name and phone."""
    name = " ".join(turn.words.split())[:LONGEST_CALLER]
    if not name:
        _ask_caller(turn)
        return
    _begin(turn, name)


def _nameless(turn: Turn) -> None:
    """Go on without a name."""
    _begin(turn, None)


def _begin(turn: Turn, caller: str | None) -> None:
    end_draft(turn)
    draft = open_draft(turn, Origin.INTAKE)
    turn.keep_draft(msgspec.structs.replace(draft, on_behalf_of=caller))
    turn.say("intake-what")


FLOW = Flow(
    "intake",
    {"anew": _anew, "called": _called, "nameless": _nameless},
    command="intake",
    start=_start,
    audience=Audience.ADMINS,
    alone=True,
)
