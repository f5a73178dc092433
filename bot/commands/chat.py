"""``huying chat``: be a person, in the terminal."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import BinaryIO

import click
import msgspec

from bot.channels.console import Terminal, UnknownNameError, open_terminal
from bot.command_line import CommandFailedError, CommandLine, WrongUseError
from bot.inbox import Outcome
from bot.logs import set_up_logs
from bot.media import FileRefusedError
from bot.outbox import Letter
from bot.wiring import Application, open_application
from handlers.incoming import SharedLocation
from handlers.message import ShownMedia, TicketTag

LOOK_EVERY = 0.1
REFUSED = {
    "unknown-type": "it is none of jpeg, png, webp, heic, amr and mp4",
    "too-large": "it is larger than 10 MB",
    "truncated": "its end is missing",
    "broken": "it is damaged",
    "empty": "it is empty",
}
QUIET = 0.05  # seconds without news after which the next line is taken


class NumberedChoice(msgspec.Struct, frozen=True):
    """A choice as the terminal shows it."""

    n: int
    label: str


class UnusableLineError(Exception):
    """A line cannot be sent as it stands; the message says why."""


class Shown(msgspec.Struct, frozen=True):
    """A message as ``--json`` prints it."""

    seq: int
    text: str
    choices: tuple[NumberedChoice, ...]
    media: tuple[ShownMedia, ...]
    ticket: TicketTag | None


@click.command()
@click.option("--as", "name", required=True, metavar="ROLE:NAME", help="Who you are.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a message.")
@click.pass_obj
def chat(line: CommandLine, name: str, as_json: bool) -> None:
    """Be a person: one line in is one message, answers are printed.

    Staff must exist (the demo has worker:03, leader:01, admin:community, admin:street); any other
    resident:NAME is a new resident. A number or a label answers the choices shown last;
    /photo PATH and /location LAT,LON send those.
    """
    settings = line.settings()
    set_up_logs(settings.log_format)
    with closing(open_application(settings)) as application:
        try:
            terminal = open_terminal(application, name)
        except UnknownNameError as error:
            raise WrongUseError(str(error)) from error
        if not as_json:
            click.echo(application.texts.render(settings.language, "console-how"))
            click.echo()
        Conversation(application, terminal, as_json).hold(sys.stdin.buffer)


class Conversation:
    """Lines in, messages out, until the lines end."""

    def __init__(self, application: Application, terminal: Terminal, as_json: bool) -> None:
        self._application = application
        self._terminal = terminal
        self._as_json = as_json

    def hold(self, source: BinaryIO) -> None:
        """Take every line in turn, printing what others say meanwhile."""
        self._print_news()
        for text in self._lines(source):
            try:
                self._take(text)
            except UnusableLineError as error:
                click.echo(str(error), err=True)
            self._print_until_quiet()
        self._print_until_quiet()

    def _lines(self, source: BinaryIO) -> Iterator[str]:
        """Yield the lines; while none comes, print what others say."""
        queue: SimpleQueue[bytes | None] = SimpleQueue()
        threading.Thread(target=_read_lines, args=(source, queue), daemon=True).start()
        while True:
            try:
                found = queue.get(timeout=LOOK_EVERY)
            except Empty:
                if self._application.database.changed():
                    self._print_news()
                continue
            except KeyboardInterrupt:
                return
            if found is None:
                return
            yield found.decode("utf-8", errors="replace").rstrip("\r\n")

    def _take(self, text: str) -> None:
        command, _, rest = text.partition(" ")
        if command == "/location":
            outcome = self._terminal.share(read_location(rest))
        elif command == "/photo":
            outcome = self._show(Path(rest.strip()).expanduser())
        else:
            outcome = self._terminal.say(text)
        if outcome is Outcome.BUSY:
            raise CommandFailedError("The database is busy; try again shortly.")

    def _show(self, file: Path) -> Outcome:
        try:
            return self._terminal.show(file.read_bytes())
        except OSError as error:
            raise UnusableLineError(f"{file} cannot be read: {error.strerror}.") from error
        except FileRefusedError as error:
            raise UnusableLineError(f"{file} cannot be sent: {REFUSED[error.code]}.") from error

    def _print_until_quiet(self) -> None:
        self._print_news()
        until = time.monotonic() + QUIET
        while time.monotonic() < until:
            if self._application.database.changed() and self._print_news():
                until = time.monotonic() + QUIET
            time.sleep(QUIET / 5)

    def _print_news(self) -> bool:
        any_news = False
        while letters := self._terminal.hear():
            any_news = True
            for letter in letters:
                click.echo(as_json(letter) if self._as_json else as_text(letter))
            self._terminal.remember()
        return any_news


def as_json(letter: Letter) -> str:
    """Return a message as one JSON object."""
    message = letter.message
    choices = enumerate(message.choices, start=1)
    shown = Shown(
        seq=letter.seq,
        text=message.text,
        choices=tuple(NumberedChoice(n, choice.label) for n, choice in choices),
        media=message.media,
        ticket=message.ticket,
    )
    return msgspec.json.encode(shown).decode()


def as_text(letter: Letter) -> str:
    """Return a message as lines for a person to read, an empty one at the end."""
    message = letter.message
    lines = [message.text]
    lines += [f"  [{media.kind} {media.id}]" for media in message.media]
    lines += [f"  {n}. {choice.label}" for n, choice in enumerate(message.choices, start=1)]
    return "\n".join(lines) + "\n"


def read_location(text: str) -> SharedLocation:
    """Read ``LAT,LON`` in degrees.

    Raises:
        UnusableLineError: it is something else.
    """
    try:
        lat, lon = (float(part) for part in text.split(","))
    except ValueError:
        raise UnusableLineError("A location looks like this: /location 37.5364,121.3848") from None
    return SharedLocation(lat, lon)


def _read_lines(source: BinaryIO, queue: SimpleQueue[bytes | None]) -> None:
    for found in source:
        queue.put(found)
    queue.put(None)
