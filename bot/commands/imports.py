"""``huying import``: areas, grids, places, the list, the calendar, staff; the last one undone."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click
from tqdm import tqdm

from bot.command_line import CommandFailedError, CommandLine, WrongUseError
from bot.importing.areas import plan_areas
from bot.importing.calendar_days import plan_calendar
from bot.importing.difference import Difference
from bot.importing.grids import plan_grids
from bot.importing.places import plan_places
from bot.importing.plan import (
    AreasInUseError,
    NothingToUndoError,
    Plan,
    carry_out,
    undo_last,
)
from bot.importing.responsibility_list import plan_list
from bot.importing.staff import invite_staff, plan_staff
from bot.importing.tables import ImportFileError
from bot.logs import set_up_logs
from bot.wiring import Application, open_application
from storage.errors import ImportInvalidError

MOST_FAULTS = 50

dry_run_option = click.option("--dry-run", is_flag=True, help="Show the difference only.")
yes_option = click.option("--yes", is_flag=True, help="Do not ask.")


@click.group("import")
def imports() -> None:
    """Replace areas, grids, places, list or calendar; invite staff; show the difference first."""


def _book_command(
    name: str, make: Callable[..., Plan], sentence: str, *, folder: bool = False
) -> None:
    """Add the command that imports a book."""
    kind = click.Path(exists=True, path_type=Path, dir_okay=folder)

    @imports.command(name, help=sentence)
    @click.argument("file", type=kind)
    @dry_run_option
    @yes_option
    @click.pass_obj
    def import_book(line: CommandLine, file: Path, dry_run: bool, yes: bool) -> None:
        with _opened(line) as application:
            plan = application.database.run_read(lambda uow: make(uow, file))
            if _is_wanted(plan.difference, dry_run, yes):
                with tqdm(total=plan.size, unit="rows", disable=None) as bar:
                    carry_out(application.database, plan, bar.update)
                click.echo("Imported; huying import undo takes it back.")


_book_command("areas", plan_areas, "Replace the areas: a csv or xlsx table code,kind,name,parent.")
_book_command(
    "grids", plan_grids, "Replace the grids: GeoJSON polygons with code,name,community,households."
)
_book_command(
    "places",
    plan_places,
    "Replace estates.csv, buildings.csv and roads.csv of a folder.",
    folder=True,
)
_book_command(
    "list",
    plan_list,
    "Replace the responsibility list: a folder like the shipped one, or one table of matters.",
    folder=True,
)


_book_command(
    "calendar",
    plan_calendar,
    "Replace the days that differ from the shipped calendar: a csv or xlsx table day,worked.",
)


@imports.command("staff")
@click.argument("file", type=click.Path(exists=True, path_type=Path, dir_okay=False))
@dry_run_option
@yes_option
@click.pass_obj
def import_staff(line: CommandLine, file: Path, dry_run: bool, yes: bool) -> None:
    """Invite who is new in a table key,name,role,area,office; print their codes as csv.

    Who holds a role and is not in the table keeps it: roles are ended by an admin, in the chat.
    """
    with _opened(line) as application:
        plan = application.database.run_read(lambda uow: plan_staff(uow, file))
        names = tuple(f"{row.key} {row.name}" for row in plan.new)
        click.echo(f"{len(plan.known)} hold their role already", err=True)
        click.echo(f"{len(plan.others)} hold a role and are not in the file", err=True)
        if _is_wanted(Difference(names, (), ()), dry_run, yes):
            invited = application.database.run_write(
                lambda uow: invite_staff(
                    application.context(uow, uow.now).work,
                    tqdm(plan.new, unit="people", disable=None),
                )
            )
            table = csv.writer(sys.stdout, lineterminator="\n")
            table.writerow(("key", "name", "role", "area", "code"))
            table.writerows((row.key, row.name, row.role, row.area, code) for row, code in invited)


@imports.command("undo")
@click.pass_obj
def take_back(line: CommandLine) -> None:
    """Take the last import back, but for that of staff."""
    with _opened(line) as application:
        try:
            books = undo_last(application.database)
        except NothingToUndoError as error:
            raise CommandFailedError("There is no import left to take back.") from error
        except ImportInvalidError as error:
            raise CommandFailedError("Before the last import there was nothing.") from error
        except AreasInUseError as error:
            for fault in error.faults[:MOST_FAULTS]:
                click.echo(fault, err=True)
            raise CommandFailedError(
                "Nothing was taken back: move or end what is in these areas first."
            ) from error
    click.echo(f"Taken back: {', '.join(books)}.")


@contextmanager
def _opened(line: CommandLine) -> Iterator[Application]:
    """Open the application; a file that cannot be imported ends the command, every fault told."""
    settings = line.settings()
    set_up_logs(settings.log_format)
    with closing(open_application(settings)) as application:
        try:
            yield application
        except ImportFileError as error:
            for fault in error.faults[:MOST_FAULTS]:
                click.echo(fault, err=True)
            raise CommandFailedError(
                f"Nothing was imported: {len(error.faults)} faults in the file."
            ) from error


def _is_wanted(difference: Difference, dry_run: bool, yes: bool) -> bool:
    """Show a difference and ask whether it is meant.

    Raises:
        WrongUseError: nobody can be asked.
    """
    for text in difference.lines():
        click.echo(text, err=True)
    if dry_run:
        return False
    if not difference:
        click.echo("Nothing changes.", err=True)
        return False
    if yes:
        return True
    if not sys.stdin.isatty():
        raise WrongUseError("Nobody is here to be asked: add --yes, or --dry-run to look only.")
    return click.confirm("Import?", err=True)
