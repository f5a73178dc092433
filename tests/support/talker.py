"""A scripted person: says, presses and sends things, and hears what the bot answers."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

LONGEST_MESSAGE = 2048  # bytes; what WeChat takes


@dataclass(frozen=True, slots=True)
class Button:
    """A choice as a person sees it; ``key`` is whatever the seat needs to press it."""

    label: str
    key: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as a person sees it; ``number`` and ``status`` are those of its ticket.

    ``seq`` is its number among the person's messages.
    """

    seq: int
    text: str
    buttons: tuple[Button, ...] = ()
    media: tuple[str, ...] = ()
    number: str = ""
    status: str = ""
    id: str = ""
    replaces: str | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """What its buttons say."""
        return tuple(button.label for button in self.buttons)


@dataclass(frozen=True, slots=True)
class Photo:
    """A file to send."""

    content: bytes
    name: str = "photo.jpg"


class Seat(Protocol):
    """A connection under which one person writes; ``patience`` is how long answers may take (s)."""

    patience: float

    def write(self, text: str) -> None:
        """Send a text."""

    def press(self, button: Button) -> None:
        """Press a button."""

    def send_photo(self, photo: Photo, words: str) -> None:
        """Send a photo, with words or without."""

    def send_location(self, lat: float, lon: float) -> None:
        """Send a location."""

    def collect(self) -> Sequence[Heard]:
        """Return what has arrived since the last time, without waiting for more."""


class Talker:
    """A person in a story. Every message is heard once, in any order."""

    def __init__(self, name: str, seat: Seat) -> None:
        self.name = name
        self.seat = seat
        self.everything: list[Heard] = []
        self._unheard: list[Heard] = []

    def says(self, text: str) -> None:
        """Write a message."""
        self.seat.write(text)

    def presses(self, label: str, of: Talker | None = None) -> None:
        """Press the newest button whose label contains this; ``of`` shows somebody else's."""
        shown_to = of or self
        shown_to.wait_until(lambda: shown_to.find_button(label) is not None)
        button = shown_to.find_button(label)
        if button is None:
            raise AssertionError(f"{shown_to.name} is shown no button {label!r}:{shown_to.recent}")
        self.seat.press(button)

    def sends_photo(self, photo: Photo, words: str = "") -> None:
        """Send a photo, with words or without."""
        self.seat.send_photo(photo, words)

    def sends_location(self, lat: float, lon: float) -> None:
        """Send a location (degrees, WGS-84)."""
        self.seat.send_location(lat, lon)

    def hears(self, *parts: str) -> Heard:
        """Return the first message not heard before that contains all of these, buttons included.

        Raises:
            AssertionError: there is none.
        """
        self.wait_until(lambda: self._find(parts) is not None)
        found = self._find(parts)
        if found is None:
            raise AssertionError(f"{self.name} does not hear {parts}, but:{self.recent}")
        self._unheard.remove(found)
        return found

    def hears_nothing_of(self, *parts: str) -> None:
        """Make sure that no message unheard until now contains all of these.

        Raises:
            AssertionError: there is one.
        """
        self._collect()
        found = self._find(parts)
        if found is not None:
            raise AssertionError(f"{self.name} hears of {parts}: {found.text}")

    def forgets_what_was_said(self) -> None:
        """Take everything said until now as heard."""
        self._collect()
        self._unheard.clear()

    def everything_now(self) -> Sequence[Heard]:
        """Return all messages until now."""
        self._collect()
        return self.everything

    @property
    def last(self) -> Heard:
        """The newest message."""
        self._collect()
        return self.everything[-1]

    @property
    def recent(self) -> str:
        """What was not heard yet, for the message of a failure."""
        lines = (f"\n- {one.text} {list(one.labels)}" for one in self._unheard[-12:])
        return "".join(lines) or " nothing"

    def find_button(self, label: str) -> Button | None:
        """Return the newest button whose label contains this, an equal label before others."""
        for message in reversed(self.everything):
            fitting = [button for button in message.buttons if label in button.label]
            if fitting:
                return min(fitting, key=lambda button: len(button.label))
        return None

    def wait_until(self, condition: Callable[[], bool]) -> None:
        """Collect messages until a condition holds, as long as answers may take."""
        end = time.monotonic() + self.seat.patience
        self._collect()
        while not condition() and time.monotonic() < end:
            time.sleep(0.02)
            self._collect()

    def _find(self, parts: tuple[str, ...]) -> Heard | None:
        for message in self._unheard:
            whole = "\n".join((message.text, *message.labels))
            if all(part in whole for part in parts):
                return message
        return None

    def _collect(self) -> None:
        arrived = self.seat.collect()
        for message in arrived:
            _check_fit(message)
        self.everything += arrived
        self._unheard += arrived


def _check_fit(message: Heard) -> None:
    """Make sure that a message can be sent on WeChat, its buttons as numbered lines."""
    lines = (f"{number}. {label}" for number, label in enumerate(message.labels, start=1))
    whole = "\n".join((message.text, *lines))
    if not message.text.strip() or not all(label.strip() for label in message.labels):
        raise AssertionError(f"a message or a button says nothing: {message}")
    if len(whole.encode()) > LONGEST_MESSAGE:
        raise AssertionError(f"a message is too long for WeChat: {whole}")
