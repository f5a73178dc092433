"""Binding a home."""

from __future__ import annotations

from tests.support.town import Town
from tickets.usecases.bind_home import bind_home


def test_a_home_is_remembered_and_forgotten(town: Town) -> None:
    bind_home(town.work, town.actor("resident"), town.place())
    assert town.person("resident").home == town.place()
    bind_home(town.work, town.actor("resident"), None)
    assert town.person("resident").home is None
