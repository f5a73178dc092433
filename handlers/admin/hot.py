"""Show the words that more residents use this week than before, by area."""

from __future__ import annotations

from handlers.flow import Audience, Flow
from handlers.turn import Turn
from tickets.people import Area
from tickets.permissions import administered

MOST_WORDS = 10


def _start(turn: Turn) -> None:
    """Show the words of one's areas, or of an area within them that was named."""
    own = [turn.work.areas.get(one.area) for one in administered(turn.actor)]
    areas = _named(turn, own, turn.words) if turn.words else own
    if not areas:
        turn.say("hot-unknown", area=turn.words[:40])
    for area in dict.fromkeys(areas):
        _show(turn, area)


def _named(turn: Turn, own: list[Area], words: str) -> list[Area]:
    """Return the area of a code, else the largest whose name contains the words."""
    area = turn.work.areas.find(words)
    if area is not None and any(one.contains(area.path) for one in own):
        return [area]
    return [area for one in own for area in turn.work.areas.named(words, one.path)][:1]


def _show(turn: Turn, area: Area) -> None:
    found = turn.context.keywords.hot(area.path, MOST_WORDS)
    lines = (
        turn.text("hot-line", word=one.word, people=one.people, before=one.before) for one in found
    )
    turn.say("hot-words" if found else "hot-none", area=area.name, lines="\n".join(lines))


FLOW = Flow("hot", command="hot", start=_start, audience=Audience.ADMINS)
