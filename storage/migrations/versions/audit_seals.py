"""Create the table of the audit's seals."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column

from storage.columns import KEY, NUMBER, Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the seals."""
    op.create_table(
        "audit_seals",
        Column("number", NUMBER, primary_key=True, autoincrement=True),
        Column("last", NUMBER, nullable=False),
        Column("hash", KEY, nullable=False),
        Column("at", Moment, nullable=False),
    )
