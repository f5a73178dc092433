"""What the doctor says of WeCom's app."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from bot.doctor import Finding, State
from bot.settings import Settings
from bot.wecom_account import account_of, examine_wecom
from tests.support.fake_wecom import AES_KEY, AGENT, CORP, SECRET, TOKEN, FakeWeCom
from tests.support.loop_thread import LoopThread


@pytest.fixture
def settings() -> Iterator[Settings]:
    """Run a WeCom and return the settings of its app."""
    loop, fake = LoopThread(), FakeWeCom(lambda: 0.0)
    loop.run(fake.start())
    yield Settings(
        wecom_corp_id=CORP,
        wecom_agent_id=str(AGENT),
        wecom_secret=SECRET,
        wecom_token=TOKEN,
        wecom_aes_key=AES_KEY,
        wecom_base_url=fake.url,
    )
    loop.run(fake.stop())
    loop.close()


def test_where_no_app_is_set_nothing_is_asked() -> None:
    assert examine_wecom(Settings()) == []


def test_an_app_that_is_known_is_named(settings: Settings) -> None:
    assert examine_wecom(settings) == [Finding(State.GOOD, "WeCom knows the app 呼应.")]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"wecom_corp_id": "ww9"}, "HUYING_WECOM_CORP_ID"),
        ({"wecom_secret": "wrong"}, "HUYING_WECOM_SECRET"),
        ({"wecom_base_url": "http://127.0.0.1:9"}, "cannot be reached"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    settings: Settings, changes: dict[str, str], words: str
) -> None:
    (found,) = examine_wecom(msgspec.structs.replace(settings, **changes))
    assert found.state is State.BROKEN
    assert words in found.sentence


def test_an_account_is_one_app_of_one_company(settings: Settings) -> None:
    assert account_of(settings) == f"{CORP}.{AGENT}"
