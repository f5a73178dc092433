"""What people hear on platforms without buttons, where choices are numbered lines."""

from __future__ import annotations

import re

from tests.support.talker import Button, Heard

_CHOICE = re.compile(r"(\d{1,2})\. (.+)")


def heard_numbered(seq: int, text: str, media: str = "") -> Heard:
    """Return a message as it is heard; a file is a message that shows nothing else."""
    lines = text.split("\n")
    choices = [found for line in lines if (found := _CHOICE.fullmatch(line)) is not None]
    buttons = tuple(Button(found[2], found[1]) for found in choices)
    return Heard(seq, text or media, buttons, (media,) if media else ())
