"""Put a message into Telegram's form: pieces that fit, HTML, rows of buttons, files beside it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape

from handlers.message import Message, ShownChoice

LONGEST_TEXT = 4096  # UTF-16 units, after entities are taken out
LONGEST_CAPTION = 1024
MOST_IN_ALBUM = 10
SHORT_LABEL = 12  # columns; two such buttons fit side by side on a narrow phone
_JOINER = "\u200d"

Row = tuple[ShownChoice, ...]


class Form(StrEnum):
    """As what a file is sent."""

    PHOTO = "photo"
    VIDEO = "video"
    VOICE = "voice"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to send; ``sha256`` is under what its bytes are kept."""

    form: Form
    mime: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Piece:
    """What one call sends: a text, a file with a caption, or several files; text is HTML."""

    text: str = ""
    rows: tuple[Row, ...] = ()
    files: tuple[Attachment, ...] = ()


def form_of(mime: str) -> Form:
    """Return as what a file of this type is sent."""
    if mime in {"image/jpeg", "image/png", "image/webp"}:
        return Form.PHOTO
    return {"video/mp4": Form.VIDEO, "audio/ogg": Form.VOICE}.get(mime, Form.DOCUMENT)


def pieces_of(message: Message, files: Sequence[Attachment]) -> tuple[Piece, ...]:
    """Return the calls that send a message: its files first, its buttons last.

    One file and a short text travel together.
    """
    rows = rows_of(message.choices)
    if len(files) == 1 and units(message.text) <= LONGEST_CAPTION:
        return (Piece(_marked_up(message, message.text, first=True), rows, tuple(files)),)
    texts = split(message.text, LONGEST_TEXT)
    marked = [_marked_up(message, text, first=not n) for n, text in enumerate(texts)]
    last = len(marked) - 1
    return (
        *(Piece(files=group) for group in _groups(files)),
        *(Piece(text, rows if n == last else ()) for n, text in enumerate(marked)),
    )


def rows_of(choices: Sequence[ShownChoice]) -> tuple[Row, ...]:
    """Return buttons in rows: one a row, two where both are short."""
    rows: list[Row] = []
    for choice in choices:
        before = rows[-1] if rows else ()
        if len(before) == 1 and _is_short(before[0]) and _is_short(choice):
            rows[-1] = (before[0], choice)
        else:
            rows.append((choice,))
    return tuple(rows)


def units(text: str) -> int:
    """Return a text's length in UTF-16 units, as Telegram counts it."""
    return len(text) + sum(character > "\uffff" for character in text)


def split(text: str, most: int) -> list[str]:
    """Cut a text into parts of so many UTF-16 units, where possible between lines or words.

    What belongs to one visible character stays together.
    """
    parts: list[str] = []
    while units(text) > most:
        end = _cut(text, most)
        parts.append(text[:end].rstrip())
        text = text[end:].lstrip()
    return [part for part in (*parts, text) if part]


def _cut(text: str, most: int) -> int:
    """Return where to cut so that the first part has at most so many units."""
    end, left = 0, most
    for character in text:
        left -= 2 if character > "\uffff" else 1
        if left < 0:
            break
        end += 1
    for mark in ("\n", " "):
        found = text.rfind(mark, end // 2, end + 1)
        if found > 0:
            return found
    whole = next((n for n in range(end, max(end - 32, 0), -1) if not _joins(text, n)), end)
    return max(whole, 1)


def _joins(text: str, at: int) -> bool:
    """Tell whether the characters before and after a place make one visible character."""
    after = text[at]
    if text[at - 1] == _JOINER or after == _JOINER or "\U0001f3fb" <= after <= "\U0001f3ff":
        return True
    return unicodedata.category(after) in {"Mn", "Me", "Mc"}


def _marked_up(message: Message, text: str, *, first: bool) -> str:
    """Return a text as HTML; the head line of a ticket's card stands out."""
    head, line, rest = text.partition("\n")
    if first and message.ticket is not None and line and head:
        return f"<b>{escape(head)}</b>\n{escape(rest)}"
    return escape(text)


def _groups(files: Sequence[Attachment]) -> Iterator[tuple[Attachment, ...]]:
    """Yield what is sent together: photos and videos as albums, all else alone."""
    seen = [file for file in files if file.form in {Form.PHOTO, Form.VIDEO}]
    for start in range(0, len(seen), MOST_IN_ALBUM):
        yield tuple(seen[start : start + MOST_IN_ALBUM])
    for file in files:
        if file not in seen:
            yield (file,)


def _is_short(choice: ShownChoice) -> bool:
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in choice.label)
    return len(choice.label) + wide <= SHORT_LABEL
