"""The web chat's tokens: who shows one, and how long staff may stay away before it ends."""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.outbox import Account
from bot.transaction import Transaction
from tickets.people import Identity, Person, Role

CHANNEL = "webchat"
ACCOUNT = "web"
TOKEN_BYTES = 32
STAFF_IDLE = timedelta(hours=12)
DEMO_FACT = "demo"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who shows a token; ``person`` is None before their first message."""

    token: str
    person: Person | None = None
    roles: tuple[Role, ...] = ()

    @property
    def account(self) -> Account:
        """The identity under which they read and write."""
        return account_of(self.token)


def new_token() -> str:
    """Return a new token: 32 random bytes in URL-safe base64."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def is_token(text: str) -> bool:
    """Tell whether a text is a token such as ``new_token`` makes."""
    try:
        decoded = base64.b64decode(f"{text}=", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return False
    return len(decoded) == TOKEN_BYTES


def account_of(token: str) -> Account:
    """Return the identity of a token; only its hash is ever stored."""
    return Account(CHANNEL, ACCOUNT, hashlib.sha256(token.encode()).hexdigest())


def find_visitor(transaction: Transaction, token: str) -> Visitor | None:
    """Return who shows a token; None where it is none or has ended.

    A token nobody has written with yet is as good as any other.
    """
    if not is_token(token):
        return None
    account = account_of(token)
    person = transaction.people.find_by_identity(*account)
    if person is None:
        return Visitor(token)
    held = transaction.people.assignments(person.id, transaction.now)
    identity = _identity(transaction, person.id, account)
    if identity is None or not identity.reachable:
        return None
    idle = transaction.now - identity.last_used_at
    if held and idle > STAFF_IDLE and transaction.facts.get(DEMO_FACT) is None:
        return None
    return Visitor(token, person, tuple(dict.fromkeys(one.role for one in held)))


def end_token(transaction: Transaction, token: str) -> None:
    """Let a token open nothing any more, whatever its person becomes."""
    account = account_of(token)
    person = transaction.people.find_by_identity(*account)
    identity = _identity(transaction, person.id, account) if person is not None else None
    if identity is not None:
        transaction.people.save_identity(replace(identity, reachable=False))


def renew_token(transaction: Transaction, token: str) -> Visitor:
    """Give whoever shows a token a second one: a client that gets one begins anew with it."""
    visitor = Visitor(new_token())
    person = transaction.people.find_by_identity(*account_of(token))
    if person is None:
        return visitor
    transaction.people.save_identity(
        Identity(person.id, *visitor.account, reachable=True, last_used_at=transaction.now)
    )
    return find_visitor(transaction, visitor.token) or visitor


def _identity(transaction: Transaction, person_id: str, account: Account) -> Identity | None:
    for identity in transaction.people.identities(person_id):
        if (identity.channel, identity.account, identity.external_id) == account:
            return identity
    return None
