"""What an import would change."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Difference:
    """Names of what is new, changed and gone."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)

    def lines(self) -> Iterator[str]:
        """Yield it for a person to read, at most ten names of a kind."""
        for mark, what, names in (
            ("+", "new", self.new),
            ("~", "changed", self.changed),
            ("-", "gone", self.gone),
        ):
            yield f"{len(names)} {what}"
            yield from (f"  {mark} {name}" for name in names[:MOST_SHOWN])
            if len(names) > MOST_SHOWN:
                yield f"  … and {len(names) - MOST_SHOWN} more"


def compare(
    before: Mapping[Key, object],
    after: Mapping[Key, object],
    names: Mapping[Key, str],
) -> Difference:
    """Compare two books by their keys; ``names`` says what a key is called."""
    return Difference(
        new=tuple(names[key] for key in after if key not in before),
        changed=tuple(
            names[key] for key, row in after.items() if key in before and before[key] != row
        ),
        gone=tuple(names[key] for key in before if key not in after),
    )


def both(one: Difference, other: Difference) -> Difference:
    """Join two differences."""
    return Difference(one.new + other.new, one.changed + other.changed, one.gone + other.gone)
