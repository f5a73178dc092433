"""Binding a phone."""

from __future__ import annotations

from tests.support.town import Town
from tickets.usecases.bind_phone import bind_phone


def test_a_phone_is_remembered_and_forgotten(town: Town) -> None:
    bind_phone(town.work, town.actor("resident"), "13800001111")
    assert town.person("resident").phone == "13800001111"
    bind_phone(town.work, town.actor("resident"), None)
    assert town.person("resident").phone is None
