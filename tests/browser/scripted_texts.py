"""The page's sentences as flat JSON, as the server gives them: placeables stay as ``{name}``."""

from __future__ import annotations

from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Pattern, Placeable, TextElement, VariableReference

FOLDER = Path(__file__).parents[2] / "handlers" / "texts"


def page_texts(language: str) -> dict[str, str]:
    """Return key → sentence of the page in a language.

    Raises:
        FileNotFoundError: there is no such language.
    """
    source = (FOLDER / f"page.{language}.ftl").read_text(encoding="utf-8")
    messages = [entry for entry in FluentParser().parse(source).body if isinstance(entry, Message)]
    return {message.id.name: _flat(message.value) for message in messages}


def _flat(pattern: Pattern | None) -> str:
    assert pattern is not None
    return "".join(_part(element) for element in pattern.elements)


def _part(element: TextElement | Placeable) -> str:
    if isinstance(element, TextElement):
        return element.value
    assert isinstance(element.expression, VariableReference), "the page's sentences have no logic"
    return f"{{{element.expression.id.name}}}"
