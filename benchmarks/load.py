"""Measure the real dialogue beside the smallest servers, in one run.

``python -m benchmarks.load [--database sqlite|postgres] [--door webchat|wechat] [--rounds 5]
[--tickets N] [--chats 100] [--steady SECONDS] [--soak MESSAGES]``. Servers have one core, this
program the other; PostgreSQL runs where it likes. WeChat's events come to our webhook.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.followers import account_at, wechat_settings
from benchmarks.growth import fill
from benchmarks.http_calls import call_all, get_request
from benchmarks.made_city import make_city
from benchmarks.residents import Door, Talker, chat_at, entrances, report_all
from benchmarks.servers import RunningServer, hello_server, huying_server, stay_on_the_clients_core
from benchmarks.settled_city import settle_city
from bot.clock import SystemClock
from bot.settings import Settings
from bot.wiring import open_application
from tests.support.fake_wechat import FakeWechat
from tests.support.loop_thread import LoopThread
from tests.support.postgres import running_postgres

HELLOS = 20_000
INSERTS = 3_000
TALKING = 100  # of the connected chats, at most
LEAST = 400  # messages of a round
RATE = 100.0  # messages a second of the steady load


@dataclass(frozen=True, slots=True)
class Rate:
    """Requests or messages a second: by the clock, and by the processor time of the server."""

    clock: float
    processor: float


@dataclass(frozen=True, slots=True)
class Setting:
    """The servers of a run, and entrances in the city."""

    hello: RunningServer
    inserting: RunningServer
    huying: RunningServer
    door: Callable[[int], AbstractAsyncContextManager[Door]]
    places: Iterator[str]


def main(arguments: Sequence[str]) -> None:
    """Measure what the arguments ask for and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--door", choices=("webchat", "wechat"), default="webchat")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--tickets", type=int, default=0)
    parser.add_argument("--chats", type=int, default=TALKING)
    parser.add_argument("--steady", type=int, default=0)
    parser.add_argument("--soak", type=int, default=0)
    wanted = parser.parse_args(arguments)
    with ExitStack() as stack:
        setting = _set_up(stack, wanted)
        stay_on_the_clients_core()
        asyncio.run(_talk(setting, TALKING))  # what is only read once, and learned at first
        rounds = [_round(setting, number, wanted.chats) for number in range(wanted.rounds)]
        if rounds:
            _print_medians(rounds)
        if wanted.steady:
            asyncio.run(_steady(setting, wanted.steady))
        if wanted.soak:
            _soak(setting, wanted.soak, wanted.chats)


def _set_up(stack: ExitStack, wanted: argparse.Namespace) -> Setting:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    url = ""
    if wanted.database == "postgres":
        postgres = stack.enter_context(running_postgres())
        url = postgres.url(postgres.create())
    make_city(folder / "city")
    settings = Settings(data_dir=str(folder), database_url=url)
    settle_city(settings)
    if wanted.tickets:
        application = open_application(settings)
        try:
            fill(application, wanted.tickets)
        finally:
            application.close()
    chosen = {"database_url": url} if url else {}
    if wanted.door == "wechat":
        chosen |= wechat_settings(_fake_wechat(stack))
    return Setting(
        stack.enter_context(hello_server()),
        stack.enter_context(hello_server(url or str(folder / "hello.db"))),
        stack.enter_context(huying_server(folder, **chosen)),
        account_at if wanted.door == "wechat" else chat_at,
        entrances(folder / "city", seed=1),
    )


def _fake_wechat(stack: ExitStack) -> str:
    """Start what gives out access tokens; return its address."""
    loop, wechat = LoopThread(), FakeWechat(SystemClock())
    loop.run(wechat.start())
    stack.callback(loop.close)
    stack.callback(lambda: loop.run(wechat.stop()))
    return wechat.url


def _round(setting: Setting, number: int, chats: int) -> tuple[Rate, Rate, Rate]:
    """Measure the three servers in turn; the chats are newcomers in each round."""
    hello = _timed(setting.hello, lambda: _call(setting.hello, HELLOS))
    inserting = _timed(setting.inserting, lambda: _call(setting.inserting, INSERTS))
    huying, _ = asyncio.run(_talk(setting, chats))
    _write(f"round {number + 1}", hello, inserting, huying, setting.huying)
    return hello, inserting, huying


def _call(server: RunningServer, count: int) -> int:
    asyncio.run(call_all(server.port, itertools.repeat(get_request(), count)))
    return count


