"""Go on leave; the deputy gets new work meanwhile."""

from __future__ import annotations

from datetime import datetime

from tickets.errors import NotAllowedError
from tickets.people import Absence, Actor
from tickets.work import Work


def take_leave(work: Work, actor: Actor, until: datetime, deputy: str | None = None) -> Absence:
    """Store a leave from now on.

    Raises:
        NotAllowedError: the actor holds no role.
    """
    if not actor.is_staff:
        raise NotAllowedError(f"{actor.person.id} holds no role")
    absence = Absence(work.ids.new(), actor.person.id, work.now, until, deputy)
    work.people.add_absence(absence)
    work.audit.record(actor.person.id, "leave", absence.id, work.now)
    return absence
