"""How fast queued messages leave, and how far an urgent one overtakes a broadcast."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click
from sqlalchemy import Connection, insert

from bot.channel import Shell
from bot.inbox import Inbox
from bot.metrics import Metrics
from bot.outbox import Mailboxes
from bot.push import Outcome, Outgoing, Pace, Sent
from bot.sender import Sender
from bot.settings import Settings
from bot.wiring import Application, open_application
from handlers.message import Message, encode_message
from storage.tables.messages import outbox
from storage.tables.people import identities, people
from tests.support.postgres import running_postgres

PEOPLE = 20_000
BATCH = 10_000
SECONDS = 5.0
UNLIMITED = Pace(a_second=1e6, burst=1_000_000)
BODY = encode_message(Message("停水通知：明天 9 点到 17 点。"))


class NoPlatform:
    """An account whose platform takes everything at once."""

    name = "telegram"
    account = "bot"
    dedupes = False
    answers_in_response = False

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self.taken: list[str] = []

    async def send(self, outgoing: Outgoing) -> Outcome:
        """Take a message."""
        self.taken.append(outgoing.importance)
        return Sent(outgoing.id)


@dataclass(frozen=True, slots=True)
class Figures:
    """Messages sent a second without limit; processor's share at an account's usual pace.

    ``overtaken`` is after how many sends an urgent message left that was queued behind all.
    """

    a_second: float
    share: float
    overtaken: int


def measure(url: str, sent_before: int) -> Figures:
    """Queue a broadcast to 20,000 people beside messages sent before, and send for a while."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(open_application(Settings(data_dir=str(Path(folder)), database_url=url))) as opened,
    ):
        opened.database.run_write(lambda uow: _fill(uow.connection, sent_before))
        return asyncio.run(_measure(opened))


async def _measure(application: Application) -> Figures:
    fast = NoPlatform(UNLIMITED)
    begin = time.perf_counter()
    await _send_for(application, fast, SECONDS, lambda: None)
    a_second = len(fast.taken) / (time.perf_counter() - begin)
    usual = NoPlatform(Pace())
    used = time.process_time()
    queued_at: list[int] = []

    def put() -> None:
        queued_at.append(len(usual.taken))
        application.write(
            lambda transaction: transaction.context().outbox.put(
                "urgent",
                "p0",
                BODY,
                importance="urgent",
                answers=None,
                not_before=None,
                expires_at=None,
            )
        ).result()

    await _send_for(application, usual, SECONDS, put)
    share = (time.process_time() - used) / SECONDS
    return Figures(a_second, share, usual.taken.index("urgent") - queued_at[0])


async def _send_for(
    application: Application, push: NoPlatform, seconds: float, half_way: Callable[[], None]
) -> None:
    metrics = Metrics()
    shell = Shell(application, Inbox(application, metrics), Mailboxes(application), metrics)
    work = asyncio.create_task(Sender(shell, push).run())
    await asyncio.sleep(seconds / 2)
    half_way()
    await asyncio.sleep(seconds / 2)
    work.cancel()
    await asyncio.wait({work})


def _fill(connection: Connection, sent_before: int) -> None:
    now = datetime.now(UTC)
    person = {"name": "", "language": "zh-CN", "created_at": now, "notice_version": 1}
    rows = ({"id": f"p{n}", "last_seq": 1_000, **person} for n in range(PEOPLE))
    connection.execute(insert(people), list(rows))
    identity = {"channel": "telegram", "account": "bot", "reachable": True, "last_used_at": now}
    named = ({"external_id": f"t{n}", "person_id": f"p{n}", **identity} for n in range(PEOPLE))
    connection.execute(insert(identities), list(named))
    for batch in _batches(sent_before, now):
        connection.execute(insert(outbox), batch)


def _batches(sent_before: int, now: datetime) -> Iterator[list[dict[str, object]]]:
    """Yield messages sent before, and then one queued to everybody."""
    row: dict[str, object] = {
        "body": BODY,
        "importance": "broadcast",
        "created_at": now,
        "channel": "telegram",
        "account": "bot",
    }
    sent = {"state": "sent", "attempts": 1, "rank": 2, "sent_at": now, **row}
    queued = {"state": "queued", "attempts": 0, "rank": 4, "sent_at": None, "ref": None, **row}
    for start in range(0, sent_before, BATCH):
        yield [
            sent
            | {"id": f"a{n}", "ref": f"r{n}", "person_id": f"p{n % PEOPLE}", "seq": n // PEOPLE}
            for n in range(start, min(start + BATCH, sent_before))
        ]
    yield [queued | {"id": f"b{n}", "person_id": f"p{n}", "seq": 999} for n in range(PEOPLE)]


@contextmanager
def _postgres() -> Iterator[Callable[[], str]]:
    with running_postgres() as server:
        yield lambda: server.url(server.create())


@contextmanager
def _sqlite() -> Iterator[Callable[[], str]]:
    yield lambda: ""


@click.command()
@click.option("--sent-before", default=1_000_000, show_default=True)
def main(sent_before: int) -> None:
    """Print the figures of both databases, with few and with many messages sent before."""
    for name, opening in (("SQLite", _sqlite), ("PostgreSQL", _postgres)):
        with opening() as new_url:
            for before in (1_000, sent_before):
                found = measure(new_url(), before)
                click.echo(
                    f"{name:12}{before:10,} sent before: {found.a_second:6.0f} a second, "
                    f"{found.share:4.0%} of a core at 25 a second, "
                    f"urgent after {found.overtaken} others"
                )


if __name__ == "__main__":
    main()
