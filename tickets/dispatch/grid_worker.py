"""Give a ticket to the worker of its grid, who follows it up whoever handles it (首接负责)."""

from __future__ import annotations

from tickets.attendance import first_present
from tickets.model import Ticket
from tickets.people import Person, Role
from tickets.rule import DispatchRule
from tickets.work import Work


def _find(work: Work, ticket: Ticket) -> Person | None:
    if ticket.private:
        return None
    return first_present(work, work.people.staff(Role.WORKER, ticket.place.area, work.now))


GRID_WORKER = DispatchRule("grid_worker", _find)
