"""The terminal's channel inside one process, without a process for each person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.channels.console import Terminal, open_terminal
from bot.inbox import Outcome
from bot.wiring import open_application
from handlers.incoming import SharedLocation
from tests.support.city import settings_in
from tests.support.driver_direct import heard_letter
from tests.support.talker import Button, Heard, Photo, Talker


class ConsoleSeat:
    """One person's terminal."""

    patience = 0.0

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def write(self, text: str) -> None:
        """Type a line."""
        _expect_handled(self._terminal.say(text))

    def press(self, button: Button) -> None:
        """Type a choice's label."""
        _expect_handled(self._terminal.say(button.label))

    def send_photo(self, photo: Photo, words: str) -> None:
        """Send a photo; words are a message of their own."""
        _expect_handled(self._terminal.show(photo.content))
        if words:
            self.write(words)

    def send_location(self, lat: float, lon: float) -> None:
        """Send a location."""
        _expect_handled(self._terminal.share(SharedLocation(lat, lon)))

    def collect(self) -> Sequence[Heard]:
        """Return what has arrived since the last time."""
        found: list[Heard] = []
        while letters := self._terminal.hear():
            found += map(heard_letter, letters)
            self._terminal.remember()
        return found


class ConsoleTown:
    """A city that people meet at terminals of one process."""

    def __init__(self, folder: Path) -> None:
        self._application = open_application(settings_in(folder))

    def person(self, key: str) -> Talker:
        """Return whoever is known by a key like ``worker:03``, or a new resident."""
        return Talker(key, ConsoleSeat(open_terminal(self._application, key)))

    def leave(self, person: Talker) -> None:
        """Close a person's terminal, everything read."""
        person.forgets_what_was_said()

    def close(self) -> None:
        """Close the database."""
        self._application.close()


def _expect_handled(outcome: Outcome) -> None:
    if outcome in {Outcome.FAILED, Outcome.BUSY}:
        raise AssertionError(f"the line is {outcome}")
