"""Add what push channels need: how a message left, door tokens and access tokens."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, Text, text

from storage.columns import KEY, Moment, PlaceText

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

OUTBOX_INDEXES = (
    ("ix_outbox_due", "state = 'queued'", ["channel", "account", "rank", "id"]),
    ("ix_outbox_queued", "state = 'queued'", ["person_id", "seq"]),
    ("ix_outbox_held", "state = 'held'", ["person_id"]),
    ("ix_outbox_failed", "state = 'failed'", ["created_at"]),
    ("ix_outbox_ref", "ref IS NOT NULL", ["channel", "account", "ref"]),
    ("ix_outbox_answers", "channel IS NOT NULL", ["answers"]),
)


def upgrade() -> None:
    """Create the tables and add the columns."""
    for name, kind in (
        ("channel", KEY),
        ("account", KEY),
        ("ref", KEY),
        ("sent_at", Moment),
        ("error", Text),
    ):
        op.add_column("outbox", Column(name, kind))
    op.add_column("outbox", Column("rank", Integer, nullable=False, server_default="2"))
    op.drop_index("ix_outbox_state_outbox_person_id", "outbox")
    # What was queued before anything could be sent was read in a mailbox.
    op.execute("UPDATE outbox SET state = 'mailbox' WHERE state = 'queued'")
    for name, condition, columns in OUTBOX_INDEXES:
        where = text(condition)
        op.create_index(name, "outbox", columns, sqlite_where=where, postgresql_where=where)
    op.create_table(
        "doors",
        Column("token", KEY, primary_key=True),
        Column("area", KEY, nullable=False),
        Column("estate", KEY, nullable=False),
        Column("building", KEY, nullable=False),
        Column("place", PlaceText, nullable=False),
        Column("created_by", KEY, ForeignKey("people.id")),
        Column("created_at", Moment, nullable=False),
        Column("revoked_at", Moment),
    )
    op.create_index(
        "ix_doors_area_doors_estate_doors_building", "doors", ["area", "estate", "building"]
    )
    op.create_table(
        "tokens",
        Column("channel", KEY, primary_key=True),
        Column("account", KEY, primary_key=True),
        Column("value", Text, nullable=False),
        Column("expires_at", Moment, nullable=False),
        Column("generation", Integer, nullable=False),
    )
