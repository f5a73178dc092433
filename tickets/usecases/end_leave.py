"""End one's leave early; new work comes again at once."""

from __future__ import annotations

from tickets.errors import NotPossibleNowError
from tickets.people import Absence, Actor
from tickets.work import Work


def end_leave(work: Work, actor: Actor) -> Absence:
    """Return the leave that ends now; what the deputy got meanwhile stays theirs.

    Raises:
        NotPossibleNowError: the actor is on no leave.
    """
    absence = work.people.find_absence(actor.person.id, work.now)
    if absence is None:
        raise NotPossibleNowError(f"{actor.person.id} is on no leave")
    work.people.end_absences(actor.person.id, work.now)
    work.audit.record(actor.person.id, "leave-end", absence.id, work.now)
    return absence
