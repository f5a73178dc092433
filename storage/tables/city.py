"""Books that are replaced as a whole: areas, places and the responsibility list."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Integer, Table, Text

from storage.columns import KEY, Moment, Texts
from storage.tables.schema import METADATA

versions = Table(
    "versions",
    METADATA,
    Column("book", KEY, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("stamp", KEY, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("state", KEY, nullable=False),
)

areas = Table(
    "areas",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("code", KEY, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("parent", KEY),
    Column("path", KEY, nullable=False),
)

grids = Table(
    "grids",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("code", KEY, primary_key=True),
    Column("households", Integer, nullable=False),
    Column("polygon", Text, nullable=False),
)

estates = Table(
    "estates",
    METADATA,
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

buildings = Table(
    "buildings",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("estate", KEY, primary_key=True),
    Column("building", KEY, primary_key=True),
    Column("entrances", Integer, nullable=False),
    Column("grid", KEY),
)

roads = Table(
    "roads",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("name", KEY, primary_key=True),
    Column("area", KEY, primary_key=True),
    Column("aliases", Texts, nullable=False),
)

categories = Table(
    "categories",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("code", KEY, primary_key=True),
    Column("name", Text, nullable=False),
    Column("name_en", Text, nullable=False),
)

offices = Table(
    "offices",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("code", KEY, primary_key=True),
    Column("name", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("kind", Text, nullable=False),
)

matters = Table(
    "matters",
    METADATA,
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

calendar_days = Table(
    "calendar_days",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("day", KEY, primary_key=True),
    Column("worked", Boolean, nullable=False),
)

matter_words = Table(
    "matter_words",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("id", KEY, primary_key=True),
    Column("excludes", Text, nullable=False),
    Column("keywords", Texts, nullable=False),
    Column("wordings", Texts, nullable=False),
    Column("not_words", Texts, nullable=False),
)
