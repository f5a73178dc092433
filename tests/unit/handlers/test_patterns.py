"""Tests of the texts' patterns: they say what fluent.runtime says."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast

from handlers.patterns import Numbers, PatternError, Value, compile_pattern

PHOTOS = """text = Sent{ $photos ->
    [0] {""}
    [one] {" "}one photo
   *[other] {" "}{ $photos } photos
} by { $who ->
    [empty] nobody
   *[other] { $who }
}.
"""


def pattern_of(source: str) -> ast.Pattern:
    """Return the pattern of a message."""
    entry = FluentParser().parse_entry(source)
    assert isinstance(entry, ast.Message)
    assert entry.value is not None
    return entry.value


def by_fluent(source: str, values: Mapping[str, Value]) -> str:
    """Return what fluent.runtime makes of a message named text."""
    bundle = FluentBundle(["en"], use_isolating=False)
    bundle.add_resource(FluentResource(source))
    pattern = bundle.get_message("text").value
    assert pattern is not None
    said, errors = bundle.format_pattern(pattern, dict(values))
    assert not errors
    return str(said)


@pytest.mark.parametrize("photos", [0, 1, 2, 1_234, 2.5])
@pytest.mark.parametrize("who", ["empty", "Li", "other"])
def test_words_numbers_and_choices_are_said_as_fluent_says_them(photos: float, who: str) -> None:
    values: dict[str, Value] = {"photos": photos, "who": who}
    render = compile_pattern(pattern_of(PHOTOS), Numbers("en"))
    assert render(values) == by_fluent(PHOTOS, values)


def test_a_text_of_several_lines_keeps_them() -> None:
    source = "text =\n    One\n      two\n\n    three\n"
    assert compile_pattern(pattern_of(source), Numbers("en"))({}) == by_fluent(source, {})


def test_a_missing_value_is_named() -> None:
    with pytest.raises(KeyError, match="who"):
        compile_pattern(pattern_of("text = { $who }"), Numbers("en"))({})


@pytest.mark.parametrize("source", ["text = { other }", "text = { NUMBER($n) ->\n   *[other] x\n}"])
def test_what_our_texts_do_not_use_is_refused(source: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(pattern_of(source), Numbers("en"))
