"""Messages for platforms without buttons: numbered lines, cut by bytes and never in a character."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.message import Message

LONGEST = 2048  # bytes of UTF-8; what WeChat and WeCom take


def number_choices(message: Message, hint: str) -> str:
    """Return a message's words and choices as text; the hint says how to choose, if it fits."""
    lines = [f"{number}. {choice.label}" for number, choice in enumerate(message.choices, start=1)]
    text = "\n".join((message.text, *lines))
    hinted = f"{text}\n{hint}"
    return hinted if lines and len(hinted.encode()) <= LONGEST else text


def merge(texts: Sequence[str]) -> str:
    """Return several messages as one."""
    return "\n\n".join(texts)


def split(text: str, longest: int = LONGEST) -> tuple[str, ...]:
    """Return a text in pieces of so many bytes at most, cut at line ends where there are any."""
    pieces = []
    while len(text.encode()) > longest:
        cut = len(shorten(text, longest))
        line_end = text.rfind("\n", 0, cut)
        cut = line_end if line_end > cut // 2 else cut
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return tuple(piece for piece in (*pieces, text) if piece)


def shorten(text: str, longest: int = LONGEST) -> str:
    """Return as much of a text as so many bytes hold, whole characters only."""
    return text.encode()[:longest].decode(errors="ignore")
