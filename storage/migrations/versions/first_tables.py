"""Create the tables of the city and its people."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, Text

from storage.columns import KEY, NUMBER, Moment, PlaceText, Texts

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create areas, places, the list and people."""
    _create_areas()
    _create_places()
    _create_list()
    _create_people()
    _create_assignments()
    _create_invitations()


def _create_areas() -> None:
    op.create_table(
        "versions",
        Column("book", KEY, primary_key=True),
        Column("version", Integer, primary_key=True, autoincrement=False),
        Column("stamp", KEY, nullable=False),
        Column("created_at", Moment, nullable=False),
        Column("state", KEY, nullable=False),
    )
    op.create_table(
        "areas",
        Column("version", Integer, primary_key=True, autoincrement=False),
        Column("code", KEY, primary_key=True),
        Column("kind", Text, nullable=False),
        Column("name", Text, nullable=False),
        Column("parent", KEY),
        Column("path", KEY, nullable=False),
    )
    op.create_table(
        "grids",
        Column("version", Integer, primary_key=True, autoincrement=False),
        Column("code", KEY, primary_key=True),
        Column("households", Integer, nullable=False),
        Column("polygon", Text, nullable=False),
    )


def _create_places() -> None:
    op.create_table(
        "estates",
        Column("version", Integer, primary_key=True, autoincrement=False),
        Column("id", KEY, primary_key=True),
        Column("name", Text, nullable=False),
        Column("aliases", Texts, nullable=False),
        Column("grid", KEY, nullable=False),
        Column("lat", Float, nullable=False),
        Column("lon", Float, nullable=False),
        Column("road", Text, nullable=False),
        Column("number", Text, nullable=False),
    )
    op.create_table(
        "buildings",
        Column("version", Integer, primary_key=True, autoincrement=False),
        Column("estate", KEY, primary_key=True),
        Column("building", KEY, primary_key=True),
        Column("entrances", Integer, nullable=False),
        Column("grid", KEY),
    )
    op.create_table(
        "roads",
        Column("version", Integer, primary_key=True, autoincrement=False),
        Column("name", KEY, primary_key=True),
        Column("area", KEY, primary_key=True),
        Column("aliases", Texts, nullable=False),
    )


def _create_list() -> None:
    op.create_table(
        "categories",
        Column("version", Integer, primary_key=True, autoincrement=False),
        Column("code", KEY, primary_key=True),
        Column("name", Text, nullable=False),
        Column("name_en", Text, nullable=False),
    )
    op.create_table(
        "offices",
        Column("version", Integer, primary_key=True, autoincrement=False),
        Column("code", KEY, primary_key=True),
        Column("name", Text, nullable=False),
        Column("name_en", Text, nullable=False),
        Column("kind", Text, nullable=False),
    )
    op.create_table(
        "matters",
        Column("version", Integer, primary_key=True, autoincrement=False),
        Column("id", KEY, primary_key=True),
        Column("category", KEY, nullable=False),
        Column("name", Text, nullable=False),
        Column("name_en", Text, nullable=False),
        Column("includes", Text, nullable=False),
        Column("handler", Text, nullable=False),
        Column("office", KEY, nullable=False),
        Column("helpers", Texts, nullable=False),
        Column("time_class", Text, nullable=False),
        Column("proof", Boolean, nullable=False),
    )


def _create_people() -> None:
    op.create_table(
        "people",
        Column("id", KEY, primary_key=True),
        Column("name", Text, nullable=False),
        Column("language", Text, nullable=False),
        Column("created_at", Moment, nullable=False),
        Column("phone", Text),
        Column("home", PlaceText),
        Column("notice_version", Integer, nullable=False),
        Column("forgotten_at", Moment),
        Column("last_seq", NUMBER, nullable=False),
    )
    op.create_table(
        "identities",
        Column("channel", KEY, primary_key=True),
        Column("account", KEY, primary_key=True),
        Column("external_id", KEY, primary_key=True),
        Column("person_id", KEY, ForeignKey("people.id"), nullable=False),
        Column("reachable", Boolean, nullable=False),
        Column("last_used_at", Moment, nullable=False),
        Index(None, "person_id"),
    )


def _create_assignments() -> None:
    op.create_table(
        "assignments",
        Column("id", KEY, primary_key=True),
        Column("person_id", KEY, ForeignKey("people.id"), nullable=False),
        Column("role", KEY, nullable=False),
        Column("area", KEY, nullable=False),
        Column("path", KEY, nullable=False),
        Column("office", KEY),
        Column("since", Moment, nullable=False),
        Column("until", Moment),
        Index(None, "person_id"),
        Index(None, "area", "role"),
        Index(None, "office"),
        Index(None, "path"),
    )
    op.create_table(
        "absences",
        Column("id", KEY, primary_key=True),
        Column("person_id", KEY, ForeignKey("people.id"), nullable=False),
        Column("since", Moment, nullable=False),
        Column("until", Moment, nullable=False),
        Column("deputy", KEY),
        Index(None, "person_id", "until"),
    )


def _create_invitations() -> None:
    op.create_table(
        "invitations",
        Column("id", KEY, primary_key=True),
        Column("code_hash", KEY, nullable=False, unique=True),
        Column("role", KEY, nullable=False),
        Column("area", KEY, nullable=False),
        Column("office", KEY),
        Column("name", Text, nullable=False),
        Column("invited_by", KEY),
        Column("created_at", Moment, nullable=False),
        Column("expires_at", Moment, nullable=False),
        Column("redeemed_by", KEY),
        Column("confirmed_by", KEY),
        Column("refused", Boolean, nullable=False),
    )
    op.create_table(
        "invitation_failures",
        Column("number", NUMBER, primary_key=True, autoincrement=True),
        Column("key", KEY, nullable=False),
        Column("at", Moment, nullable=False),
        Index(None, "key", "at"),
    )
