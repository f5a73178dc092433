"""Create the table of the words by which messages are understood."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, Text

from storage.columns import KEY, Texts

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the words of the list's matters."""
    op.create_table(
        "matter_words",
        Column("version", Integer, primary_key=True, autoincrement=False),
        Column("id", KEY, primary_key=True),
        Column("excludes", Text, nullable=False),
        Column("keywords", Texts, nullable=False),
        Column("wordings", Texts, nullable=False),
        Column("not_words", Texts, nullable=False),
    )
