"""``huying migrate``: bring the database's schema, and what is sealed in it, up to date."""

from __future__ import annotations

from contextlib import closing

import click

from bot.command_line import CommandLine
from bot.logs import set_up_logs
from bot.wiring import Application, open_application

PORTION = 200


@click.command()
@click.pass_obj
def migrate(line: CommandLine) -> None:
    """Bring the database's schema up to date; every other command does it when it starts.

    Phones and homes that were stored under another HUYING_SECRET_KEY, or without one, are sealed
    under the first key that is set.
    """
    settings = line.settings()
    set_up_logs(settings.log_format)
    with closing(open_application(settings)) as application:
        if settings.secret_keys:
            _seal_again(application)
        click.echo("The database is up to date.")


def _seal_again(application: Application) -> None:
    after: str | None = ""
    while after is not None:
        after = _portion(application, after)


def _portion(application: Application, after: str) -> str | None:
    return application.database.run_write(lambda uow: uow.people.seal_again(after, PORTION))
