"""Rating."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.town import Town
from tests.unit.tickets.usecases.conftest import Stage
from tickets.errors import NotAllowedError, NotPossibleNowError, TooLateError
from tickets.usecases.confirm_result import confirm_result
from tickets.usecases.rate_request import (
    RATING_SPAN,
    RatingOutOfRangeError,
    rate_request,
)


def test_the_last_rating_counts_and_keeps_the_comment(town: Town, resolved: Stage) -> None:
    filed, resident = resolved(), town.actor("resident")
    rate_request(town.work, resident, filed.request.id, 2, "太慢")
    rate_request(town.work, resident, filed.request.id, 4)
    request = town.request(filed)
    assert (request.rating, request.rating_comment, request.rated_at) == (4, "太慢", town.now)


@pytest.mark.parametrize("rating", [0, 6, -1])
def test_a_rating_is_one_to_five(town: Town, resolved: Stage, rating: int) -> None:
    with pytest.raises(RatingOutOfRangeError):
        rate_request(town.work, town.actor("resident"), resolved().request.id, rating)


def test_rating_ends_fifteen_days_after_closing(town: Town, resolved: Stage) -> None:
    filed, resident = resolved(), town.actor("resident")
    confirm_result(town.work, resident, filed.request.id)
    town.passes(RATING_SPAN)
    rate_request(town.work, resident, filed.request.id, 5)
    town.passes(timedelta(seconds=1))
    with pytest.raises(TooLateError):
        rate_request(town.work, resident, filed.request.id, 1)


def test_an_open_ticket_cannot_be_rated(town: Town, accepted: Stage) -> None:
    with pytest.raises(NotPossibleNowError):
        rate_request(town.work, town.actor("resident"), accepted().request.id, 5)


def test_nobody_rates_somebody_elses_request(town: Town, resolved: Stage) -> None:
    with pytest.raises(NotAllowedError):
        rate_request(town.work, town.actor("worker"), resolved().request.id, 5)
