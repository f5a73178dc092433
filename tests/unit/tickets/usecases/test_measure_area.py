"""Measuring an area."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.town import Town
from tests.unit.tickets.usecases.conftest import Stage
from tickets.errors import NotAllowedError
from tickets.model import Origin
from tickets.usecases.file_request import Report, file_request
from tickets.usecases.measure_area import Figures, measure_area
from tickets.usecases.rate_request import rate_request


def measured(town: Town, name: str = "community", area: str = "east") -> Figures:
    day = timedelta(days=1)
    return measure_area(town.work, town.actor(name), area, town.now - day, town.now + day)


def test_every_number_lists_the_tickets_behind_it(town: Town, resolved: Stage) -> None:
    good, bad = resolved("one"), resolved("two")
    rate_request(town.work, town.actor("one"), good.request.id, 5)
    rate_request(town.work, town.actor("two"), bad.request.id, 2)
    figure = next(f for f in measured(town).figures if f.name == "satisfaction")
    assert set(figure.counted) == {good.ticket.id, bad.ticket.id}
    assert figure.good == (good.ticket.id,)
    assert figure.rate == 0.5


def test_a_rate_of_nothing_is_none(town: Town) -> None:
    town.reports("resident")
    figure = next(f for f in measured(town).figures if f.name == "satisfaction")
    assert figure.rate is None


def test_what_staff_open_for_themselves_is_left_out(town: Town) -> None:
    report = Report("树倒了", town.place(), "01-001", origin=Origin.DUTY)
    found = file_request(town.work, town.actor("worker-2"), report)
    own = town.reports("worker")
    figures = measured(town)
    assert set(figures.excluded) == {found.ticket.id, own.ticket.id}
    assert all(not figure.counted for figure in figures.figures)


def test_only_ones_own_area_can_be_measured(town: Town) -> None:
    with pytest.raises(NotAllowedError):
        measured(town, "community", "west")
    with pytest.raises(NotAllowedError):
        measured(town, "worker", "east")
    assert measured(town, "street", "east").area.code == "east"
