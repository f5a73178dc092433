"""Telegram's HTML as its server reads it: strictly, and with lengths in UTF-16 units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

TAGS = frozenset(
    {"b", "strong", "i", "em", "u", "ins", "s", "del", "code", "pre", "a", "blockquote"}
)
_TAG = re.compile(r"<(/?)([a-z]+)((?:\s+[a-z-]+=\"[^\"<>]*\")*)\s*>")
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#x[0-9a-fA-F]+|#\d+);")


class EntitiesInvalidError(ValueError):
    """The server cannot parse the entities; the message is what it says."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text without its marks; ``marks`` counts the entities."""

    text: str
    marks: int = 0

    @property
    def units(self) -> int:
        """Its length as the server counts it."""
        return len(self.text.encode("utf-16-le")) // 2


def parse_html(html: str) -> Parsed:
    """Read HTML as the server does.

    Raises:
        EntitiesInvalidError: a tag is unknown or not closed, or a sign is not escaped.
    """
    text, marks, at, opened = "", 0, 0, list[str]()
    while at < len(html):
        if html[at] == "<":
            tag = _TAG.match(html, at)
            if tag is None or tag[2] not in TAGS:
                raise EntitiesInvalidError(f"unsupported start tag at byte offset {at}")
            _open_or_close(tag, opened)
            marks += not tag[1]
            at = tag.end()
        elif html[at] == "&":
            entity = _ENTITY.match(html, at)
            if entity is None:
                raise EntitiesInvalidError(f"unescaped ampersand at byte offset {at}")
            text, at = text + unescape(entity[0]), entity.end()
        else:
            text, at = text + html[at], at + 1
    if opened:
        raise EntitiesInvalidError(f"can't find end tag corresponding to start tag {opened[-1]}")
    return Parsed(text.strip(), marks)


def _open_or_close(tag: re.Match[str], opened: list[str]) -> None:
    if not tag[1]:
        opened.append(tag[2])
    elif not opened or opened.pop() != tag[2]:
        raise EntitiesInvalidError(f"unmatched end tag {tag[2]}")
