"""Patterns of Project Fluent as functions of their values, worked out once: what our texts use.

fluent.runtime walks a pattern's tree at every call, which was a sixth of the time of a message.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeAlias

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

LONGEST_VALUE = 2_000

Value: TypeAlias = str | int | float
Render: TypeAlias = Callable[[Mapping[str, Value]], str]


class PatternError(ValueError):
    """A pattern uses something of Fluent that is not read here; the message names it."""


class Numbers:
    """How a language writes numbers, and which plural form one takes: asked of fluent.runtime."""

    def __init__(self, language: str) -> None:
        bundle = FluentBundle([language], use_isolating=False)
        bundle.add_resource(FluentResource(_QUESTIONS))
        self._bundle = bundle
        self.written = lru_cache(4096)(self._written)
        self.form = lru_cache(4096)(self._form)

    def _written(self, number: float) -> str:
        return self._ask("written", number)

    def _form(self, number: float) -> str:
        return self._ask("form", number)

    def _ask(self, question: str, number: float) -> str:
        pattern = self._bundle.get_message(question).value
        return (
            "" if pattern is None else str(self._bundle.format_pattern(pattern, {"n": number})[0])
        )


_QUESTIONS = """
written = { $n }
form = { $n ->
    [zero] zero
    [one] one
    [two] two
    [few] few
    [many] many
   *[other] other
}
"""


def compile_pattern(pattern: ast.Pattern, numbers: Numbers) -> Render:
    """Return the function that renders a pattern; it raises KeyError for a missing value.

    Raises:
        PatternError: the pattern holds more than text, variables and choices by a variable.
    """
    parts = [_part(element, numbers) for element in pattern.elements]
    if all(isinstance(part, str) for part in parts):
        whole = "".join(map(str, parts))
        return lambda _: whole
    return lambda values: "".join(
        [part if isinstance(part, str) else part(values) for part in parts]
    )


def _part(element: ast.TextElement | ast.Placeable, numbers: Numbers) -> str | Render:
    if isinstance(element, ast.TextElement):
        return element.value
    held = element.expression
    if isinstance(held, ast.StringLiteral):
        return str(held.parse()["value"])
    if isinstance(held, ast.VariableReference):
        return _variable(held.id.name, numbers)
    if isinstance(held, ast.SelectExpression):
        return _choice(held, numbers)
    raise PatternError(type(held).__name__)


def _variable(name: str, numbers: Numbers) -> Render:
    def render(values: Mapping[str, Value]) -> str:
        value = values[name]
        if not isinstance(value, str):
            return numbers.written(value)
        return value if len(value) <= LONGEST_VALUE else f"{value[: LONGEST_VALUE - 1]}…"

    return render


def _choice(select: ast.SelectExpression, numbers: Numbers) -> Render:
    if not isinstance(select.selector, ast.VariableReference):
        raise PatternError(type(select.selector).__name__)
    name = select.selector.id.name
    words: dict[str, Render] = {}
    counts: dict[float, Render] = {}
    for variant in select.variants:
        render = compile_pattern(variant.value, numbers)
        if isinstance(variant.key, ast.Identifier):
            words.setdefault(variant.key.name, render)
        else:
            counts.setdefault(float(variant.key.value), render)
        if variant.default:
            other = render

    def choose(values: Mapping[str, Value]) -> str:
        value = values[name]
        if isinstance(value, str):
            return words.get(value, other)(values)
        found = counts.get(value) or words.get(numbers.form(value), other)
        return found(values)

    return choose
