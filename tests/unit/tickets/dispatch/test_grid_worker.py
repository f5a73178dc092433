"""The grid's worker follows up whoever handles it."""

from __future__ import annotations

import pytest

from tests.support.town import Town
from tickets.dispatch.grid_worker import GRID_WORKER


@pytest.mark.parametrize("matter_id", ["01-001", "02-001", "05-001"])
def test_the_worker_of_the_grid_gets_every_kind_of_matter(town: Town, matter_id: str) -> None:
    filed = town.reports("resident", matter_id)
    assert filed.ticket.assignee == "worker"


def test_a_place_without_a_grid_has_no_worker(town: Town) -> None:
    ticket = town.reports("resident", area="east").ticket
    assert GRID_WORKER.find(town.work, ticket) is None
