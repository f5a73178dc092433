"""Choosing a language."""

from __future__ import annotations

from tests.support.town import Town
from tickets.usecases.choose_language import choose_language


def test_a_language_is_remembered(town: Town) -> None:
    assert choose_language(town.work, town.actor("resident"), "en").language == "en"
    assert town.person("resident").language == "en"
