"""What people hear on platforms without buttons, where choices are numbered lines."""

from __future__ import annotations

import re

from tests.support.talker import Button, Heard

_CHOICE = re.compile(r"(\d{1,2})\. (.+)")


def heard_numbered(seq: int, text: str) -> Heard:
    """Return a message as it is heard."""
    lines = text.split("\n")
    choices = [found for line in lines if (found := _CHOICE.fullmatch(line)) is not None]
    buttons = tuple(Button(found[2], found[1]) for found in choices)
    return Heard(seq, text, buttons)
