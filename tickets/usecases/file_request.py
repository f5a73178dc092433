"""File a request: a new ticket for a problem, or one more requester of a ticket that is open."""

from __future__ import annotations

from dataclasses import dataclass

from tickets.errors import NotPossibleNowError
from tickets.events import Reason
from tickets.model import Matter, Origin, Request, Ticket, TimeClass
from tickets.numbers import new_number
from tickets.people import Actor, Place
from tickets.recording import Deed, open_ticket, record
from tickets.status import OPEN, Action, Status
from tickets.usecases.dispatch_ticket import dispatch_ticket
from tickets.work import Work


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody reports; ``matter_id`` None leaves it to triage what it is.

    ``unasked`` says that nobody has confirmed the matter: the words alone led to it.
    """

    text: str
    place: Place
    matter_id: str | None = None
    media: tuple[str, ...] = ()
    origin: Origin = Origin.RESIDENT
    anonymous: bool = False
    on_behalf_of: str | None = None
    urgent: bool = False
    private: bool = False
    unasked: bool = False


@dataclass(frozen=True, slots=True)
class Filed:
    """A request with the ticket it points to."""

    request: Request
    ticket: Ticket


def file_request(work: Work, actor: Actor, report: Report) -> Filed:
    """Open a ticket for a report and dispatch it."""
    matter = work.matters.get(report.matter_id) if report.matter_id is not None else None
    ticket = _new_ticket(work, report, matter)
    request = _new_request(work, actor, report, ticket)
    deed = Deed(
        Action.FILE,
        actor=actor.person.id,
        reason=Reason.UNASKED if report.unasked else None,
        text=report.text,
        media=report.media,
        request_id=request.id,
    )
    opened = open_ticket(work, ticket, deed)
    work.requests.add(request)
    return Filed(request, dispatch_ticket(work, opened))


def join_ticket(work: Work, actor: Actor, ticket_id: str, report: Report) -> Filed:
    """Add a request of one's own to somebody's open ticket about the same problem.

    Raises:
        NotPossibleNowError: the ticket is no longer open, or private.
    """
    ticket = work.tickets.get_for_update(ticket_id)
    if ticket.status not in OPEN or ticket.private:
        raise NotPossibleNowError(f"{ticket_id} cannot be joined")
    request = _new_request(work, actor, report, ticket)
    work.requests.add(request)
    deed = Deed(
        Action.JOIN,
        actor=actor.person.id,
        text=report.text,
        media=report.media,
        request_id=request.id,
    )
    return Filed(request, record(work, ticket, deed))


def _new_ticket(work: Work, report: Report, matter: Matter | None) -> Ticket:
    time_class = matter.time_class if matter is not None else TimeClass.GENERAL
    return Ticket(
        id=work.ids.new(),
        status=Status.SUBMITTED,
        place=report.place,
        opened_at=work.now,
        matter_id=matter.id if matter is not None else None,
        list_version=work.matters.version,
        time_class=TimeClass.EMERGENCY if report.urgent else time_class,
        office=matter.office if matter is not None else None,
        urgent=report.urgent,
        private=report.private,
    )


def _new_request(work: Work, actor: Actor, report: Report, ticket: Ticket) -> Request:
    return Request(
        id=work.ids.new(),
        number=new_number(work.requests, work.ids, work.now, work.hours.zone),
        ticket_id=ticket.id,
        person_id=actor.person.id,
        text=report.text,
        media=report.media,
        place=report.place,
        created_at=work.now,
        origin=report.origin,
        anonymous=report.anonymous,
        on_behalf_of=report.on_behalf_of,
    )
