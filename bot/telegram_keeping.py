"""Keep Telegram told where updates go and which commands there are; poll where that is set."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Callable, Iterable

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.telegram_api import (
    Api,
    AwayError,
    CallRefusedError,
    PolledElsewhereError,
    TokenRefusedError,
)
from bot.telegram_commands import CommandSet, general_sets, staff_sets
from bot.telegram_handling import Handling
from bot.telegram_updates import WANTED
from bot.telegram_webhook import PATH
from bot.transaction import Transaction
from bot.wiring import Application
from handlers.registry import FLOWS
from storage.errors import BusyError

POLL_SECONDS = 25
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
CONFLICT_PAUSE = 10.0
COMMANDS_EVERY = 600.0
CALL_PAUSE = 0.2  # seconds between two menus, which nobody waits for; sends have the way

_log = structlog.stdlib.get_logger(__name__)


class Patience:
    """How long to wait after a failure: longer each time, unless Telegram says how long."""

    def __init__(self) -> None:
        self._pause = FIRST_PAUSE

    def reset(self) -> None:
        """Begin anew after a success."""
        self._pause = FIRST_PAUSE

    async def wait(self, error: Exception) -> None:
        """Log a failure and wait."""
        said = error.seconds if isinstance(error, AwayError) else None
        if isinstance(error, TokenRefusedError):
            _log.error("telegram_token_refused", do="set HUYING_TELEGRAM_TOKEN to the bot's token")
            said = LONGEST_PAUSE
        elif isinstance(error, PolledElsewhereError):
            _log.error(
                "telegram_polled_elsewhere",
                do="stop the other program that polls this bot, or delete the webhook it has set",
            )
            said = CONFLICT_PAUSE
        else:
            _log.warning("telegram_call_failed", error=type(error).__name__, reason=_reason(error))
        await asyncio.sleep(self._pause if said is None else said)
        self._pause = min(2 * self._pause, LONGEST_PAUSE)


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, CallRefusedError) else ""


async def keep_receiving(
    api: Api,
    application: Application,
    secret: str,
    handling: Handling,
    tell: Callable[[bool], None],
) -> None:
    """Receive by the way that is set, until cancelled; ``tell`` hears whether it works."""
    patience = Patience()
    while True:
        try:
            await _open_door(api, application, secret)
            if application.settings.telegram_mode == "webhook":
                tell(True)
                await asyncio.Event().wait()
            await _poll(api, handling, patience, tell)
        except (
            AwayError,
            CallRefusedError,
            PolledElsewhereError,
            BusyError,
            SQLAlchemyError,
        ) as error:
            tell(False)
            await patience.wait(error)


async def _open_door(api: Api, application: Application, secret: str) -> None:
    """Set or delete the webhook, where it is not as it should be."""
    url = await api.webhook_url()
    if application.settings.telegram_mode == "polling":
        if url:
            await api.delete_webhook()
        return
    if not application.settings.public_url:  # then whoever runs it has set the webhook
        _log.warning("telegram_webhook_left_alone", why="HUYING_PUBLIC_URL is not set")
        return
    wanted = application.settings.public_url.rstrip("/") + PATH
    fact = f"telegram:{api.me.account}:webhook"
    digest = hashlib.sha256(repr((wanted, secret, WANTED)).encode()).hexdigest()
    known = await asyncio.wrap_future(application.read(lambda one: one.facts.get(fact)))
    if (url, digest) != (wanted, known):
        await api.set_webhook(wanted, secret)
        await asyncio.wrap_future(application.write(lambda one: one.facts.set(fact, digest)))


async def _poll(
    api: Api, handling: Handling, patience: Patience, tell: Callable[[bool], None]
) -> None:
    """Ask for updates for ever; a batch is confirmed when all of it is committed."""
    offset: int | None = None
    while True:
        updates = await api.updates(offset, POLL_SECONDS)
        patience.reset()
        tell(True)
        await handling.handle_all(updates)
        numbers = [raw["update_id"] for raw in updates if isinstance(raw, dict)]
        offset = max((n + 1 for n in numbers if isinstance(n, int)), default=offset)


async def keep_commands(api: Api, application: Application) -> None:
    """Keep the menus of commands as they should be, until cancelled."""
    patience = Patience()
    while True:
        try:
            await set_commands(api, application)
        except (AwayError, CallRefusedError, BusyError, SQLAlchemyError) as error:
            await patience.wait(error)
        else:
            patience.reset()
            await asyncio.sleep(COMMANDS_EVERY)


async def set_commands(api: Api, application: Application) -> None:
    """Set the commands that are not those set last; take away those of former staff.

    A chat that Telegram does not know is left at that.
    """
    account, texts = api.me.account, application.texts
    wanted = {one.scope: one for one in general_sets(FLOWS, texts)}
    staff = await asyncio.wrap_future(
        application.read(lambda transaction: staff_sets(transaction, account, FLOWS, texts))
    )
    wanted |= {one.scope: one for one in staff}
    fact = f"telegram:{account}:commands"
    known = await asyncio.wrap_future(application.read(lambda one: _read(one, fact)))
    changed = list(_changes(wanted, known))
    try:
        for one in changed:
            try:
                await api.set_commands(one)
            except TokenRefusedError:
                raise
            except CallRefusedError as error:
                _log.warning("telegram_commands_refused", reason=str(error))
            if one.commands:
                known[one.scope] = one.digest
            else:
                known.pop(one.scope, None)
            await asyncio.sleep(CALL_PAUSE)
    finally:
        if changed:
            body = json.dumps(known)
            await asyncio.wrap_future(
                application.write(lambda transaction: transaction.facts.set(fact, body))
            )


def _read(transaction: Transaction, fact: str) -> dict[str, str]:
    body = transaction.facts.get(fact)
    return {} if body is None else dict(json.loads(body))


def _changes(wanted: dict[str, CommandSet], known: dict[str, str]) -> Iterable[CommandSet]:
    """Yield the sets to set, an empty one for each chat that is to have none of its own."""
    for scope, one in wanted.items():
        if known.get(scope) != one.digest:
            yield one
    for scope in known.keys() - wanted.keys():
        kind, _, name = scope.partition(":")
        yield CommandSet((), chat_id=int(name)) if kind == "chat" else CommandSet((), name)
