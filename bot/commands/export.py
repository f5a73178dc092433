"""``huying export``: tickets, events and assessment as files."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import BinaryIO

import click

from bot.command_line import CommandLine, WrongUseError
from bot.export_files import FORMATS
from bot.export_tables import TABLES, Extent, Table
from bot.logs import set_up_logs
from bot.settings import Settings
from bot.transaction import Transaction
from bot.wiring import open_application
from tickets.errors import UnknownRecordError

BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


@click.command()
@click.argument("what", type=click.Choice(list(TABLES)))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), required=True)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="Opened on this day or later.")
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
    area: str | None,
    target: BinaryIO,
) -> None:
    """Write tickets, events or assessment as a file, without anybody's words or name.

    Tickets that only the community's person on call may see are left out. Each export is audited.
    """
    settings = line.settings()
    set_up_logs(settings.log_format)
    with closing(open_application(settings)) as application:
        try:
            table = application.write(
                lambda transaction: _export(transaction, what, area, _begin(since, settings))
            ).result()
        except UnknownRecordError as error:
            raise WrongUseError(f"{str(error).capitalize()}.") from error
    FORMATS[form](table, target, settings.zone)


def _begin(since: datetime | None, settings: Settings) -> datetime:
    return BEGINNING if since is None else since.replace(tzinfo=settings.zone)


def _export(transaction: Transaction, what: str, area: str | None, since: datetime) -> Table:
    work = transaction.context().work
    chosen = work.areas.city() if area is None else work.areas.get(area)
    work.audit.record(None, f"export-{what}", chosen.code, work.now)
    return TABLES[what](work, Extent(chosen, since, work.now))
