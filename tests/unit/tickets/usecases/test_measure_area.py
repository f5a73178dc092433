"""Measuring an area."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.town import Town
from tests.unit.tickets.usecases.conftest import Stage
from tickets.errors import NotAllowedError
from tickets.model import Origin
from tickets.usecases.file_request import Report, file_request
from tickets.usecases.measure_area import Figures, measure_area, tickets_behind
from tickets.usecases.rate_request import rate_request


def measured(town: Town, name: str = "community", area: str = "east", days: int = 1) -> Figures:
    span = timedelta(days=days)
    return measure_area(town.work, town.actor(name), area, town.now - span, town.now + span)


def behind(town: Town, name: str, *, good: bool) -> list[str]:
    span, area = timedelta(days=10), town.areas.get("east")
    found = tickets_behind(town.work, area, town.now - span, town.now + span, name, good=good)
    return [ticket.id for ticket in found]


def test_every_number_lists_the_tickets_behind_it(town: Town, resolved: Stage) -> None:
    good, bad = resolved("one"), resolved("two")
    rate_request(town.work, town.actor("one"), good.request.id, 5)
    rate_request(town.work, town.actor("two"), bad.request.id, 2)
    figure = next(f for f in measured(town).figures if f.name == "satisfaction")
    assert (figure.counted, figure.good, figure.rate) == (2, 1, 0.5)
    assert behind(town, "satisfaction", good=True) == [good.ticket.id]
    assert behind(town, "satisfaction", good=False) == [bad.ticket.id]


def test_a_rate_of_nothing_is_none(town: Town) -> None:
    town.reports("resident")
    figure = next(f for f in measured(town).figures if f.name == "satisfaction")
    assert figure.rate is None


def test_what_staff_open_for_themselves_is_left_out(town: Town) -> None:
    report = Report("树倒了", town.place(), "01-001", origin=Origin.DUTY)
    found = file_request(town.work, town.actor("worker-2"), report)
    own = town.reports("worker")
    town.now += timedelta(days=9)
    figures = measured(town, days=10)
    assert (figures.total, figures.excluded) == (2, 2)
    assert all(not figure.counted for figure in figures.figures)
    assert {found.ticket.id, own.ticket.id}.isdisjoint(behind(town, "resolution", good=False))


def test_only_ones_own_area_can_be_measured(town: Town) -> None:
    with pytest.raises(NotAllowedError):
        measured(town, "community", "west")
    with pytest.raises(NotAllowedError):
        measured(town, "worker", "east")
    assert measured(town, "street", "east").area.code == "east"
