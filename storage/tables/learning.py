"""What is learned from: lessons, and the words that were found in them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Index, Integer, Table, Text

from storage.columns import KEY, NUMBER, Moment
from storage.tables.schema import METADATA

lessons = Table(
    "lessons",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("matter", KEY, nullable=False),
    Column("text", Text, nullable=False),
    Column("person_hash", KEY, nullable=False),
    Column("at", Moment),
    Column("path", KEY),
    Index(None, "at"),
    Index(None, "person_hash"),
)

keyword_proposals = Table(
    "keyword_proposals",
    METADATA,
    Column("matter", KEY, primary_key=True),
    Column("word", KEY, primary_key=True),
    Column("people", Integer, nullable=False),
    Column("weight", Float, nullable=False),
)

keyword_decisions = Table(
    "keyword_decisions",
    METADATA,
    Column("matter", KEY, primary_key=True),
    Column("word", KEY, primary_key=True),
    Column("is_approved", Boolean, nullable=False),
    Column("actor", KEY, nullable=False),
    Column("at", Moment, nullable=False),
)

hot_words = Table(
    "hot_words",
    METADATA,
    Column("path", KEY, primary_key=True),
    Column("word", KEY, primary_key=True),
    Column("people", Integer, nullable=False),
    Column("before", Integer, nullable=False),
)
