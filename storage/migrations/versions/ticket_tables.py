"""Create the tables of tickets, messages and upkeep."""

from __future__ import annotations

from alembic import op
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    Text,
    UniqueConstraint,
)

from storage.columns import KEY, NUMBER, Moment, PlaceText, Texts

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create tickets, messages and upkeep."""
    _create_tickets()
    _create_requests_and_events()
    _create_conversations()
    _create_outbox()
    _create_media()
    _create_jobs_and_leases()
    _create_records()


def _create_tickets() -> None:
    op.create_table(
        "tickets",
        Column("id", KEY, primary_key=True),
        Column("status", KEY, nullable=False),
        Column("area", KEY, nullable=False),
        Column("path", KEY, nullable=False),
        Column("place_text", Text, nullable=False),
        Column("estate", Text),
        Column("building", Text),
        Column("entrance", Text),
        Column("room", Text),
        Column("lat", Float),
        Column("lon", Float),
        Column("opened_at", Moment, nullable=False),
        Column("matter_id", KEY),
        Column("list_version", Integer, nullable=False),
        Column("time_class", KEY, nullable=False),
        Column("office", KEY),
        Column("assignee", KEY),
        Column("urgent", Boolean, nullable=False),
        Column("private", Boolean, nullable=False),
        Column("cycle", Integer, nullable=False),
        Column("revision", Integer, nullable=False),
        Column("respond_due", Moment),
        Column("resolve_due", Moment),
        Column("resolved_at", Moment),
        Column("closed_at", Moment),
        Index(None, "assignee", "status"),
        Index(None, "office", "status"),
        Index(None, "status", "path"),
        Index(None, "opened_at"),
        Index(None, "matter_id", "path"),
    )


def _create_requests_and_events() -> None:
    op.create_table(
        "requests",
        Column("id", KEY, primary_key=True),
        Column("number", KEY, nullable=False, unique=True),
        Column("ticket_id", KEY, ForeignKey("tickets.id"), nullable=False),
        Column("person_id", KEY, ForeignKey("people.id"), nullable=False),
        Column("text", Text, nullable=False),
        Column("media", Texts, nullable=False),
        Column("place", PlaceText, nullable=False),
        Column("created_at", Moment, nullable=False),
        Column("origin", KEY, nullable=False),
        Column("anonymous", Boolean, nullable=False),
        Column("on_behalf_of", Text),
        Column("verdict", KEY, nullable=False),
        Column("rating", Integer),
        Column("rating_comment", Text, nullable=False),
        Column("rated_at", Moment),
        Column("withdrawn_at", Moment),
        Index(None, "ticket_id"),
        Index(None, "person_id", "created_at"),
    )
    op.create_table(
        "events",
        Column("id", KEY, primary_key=True),
        Column("ticket_id", KEY, ForeignKey("tickets.id"), nullable=False),
        Column("revision", Integer, nullable=False),
        Column("at", Moment, nullable=False),
        Column("action", KEY, nullable=False),
        Column("status", KEY, nullable=False),
        Column("cycle", Integer, nullable=False),
        Column("actor", KEY),
        Column("reason", KEY),
        Column("text", Text, nullable=False),
        Column("media", Texts, nullable=False),
        Column("request_id", KEY),
        Column("to", KEY),
        UniqueConstraint("ticket_id", "revision"),
        Index(None, "request_id"),
    )


def _create_conversations() -> None:
    op.create_table(
        "inbox",
        Column("channel", KEY, primary_key=True),
        Column("account", KEY, primary_key=True),
        Column("event_id", KEY, primary_key=True),
        Column("state", KEY, nullable=False),
        Column("error", Text),
        Column("at", Moment, nullable=False),
    )
    op.create_table(
        "sessions",
        Column("key", KEY, primary_key=True),
        Column("person_id", KEY, ForeignKey("people.id"), nullable=False),
        Column("body", Text, nullable=False),
        Index(None, "person_id"),
    )
    op.create_table(
        "offers",
        Column("number", NUMBER, primary_key=True, autoincrement=True),
        Column("id", KEY, nullable=False, unique=True),
        Column("person_id", KEY, ForeignKey("people.id"), nullable=False),
        Column("conversation", KEY),
        Column("body", Text, nullable=False),
        Column("used", BigInteger, nullable=False),
        Column("expires_at", Moment, nullable=False),
        Index(None, "person_id", "number"),
    )


def _create_outbox() -> None:
    op.create_table(
        "outbox",
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
        UniqueConstraint("person_id", "seq"),
        Index(None, "state", "person_id"),
    )


def _create_media() -> None:
    op.create_table(
        "media",
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
    )
    op.create_table(
        "media_tickets",
        Column("media_id", KEY, ForeignKey("media.id"), primary_key=True),
        Column("ticket_id", KEY, ForeignKey("tickets.id"), primary_key=True),
        Index(None, "ticket_id"),
    )


def _create_jobs_and_leases() -> None:
    op.create_table(
        "jobs",
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
    op.create_table(
        "leases",
        Column("name", KEY, primary_key=True),
        Column("holder", KEY, nullable=False),
        Column("until", Moment, nullable=False),
    )


def _create_records() -> None:
    op.create_table(
        "audit",
        Column("number", NUMBER, primary_key=True, autoincrement=True),
        Column("at", Moment, nullable=False),
        Column("actor", KEY),
        Column("action", KEY, nullable=False),
        Column("subject", KEY, nullable=False),
        Index(None, "subject"),
    )
    op.create_table(
        "lessons",
        Column("number", NUMBER, primary_key=True, autoincrement=True),
        Column("matter", KEY, nullable=False),
        Column("text", Text, nullable=False),
        Column("person_hash", KEY, nullable=False),
    )
    op.create_table(
        "meta",
        Column("key", KEY, primary_key=True),
        Column("value", Text, nullable=False),
    )
