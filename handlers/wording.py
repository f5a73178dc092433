"""All wording for people, from texts/*.ftl (Project Fluent), in every language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType

FOLDER = Path(__file__).parent / "texts"
LANGUAGES = ("zh-CN", "en")
DEFAULT_LANGUAGE = "zh-CN"
LONGEST_VALUE = 2_000

Value = str | int | float | FluentType


class WordingError(LookupError):
    """A text is missing or lacks a value; the message names the key and what is wrong."""


class Texts:
    """The texts of all languages."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._bundles = {language: _bundle(folder, language) for language in LANGUAGES}

    def render(self, language: str, key: str, values: Mapping[str, Value] | None = None) -> str:
        """Return a text in a language (the default one where it is not known).

        Raises:
            WordingError: there is no such key, or a value that it needs is missing.
        """
        bundle = self._bundles.get(language, self._bundles[DEFAULT_LANGUAGE])
        try:
            pattern = bundle.get_message(key).value
        except LookupError:
            raise WordingError(f"no text {key!r} in {language}") from None
        if pattern is None:
            raise WordingError(f"the text {key!r} in {language} is empty")
        shown = {name: _shortened(value) for name, value in (values or {}).items()}
        text, errors = bundle.format_pattern(pattern, shown)
        if errors:
            raise WordingError(f"the text {key!r} in {language}: {errors[0]}")
        return str(text)

    def has(self, key: str) -> bool:
        """Tell whether there is such a text."""
        return self._bundles[DEFAULT_LANGUAGE].has_message(key)


def _shortened(value: Value) -> Value:
    """Return a value that Fluent takes: it refuses a text of more than 2,500 characters."""
    if isinstance(value, str) and len(value) > LONGEST_VALUE:
        return f"{value[: LONGEST_VALUE - 1]}…"
    return value


def _bundle(folder: Path, language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for file in sorted(folder.glob(f"*{language}.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle
