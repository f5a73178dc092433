"""What the server itself keeps: jobs, leases, audit, tokens and facts about the database."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text

from storage.columns import KEY, NUMBER, Moment
from storage.tables.schema import METADATA

jobs = Table(
    "jobs",
    METADATA,
    Column("kind", KEY, primary_key=True),
    Column("key", KEY, primary_key=True),
    Column("due_at", Moment, nullable=False),
    Column("subject", KEY, nullable=False),
    Column("payload_version", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("claimed_until", Moment),
    Index(None, "due_at"),
    Index(None, "claimed_until"),
)

leases = Table(
    "leases",
    METADATA,
    Column("name", KEY, primary_key=True),
    Column("holder", KEY, nullable=False),
    Column("until", Moment, nullable=False),
)

audit = Table(
    "audit",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("actor", KEY),
    Column("action", KEY, nullable=False),
    Column("subject", KEY, nullable=False),
    Index(None, "subject"),
)

audit_seals = Table(
    "audit_seals",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("last", NUMBER, nullable=False),
    Column("hash", KEY, nullable=False),
    Column("at", Moment, nullable=False),
)

tokens = Table(
    "tokens",
    METADATA,
    Column("channel", KEY, primary_key=True),
    Column("account", KEY, primary_key=True),
    Column("value", Text, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("generation", Integer, nullable=False),
)

meta = Table(
    "meta",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("value", Text, nullable=False),
)
