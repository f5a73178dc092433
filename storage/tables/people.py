"""Persons, how they are reached, what they are appointed to, and invitations."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text

from storage.columns import KEY, NUMBER, Moment, PlaceText
from storage.tables.schema import METADATA

people = Table(
    "people",
    METADATA,
    Column("id", KEY, primary_key=True),
    Column("name", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("phone", Text),
    Column("home", Text),
    Column("notice_version", Integer, nullable=False),
    Column("forgotten_at", Moment),
    Column("last_seq", NUMBER, nullable=False),
    Column("home_path", KEY),
    Index(None, "home_path", "id"),
)

identities = Table(
    "identities",
    METADATA,
    Column("channel", KEY, primary_key=True),
    Column("account", KEY, primary_key=True),
    Column("external_id", KEY, primary_key=True),
    Column("person_id", KEY, ForeignKey("people.id"), nullable=False),
    Column("reachable", Boolean, nullable=False),
    Column("last_used_at", Moment, nullable=False),
    Index(None, "person_id"),
)

assignments = Table(
    "assignments",
    METADATA,
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

absences = Table(
    "absences",
    METADATA,
    Column("id", KEY, primary_key=True),
    Column("person_id", KEY, ForeignKey("people.id"), nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Column("deputy", KEY),
    Index(None, "person_id", "until"),
)

invitations = Table(
    "invitations",
    METADATA,
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

doors = Table(
    "doors",
    METADATA,
    Column("token", KEY, primary_key=True),
    Column("area", KEY, nullable=False),
    Column("estate", KEY, nullable=False),
    Column("building", KEY, nullable=False),
    Column("place", PlaceText, nullable=False),
    Column("created_by", KEY, ForeignKey("people.id")),
    Column("created_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    Index(None, "area", "estate", "building"),
)

broadcasts = Table(
    "broadcasts",
    METADATA,
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

invitation_failures = Table(
    "invitation_failures",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("key", KEY, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "key", "at"),
)
