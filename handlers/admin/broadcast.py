"""Tell the residents of one's area something, after a look at how it reads and how many hear it."""

from __future__ import annotations

from handlers.flow import Audience, Flow
from handlers.offers import Choice
from handlers.quiet import end_of_quiet
from handlers.speaker import Reply
from handlers.turn import Turn
from tickets.people import Area
from tickets.permissions import administered
from tickets.usecases.send_broadcast import LONGEST, area_to_tell, send_broadcast


def _start(turn: Turn) -> None:
    """Take area and words that came with the command, else ask for what is missing."""
    named, _, text = turn.words.partition(" ")
    area = _area_named(turn, named)
    if area is not None and text.strip():
        _preview(turn, area, text.strip())
    elif area is not None:
        _ask_text(turn, area)
    else:
        _ask_area(turn)


def _area_named(turn: Turn, named: str) -> Area | None:
    """Return the area of a code or a whole name, within what the person administers."""
    for held in administered(turn.actor):
        for area in turn.work.areas.named(named, held.path) if named else ():
            if area.name == named:
                return area
    found = turn.work.areas.find(named) if named else None
    return area_to_tell(turn.work, turn.actor, found.code) if found is not None else None


def _ask_area(turn: Turn) -> None:
    codes = list(dict.fromkeys(held.area for held in administered(turn.actor)))
    if len(codes) == 1:
        _ask_text(turn, turn.work.areas.get(codes[0]))
        return
    choices = [Choice(turn.work.areas.get(code).name, "broadcast.area", (code,)) for code in codes]
    turn.say("broadcast-where", *choices)


def _area(turn: Turn) -> None:
    """Take the area that was chosen."""
    _ask_text(turn, area_to_tell(turn.work, turn.actor, turn.args[0]))


def _ask_text(turn: Turn, area: Area) -> None:
    turn.wait_for("broadcast.written", area.code)
    turn.say("broadcast-what", area=area.name, count=LONGEST)


def _written(turn: Turn) -> None:
    """Take the words; ask again where there are none or too many."""
    area = area_to_tell(turn.work, turn.actor, turn.args[0])
    if not 0 < len(turn.words) <= LONGEST:
        _ask_text(turn, area)
        return
    _preview(turn, area, turn.words)


def _preview(turn: Turn, area: Area, text: str) -> None:
    """Show what residents will read, how many they are, and when it leaves."""
    if len(text) > LONGEST:
        _ask_text(turn, area)
        return
    begin = end_of_quiet(turn.context)
    turn.say(
        "broadcast-preview",
        turn.choice("broadcast-send", "broadcast.send", area.code, text),
        turn.choice("broadcast-change", "broadcast.area", area.code),
        turn.choice("broadcast-drop", "broadcast.drop"),
        area=area.name,
        count=turn.work.broadcasts.count_residents(area.path),
        time=turn.speaker.time(begin) if begin is not None else "now",
        message=turn.text("broadcast-message", area=area.name, text=text),
    )


def _send(turn: Turn) -> None:
    """Send it."""
    send_broadcast(turn.work, turn.actor, *turn.args)
    turn.reply(Reply(turn.text("broadcast-sent"), replaces=turn.card))


def _drop(turn: Turn) -> None:
    """Leave it."""
    turn.reply(Reply(turn.text("broadcast-dropped"), replaces=turn.card))


FLOW = Flow(
    "broadcast",
    {"area": _area, "written": _written, "send": _send, "drop": _drop},
    command="broadcast",
    start=_start,
    audience=Audience.ADMINS,
)
