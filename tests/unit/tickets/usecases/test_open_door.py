"""What a scanned poster proposes."""

from __future__ import annotations

from dataclasses import replace

from tests.support.town import Town
from tickets.doors import Spot
from tickets.usecases.issue_doors import issue_doors
from tickets.usecases.open_door import open_door


def issued(town: Town) -> str:
    place = replace(town.place(), estate="幸福小区", building="3")
    return issue_doors(town.work, [Spot("e1", "3", place)])[0].token


def test_a_token_proposes_its_building(town: Town) -> None:
    place = open_door(town.work, issued(town))
    assert place is not None
    assert (place.estate, place.building, place.area) == ("幸福小区", "3", "east-1")


def test_an_unknown_or_revoked_token_proposes_nothing(town: Town) -> None:
    token = issued(town)
    town.doors.revoke(token, town.now)
    assert open_door(town.work, token) is None
    assert open_door(town.work, "never-made") is None


def test_the_area_is_looked_up_as_it_is_now(town: Town) -> None:
    token = issued(town)
    moved = replace(town.areas.rows["east-1"], path="city/elsewhere/east-1/")
    town.areas.rows["east-1"] = moved
    place = open_door(town.work, token)
    assert place is not None
    assert place.path == moved.path
    del town.areas.rows["east-1"]
    assert open_door(town.work, token) is None
