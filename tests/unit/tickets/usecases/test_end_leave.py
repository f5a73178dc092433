"""Coming back early."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.town import Town
from tickets.errors import NotPossibleNowError
from tickets.usecases.end_leave import end_leave
from tickets.usecases.take_leave import take_leave


def test_new_work_comes_again_at_once(town: Town) -> None:
    take_leave(town.work, town.actor("worker"), town.now + timedelta(days=2), "worker-2")
    during = town.reports("resident")
    ended = end_leave(town.work, town.actor("worker"))
    assert ended.deputy == "worker-2"
    assert town.reports("resident").ticket.assignee == "worker"
    assert town.ticket(during).assignee == "worker-2"
    assert town.audit.rows[-1] == ("worker", "leave-end", ended.id)


def test_leaves_that_were_prolonged_end_together(town: Town) -> None:
    for days in (2, 5):
        take_leave(town.work, town.actor("worker"), town.now + timedelta(days=days))
    end_leave(town.work, town.actor("worker"))
    assert town.people.find_absence("worker", town.now) is None


def test_who_is_on_no_leave_has_nothing_to_end(town: Town) -> None:
    with pytest.raises(NotPossibleNowError):
        end_leave(town.work, town.actor("worker"))
