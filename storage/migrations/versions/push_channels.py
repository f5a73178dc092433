"""Add what push channels need: how a message left, door tokens and access tokens."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Boolean, Column, ForeignKey, Integer, Text, false

from storage.columns import KEY, Moment, PlaceText

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables and add the columns."""
    op.add_column("people", Column("pushed", Boolean, nullable=False, server_default=false()))
    for name, kind in (
        ("channel", KEY),
        ("account", KEY),
        ("ref", KEY),
        ("sent_at", Moment),
        ("error", Text),
    ):
        op.add_column("outbox", Column(name, kind))
    op.create_index(
        "ix_outbox_channel_outbox_account_outbox_ref", "outbox", ["channel", "account", "ref"]
    )
    op.create_index("ix_outbox_answers", "outbox", ["answers"])
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
