"""Satisfaction."""

from __future__ import annotations

from dataclasses import replace

from tests.support.town import Town
from tests.unit.tickets.assessment.conftest import Judged
from tickets.assessment.satisfaction import SATISFACTION
from tickets.usecases.file_request import Report, join_ticket


def test_silence_does_not_count_as_satisfied(town: Town, history_of: Judged) -> None:
    assert SATISFACTION.judge(town.work, history_of(town.reports("resident").ticket)) is None


def test_the_worst_rating_of_a_ticket_counts(town: Town, history_of: Judged) -> None:
    filed = town.reports("one")
    report = Report("我也是", town.place(), "01-001")
    joined = join_ticket(town.work, town.actor("two"), filed.ticket.id, report)
    town.requests.save(replace(filed.request, rating=5))
    assert SATISFACTION.judge(town.work, history_of(filed.ticket)) is True
    town.requests.save(replace(joined.request, rating=3))
    assert SATISFACTION.judge(town.work, history_of(filed.ticket)) is False
