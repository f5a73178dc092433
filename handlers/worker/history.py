"""Show staff what has happened to a ticket."""

from __future__ import annotations

from handlers.cards import quoted
from handlers.flow import Flow
from handlers.speaker import Speaker
from handlers.turn import Turn
from tickets.events import Event
from tickets.status import Action
from tickets.usecases.view_ticket import view_ticket

MOST_LINES = 12
LONGEST_WORDS = 30
KEYS = {
    Action.LEAVE: "withdraw",
    Action.DISPATCH: "given",
    Action.ASSIGN: "given",
    Action.TRANSFER: "given",
}


def _show(turn: Turn) -> None:
    """Show the last events, oldest first."""
    ticket = view_ticket(turn.work, turn.actor, turn.args[0])
    events = turn.work.events.of_ticket(ticket.id)
    lines = [_line(turn.speaker, event) for event in events[-MOST_LINES:]]
    back = turn.choice("history-back", "task.show", ticket.id)
    turn.say("task-history", back, lines="\n".join(lines), earlier=len(events) - len(lines))


def _line(speaker: Speaker, event: Event) -> str:
    return speaker.text(
        "log-line",
        time=speaker.time(event.at),
        what=speaker.text(f"log-{KEYS.get(event.action, event.action)}"),
        to=speaker.context.work.people.get(event.to).name if event.to is not None else "empty",
        who=_who(speaker, event),
        detail=_detail(speaker, event) or "empty",
    )


def _who(speaker: Speaker, event: Event) -> str:
    """Return who did it: staff by name, residents as such, the system not at all."""
    if event.actor is None:
        return "empty"
    if event.request_id is not None:
        return speaker.text("requester-resident")
    return speaker.context.work.people.get(event.actor).name


def _detail(speaker: Speaker, event: Event) -> str:
    if event.action in {Action.CLASSIFY, Action.CORRECT}:
        return speaker.matter(event.text or None)
    parts = [speaker.text(f"reason-{event.reason}")] if event.reason is not None else []
    words = quoted(event.text)
    if words:
        parts.append(words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1]}…")
    return speaker.text("list-comma").join(parts)


FLOW = Flow("history", {"show": _show})
