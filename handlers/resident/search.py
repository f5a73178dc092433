"""Look a matter up: which office handles it, how fast, and who does the work."""

from __future__ import annotations

from handlers.cards import quoted
from handlers.flow import Flow
from handlers.offers import Choice
from handlers.turn import Turn
from tickets.model import Matter

MOST_FOUND = 5


def _start(turn: Turn) -> None:
    """Answer at once where words came with the command."""
    if turn.words:
        _answer(turn)
    else:
        _ask(turn)


def _ask(turn: Turn) -> None:
    """Ask what is looked for."""
    turn.wait_for("search.answer")
    turn.say("search-what")


def _answer(turn: Turn) -> None:
    """Answer from the responsibility list; reporting it stays one tap away."""
    if not turn.words:
        _ask(turn)
        return
    found = turn.context.understanding.search(turn.words, MOST_FOUND)
    matters = [turn.work.matters.get(match.matter) for match in found]
    lines = [_line(turn, n, matter) for n, matter in enumerate(matters, start=1)]
    if lines:
        turn.say("search-found", *_next(turn), lines="\n".join(lines))
    else:
        turn.say("search-nothing", *_next(turn), words=quoted(turn.words))


def _line(turn: Turn, number: int, matter: Matter) -> str:
    return turn.text(
        "search-line",
        n=number,
        matter=turn.speaker.matter(matter.id),
        office=turn.speaker.office(matter.office),
        handler=turn.text(f"handler-{matter.handler}"),
        limit=turn.text(f"limit-{matter.time_class}"),
    )


def _next(turn: Turn) -> tuple[Choice, ...]:
    return (
        turn.choice("search-report", "report.again", turn.words),
        turn.choice("search-again", "search.ask"),
    )


FLOW = Flow("search", {"ask": _ask, "answer": _answer}, command="search", start=_start)
