"""``huying replay``: how well labelled messages are understood, and learned."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from bot.command_line import WrongUseError
from bot.importing.tables import ImportFileError
from bot.replaying import describe, replay_file


@click.command()
@click.argument("file", type=click.Path(exists=True, path_type=Path, dir_okay=False))
@click.option("--learn", is_flag=True, help="Learn each message after it was predicted.")
@click.option(
    "--labels",
    type=click.Choice(["list", "outside"]),
    default="list",
    help="Whether labels are the list's ids or a set of their own.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def replay(file: Path, learn: bool, labels: str, as_json: bool) -> None:
    """Replay labelled messages (a table text,label), each predicted before it is learned.

    Labels from outside begin with the list's scores summed over the matters that mean them, by
    the majority on the first half.
    """
    try:
        measured = replay_file(file, learn=learn, outside=labels == "outside")
    except ImportFileError as error:
        raise WrongUseError(f"{error}.") from error
    if as_json:
        click.echo(msgspec.json.encode(measured).decode())
        return
    for line in describe(measured):
        click.echo(line)
