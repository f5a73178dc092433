"""Give a ticket to the grid leader, of the grid or its community, when no worker is there."""

from __future__ import annotations

from tickets.attendance import first_present
from tickets.model import Ticket
from tickets.people import AreaKind, Person, Role
from tickets.rule import DispatchRule
from tickets.work import Work


def _find(work: Work, ticket: Ticket) -> Person | None:
    area = work.areas.get(ticket.place.area)
    if ticket.private or area.kind is not AreaKind.GRID:
        return None
    leaders = [
        leader
        for code in (area.code, area.parent or area.code)
        for leader in work.people.staff(Role.LEADER, code, work.now)
    ]
    return first_present(work, leaders)


GRID_LEADER = DispatchRule("grid_leader", _find)
