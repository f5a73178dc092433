"""What holds when the senders of two replicas work on one queue, on both databases."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.leadership import Terms, lead
from bot.push import Pace
from bot.settings import Settings
from bot.wiring import Application, open_application
from tests.support.clock import HandClock
from tests.support.scripted_push import ScriptedPush, texts_to
from tests.unit.bot.post import Post

PEOPLE = 12
EACH = 4
QUICK = Terms(lease=1.0, renew=0.1, renew_again=0.02, ask=0.05, first_pause=0.02)


@pytest.fixture
def replicas(database_url: str, tmp_path: Path) -> Iterator[tuple[Post, Post]]:
    """Open one database twice, with messages queued for people on Telegram."""
    clock = HandClock()
    settings = Settings(data_dir=str(tmp_path), database_url=database_url)
    opened: list[Application] = [open_application(settings, clock) for _ in range(2)]
    first, second = (Post(application, clock) for application in opened)
    for number in range(PEOPLE):
        first.reach(f"p{number}")
    for turn in range(EACH):
        for number in range(PEOPLE):
            first.put(f"{turn}-p{number}", f"p{number}")
    yield first, second
    for application in opened:
        application.close()


async def test_two_senders_send_each_message_once_and_each_chat_in_order(
    replicas: tuple[Post, Post],
) -> None:
    push = ScriptedPush(seconds=0.002, pace=Pace(1e6, 1_000, 0.0, in_flight=4))
    senders = [post.sender(push) for post in replicas]
    while len(push.taken) < PEOPLE * EACH:
        await asyncio.gather(*(sender.send_due() for sender in senders))
    for number in range(PEOPLE):
        wanted = [f"{turn}-p{number}" for turn in range(EACH)]
        assert texts_to(f"telegram-p{number}", push.taken) == wanted


async def test_of_two_that_lead_one_sends_and_the_other_goes_on(
    replicas: tuple[Post, Post],
) -> None:
    pushes = [ScriptedPush(seconds=0.01, pace=Pace(1e6, 1_000, 0.0, in_flight=2)) for _ in "ab"]
    leaders = [
        asyncio.create_task(lead(post.application, "telegram:bot", post.sender(push).run, QUICK))
        for post, push in zip(replicas, pushes, strict=True)
    ]
    async with asyncio.timeout(20):
        while not any(push.taken for push in pushes):  # noqa: ASYNC110 - either may begin
            await asyncio.sleep(0.01)
        (first,) = (number for number, push in enumerate(pushes) if push.taken)
        leaders[first].cancel()
        await asyncio.wait({leaders[first]})
        while len(pushes[0].taken) + len(pushes[1].taken) < PEOPLE * EACH:
            await pushes[1 - first].next_change()
    leaders[1 - first].cancel()
    await asyncio.wait(leaders)
    taken = [*pushes[first].texts, *pushes[1 - first].texts]
    assert len(set(taken)) == len(taken) == PEOPLE * EACH
    assert pushes[1 - first].taken
