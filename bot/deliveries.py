"""Sending, one transaction at a time: what an account sends next, and what became of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import msgspec
import structlog

from bot.boundary import attempt
from bot.logs import where
from bot.push import (
    Outcome,
    Outgoing,
    Push,
    Rejected,
    RetryLater,
    Sent,
    Unknown,
    Unreachable,
    WindowClosed,
)
from bot.sending import Ending, Queued
from bot.transaction import Transaction
from handlers.message import Message, decode_message
from handlers.unreached import tell_unreached
from tickets.people import PULL_CHANNELS, Identity

CLAIM_LEASE = timedelta(seconds=60)
ANSWERS_IN = timedelta(seconds=5)
IMPORTANT = frozenset({"urgent", "task", "notice"})
MOST_ATTEMPTS = 30
MOST_REPEATS = 3  # of what may have arrived, where the platform does not dedupe
_CLOSED = "closed"

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A claimed message on its way to one account of its person."""

    row: Queued
    outgoing: Outgoing
    claimed_at: datetime


@dataclass(frozen=True, slots=True)
class Claim:
    """What was claimed: what is to be sent from here, and a word for what became of the rest."""

    deliveries: Sequence[Delivery]
    others: Sequence[str]


def claim_deliveries(
    transaction: Transaction,
    push: Push,
    limit: int,
    closed: Collection[str],
    resting: Collection[str],
) -> Claim:
    """Claim what an account sends now; what cannot leave from here goes elsewhere or is ended."""
    rows = transaction.queues.claim(
        push.name,
        push.account,
        limit,
        CLAIM_LEASE,
        closed=closed,
        resting=resting,
        answers_in=ANSWERS_IN if push.answers_in_response else None,
    )
    if not rows:
        return Claim((), ())
    identities = transaction.deliveries.identities({row.person_id for row in rows})
    aimed = [_aim(transaction, push, row, identities.get(row.person_id, ())) for row in rows]
    deliveries = [one for one in aimed if isinstance(one, Delivery)]
    others = [one for one in aimed if not isinstance(one, Delivery)]
    return Claim(_named(transaction, push, deliveries), others)


def _named(
    transaction: Transaction, push: Push, deliveries: Sequence[Delivery]
) -> Sequence[Delivery]:
    """Add what the platform calls the messages that these ones replace."""
    replaced = [name for one in deliveries if (name := one.outgoing.message.replaces) is not None]
    if not replaced:
        return deliveries
    refs = transaction.deliveries.refs(replaced, push.name, push.account)
    return [
        replace(one, outgoing=replace(one.outgoing, replaces_ref=refs.get(name)))
        if (name := one.outgoing.message.replaces) is not None
        else one
        for one in deliveries
    ]


def record_outcome(
    transaction: Transaction, push: Push, delivery: Delivery, outcome: Outcome, wait: float
) -> str:
    """Store what became of a message and return it in one word, for the metrics.

    ``wait``: in how many seconds it is tried again, if it is.
    """
    row, message, deliveries = delivery.row, delivery.outgoing.message, transaction.deliveries
    result = "later"
    match outcome:
        case Sent(ref, is_shown):
            deliveries.sent(row.id, ref)
            if message.choices and is_shown:  # a number that is typed now means one of these
                transaction.offers.show_last(row.id)
            result = "sent"
        case Unreachable():
            deliveries.mark_unreachable(push.name, push.account, delivery.outgoing.to)
            result = _pass_on(transaction, row, message, row.error)
        case WindowClosed() if _wrote_meanwhile(transaction, push, delivery):
            deliveries.again(row.id, transaction.now, row.error)
        case WindowClosed():
            error = f"{row.error or _CLOSED} {push.name}:{push.account}"
            result = _pass_on(transaction, row, message, error)
        case Rejected(reason):
            result = _end(transaction, row, "failed", reason)
        case Unknown() if not _may_repeat(push, row):
            result = _end(transaction, row, "unknown", "no answer")
        case RetryLater(seconds, whole) if seconds is not None or whole:
            # The message is not at fault: the platform, or a file in it, only asks to wait.
            again = transaction.now + timedelta(seconds=wait)
            deliveries.again(row.id, again, row.error, is_counted=False)
        case RetryLater() if row.attempts >= MOST_ATTEMPTS:
            result = _end(transaction, row, "failed", "too many attempts")
        case _:
            deliveries.again(row.id, transaction.now + timedelta(seconds=wait), row.error)
    return result


