"""Ending a whistle, and rating each other."""

from __future__ import annotations

import pytest

from tests.support.town import Town
from tickets.errors import NotAllowedError, NotPossibleNowError, ReasonMissingError
from tickets.usecases.blow_whistle import blow_whistle
from tickets.usecases.end_whistle import end_whistle, rate_whistle
from tickets.usecases.rate_request import RatingOutOfRangeError
from tickets.usecases.report_in import report_in
from tickets.whistles import Whistle, WhistleKind


@pytest.fixture
def whistle(town: Town) -> Whistle:
    """Call the lighting office to a ticket, and let it come."""
    ticket = town.reports("resident").ticket
    blown = blow_whistle(
        town.work, town.actor("worker"), ticket.id, WhistleKind.JOINT, ("lighting",), "来"
    )
    return report_in(town.work, town.actor("lamps"), blown.id)


@pytest.mark.parametrize("name", ["worker", "community", "street"])
def test_who_blew_it_or_administers_the_place_says_what_came_of_it(
    town: Town, whistle: Whistle, name: str
) -> None:
    ended = end_whistle(town.work, town.actor(name), whistle.id, "修好了")
    assert (ended.result, ended.ended_at) == ("修好了", town.now)
    with pytest.raises(NotPossibleNowError):
        end_whistle(town.work, town.actor(name), whistle.id, "又修好了")


def test_nobody_else_ends_it_and_nobody_without_words(town: Town, whistle: Whistle) -> None:
    for name in ("lamps", "worker-2", "resident"):
        with pytest.raises(NotAllowedError):
            end_whistle(town.work, town.actor(name), whistle.id, "修好了")
    with pytest.raises(ReasonMissingError):
        end_whistle(town.work, town.actor("worker"), whistle.id, "")


def test_both_sides_rate_each_other_after_the_end(town: Town, whistle: Whistle) -> None:
    with pytest.raises(NotPossibleNowError):
        rate_whistle(town.work, town.actor("worker"), whistle.id, "lighting", 5)
    end_whistle(town.work, town.actor("worker"), whistle.id, "修好了")
    rate_whistle(town.work, town.actor("worker"), whistle.id, "lighting", 4)
    rated = rate_whistle(town.work, town.actor("lamps"), whistle.id, "lighting", 2)
    assert (rated.calls[0].rating, rated.calls[0].rating_back) == (4, 2)


def test_a_rating_is_one_to_five_and_of_one_of_the_sides(town: Town, whistle: Whistle) -> None:
    end_whistle(town.work, town.actor("worker"), whistle.id, "修好了")
    with pytest.raises(RatingOutOfRangeError):
        rate_whistle(town.work, town.actor("worker"), whistle.id, "lighting", 6)
    with pytest.raises(NotAllowedError):
        rate_whistle(town.work, town.actor("resident"), whistle.id, "lighting", 5)
