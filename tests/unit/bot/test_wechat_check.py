"""What the doctor says of the official account."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from bot.doctor import State
from bot.settings import Settings
from bot.wechat_check import examine_wechat
from tests.support.clock import HandClock
from tests.support.driver_wechat import wechat_settings
from tests.support.fake_wechat import FakeWechat
from tests.support.fake_wechat_phone import Mode
from tests.support.loop_thread import LoopThread


@pytest.fixture
def fake() -> Iterator[FakeWechat]:
    """Return WeChat, in a thread of its own."""
    loop, started = LoopThread(), FakeWechat(HandClock())
    loop.run(started.start())
    yield started
    loop.run(started.stop())
    loop.close()


def states(fake: FakeWechat, mode: Mode = Mode.SAFE, **changes: str) -> list[State]:
    settings = wechat_settings(Path("unused"), fake.url, mode)
    return [found.state for found in examine_wechat(msgspec.structs.replace(settings, **changes))]


def test_where_no_account_is_set_nothing_is_asked() -> None:
    assert examine_wechat(Settings()) == []


def test_an_account_that_may_write_is_good(fake: FakeWechat) -> None:
    assert states(fake) == [State.GOOD]
    assert fake.calls["stable_token"] == 1


def test_an_account_that_is_not_verified_is_warned_of(fake: FakeWechat) -> None:
    fake.is_verified = False
    assert states(fake) == [State.WARNING]


def test_the_plain_mode_is_warned_of(fake: FakeWechat) -> None:
    assert states(fake, Mode.PLAIN) == [State.GOOD, State.WARNING]


@pytest.mark.parametrize(
    ("changes", "fault", "words"),
    [
        ({"wechat_app_id": "wx9"}, 0, "HUYING_WECHAT_APP_ID"),
        ({"wechat_app_secret": "wrong"}, 0, "HUYING_WECHAT_APP_SECRET"),
        ({}, 40164, "allow-list"),
        ({}, 12345, "12345"),
        ({"wechat_base_url": "http://127.0.0.1:9"}, 0, "cannot be reached"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    fake: FakeWechat, changes: dict[str, str], fault: int, words: str
) -> None:
    fake.faults["stable_token"] += [fault] if fault else []
    settings = wechat_settings(Path("unused"), fake.url, Mode.SAFE)
    (found,) = examine_wechat(msgspec.structs.replace(settings, **changes))
    assert found.state is State.BROKEN
    assert words in found.sentence


def test_a_server_that_does_not_work_now_is_said_to_be_away(fake: FakeWechat) -> None:
    fake.faults["menu/get"].append("500")
    assert states(fake) == [State.BROKEN]


def test_rights_that_are_not_told_are_warned_of(fake: FakeWechat) -> None:
    fake.faults["menu/get"].append(45009)
    assert states(fake) == [State.WARNING]
