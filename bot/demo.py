"""The demo: a filled database, and three people signed in at the web chat."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from bot.channels import console
from bot.importing.demo_city import fill_demo
from bot.settings import Settings
from bot.transaction import Transaction
from bot.web_page import TOKENS_FILE
from bot.web_tokens import account_of, is_token, new_token
from bot.wiring import Application
from tickets.people import Identity


class Tokens(msgspec.Struct, frozen=True):
    """The web chat's tokens of the demo's three people."""

    resident: str
    worker: str
    admin: str


PEOPLE = Tokens(resident="resident:demo", worker="worker:03", admin="admin:community")


def prepare_demo(application: Application) -> Tokens:
    """Fill the database where it is empty and let the demo's people in at the web chat.

    Raises:
        NotADemoError: the database holds another city.
    """
    fill_demo(application)
    file = tokens_file(application.settings)
    tokens = read_tokens(file) or Tokens(new_token(), new_token(), new_token())
    application.write(lambda transaction: _let_in(transaction, tokens)).result()
    _write_tokens(file, tokens)
    return tokens


def tokens_file(settings: Settings) -> Path:
    """Return where the demo's tokens are kept, readable by their owner only."""
    return settings.data / TOKENS_FILE


def read_tokens(file: Path) -> Tokens | None:
    """Return the tokens of an earlier start; None if there are none that can be used."""
    try:
        tokens = msgspec.json.decode(file.read_bytes(), type=Tokens)
    except (OSError, msgspec.DecodeError):
        return None
    return tokens if all(map(is_token, msgspec.structs.astuple(tokens))) else None


def _let_in(transaction: Transaction, tokens: Tokens) -> None:
    names, keys = msgspec.structs.astuple(PEOPLE), msgspec.structs.astuple(tokens)
    for name, token in zip(names, keys, strict=True):
        person = transaction.people.find_by_identity(console.CHANNEL, console.ACCOUNT, name)
        if person is not None:
            account = account_of(token)
            transaction.people.save_identity(
                Identity(
                    person_id=person.id,
                    channel=account.channel,
                    account=account.account,
                    external_id=account.external_id,
                    reachable=True,
                    last_used_at=transaction.now,
                )
            )


def _write_tokens(file: Path, tokens: Tokens) -> None:
    new = file.with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
        target.write(msgspec.json.encode(tokens))
    new.replace(file)
