"""The command line ``huying``: its commands, loaded when called, and the border of its errors."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click
from click.exceptions import NoArgsIsHelpError

from bot.command_line import FAILED, WRONG_USE, CommandLine
from bot.settings import SettingsError

# Loaded by name when called: all of them together take a second to import.
COMMANDS = {
    "run": "bot.commands.run:run",
    "demo": "bot.commands.demo:demo",
    "chat": "bot.commands.chat:chat",
    "match": "bot.commands.match:match",
    "replay": "bot.commands.replay:replay",
    "import": "bot.commands.imports:imports",
    "export": "bot.commands.export:export",
    "invite": "bot.commands.invite:invite",
    "posters": "bot.commands.posters:posters",
    "migrate": "bot.commands.migrate:migrate",
    "doctor": "bot.commands.doctor:doctor",
    "audit": "bot.commands.audit:audit",
    "purge": "bot.commands.purge:purge",
    "backup": "bot.commands.backup:backup",
    "restore": "bot.commands.restore:restore",
}


class LazyCommands(click.Group):
    """A group whose commands are imported when they are called; each takes ``--debug``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        del ctx
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        module, _, name = place.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


def _remember_debug(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    line = context.find_object(CommandLine)
    if line is not None:
        line.debug = value


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    callback=_remember_debug,
    help="Show where an error comes from.",
)
@click.version_option(package_name="huying")
def cli() -> None:
    """Huying (呼应): you call, we respond."""


def run(arguments: Sequence[str], line: CommandLine) -> int:
    """Run a command and return its exit code: 0 done, 1 the work failed, 2 wrong use."""
    try:
        outcome = cli.main(list(arguments), prog_name="huying", obj=line, standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return WRONG_USE if isinstance(error, NoArgsIsHelpError) else error.exit_code
    except SettingsError as error:
        return _say(str(error), WRONG_USE)
    except Exception as error:
        if line.debug:
            raise
        return _fail(error)
    return outcome if isinstance(outcome, int) else 0


def _fail(error: Exception) -> int:
    if isinstance(error, BrokenPipeError):
        return _stop_printing()
    if isinstance(error, click.Abort):
        return _say("Stopped.", FAILED)
    reason = f"{type(error).__name__}: {error}".splitlines()[0]
    return _say(f"{reason} (huying --debug … shows where).", FAILED)


def _stop_printing() -> int:
    """Whoever read the output has gone; keep the interpreter from complaining at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FAILED


def _say(sentence: str, code: int) -> int:
    click.echo(f"Error: {sentence}", err=True)
    return code
