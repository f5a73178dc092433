"""Tokens of the web chat: worth nothing but who holds them, and staff's end by themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.outbox import Account
from bot.web_tokens import (
    DEMO_FACT,
    STAFF_IDLE,
    Visitor,
    account_of,
    end_token,
    find_visitor,
    is_token,
    new_token,
)
from bot.wiring import Application
from tests.support.clock import HandClock
from tests.unit.bot.people import let_in
from tickets.people import Role


def find(application: Application, token: str) -> Visitor | None:
    """Return who shows a token."""
    return application.read(lambda transaction: find_visitor(transaction, token)).result()


def test_tokens_are_long_random_and_kept_as_a_hash_only() -> None:
    one, other = new_token(), new_token()
    assert one != other
    assert is_token(one)
    assert account_of(one) != account_of(other)
    assert one not in str(account_of(one))
    assert account_of(one) == Account("webchat", "web", account_of(one).external_id)


@pytest.mark.parametrize("text", ["", "guess", "路灯" * 20, "a" * 44, "=" * 43, "x" * 10_000])
def test_anything_else_is_no_token(application: Application, text: str) -> None:
    assert not is_token(text)
    assert find(application, text) is None


def test_a_newcomers_token_is_good_before_anybody_knows_it(application: Application) -> None:
    token = new_token()
    assert find(application, token) == Visitor(token)


def test_staff_are_known_with_their_roles(application: Application) -> None:
    visitor = find(application, let_in(application, "worker:03"))
    assert visitor is not None
    assert visitor.roles == (Role.WORKER,)


def test_a_token_of_staff_ends_after_twelve_idle_hours(
    application: Application, clock: HandClock
) -> None:
    token = let_in(application, "worker:03")
    clock.forward(STAFF_IDLE)
    assert find(application, token) is not None
    clock.forward(timedelta(seconds=1))
    assert find(application, token) is None


def test_a_residents_token_does_not_end(application: Application, clock: HandClock) -> None:
    token = let_in(application, "resident:demo")
    clock.forward(timedelta(days=400))
    assert find(application, token) is not None


def test_the_demos_staff_stay_signed_in(application: Application, clock: HandClock) -> None:
    token = let_in(application, "worker:03")
    application.write(lambda transaction: transaction.facts.set(DEMO_FACT, "yes")).result()
    clock.forward(timedelta(days=2))
    assert find(application, token) is not None


def test_an_ended_token_opens_nothing_again(application: Application) -> None:
    token = let_in(application, "resident:demo")
    application.write(lambda transaction: end_token(transaction, token)).result()
    assert find(application, token) is None


def test_ending_a_token_nobody_used_changes_nothing(application: Application) -> None:
    token = new_token()
    application.write(lambda transaction: end_token(transaction, token)).result()
    assert find(application, token) == Visitor(token)
