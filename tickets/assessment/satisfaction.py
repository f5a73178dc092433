"""Satisfaction: of the rated tickets, those whose worst last rating is 4 or 5."""

from __future__ import annotations

from tickets.rule import History, Indicator
from tickets.work import Work

GOOD_RATING = 4


def _judge(_work: Work, history: History) -> bool | None:
    ratings = [request.rating for request in history.requests if request.rating is not None]
    return min(ratings) >= GOOD_RATING if ratings else None


SATISFACTION = Indicator("satisfaction", 1, _judge)
