"""Add the days on which the city's working calendar differs from the shipped one."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Boolean, Column, Integer

from storage.columns import KEY

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "calendar_days",
        Column("version", Integer, primary_key=True, autoincrement=False),
        Column("day", KEY, primary_key=True),
        Column("worked", Boolean, nullable=False),
    )
