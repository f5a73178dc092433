"""Choose a matter by its category, when none of those proposed fits."""

from __future__ import annotations

from handlers.ask import category_choices, matter_choices
from handlers.flow import Flow
from handlers.turn import Turn


def _categories(turn: Turn) -> None:
    """Show a page of the categories; the community may decide instead."""
    page = int(turn.args[0])
    turn.say(
        "matter-categories",
        *category_choices(turn, "matter.categories", page),
        turn.choice("matter-undecided", "filing.without_matter"),
    )
