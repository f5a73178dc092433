"""Tests of who is offered what."""

from __future__ import annotations

import pytest

from handlers.access import is_offered
from handlers.flow import Audience, Flow
from tests.unit.handlers.stage import MONDAY
from tickets.people import Actor, Assignment, Person, Role

LI = Person("p1", "李", "zh-CN", MONDAY)


def acting(role: Role | None) -> Actor:
    """Return somebody who holds a role, or none."""
    if role is None:
        return Actor(LI)
    return Actor(LI, (Assignment("a1", "p1", role, "east", "city/east/", None, MONDAY),))


@pytest.mark.parametrize(
    ("audience", "offered_to"),
    [
        (Audience.EVERYBODY, [None, Role.WORKER, Role.STREET_ADMIN]),
        (Audience.RESIDENTS, [None]),
        (Audience.STAFF, [Role.WORKER, Role.STREET_ADMIN]),
        (Audience.ADMINS, [Role.STREET_ADMIN]),
    ],
)
def test_a_flow_is_offered_to_its_audience(
    audience: Audience, offered_to: list[Role | None]
) -> None:
    flow = Flow("x", audience=audience)
    everybody = [None, Role.WORKER, Role.STREET_ADMIN]
    assert [role for role in everybody if is_offered(flow, acting(role))] == offered_to
