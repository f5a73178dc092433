"""What else can be done with an open draft: anonymous, for somebody else, another place, drop."""

from __future__ import annotations

import msgspec

from handlers.ask import place_from_answer
from handlers.cards import quoted
from handlers.drafts import end_draft, show_draft, standing_draft, with_place
from handlers.flow import Flow
from handlers.turn import Turn

LONGEST_NAME = 40


def _more(turn: Turn) -> None:
    """Offer the rarer choices."""
    turn.say(
        "draft-options",
        turn.choice("draft-anonymous", "draft.anonymous"),
        turn.choice("draft-behalf", "draft.behalf"),
        turn.choice("draft-place", "draft.place"),
        turn.choice("draft-cancel", "draft.cancel"),
    )


def _anonymous(turn: Turn) -> None:
    """Keep the name from the assignees, or show it again."""
    draft = standing_draft(turn)
    if draft is None:
        return
    show_draft(turn, msgspec.structs.replace(draft, anonymous=not draft.anonymous))


def _behalf(turn: Turn) -> None:
    """Ask for whom the report is."""
    turn.wait_for("draft.named")
    turn.say("draft-behalf-who")


def _named(turn: Turn) -> None:
    """Take the name (and phone) of the person the report is for."""
    draft = standing_draft(turn)
    if draft is None:
        return
    name = " ".join(turn.words.split())[:LONGEST_NAME]
    show_draft(turn, msgspec.structs.replace(draft, on_behalf_of=name or None))


def _place(turn: Turn) -> None:
    """Ask for another place."""
    draft = standing_draft(turn)
    if draft is None:
        return
    turn.wait_for("draft.moved")
    turn.say("place-where")


def _moved(turn: Turn) -> None:
    """Take another place; where none is found, ask once more when it is filed."""
    draft = standing_draft(turn)
    if draft is None:
        return
    found = place_from_answer(turn)
    if found.place is None and not found.candidates:
        turn.say(found.problem or "place-not-found")
    moved = msgspec.structs.replace(draft, place_text=quoted(turn.words) or draft.place_text)
    show_draft(turn, with_place(moved, found))


def _cancel(turn: Turn) -> None:
    """Drop the draft."""
    if standing_draft(turn) is not None:
        end_draft(turn)
        turn.say("draft-cancelled")


FLOW = Flow(
    "draft",
    {
        "more": _more,
        "anonymous": _anonymous,
        "behalf": _behalf,
        "named": _named,
        "place": _place,
        "moved": _moved,
        "cancel": _cancel,
    },
    command="cancel",
    start=_cancel,
)
