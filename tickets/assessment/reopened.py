"""Reopen rate: of the tickets that were ever resolved, those disputed at least once."""

from __future__ import annotations

from tickets.rule import History, Indicator
from tickets.status import Action
from tickets.work import Work


def _judge(_work: Work, history: History) -> bool | None:
    actions = {event.action for event in history.events}
    return Action.DISPUTE in actions if Action.FINISH in actions else None


REOPENED = Indicator("reopened", 1, _judge)
