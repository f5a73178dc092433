"""Tell the residents of an area something, as its administration."""

from __future__ import annotations

from tickets.broadcasts import Broadcast
from tickets.errors import NotAllowedError, RefusedError
from tickets.people import Actor, Area
from tickets.permissions import administered
from tickets.work import Work

LONGEST = 500
BROADCAST_JOB = "broadcast"


class BroadcastTextError(RefusedError):
    """A broadcast has 1 to 500 characters."""

    code = "broadcast-text"


def send_broadcast(work: Work, actor: Actor, area_code: str, text: str) -> Broadcast:
    """Store a broadcast; a job tells the residents, some at a time.

    Raises:
        NotAllowedError: the actor does not administer this area.
        BroadcastTextError: there are no words, or too many.
    """
    area = area_to_tell(work, actor, area_code)
    if not 0 < len(text) <= LONGEST:
        raise BroadcastTextError(f"{len(text)} characters")
    broadcast = Broadcast(
        work.ids.new(), area.code, area.path, text, actor.person.id, created_at=work.now
    )
    work.broadcasts.add(broadcast)
    work.audit.record(actor.person.id, "broadcast", broadcast.id, work.now)
    work.jobs.schedule(BROADCAST_JOB, broadcast.id, work.now, broadcast.id)
    return broadcast


def area_to_tell(work: Work, actor: Actor, area_code: str) -> Area:
    """Return an area that the actor may tell something.

    Raises:
        NotAllowedError: the actor does not administer it.
    """
    area = work.areas.get(area_code)
    if not any(area.path.startswith(held.path) for held in administered(actor)):
        raise NotAllowedError(f"{actor.person.id} does not administer {area_code}")
    return area
