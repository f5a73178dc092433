"""The secret of the webhook."""

from __future__ import annotations

import re

from bot.telegram_webhook import kept_secret
from bot.wiring import Application


def test_all_replicas_share_a_secret_that_telegram_takes(application: Application) -> None:
    first, again = (application.write(lambda t: kept_secret(t, "7000")).result() for _ in "12")
    assert first == again
    assert re.fullmatch(r"[A-Za-z0-9_-]{40,256}", first)


def test_every_account_has_a_secret_of_its_own(application: Application) -> None:
    one = application.write(lambda transaction: kept_secret(transaction, "1")).result()
    other = application.write(lambda transaction: kept_secret(transaction, "2")).result()
    assert one != other
