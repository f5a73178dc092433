"""Report in for an office that was called by a whistle."""

from __future__ import annotations

from dataclasses import replace

from tickets.errors import NotAllowedError, NotPossibleNowError
from tickets.model import Ticket
from tickets.people import Actor, Role
from tickets.recording import Deed, record
from tickets.status import Action
from tickets.whistles import Whistle
from tickets.work import Work


def report_in(work: Work, actor: Actor, whistle_id: str) -> Whistle:
    """Note that the actor's office has come; the first who reports in counts.

    Raises:
        NotAllowedError: the actor serves none of the called offices there.
        NotPossibleNowError: the office has reported in already, or the whistle has ended.
    """
    whistle = work.whistles.get(whistle_id)
    ticket = work.tickets.get_for_update(whistle.ticket_id)
    office = called_office(whistle, ticket, actor)
    if office is None:
        raise NotAllowedError(f"{actor.person.id} is not called by {whistle_id}")
    if whistle.ended_at is not None or office not in whistle.missing:
        raise NotPossibleNowError(f"{office} has reported in to {whistle_id}")
    calls = tuple(
        replace(call, reported_by=actor.person.id, reported_at=work.now)
        if call.office == office
        else call
        for call in whistle.calls
    )
    reported = replace(whistle, calls=calls)
    work.whistles.save(reported)
    record(work, ticket, Deed(Action.REPORT_IN, actor.person.id, text=office))
    return reported


def called_office(whistle: Whistle, ticket: Ticket, actor: Actor) -> str | None:
    """Return which of the called offices somebody serves at the ticket's place."""
    called = {call.office for call in whistle.calls}
    for held in actor.assignments:
        there = ticket.place.path.startswith(held.path)
        if held.role is Role.OFFICE and held.office in called and there:
            return held.office
    return None
