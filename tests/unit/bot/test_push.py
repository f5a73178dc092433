"""The contract of a push channel."""

from __future__ import annotations

from bot.push import Pace, Push
from tests.support.scripted_push import ScriptedPush


def test_a_scripted_platform_fits_the_contract() -> None:
    push: Push = ScriptedPush()
    assert (push.name, push.account) == ("telegram", "bot")


def test_an_account_sends_no_faster_than_telegram_allows_unless_told_otherwise() -> None:
    pace = Pace()
    assert pace.a_second < 30
    assert pace.chat_seconds >= 1
