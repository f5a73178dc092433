"""Events of somebody who writes, and conversations that only repeat or break."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

from bot.channels import console
from bot.outbox import Account, Mailbox
from bot.transaction import Transaction
from bot.web_tokens import account_of, new_token
from bot.wiring import Application
from handlers.flow import Flow
from handlers.incoming import Incoming, Kind
from handlers.routing import Router
from handlers.speaker import Reply
from handlers.turn import Turn
from tickets.people import Identity

SOMEBODY = Account("test", "one", "somebody")
_numbers = count(1)


def says(text: str, event_id: str | None = None, account: Account = SOMEBODY) -> Incoming:
    """Return a text as an event, a new one if it has no id."""
    return Incoming(
        channel=account.channel,
        account=account.account,
        event_id=event_id or f"event-{next(_numbers)}",
        sender=account.external_id,
        conversation=account.external_id,
        kind=Kind.TEXT,
        sent_at=datetime(2026, 11, 2, tzinfo=UTC),
        text=text,
    )


def heard(application: Application, account: Account = SOMEBODY) -> list[str]:
    """Return the texts of the last fifty messages to somebody."""
    return [letter.message.text for letter in Mailbox(application, account).read()]


def let_in(application: Application, name: str) -> str:
    """Return a token of somebody of the city."""
    token = new_token()

    def store(transaction: Transaction) -> None:
        person = transaction.people.find_by_identity(console.CHANNEL, console.ACCOUNT, name)
        assert person is not None
        transaction.people.save_identity(
            Identity(person.id, *account_of(token), reachable=True, last_used_at=transaction.now)
        )

    application.write(store).result()
    return token


def repeat_everything(application: Application) -> None:
    """Let the only conversation repeat what was said."""
    _converse(application, Flow("report", {"receive": _repeat}))


def break_everything(application: Application) -> None:
    """Let the only conversation answer and then fail."""
    _converse(application, Flow("report", {"receive": _break}))


def _converse(application: Application, flow: Flow) -> None:
    application.router = Router((flow,), application.texts)


def _repeat(turn: Turn) -> None:
    turn.reply(Reply(turn.words))


def _break(turn: Turn) -> None:
    turn.reply(Reply("half done"))
    raise ZeroDivisionError(turn.words)
