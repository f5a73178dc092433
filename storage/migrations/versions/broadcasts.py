"""Add broadcasts, and where a person's home lies, so that those who live somewhere are found."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text, bindparam, select, update

from storage.columns import KEY, Moment, PlaceText

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_PEOPLE = Table(
    "people", MetaData(), Column("id", KEY), Column("home", PlaceText), Column("home_path", KEY)
)


def upgrade() -> None:
    """Create the table, add the column, and fill it."""
    op.add_column("people", Column("home_path", KEY))
    op.create_index("ix_people_home_path_people_id", "people", ["home_path", "id"])
    op.create_table(
        "broadcasts",
        Column("id", KEY, primary_key=True),
        Column("area", KEY, nullable=False),
        Column("path", KEY, nullable=False),
        Column("text", Text, nullable=False),
        Column("author", KEY, ForeignKey("people.id"), nullable=False),
        Column("created_at", Moment, nullable=False),
        Column("cursor", KEY, nullable=False),
        Column("told", Integer, nullable=False),
        Column("ended_at", Moment),
    )
    _fill()


def _fill() -> None:
    connection = op.get_bind()
    known = select(_PEOPLE.c.id, _PEOPLE.c.home).where(_PEOPLE.c.home.is_not(None))
    rows = [{"who": row.id, "path": row.home.path} for row in connection.execute(known)]
    if rows:
        fill = update(_PEOPLE).where(_PEOPLE.c.id == bindparam("who"))
        connection.execute(fill.values(home_path=bindparam("path")), rows)