def _wrote_meanwhile(transaction: Transaction, push: Push, delivery: Delivery) -> bool:
    """Tell whether the person wrote there after a message was claimed, and may be told after all.

    Held now, it would miss the moment at which what is held is let go.
    """
    identities = transaction.deliveries.identities((delivery.row.person_id,))
    return any(
        identity.last_used_at > delivery.claimed_at
        for identity in identities.get(delivery.row.person_id, ())
        if (identity.channel, identity.account) == (push.name, push.account)
    )


def _aim(
    transaction: Transaction, push: Push, row: Queued, identities: Sequence[Identity]
) -> Delivery | str:
    """Return a claimed message as it leaves from here; else see to it and return a word for it."""
    message = _read(row)
    if message is None:
        return _end(transaction, row, "failed", "unreadable")
    if row.expires_at is not None and row.expires_at <= transaction.now:
        return _end(transaction, row, "expired", row.error)
    if row.was_claimed and not _may_repeat(push, row):
        return _end(transaction, row, "unknown", "interrupted")
    target = _target(row, row.error, identities)
    if target is None or _route(target) != f"{push.name}:{push.account}":
        return _send_elsewhere(transaction, row, message, target, row.error)
    outgoing = Outgoing(row.id, target.external_id, message, row.importance)
    return Delivery(row, outgoing, transaction.now)


def _read(row: Queued) -> Message | None:
    """Read a message; None where a later version of the program has written it."""
    try:
        return decode_message(row.body)
    except msgspec.MsgspecError:
        return None


def _may_repeat(push: Push, row: Queued) -> bool:
    """Tell whether what may have arrived is sent once more."""
    if push.dedupes:
        return row.attempts < MOST_ATTEMPTS
    return row.importance in IMPORTANT and row.attempts < MOST_REPEATS


def _target(row: Queued, error: str | None, identities: Sequence[Identity]) -> Identity | None:
    """Choose where a message goes: an answer to where the question came from, if it can.

    Anything else, and an answer that cannot, goes to where its person was last.
    """
    closed = (error or "").split() if (error or "").startswith(_CLOSED) else ()
    possible = [
        identity
        for identity in identities
        if identity.reachable
        and identity.channel not in PULL_CHANNELS
        and _route(identity) not in closed
    ]
    asked = ":".join((row.answers or "").split(":", 2)[:2])
    here = [identity for identity in possible if _route(identity) == asked]
    return next(iter(here + possible), None)


def _pass_on(transaction: Transaction, row: Queued, message: Message, error: str | None) -> str:
    identities = transaction.deliveries.identities((row.person_id,)).get(row.person_id, ())
    target = _target(row, error, identities)
    return _send_elsewhere(transaction, row, message, target, error)


def _send_elsewhere(
    transaction: Transaction,
    row: Queued,
    message: Message,
    target: Identity | None,
    error: str | None,
) -> str:
    """Put a message into another account's queue; without one it waits until its person writes."""
    if target is not None:
        transaction.deliveries.move(row.id, target.channel, target.account, error)
        return "moved"
    held = transaction.deliveries.held_bodies(row.person_id)
    _end(transaction, row, "held", error)
    if row.importance in {"urgent", "notice"}:
        failed = attempt(
            transaction,
            lambda: tell_unreached(transaction.context(), row.person_id, message, held),
        )
        if failed is not None:
            _log.error("assignee_not_told", error=type(failed).__name__, where=where(failed))
    return "held"


def _end(transaction: Transaction, row: Queued, state: Ending, error: str | None) -> str:
    transaction.deliveries.end(row.id, state, error)
    return state


def _route(identity: Identity) -> str:
    return f"{identity.channel}:{identity.account}"
