"""Tests of the same problem nearby."""

from __future__ import annotations

import pytest

from handlers.nearby import distance_words, is_near, metres_between, similar_tickets
from handlers.speaker import Speaker
from tests.unit.handlers.stage import LAMP, LITTER, Stage
from tickets.people import Place, Point
from tickets.usecases.withdraw_request import withdraw_request

HERE = Point(37.5005, 121.4005)


def place(
    estate: str | None = None, building: str | None = None, lat: float | None = None
) -> Place:
    point = Point(lat, 121.4005) if lat is not None else None
    return Place("east-1", "city/district/street/east/east-1/", "", estate, building, point=point)


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert metres_between(Point(37, 121), Point(38, 121)) == pytest.approx(111_195, rel=1e-3)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (place("幸福小区", "3"), place("幸福小区", "3"), True),
        (place("幸福小区", "3"), place("幸福小区", "5"), False),
        (place("幸福小区"), place("幸福小区", "5"), True),
        (place("幸福小区"), place("阳光花园"), False),
        (place(lat=37.5000), place(lat=37.5010), True),
        (place(lat=37.5000), place(lat=37.5050), False),
        (place("幸福小区"), place(lat=37.5), False),
    ],
)
def test_near_is_the_same_building_or_150_metres(one: Place, other: Place, near: bool) -> None:
    assert is_near(one, other) is near


def test_only_others_open_tickets_of_the_same_matter_are_similar(stage: Stage) -> None:
    first, second = stage.resident("张"), stage.resident("王")
    request = stage.file(first)

    def found(talker: str, matter: str) -> list[str]:
        return stage.do(
            lambda context: [
                ticket.id
                for ticket in similar_tickets(
                    context.work,
                    matter,
                    place("幸福小区", "3"),
                    context.work.actor(context.work.people.get(talker)),
                )
            ]
        )

    assert found(second.person_id, LAMP) == [request.ticket_id]
    assert found(second.person_id, LITTER) == []
    assert found(first.person_id, LAMP) == []
    stage.act(first, withdraw_request, request.id)
    assert found(second.person_id, LAMP) == []


def test_a_distance_is_said_as_people_say_it(stage: Stage) -> None:
    person = stage.resident().person
    said = stage.do(
        lambda context: [
            distance_words(Speaker(context, person), *pair)
            for pair in (
                (place("幸福小区", "3"), place("幸福小区", "3")),
                (place("幸福小区", "3"), place("幸福小区")),
                (place(lat=37.5000), place(lat=37.5010)),
            )
        ]
    )
    assert said == ["同一栋楼", "同一小区", "约 110 米"]
