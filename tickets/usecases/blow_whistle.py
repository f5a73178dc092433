"""Blow the whistle on a ticket: call offices that must come and solve it together."""

from __future__ import annotations

from tickets.acting import load
from tickets.clocks import deadline
from tickets.errors import NotAllowedError, ReasonMissingError
from tickets.model import Ticket
from tickets.people import Actor
from tickets.recording import Deed, record
from tickets.status import Action
from tickets.whistles import REPORT_IN, Call, Whistle, WhistleKind
from tickets.work import Work

WHISTLE_JOB = "whistle"
MOST_OFFICES = 5
GRID = "grid"  # the kind of the office that the grid worker is


def blow_whistle(
    work: Work,
    actor: Actor,
    ticket_id: str,
    kind: WhistleKind,
    offices: tuple[str, ...],
    text: str,
) -> Whistle:
    """Return the whistle; the offices are to report in by its deadline.

    Raises:
        ReasonMissingError: nothing says what they are needed for, or none is called.
        NotAllowedError: the actor does not handle this ticket, or it is a private one.
    """
    if not text or not 0 < len(offices) <= MOST_OFFICES:
        raise ReasonMissingError(f"a whistle on {ticket_id} for {offices}")
    deed = Deed(Action.WHISTLE, actor.person.id, text=text)
    ticket = load(work, actor, ticket_id, deed)
    if ticket.private:
        raise NotAllowedError(f"{ticket_id} is private")
    for office in offices:
        work.matters.office(office)
    return _blow(work, ticket, deed, kind, offices)


def whistle_by_itself(work: Work, ticket: Ticket) -> None:
    """Call the office of a ticket that residents have disputed again and again.

    What they said stays with their requests, so that it goes when they are forgotten.
    """
    if ticket.office is None or ticket.private:
        return
    if work.matters.office(ticket.office).kind != GRID:
        deed = Deed(Action.WHISTLE)
        _blow(work, ticket, deed, WhistleKind.RESIDENTS, (ticket.office,))


def _blow(
    work: Work, ticket: Ticket, deed: Deed, kind: WhistleKind, offices: tuple[str, ...]
) -> Whistle:
    whistle = Whistle(
        id=work.ids.new(),
        ticket_id=ticket.id,
        kind=kind,
        text=deed.text,
        blown_by=deed.actor,
        created_at=work.now,
        due_at=deadline(work.now, REPORT_IN[kind], work.calendar, work.hours),
        calls=tuple(Call(office) for office in dict.fromkeys(offices)),
    )
    work.whistles.add(whistle)
    record(work, ticket, deed)
    work.jobs.schedule(WHISTLE_JOB, whistle.id, whistle.due_at, whistle.id)
    return whistle
