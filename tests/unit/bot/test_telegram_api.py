"""How Telegram may refuse."""

from __future__ import annotations

import pytest

from bot.telegram_api import AwayError, CallRefusedError, TokenRefusedError


def test_being_away_is_worth_another_try_later() -> None:
    with pytest.raises(OSError):  # noqa: PT011 - MediaSource promises no more
        raise AwayError(3)
    assert AwayError(3).seconds == 3
    assert AwayError().seconds is None


def test_a_refused_token_is_a_refused_call() -> None:
    with pytest.raises(CallRefusedError, match="Not Found"):
        raise TokenRefusedError("Not Found")
