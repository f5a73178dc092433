"""Take out of what people send the characters that only disturb: controls and turned text."""

from __future__ import annotations

import re
from dataclasses import replace

from handlers.incoming import Incoming

# Line breaks and tabs stay. Marks that turn the direction of text could disguise it to others.
# Half a character (a surrogate) cannot be stored as UTF-8; platforms that cut texts send some.
_DISTURBING = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def clean_text(text: str) -> str:
    """Return a text without control characters and direction marks."""
    return _DISTURBING.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def clean(incoming: Incoming) -> Incoming:
    """Return an event with its words cleaned."""
    place = incoming.location
    if place is not None:
        place = replace(place, label=clean_text(place.label))
    return replace(
        incoming,
        text=clean_text(incoming.text),
        sender_name=clean_text(incoming.sender_name),
        start_token=clean_text(incoming.start_token),
        location=place,
    )
