"""Between persons and their rows: phone and home are sealed there."""

from __future__ import annotations

from storage.columns import decode_place, encode_place
from storage.rows import AnyRow
from storage.sealing import Sealer
from tickets.people import Person


class PersonRows:
    """Turns persons into columns and back."""

    __slots__ = ("_sealer",)

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer

    def columns(self, person: Person) -> dict[str, object]:
        """Return all columns of a person but the id.

        ``home_path`` stays readable: those who live in an area are found by it.
        """
        home = person.home
        return {
            "name": person.name,
            "language": person.language,
            "created_at": person.created_at,
            "phone": self._sealer.seal(person.phone),
            "home": self._sealer.seal(encode_place(home)) if home is not None else None,
            "home_path": home.path if home is not None else None,
            "notice_version": person.notice_version,
            "forgotten_at": person.forgotten_at,
        }

    def person(self, row: AnyRow) -> Person:
        """Return the person of a row."""
        home = self._sealer.open(row.home)
        return Person(
            id=row.id,
            name=row.name,
            language=row.language,
            created_at=row.created_at,
            phone=self._sealer.open(row.phone),
            home=decode_place(home) if home is not None else None,
            notice_version=row.notice_version,
            forgotten_at=row.forgotten_at,
        )

    def is_sealed(self, row: AnyRow) -> bool:
        """Tell whether a row is as it would be stored now."""
        return self._sealer.is_current(row.phone) and self._sealer.is_current(row.home)
