"""Give a private ticket (self-harm) to the community's person on call and nobody else."""

from __future__ import annotations

from tickets.attendance import first_present
from tickets.model import Ticket
from tickets.people import Person, Role
from tickets.rule import DispatchRule
from tickets.work import Work


def _find(work: Work, ticket: Ticket) -> Person | None:
    if not ticket.private:
        return None
    codes = reversed(ticket.place.path.rstrip("/").split("/"))
    on_call = (
        first_present(work, work.people.staff(Role.COMMUNITY_ADMIN, code, work.now))
        for code in codes
    )
    return next((person for person in on_call if person is not None), None)


PRIVATE = DispatchRule("private", _find)
