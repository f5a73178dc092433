"""Who is there: a member of staff, or the deputy while they are on leave."""

from __future__ import annotations

from collections.abc import Iterable

from tickets.people import Person
from tickets.work import Work


def first_present(work: Work, people: Iterable[Person]) -> Person | None:
    """Return the first who is not on leave, else the first deputy who is not, else None."""
    deputies = []
    for person in people:
        absence = work.people.find_absence(person.id, work.now)
        if absence is None:
            return person
        if absence.deputy is not None:
            deputies.append(absence.deputy)
    for deputy in deputies:
        if work.people.find_absence(deputy, work.now) is None:
            return work.people.get(deputy)
    return None
