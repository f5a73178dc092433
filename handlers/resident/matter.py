"""Choose a matter by its category, when none of those proposed fits."""

from __future__ import annotations

from handlers.ask import category_choices, matter_choices
from handlers.flow import Flow
from handlers.turn import Turn


def _categories(turn: Turn) -> None:
    """Show a page of the categories; the community may decide instead."""
    choices = category_choices(turn, "matter.categories", "matter.category", int(turn.args[-1]))
    undecided = turn.choice("matter-undecided", "filing.without_matter")
    turn.say("matter-categories", *choices, undecided)


def _category(turn: Turn) -> None:
    """Show the first page of a category's matters."""
    _matters(turn, turn.args[-1], 0)


def _page(turn: Turn) -> None:
    """Show another page of a category's matters."""
    _matters(turn, turn.args[-2], int(turn.args[-1]))


def _matters(turn: Turn, category: str, page: int) -> None:
    choices = matter_choices(turn, "matter.page", "filing.choose", category, page)
    other = turn.choice("matter-other-category", "matter.categories", "0")
    undecided = turn.choice("matter-undecided", "filing.without_matter")
    turn.say("matter-matters", *choices, other, undecided, category=turn.speaker.category(category))


FLOW = Flow("matter", {"categories": _categories, "category": _category, "page": _page})
