"""Ids that this process makes: time-ordered UUIDs and random digits."""

from __future__ import annotations

import secrets

import uuid_utils


class ProcessIds:
    """Makes ids as tickets.ports.Ids asks for them."""

    def new(self) -> str:
        """Return a new UUIDv7 as 32 hexadecimal digits."""
        return uuid_utils.uuid7().hex

    def digits(self, count: int) -> str:
        """Return random decimal digits."""
        return f"{secrets.randbelow(10**count):0{count}d}"
