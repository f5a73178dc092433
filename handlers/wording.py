"""All wording for people, from texts/*.ftl (Project Fluent), in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from fluent.syntax import FluentParser, ast

from handlers.patterns import Numbers, PatternError, Render, Value, compile_pattern

FOLDER = Path(__file__).parent / "texts"
LANGUAGES = ("zh-CN", "en")
DEFAULT_LANGUAGE = "zh-CN"
NO_VALUES: Mapping[str, Value] = {}
# An entry begins at the left margin and ends where the next one or a comment does.
_ENTRY = re.compile(r"^([A-Za-z][\w-]*) *=.*\n?(?:^(?:[ \t}].*)?\n?)*", re.MULTILINE)


class WordingError(LookupError):
    """A text is missing or lacks a value; the message names the key and what is wrong."""


class Texts:
    """The texts of all languages."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._languages = {language: _Language(folder, language) for language in LANGUAGES}

    def render(self, language: str, key: str, values: Mapping[str, Value] = NO_VALUES) -> str:
        """Return a text in a language (the default one where it is not known).

        Raises:
            WordingError: there is no such key, or a value that it needs is missing.
        """
        texts = self._languages.get(language) or self._languages[DEFAULT_LANGUAGE]
        try:
            return (texts.known.get(key) or texts.learn(key))(values)
        except KeyError as missing:
            raise WordingError(f"the text {key!r} in {language}: no value {missing}") from missing

    def has(self, key: str) -> bool:
        """Tell whether there is such a text."""
        return key in self._languages[DEFAULT_LANGUAGE].entries


class _Language:
    """The texts of a language; each is parsed when it is first said."""

    def __init__(self, folder: Path, language: str) -> None:
        self.name = language
        self.known: dict[str, Render] = {}
        self.entries: dict[str, str] = {}
        for file in sorted(folder.glob(f"*{language}.ftl")):
            for key, entry in _entries(file.read_text(encoding="utf-8")):
                self.entries.setdefault(key, entry)
        self._numbers = Numbers(language)

    def learn(self, key: str) -> Render:
        """Return the function that renders a text, from now on known."""
        source = self.entries.get(key)
        if source is None:
            raise WordingError(f"no text {key!r} in {self.name}")
        entry = FluentParser().parse_entry(source)
        if not isinstance(entry, ast.Message) or entry.value is None:
            raise WordingError(f"the text {key!r} in {self.name} is empty or cannot be read")
        try:
            render = self.known[key] = compile_pattern(entry.value, self._numbers)
        except PatternError as error:
            raise WordingError(f"the text {key!r} in {self.name} holds a {error}") from error
        return render


def _entries(text: str) -> Iterator[tuple[str, str]]:
    for found in _ENTRY.finditer(text):
        yield found[1], found[0]
