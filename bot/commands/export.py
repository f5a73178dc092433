"""``huying export``: tickets, events and assessment as files."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import BinaryIO

import click

from bot.command_line import CommandLine, WrongUseError
from bot.export_files import FORMATS
from bot.export_tables import TABLES, Extent, Table
from bot.logs import set_up_logs
from bot.transaction import Transaction
from bot.wiring import open_application
from tickets.errors import UnknownRecordError
from tickets.people import Area
from tickets.work import Work

BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


@click.command()
@click.argument("what", type=click.Choice(list(TABLES)))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), required=True)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Opened on this day or later.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Opened before this day.")
@click.option("--area", metavar="CODE", help="Within this area; the city by default.")
@click.option(
    "-o",
    "--output",
    "target",
    type=click.File("wb", lazy=False),
    default="-",
    help="By default stdout.",
)
@click.pass_obj
def export(
    line: CommandLine,
    what: str,
    form: str,
    since: datetime | None,
    until: datetime | None,
    area: str | None,
    target: BinaryIO,
) -> None:
    """Write tickets, events or assessment as a file, without anybody's words or name.

    Tickets that only the community's person on call may see are left out. Each export is audited.
    """
    settings = line.settings()
    set_up_logs(settings.log_format)
    begin, end = (
        day.replace(tzinfo=settings.zone) if day is not None else None for day in (since, until)
    )
    with closing(open_application(settings)) as application, TemporaryFile() as written:

        def export_all(transaction: Transaction) -> None:
            written.seek(0)  # a read that lost its connection runs again
            written.truncate()
            table = _table(transaction, what, area, begin, end)
            FORMATS[form](table, written, settings.zone)

        try:
            application.write(lambda transaction: _note(transaction, what, area)).result()
        except UnknownRecordError as error:
            raise WrongUseError(f"{str(error).capitalize()}.") from error
        application.read(export_all).result()
        written.seek(0)
        copyfileobj(written, target)


def _note(transaction: Transaction, what: str, area: str | None) -> None:
    """Audit the export, in a moment of its own: whoever serves meanwhile is not held up."""
    work = transaction.context().work
    work.audit.record(None, f"export-{what}", _chosen(work, area).code, work.now)


def _table(
    transaction: Transaction,
    what: str,
    area: str | None,
    since: datetime | None,
    until: datetime | None,
) -> Table:
    work = transaction.context().work
    extent = Extent(_chosen(work, area), since or BEGINNING, until or work.now)
    return TABLES[what](work, extent)


def _chosen(work: Work, area: str | None) -> Area:
    return work.areas.city() if area is None else work.areas.get(area)
