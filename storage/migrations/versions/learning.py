"""Add when and where a lesson was given, and the words that were found in lessons."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Boolean, Column, Float, Integer

from storage.columns import KEY, Moment

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and create the tables."""
    op.add_column("lessons", Column("at", Moment))
    op.add_column("lessons", Column("path", KEY))
    op.create_index("ix_lessons_at", "lessons", ["at"])
    op.create_index("ix_lessons_person_hash", "lessons", ["person_hash"])
    op.create_table(
        "keyword_proposals",
        Column("matter", KEY, primary_key=True),
        Column("word", KEY, primary_key=True),
        Column("people", Integer, nullable=False),
        Column("weight", Float, nullable=False),
    )
    op.create_table(
        "keyword_decisions",
        Column("matter", KEY, primary_key=True),
        Column("word", KEY, primary_key=True),
        Column("is_approved", Boolean, nullable=False),
        Column("actor", KEY, nullable=False),
        Column("at", Moment, nullable=False),
    )
    op.create_table(
        "hot_words",
        Column("path", KEY, primary_key=True),
        Column("word", KEY, primary_key=True),
        Column("people", Integer, nullable=False),
        Column("before", Integer, nullable=False),
    )
