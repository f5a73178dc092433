"""Close a resolved ticket after 72 hours of silence, as not rated, never as satisfied."""

from __future__ import annotations

from datetime import timedelta

from tickets.events import Reason
from tickets.rule import DeadlineRule, Due, History
from tickets.status import Action, Status

SILENCE = timedelta(hours=72)


def _next_due(history: History) -> Due | None:
    ticket = history.ticket
    if ticket.status is not Status.RESOLVED or ticket.resolved_at is None:
        return None
    return Due(ticket.resolved_at + SILENCE, Action.CLOSE, Reason.NO_ANSWER)


SILENT_CLOSING = DeadlineRule("silent_closing", _next_due)
