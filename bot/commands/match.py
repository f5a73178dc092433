"""``huying match``: what is understood of a text, without a database."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import msgspec

from bot.command_line import WrongUseError
from bot.importing.tables import ImportFileError
from bot.matching import (
    SHOWN,
    Matcher,
    ShownReading,
    read_lessons,
    read_listed,
    read_places,
)

EXISTING = click.Path(exists=True, path_type=Path)


@click.command()
@click.argument("texts", nargs=-1, metavar="[TEXT]...")
@click.option("--top", type=click.IntRange(1, 50), default=SHOWN, help="At most so many matters.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@click.option("--list", "list_file", type=EXISTING, help="Another list: a folder or one table.")
@click.option("--areas", "areas_file", type=EXISTING, help="Another city: a folder or one table.")
@click.option("--learned", type=EXISTING, help="Confirmed tickets to learn from: text,label.")
def match(
    texts: tuple[str, ...],
    top: int,
    as_json: bool,
    list_file: Path | None,
    areas_file: Path | None,
    learned: Path | None,
) -> None:
    """Tell what is understood of texts: arguments, or the lines of the standard input.

    The list is the shipped one and the places are the demo city's, if none are named. Without
    --learned the confidence only ranks.
    """
    try:
        lessons = read_lessons(learned) if learned is not None else ()
        matcher = Matcher(read_listed(list_file), read_places(areas_file), lessons)
    except ImportFileError as error:
        raise WrongUseError(f"{error}.") from error
    for text in texts or _lines():
        reading = matcher.read(text, top)
        line = msgspec.json.encode(reading).decode() if as_json else shown(reading, matcher.offices)
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def shown(reading: ShownReading, offices: Mapping[str, str]) -> str:
    """Return a reading as lines for a person to read."""
    lines = [reading.text, f"  {reading.intent}"]
    if reading.emergency is not None:
        lines.append(f"  {reading.emergency.kind}: {reading.emergency.call}")
    if reading.address is not None:
        start, end = reading.address.span
        lines.append(f"  @ {reading.text[start:end]} ({reading.address.area or '?'})")
    lines += [
        f"  {found.matter} {found.name}｜{offices.get(found.office, found.office)}"
        f"  {found.confidence:.2f}  {' '.join(found.evidence)}"
        for found in reading.matches
    ]
    return "\n".join(lines)


def _lines() -> Iterator[str]:
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", errors="replace").rstrip("\r\n")
