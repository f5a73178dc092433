"""Going on leave."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.town import Town
from tickets.errors import NotAllowedError
from tickets.usecases.take_leave import take_leave


def test_new_work_goes_to_the_deputy(town: Town) -> None:
    take_leave(town.work, town.actor("worker"), town.now + timedelta(days=2), "worker-2")
    assert town.reports("resident").ticket.assignee == "worker-2"
    town.passes(timedelta(days=2))
    assert town.reports("resident").ticket.assignee == "worker"


def test_a_resident_has_nothing_to_be_on_leave_from(town: Town) -> None:
    with pytest.raises(NotAllowedError):
        take_leave(town.work, town.actor("resident"), town.now + timedelta(days=1))
