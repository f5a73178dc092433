"""A post office for tests: who can be reached, messages to them, and what became of these."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.channel import Shell
from bot.inbox import Inbox
from bot.metrics import Metrics
from bot.outbox import Mailboxes
from bot.push import Push
from bot.sender import Sender
from bot.transaction import Transaction
from bot.wiring import Application
from handlers.message import Message, TicketTag, encode_message
from storage.unit_of_work import UnitOfWork
from tests.support.clock import HandClock
from tests.support.scripted_push import HandSeconds
from tickets.people import Identity, Person

TELEGRAM = ("telegram", "bot")
WECHAT = ("wechat", "oa")


@dataclass
class Post:
    """A database with persons and messages, and two clocks that the test moves together."""

    application: Application
    clock: HandClock
    seconds: HandSeconds = field(default_factory=HandSeconds)
    metrics: Metrics = field(default_factory=Metrics)

    def sender(self, push: Push, seconds: Callable[[], float] | None = None) -> Sender:
        """Return a sender for an account."""
        inbox, mailboxes = Inbox(self.application, self.metrics), Mailboxes(self.application)
        shell = Shell(self.application, inbox, mailboxes, self.metrics)
        return Sender(shell, push, seconds or self.seconds)

    def forward(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds.seconds += seconds
        self.clock.forward(timedelta(seconds=seconds))

    def do(self, step: Callable[[Transaction], object]) -> None:
        """Do something in a transaction."""
        self.application.write(step).result()

    def reach(self, name: str, *accounts: tuple[str, str]) -> None:
        """Let somebody be reached on accounts, of which the first was used last."""
        self.do(lambda transaction: _reach(transaction, name, accounts or (TELEGRAM,)))

    def broadcast(self, people: int) -> None:
        """Let many more be reached, and queue the same message to each."""

        def store(transaction: Transaction) -> None:
            body = encode_message(Message("broadcast"))
            for number in range(people):
                _reach(transaction, f"p{number}", (TELEGRAM,))
                _put(transaction, f"broadcast-{number}", f"p{number}", body, "broadcast")

        self.do(store)

    def come_back(self, name: str) -> None:
        """Let somebody be reached again where they were last."""

        def store(transaction: Transaction) -> None:
            (last, *_) = transaction.people.identities(name)
            transaction.people.save_identity(replace(last, reachable=True))

        self.do(store)

    def put(
        self,
        text: str,
        to: str,
        importance: str = "notice",
        *,
        answers: str | None = None,
        expires_at: datetime | None = None,
        replaces: str | None = None,
        ticket: TicketTag | None = None,
    ) -> None:
        """Queue a message, whose text is its id too."""
        body = encode_message(Message(text, replaces=replaces, ticket=ticket))
        self.do(
            lambda transaction: _put(transaction, text, to, body, importance, answers, expires_at)
        )

    def states(self, name: str) -> dict[str, str]:
        """Return the state of each message to somebody."""

        def look(uow: UnitOfWork) -> dict[str, str]:
            return {row.id: row.state for row in uow.outbox.after(name, 0, 1_000)}

        return self.application.database.run_read(look)

    def seconds_until_again(self, name: str) -> float:
        """Return in how many seconds somebody's first message is tried again."""

        def look(uow: UnitOfWork) -> float:
            at = uow.outbox.after(name, 0, 1)[0].not_before
            assert at is not None
            return (at - uow.now).total_seconds()

        return self.application.database.run_read(look)

    def reachable(self, name: str) -> dict[str, bool]:
        """Return on which channels somebody can be reached."""

        def look(uow: UnitOfWork) -> dict[str, bool]:
            return {one.channel: one.reachable for one in uow.people.identities(name)}

        return self.application.database.run_read(look)

    def counted(self, channel: str, outcome: str) -> int:
        """Return how many messages on a channel ended so."""
        line = f'huying_sends_total{{channel="{channel}",outcome="{outcome}"}} '
        lines = self.metrics.text().decode().splitlines()
        return int(float(next((one for one in lines if one.startswith(line)), "0 0").split()[1]))


def _reach(transaction: Transaction, name: str, accounts: Sequence[tuple[str, str]]) -> None:
    transaction.people.add(Person(name, "", "zh-CN", transaction.now))
    for number, (channel, account) in enumerate(accounts):
        used_at = transaction.now - timedelta(hours=number)
        identity = Identity(name, channel, account, f"{channel}-{name}", True, used_at)
        transaction.people.save_identity(identity)


def _put(
    transaction: Transaction,
    message_id: str,
    to: str,
    body: str,
    importance: str,
    answers: str | None = None,
    expires_at: datetime | None = None,
) -> None:
    transaction.context().outbox.put(
        message_id,
        to,
        body,
        importance=importance,
        answers=answers,
        not_before=None,
        expires_at=expires_at,
    )
