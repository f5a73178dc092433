"""Access tokens of accounts: each generation replaces the one before, once."""

from __future__ import annotations

from datetime import UTC, datetime

from storage.repositories.tokens import TokenRow
from storage.unit_of_work import UnitOfWork

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def test_there_is_no_token_before_the_first(work: UnitOfWork) -> None:
    assert work.tokens.find("wechat", "wx1") is None


def test_a_token_follows_a_token(work: UnitOfWork) -> None:
    assert work.tokens.replace("wechat", "wx1", 0, "one", NOON)
    assert work.tokens.replace("wechat", "wx1", 1, "two", NOON)
    assert work.tokens.find("wechat", "wx1") == TokenRow("two", NOON, 2)


def test_who_comes_late_replaces_nothing(work: UnitOfWork) -> None:
    work.tokens.replace("wechat", "wx1", 0, "one", NOON)
    assert not work.tokens.replace("wechat", "wx1", 0, "late", NOON)
    assert work.tokens.find("wechat", "wx1") == TokenRow("one", NOON, 1)


def test_accounts_have_tokens_of_their_own(work: UnitOfWork) -> None:
    work.tokens.replace("wechat", "wx1", 0, "one", NOON)
    assert work.tokens.find("wechat", "wx2") is None
    assert work.tokens.find("wecom", "wx1") is None
