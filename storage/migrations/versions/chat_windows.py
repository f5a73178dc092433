"""Create the table of how many messages a platform still takes for a person."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer

from storage.columns import KEY, Moment

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the windows."""
    op.create_table(
        "chat_windows",
        Column("channel", KEY, primary_key=True),
        Column("account", KEY, primary_key=True),
        Column("external_id", KEY, primary_key=True),
        Column("kind", KEY, primary_key=True),
        Column("opened_at", Moment, nullable=False),
        Column("until", Moment, nullable=False),
        Column("left", Integer, nullable=False),
    )
    op.create_index("ix_chat_windows_until", "chat_windows", ["until"])
