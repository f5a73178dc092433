"""What comes in, what goes out, and what a conversation remembers in between."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    ForeignKey,
    FromClause,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
    text,
)

from storage.columns import KEY, NUMBER, Moment
from storage.tables.schema import METADATA

MAILBOX = "mailbox"
"""Only read by its person; no bot sends it."""
QUEUED = "queued"
HELD = "held"
"""Its person cannot be reached until they write again."""
SENT = "sent"
ANSWERED = "answered"
"""Sent inside the platform's own HTTP response."""
EXPIRED = "expired"
FAILED = "failed"
"""A dead letter, for an admin to see."""

BROADCAST = 4
"""The rank of what is not part of a conversation: it holds nothing back."""


def _index_where(name: str, condition: str, *columns: str) -> Index:
    """Build an index of the rows that meet a condition, which both databases spell alike."""
    where = text(condition)
    return Index(name, *columns, sqlite_where=where, postgresql_where=where)


inbox = Table(
    "inbox",
    METADATA,
    Column("channel", KEY, primary_key=True),
    Column("account", KEY, primary_key=True),
    Column("event_id", KEY, primary_key=True),
    Column("state", KEY, nullable=False),
    Column("error", Text),
    Column("at", Moment, nullable=False),
    Index(None, "at"),
)

sessions = Table(
    "sessions",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("person_id", KEY, ForeignKey("people.id"), nullable=False),
    Column("body", Text, nullable=False),
    Index(None, "person_id"),
)

offers = Table(
    "offers",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("id", KEY, nullable=False, unique=True),
    Column("person_id", KEY, ForeignKey("people.id"), nullable=False),
    Column("conversation", KEY),
    Column("body", Text, nullable=False),
    Column("used", BigInteger, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Index(None, "person_id", "number"),
    Index(None, "expires_at"),
)

outbox = Table(
    "outbox",
    METADATA,
    Column("id", KEY, primary_key=True),
    Column("person_id", KEY, ForeignKey("people.id"), nullable=False),
    Column("seq", NUMBER, nullable=False),
    Column("body", Text, nullable=False),
    Column("importance", KEY, nullable=False),
    Column("answers", KEY),
    Column("state", KEY, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("claimed_until", Moment),
    Column("not_before", Moment),
    Column("expires_at", Moment),
    Column("key", KEY),
    Column("created_at", Moment, nullable=False),
    Column("channel", KEY),
    Column("account", KEY),
    Column("ref", KEY),
    Column("sent_at", Moment),
    Column("error", Text),
    Column("rank", Integer, nullable=False, server_default="2"),
    UniqueConstraint("person_id", "seq"),
    Index(None, "created_at"),
    # What was sent, or is only read in a mailbox, is in none of these: they stay small.
    _index_where("ix_outbox_due", "state = 'queued'", "channel", "account", "rank", "id"),
    _index_where("ix_outbox_queued", "state = 'queued'", "person_id", "seq"),
    _index_where("ix_outbox_held", "state = 'held'", "person_id"),
    _index_where("ix_outbox_failed", "state = 'failed'", "created_at"),
    _index_where("ix_outbox_ref", "ref IS NOT NULL", "channel", "account", "ref"),
    _index_where("ix_outbox_answers", "channel IS NOT NULL", "answers"),
)

media = Table(
    "media",
    METADATA,
    Column("id", KEY, primary_key=True),
    Column("person_id", KEY, ForeignKey("people.id")),
    Column("kind", KEY, nullable=False),
    Column("mime", Text),
    Column("size", Integer),
    Column("sha256", KEY),
    Column("source", KEY),
    Column("ref", Text),
    Column("state", KEY, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment),
    Index(None, "person_id"),
    Index(None, "sha256"),
)

media_tickets = Table(
    "media_tickets",
    METADATA,
    Column("media_id", KEY, ForeignKey("media.id"), primary_key=True),
    Column("ticket_id", KEY, ForeignKey("tickets.id"), primary_key=True),
    Index(None, "ticket_id"),
)


def is_state(state: str, rows: FromClause = outbox) -> ColumnElement[bool]:
    """Build the condition that an outbox row is in a state.

    The state is written out: with a parameter neither database would use its partial index.
    """
    return rows.c.state == literal_column(f"'{state}'")


chat_windows = Table(
    "chat_windows",
    METADATA,
    Column("channel", KEY, primary_key=True),
    Column("account", KEY, primary_key=True),
    Column("external_id", KEY, primary_key=True),
    Column("kind", KEY, primary_key=True),
    Column("opened_at", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Column("left", Integer, nullable=False),
    Index(None, "until"),
)
