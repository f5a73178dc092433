"""How many messages a second go the whole way: inbox, understanding, ticket, replies."""

from __future__ import annotations

import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import click

from bot.channels.console import ACCOUNT, CHANNEL
from bot.importing.demo_city import fill_demo
from bot.inbox import Inbox
from bot.settings import Settings
from bot.wiring import Application, open_application
from handlers.incoming import Incoming, Kind

PEOPLE = 200
TEXT = "幸福小区3号楼2单元门口的路灯坏了三天了"


@dataclass(frozen=True, slots=True)
class Rate:
    """Messages a second."""

    name: str
    speed: float


def measure() -> list[Rate]:
    """Let 200 people report and tap a choice, one after another and all at once."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=str(Path(folder)))
        with closing(open_application(settings)) as application:
            fill_demo(application)
            inbox = Inbox(application)
            inbox.handle_now(_said(application, "warm-up", TEXT))
            return [
                Rate("one after another", _run(application, inbox, "a", workers=1)),
                Rate("64 at once (group commit)", _run(application, inbox, "b", workers=64)),
            ]


def _run(application: Application, inbox: Inbox, prefix: str, workers: int) -> float:
    def report(number: int) -> None:
        name = f"resident:{prefix}{number}"
        inbox.handle_now(_said(application, name, TEXT))
        inbox.handle_now(_said(application, name, "1"))

    begin = time.perf_counter()
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(report, range(PEOPLE)))
    return 2 * PEOPLE / (time.perf_counter() - begin)


def _said(application: Application, name: str, text: str) -> Incoming:
    return Incoming(
        channel=CHANNEL,
        account=ACCOUNT,
        event_id=application.ids.new(),
        sender=name,
        conversation=name,
        kind=Kind.TEXT,
        sent_at=application.clock.now(),
        text=text,
    )


if __name__ == "__main__":
    for rate in measure():
        click.echo(f"{rate.name:28} {rate.speed:8.0f} messages/s")
