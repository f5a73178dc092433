"""How many messages a person may be sent, counted as WeChat counts."""

from __future__ import annotations

from datetime import timedelta

from bot.transaction import Chat
from bot.wechat_windows import COUNTS, SPANS, WindowKind, find_reach, open_window, spend
from bot.wiring import Application
from tests.support.clock import HandClock

CHAT = Chat("wechat", "wx1", "somebody")


def left(application: Application) -> int:
    return application.read(lambda transaction: find_reach(transaction, CHAT).left).result()


def does(application: Application, kind: WindowKind) -> None:
    now = application.clock.now()
    application.write(lambda transaction: open_window(transaction, CHAT, kind, now)).result()


def send(application: Application, count: int) -> None:
    application.write(
        lambda transaction: spend(transaction, CHAT, find_reach(transaction, CHAT), count)
    ).result()


def test_who_has_done_nothing_cannot_be_written_to(application: Application) -> None:
    assert left(application) == 0


def test_each_window_has_its_count_and_its_time(application: Application, clock: HandClock) -> None:
    for kind in WindowKind:
        does(application, kind)
    assert left(application) == 8
    clock.forward(SPANS[WindowKind.TAP])
    assert left(application) == COUNTS[WindowKind.WORDS]
    clock.forward(SPANS[WindowKind.WORDS] - timedelta(minutes=2))
    assert left(application) == COUNTS[WindowKind.WORDS]
    clock.forward(timedelta(minutes=1))
    assert left(application) == 0


def test_the_window_that_ends_first_is_used_first(
    application: Application, clock: HandClock
) -> None:
    for kind in WindowKind:
        does(application, kind)
    send(application, 4)
    assert left(application) == 4
    clock.forward(SPANS[WindowKind.TAP])
    assert left(application) == 4


def test_the_next_message_opens_it_anew(application: Application, clock: HandClock) -> None:
    does(application, WindowKind.WORDS)
    send(application, 5)
    assert left(application) == 0
    clock.forward(timedelta(seconds=1))
    does(application, WindowKind.WORDS)
    assert left(application) == 5
