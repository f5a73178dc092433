"""``huying doctor``: test settings, database, books, people and platforms."""

from __future__ import annotations

from contextlib import closing

import click

from bot.command_line import CommandFailedError, CommandLine
from bot.doctor import State, examine
from bot.logs import set_up_logs
from bot.registry import CHECKS
from bot.wiring import open_application

MARKS = {State.GOOD: "ok  ", State.WARNING: "warn", State.BROKEN: "FAIL"}


@click.command()
@click.pass_obj
def doctor(line: CommandLine) -> None:
    """Test settings, database, books, people, platforms; exit with 1 where something is broken."""
    settings = line.settings()
    set_up_logs(settings.log_format)
    with closing(open_application(settings)) as application:
        findings = list(examine(application))
        findings += [found for check in CHECKS for found in check(application.settings)]
    for finding in findings:
        click.echo(f"{MARKS[finding.state]}  {finding.sentence}")
    if any(finding.state is State.BROKEN for finding in findings):
        raise CommandFailedError("Something is broken; see the lines above that begin with FAIL.")
