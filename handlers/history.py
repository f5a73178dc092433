"""What happened to a ticket, as one of its requesters may read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handlers.cards import quoted
from handlers.speaker import Speaker
from tickets.events import Event
from tickets.model import Request
from tickets.status import Action

MOST_LINES = 8
MOST_BYTES = 1000
LONGEST_WORDS = 20

OWN = frozenset(
    {
        Action.FILE,
        Action.JOIN,
        Action.ANSWER,
        Action.ADD,
        Action.CONFIRM,
        Action.CORRECT,
        Action.NOT_SEEN,
        Action.RATE,
        Action.CHASE,
        Action.LEAVE,
        Action.WITHDRAW,
    }
)
KEYS: dict[Action, str] = {
    Action.DISPATCH: "given",
    Action.ASSIGN: "given",
    Action.TRANSFER: "given",
    Action.LEAVE: "withdraw",
}
HIDDEN = frozenset({Action.REVEAL, Action.REMIND})


def history_lines(speaker: Speaker, request: Request, events: Sequence[Event]) -> list[str]:
    """Return the last things that happened, oldest first, without what neighbours said.

    They take at most 1,000 bytes, so that they fit below a card.
    """
    shown = list(_shown(request, events))[-MOST_LINES:]
    lines = [
        speaker.text("history-line", time=speaker.time(event.at), what=_what(speaker, event, key))
        for event, key in shown
    ]
    while sum(len(line.encode()) + 1 for line in lines) > MOST_BYTES:
        del lines[0]
    return lines


def result_media(events: Sequence[Event]) -> tuple[str, ...]:
    """Return the photos of the last result."""
    finished = [event for event in events if event.action is Action.FINISH]
    return finished[-1].media if finished else ()


def _shown(request: Request, events: Sequence[Event]) -> Iterator[tuple[Event, str]]:
    told_late = set()
    for event in events:
        if event.action in HIDDEN or (event.action in OWN and event.request_id != request.id):
            continue
        if event.action is Action.OVERDUE:
            clock = (event.cycle, event.reason)
            if clock in told_late:
                continue
            told_late.add(clock)
        yield event, _key(request, event)


def _key(request: Request, event: Event) -> str:
    if event.action is Action.DISPUTE and event.request_id != request.id:
        return "dispute_other"
    return KEYS.get(event.action, event.action)


def _what(speaker: Speaker, event: Event, key: str) -> str:
    words = quoted(event.text)
    return speaker.text(
        f"history-{key}",
        words=(words if len(words) <= LONGEST_WORDS else f"{words[:LONGEST_WORDS]}…") or "empty",
        reason=speaker.text(f"reason-{event.reason}") if event.reason is not None else "",
        who=speaker.context.work.people.get(event.to).name if event.to is not None else "",
    )
