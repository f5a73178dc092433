"""The lists of rules."""

from __future__ import annotations

from tickets.registry import DEADLINE_RULES, DISPATCH_RULES, INDICATORS


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [rule.name for rules in (DISPATCH_RULES, DEADLINE_RULES, INDICATORS) for rule in rules]
    assert len(names) == len(set(names))


def test_the_private_rule_is_asked_before_any_other() -> None:
    assert DISPATCH_RULES[0].name == "private"


def test_every_indicator_has_a_version() -> None:
    assert all(indicator.version >= 1 for indicator in INDICATORS)
