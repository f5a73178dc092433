"""Resolution rate: of the tickets that ended or stay open past their limit, those resolved."""

from __future__ import annotations

from tickets.rule import History, Indicator
from tickets.status import OPEN, Status
from tickets.work import Work


def _judge(work: Work, history: History) -> bool | None:
    ticket = history.ticket
    if ticket.status in {Status.WITHDRAWN, Status.DECLINED}:
        return None
    if ticket.status in OPEN:
        late = ticket.resolve_due is not None and ticket.resolve_due < work.now
        return False if late else None
    return True


RESOLUTION = Indicator("resolution", 1, _judge)
