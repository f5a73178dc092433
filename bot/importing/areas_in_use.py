"""Which areas cannot go or move because people or tickets stand in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from storage.unit_of_work import UnitOfWork
from tickets.people import Area


def find_faults(
    uow: UnitOfWork, after: Sequence[Area], before: Sequence[Area] | None = None
) -> list[str]:
    """Return a sentence for each area that would go or move although it is in use.

    ``before`` are the areas of now where nothing else is said.
    """
    paths = {area.path for area in after}
    lost = [area for area in before or uow.areas.all() if area.path not in paths]
    return [
        f"the area {area.code} {area.name} goes or moves, but has {use}"
        for area in lost
        for use in _uses(uow, area)
    ]


def _uses(uow: UnitOfWork, area: Area) -> Iterator[str]:
    if uow.people.any_staff_at(area.path, uow.now):
        yield "staff"
    if uow.tickets.any_at(area.path):
        yield "tickets"
