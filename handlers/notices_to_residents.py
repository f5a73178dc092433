"""What requesters hear of their tickets.

Sent at once: question, done, late, and to whom it went. Progress is shown where it costs
nothing (importance ``progress``) and waits elsewhere; at night it waits everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from handlers.cards import promise, quoted, request_choices, tag, who_has_it
from handlers.context import Context
from handlers.quiet import end_of_quiet
from handlers.speaker import Delivery, Reply, Speaker
from tickets.events import Event, Reason
from tickets.model import Request, Ticket
from tickets.numbers import grouped_number
from tickets.status import Action
from tickets.verification import asks_requesters

AT_ONCE = Delivery(importance="notice")
PROGRESS = Delivery(importance="progress")


def _always(_context: Context, _event: Event, _ticket: Ticket) -> bool:
    return True


def _after_triage(context: Context, _event: Event, _ticket: Ticket) -> bool:
    """Right after filing, the receipt says to whom it went."""
    return all(other.action is not Action.FILE for other in context.work.recorded)


def _result_to_judge(context: Context, _event: Event, ticket: Ticket) -> bool:
    return asks_requesters(context.work, ticket)


def _by_silence(_context: Context, event: Event, _ticket: Ticket) -> bool:
    return event.reason is Reason.NO_ANSWER


def _first_level(context: Context, event: Event, _ticket: Ticket) -> bool:
    """The requester is told once a clock that it ran out."""
    told = [
        other
        for other in context.work.events.of_ticket(event.ticket_id)
        if other.action is Action.OVERDUE
        and other.reason is event.reason
        and other.cycle == event.cycle
    ]
    return told[0].id == event.id


@dataclass(frozen=True, slots=True)
class Notice:
    """A text to every standing requester but the one who acted; with buttons or without."""

    key: str
    delivery: Delivery = PROGRESS
    buttons: bool = False
    applies: Callable[[Context, Event, Ticket], bool] = _always


NOTICES: dict[Action, Notice] = {
    Action.DISPATCH: Notice("notice-given", AT_ONCE, applies=_after_triage),
    Action.ASSIGN: Notice("notice-given", AT_ONCE),
    Action.TRANSFER: Notice("notice-given", AT_ONCE),
    Action.ACCEPT: Notice("notice-accepted"),
    Action.ON_THE_WAY: Notice("notice-on-the-way"),
    Action.ARRIVE: Notice("notice-arrived"),
    Action.START: Notice("notice-started"),
    Action.ASK: Notice("notice-question", AT_ONCE, buttons=True),
    Action.PAUSE: Notice("notice-paused"),
    Action.RESUME: Notice("notice-resumed"),
    Action.FINISH: Notice("notice-done", AT_ONCE, buttons=True, applies=_result_to_judge),
    Action.VERIFY: Notice("notice-verified", AT_ONCE, buttons=True),
    Action.CLOSE: Notice("notice-closed-silently", AT_ONCE, buttons=True, applies=_by_silence),
    Action.DECLINE: Notice("notice-declined", AT_ONCE, buttons=True),
    Action.CLASSIFY: Notice("notice-classified"),
    Action.OVERDUE: Notice("notice-late", AT_ONCE, applies=_first_level),
}


def tell_residents(context: Context, event: Event) -> None:
    """Queue what requesters hear of an event."""
    notice = NOTICES.get(event.action)
    if notice is None:
        return
    ticket = context.work.tickets.get(event.ticket_id)
    if not notice.applies(context, event, ticket):
        return
    for request in context.work.requests.of_ticket(ticket.id):
        if request.withdrawn_at is None and request.person_id != event.actor:
            _tell(context, notice, event, ticket, request)


def _tell(context: Context, notice: Notice, event: Event, ticket: Ticket, request: Request) -> None:
    speaker = Speaker(context, context.work.people.get(request.person_id))
    reason = speaker.text(f"reason-{event.reason}") if event.reason is not None else ""
    text = speaker.text(
        notice.key,
        number=grouped_number(request.number),
        matter=speaker.matter(ticket.matter_id),
        who=who_has_it(speaker, ticket),
        words=quoted(event.text) or "empty",
        reason=reason,
        promise=promise(speaker, ticket),
    )
    choices = tuple(request_choices(speaker, request, ticket)) if notice.buttons else ()
    media = event.media or _proof(context, notice, ticket)
    delivery = notice.delivery
    if delivery is PROGRESS:
        delivery = replace(delivery, not_before=end_of_quiet(context))
    speaker.send(Reply(text, choices, media, tag(request, ticket)), delivery)


def _proof(context: Context, notice: Notice, ticket: Ticket) -> tuple[str, ...]:
    """Return the photos of the result, for a notice that asks what one thinks of it."""
    if notice.key != "notice-verified":
        return ()
    events = context.work.events.of_ticket(ticket.id)
    finished = [event for event in events if event.action is Action.FINISH]
    return finished[-1].media if finished else ()
