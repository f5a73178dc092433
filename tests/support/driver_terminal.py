"""Stories in terminals: each person is a ``huying chat --json`` of their own on one database."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO

import msgspec

from tests.support.process import start_program
from tests.support.talker import Button, Heard, Photo, Talker

LONGEST_STOP = 90.0  # seconds


class _Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    n: int
    label: str


class _Media(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    kind: str


class _Ticket(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    number: str
    status: str


class _Printed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    seq: int
    text: str
    choices: tuple[_Choice, ...]
    media: tuple[_Media, ...]
    ticket: _Ticket | None


class TerminalSeat:
    """One person's terminal."""

    patience = 90.0

    def __init__(self, folder: Path, key: str) -> None:
        self._folder = folder
        self._process = start_program(folder, "chat", "--as", key, "--json")
        self._lines: SimpleQueue[bytes] = SimpleQueue()
        self._shown: _Printed | None = None
        Thread(target=_pass_on, args=(self._output, self._lines), daemon=True).start()

    def write(self, text: str) -> None:
        """Send a text; a line is a message, so it is put on one line."""
        self._write_line(" ".join(text.split("\n")))

    def press(self, button: Button) -> None:
        """Type the number of a choice; only those shown last can be answered."""
        seq, _, number = button.key.partition(":")
        if self._shown is None or int(seq) != self._shown.seq:
            raise AssertionError(f"a terminal has moved on from the choice {button.label!r}")
        self._write_line(number)

    def send_photo(self, photo: Photo, words: str) -> None:
        """Send a photo; words would be a message of their own."""
        if words:
            raise AssertionError("a terminal sends photos without words")
        path = self._folder / photo.name
        path.write_bytes(photo.content)
        self._write_line(f"/photo {path}")

    def send_location(self, lat: float, lon: float) -> None:
        """Send a location."""
        self._write_line(f"/location {lat},{lon}")

    def collect(self) -> Sequence[Heard]:
        """Return what was printed since the last time."""
        found: list[Heard] = []
        while True:
            try:
                printed = msgspec.json.decode(self._lines.get_nowait(), type=_Printed)
            except Empty:
                return found
            if printed.choices:
                self._shown = printed
            found.append(_heard(printed))

    def hang_up(self) -> None:
        """End the input."""
        self._input.close()

    def leave(self) -> None:
        """Wait until the terminal ends after its input."""
        try:
            self._process.wait(LONGEST_STOP)
        finally:
            self._process.kill()
            self._process.wait()
        self._output.close()

    @property
    def _input(self) -> IO[bytes]:
        return _pipe(self._process.stdin)

    @property
    def _output(self) -> IO[bytes]:
        return _pipe(self._process.stdout)

    def _write_line(self, line: str) -> None:
        self._input.write(f"{line}\n".encode())
        self._input.flush()


class TerminalTown:
    """A city that people meet in terminals."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seats: list[TerminalSeat] = []

    def person(self, key: str) -> Talker:
        """Return whoever is known by a key like ``worker:03``, or a new resident."""
        seat = TerminalSeat(self._folder, key)
        self._seats.append(seat)
        return Talker(key, seat)

    def close(self) -> None:
        """Close all terminals."""
        for seat in self._seats:
            seat.hang_up()
        for seat in self._seats:
            seat.leave()


def _heard(printed: _Printed) -> Heard:
    buttons = (Button(one.label, f"{printed.seq}:{one.n}") for one in printed.choices)
    return Heard(
        seq=printed.seq,
        text=printed.text,
        buttons=tuple(buttons),
        media=tuple(media.id for media in printed.media),
        number=printed.ticket.number if printed.ticket is not None else "",
        status=printed.ticket.status if printed.ticket is not None else "",
    )


def _pass_on(output: IO[bytes], lines: SimpleQueue[bytes]) -> None:
    for line in output:
        lines.put(line)


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise AssertionError("the process was started without this pipe")
    return pipe
