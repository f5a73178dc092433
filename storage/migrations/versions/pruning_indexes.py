"""Index what old rows are found by, so that clearing them away reads no more than them."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

INDEXES = (
    ("inbox", "at"),
    ("offers", "expires_at"),
    ("outbox", "created_at"),
    ("media", "sha256"),
    ("tickets", "closed_at"),
)


def upgrade() -> None:
    """Create the indexes."""
    for table, column in INDEXES:
        op.create_index(f"ix_{table}_{column}", table, [column])
