"""Add whistles: calls for offices to report in on a ticket."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Text

from storage.columns import KEY, Moment

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "whistles",
        Column("id", KEY, primary_key=True),
        Column("ticket_id", KEY, ForeignKey("tickets.id"), nullable=False),
        Column("kind", KEY, nullable=False),
        Column("text", Text, nullable=False),
        Column("blown_by", KEY, ForeignKey("people.id")),
        Column("created_at", Moment, nullable=False),
        Column("due_at", Moment, nullable=False),
        Column("calls", Text, nullable=False),
        Column("result", Text, nullable=False),
        Column("ended_at", Moment),
    )
    op.create_index("ix_whistles_ticket_id", "whistles", ["ticket_id"])
