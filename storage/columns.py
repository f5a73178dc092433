"""Column types that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
from sqlalchemy import BigInteger, DateTime, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from tickets.people import Place

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

# Byte order on both, whatever the database's locale is: ids sort by time, a path is a range.
KEY = Text().with_variant(Text(collation="C"), "postgresql")
# SQLite counts by itself only in a column that is declared INTEGER.
NUMBER = BigInteger().with_variant(Integer(), "sqlite")


class Moment(TypeDecorator[datetime]):
    """A moment in UTC: ``timestamptz``, on SQLite the microseconds since 1970."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[datetime] | TypeEngine[int]:
        """Choose the column's type."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(DateTime(timezone=True))
        return dialect.type_descriptor(BigInteger())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | int | None:
        """Turn a moment into what is stored; a naive one is refused."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value if dialect.name == "postgresql" else (value - _EPOCH) // _MICROSECOND

    def process_result_value(
        self, value: datetime | int | None, dialect: Dialect
    ) -> datetime | None:
        """Turn what is stored into a moment."""
        del dialect
        if isinstance(value, datetime):
            return value.astimezone(UTC)
        return None if value is None else _EPOCH + timedelta(microseconds=value)


class Texts(TypeDecorator[tuple[str, ...]]):
    """Several texts in one column, as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        """Turn texts into what is stored."""
        del dialect
        return None if value is None else _encoder.encode(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:
        """Turn what is stored into texts."""
        del dialect
        return () if value is None else _texts_decoder.decode(value)


class PlaceText(TypeDecorator[Place]):
    """A place that nothing is searched by, as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Place | None, dialect: Dialect) -> str | None:
        """Turn a place into what is stored."""
        del dialect
        return None if value is None else encode_place(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Place | None:
        """Turn what is stored into a place."""
        del dialect
        return None if value is None else decode_place(value)


def encode_place(place: Place) -> str:
    """Return a place as JSON."""
    return _encoder.encode(place).decode()


def decode_place(text: str) -> Place:
    """Read a place from JSON."""
    return _place_decoder.decode(text)


_encoder = msgspec.json.Encoder()
_texts_decoder = msgspec.json.Decoder(tuple[str, ...])
_place_decoder = msgspec.json.Decoder(Place)
