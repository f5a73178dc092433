"""``huying demo``: the demo city on this machine, with three people signed in."""

from __future__ import annotations

import shlex
from contextlib import closing

import click

from bot.command_line import CommandFailedError, CommandLine, WrongUseError
from bot.demo import PEOPLE, prepare_demo
from bot.importing.demo_city import NotADemoError
from bot.logs import set_up_logs
from bot.serving import run_server
from bot.wiring import open_application
from handlers.wording import LANGUAGES, Texts

OTHERS = ("leader:01", "admin:street", "resident:NAME")


@click.command()
@click.pass_obj
def demo(line: CommandLine) -> None:
    """Fill an empty database with the demo city and start the server on this machine alone.

    Starting again keeps the data.
    """
    settings = line.settings()
    set_up_logs(settings.log_format)
    if not settings.is_loopback:
        raise WrongUseError(
            "The demo signs people in by itself: unset HUYING_HTTP_HOST, or use huying run."
        )
    with closing(open_application(settings)) as application:
        try:
            prepare_demo(application)
        except NotADemoError as error:
            raise CommandFailedError(str(NotADemoError.__doc__)) from error
        chat = ".venv/bin/huying chat"
        if settings.data != line.folder / "var":
            chat = f"HUYING_DATA_DIR={shlex.quote(str(settings.data))} {chat}"
        run_server(
            application,
            lambda server: click.echo(welcome(application.texts, server.url, chat)),
        )


def welcome(texts: Texts, url: str, chat: str) -> str:
    """Return the addresses and people in every language; ``chat`` is how a terminal is begun."""
    return "\n\n".join(_welcome_in(texts, language, url, chat) for language in LANGUAGES) + "\n"


def _welcome_in(texts: Texts, language: str, url: str, chat: str) -> str:
    people = " · ".join((PEOPLE.resident, PEOPLE.worker, PEOPLE.admin, *OTHERS))
    return "\n".join(
        (
            texts.render(language, "demo-open"),
            f"  {url}/      {texts.render(language, 'demo-resident')}",
            f"  {url}/demo  {texts.render(language, 'demo-together')}",
            f"  {texts.render(language, 'demo-terminal')}",
            f"    {chat} --as {PEOPLE.resident}",
            f"    {people}",
            f"  {texts.render(language, 'demo-stop')}",
        )
    )