async def _talk(setting: Setting, chats: int) -> tuple[Rate, int]:
    """Let so many newcomers come, and some talk until enough was said; return how fast and much."""
    talking = min(chats, TALKING)
    async with setting.door(setting.huying.port) as door:
        silent = [await door.newcomer() for _ in range(chats - talking)]
        started, said = _Clock(setting.huying), 0
        while said < LEAST:
            residents = [await door.newcomer() for _ in range(talking)]
            said += await report_all(residents, setting.places)
            await _leave(residents)
        rate = started.rate(said)
        await _leave(silent)
        return rate, said


async def _leave(residents: Sequence[Talker]) -> None:
    await asyncio.gather(*(resident.leave() for resident in residents))


class _Clock:
    """Counts from now on."""

    def __init__(self, server: RunningServer) -> None:
        self._server = server
        self._processor, self._clock = server.processor_seconds(), time.perf_counter()

    def rate(self, count: int) -> Rate:
        """Return how fast so many were served."""
        clock = time.perf_counter() - self._clock
        return Rate(count / clock, count / (self._server.processor_seconds() - self._processor))


def _timed(server: RunningServer, run: Callable[[], int]) -> Rate:
    started = _Clock(server)
    return started.rate(run())


async def _steady(setting: Setting, seconds: int) -> None:
    """Say a hundred messages a second and print how long answers took."""
    waits: list[float] = []
    async with setting.door(setting.huying.port) as door, asyncio.TaskGroup() as group:
        begin, started = time.perf_counter(), _Clock(setting.huying)
        # In turn, so that nobody is silent for so long that the server lets them go.
        free = deque([await door.newcomer() for _ in range(TALKING)])
        for number in range(int(seconds * RATE / 2)):
            await asyncio.sleep(max(0.0, begin + number * 2 / RATE - time.perf_counter()))
            resident = free.popleft() if free else await door.newcomer()
            group.create_task(_report(resident, door, setting, waits, free))
    rate = started.rate(2 * len(waits))
    early, late = waits[: len(waits) // 5], waits[-(len(waits) // 5) :]
    sys.stdout.write(
        f"steady: {2 * len(waits)} messages in {seconds} s, {rate.clock:.1f} a second, "
        f"{rate.clock / rate.processor:.0%} of a core; an answer took {_shown(waits)}, "
        f"in the first fifth {_shown(early)}, in the last {_shown(late)}\n"
    )


async def _report(
    resident: Talker, door: Door, setting: Setting, waits: list[float], free: deque[Talker]
) -> None:
    """Report something; whoever has reported everything makes room for a newcomer."""
    began = time.perf_counter()
    await resident.report(next(setting.places))
    waits.append((time.perf_counter() - began) / 2)
    if resident.is_done:
        await resident.leave()
        resident = await door.newcomer()
    free.append(resident)


def _soak(setting: Setting, messages: int, chats: int) -> None:
    """Let newcomers talk until so many messages were said, and print the memory on the way."""
    said = 0
    for wanted in (messages // 100, messages):
        while said < wanted:
            said += asyncio.run(_talk(setting, chats))[1]
        sys.stdout.write(f"memory after {said} messages: {setting.huying.memory() >> 20} MB\n")
        sys.stdout.flush()


def _shown(waits: Sequence[float]) -> str:
    """Return median and 99th percentile in milliseconds."""
    ordered = sorted(waits)
    middle, late = ordered[len(ordered) // 2], ordered[len(ordered) * 99 // 100]
    return f"{middle * 1000:.0f} ms (p99 {late * 1000:.0f})"


def _print_medians(rounds: Sequence[tuple[Rate, Rate, Rate]]) -> None:
    for place, other in enumerate(("hello", "hello + INSERT")):
        by_clock = median(rates[2].clock / rates[place].clock for rates in rounds)
        by_processor = median(rates[2].processor / rates[place].processor for rates in rounds)
        sys.stdout.write(
            f"median of messages / {other}: {by_clock:.4f}, by processor time {by_processor:.4f}\n"
        )


def _write(what: str, hello: Rate, insert: Rate, huying: Rate, server: RunningServer) -> None:
    sys.stdout.write(
        f"{what}: hello {hello.clock:.0f}/s ({hello.processor:.0f} a core second), "
        f"hello + INSERT {insert.clock:.0f}/s ({insert.processor:.0f}), "
        f"huying {huying.clock:.0f}/s ({huying.processor:.0f}), {server.memory() >> 20} MB\n"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
