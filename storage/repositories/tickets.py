"""Tickets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, literal, or_, select, update

from storage.memo import Memo
from storage.path_range import below, path_range
from storage.prepared import HotConnection
from storage.rows import AnyRow, AnySelect
from storage.tables.tickets import tickets
from tickets.chunks import CHUNK
from tickets.errors import UnknownRecordError
from tickets.model import Ticket, TimeClass
from tickets.people import Place, Point
from tickets.ports import SIMILAR
from tickets.status import Status

PAGE = 50

_T = tickets.c
_BY_ID = select(tickets).where(_T.id == bindparam("ticket_id"))
_BY_ID_LOCKED = _BY_ID.with_for_update()
_ADD = insert(tickets)
_SAVE = update(tickets).where(_T.id == bindparam("ticket_id"))
_NEXT_DUE = func.coalesce(_T.respond_due, _T.resolve_due)
_PAGE = (
    select(tickets)
    .where(_T.status.in_(bindparam("statuses", expanding=True)))
    .order_by(_NEXT_DUE.nulls_last(), _T.id)
    .limit(PAGE)
)
_OF_ASSIGNEE = _PAGE.where(_T.assignee == bindparam("person_id"))
_OF_OFFICE = _PAGE.where(_T.office == bindparam("office_code"), below(_T.path))
_WITHIN = _PAGE.where(below(_T.path))
_OPENED = (_T.opened_at >= bindparam("since")) & (_T.opened_at < bindparam("until"))
_OPENED_WITHIN = (
    select(tickets)
    .where(
        _OPENED,
        below(_T.path),
        or_(_T.opened_at > bindparam("since"), _T.id > bindparam("after")),
    )
    .order_by(_T.opened_at, _T.id)
    .limit(CHUNK)
)
_OPENED_COUNTED = (
    select(literal(1)).where(_OPENED, below(_T.path)).limit(bindparam("most")).subquery()
)
_COUNT_OPENED = select(func.count()).select_from(_OPENED_COUNTED)
_COUNT_RESOLVED = select(func.count()).where(
    _T.assignee == bindparam("person_id"),
    _T.status.in_([Status.RESOLVED.value, Status.CLOSED.value]),
    _T.resolved_at >= bindparam("since"),
)
_ANY_AT = (
    select(_T.id)
    .where(_T.path == bindparam("path"), _T.status.in_([status.value for status in Status]))
    .limit(1)
)
_SIMILAR = (
    select(tickets)
    .where(
        _T.matter_id == bindparam("matter"),
        below(_T.path),
        or_(
            _T.closed_at.is_(None),
            (_T.status == Status.CLOSED.value) & (_T.closed_at >= bindparam("closed_since")),
        ),
    )
    .order_by(_T.opened_at.desc(), _T.id.desc())
    .limit(bindparam("most"))
)
_NEWEST_WITHIN = (
    select(tickets)
    .where(_T.opened_at >= bindparam("since"), below(_T.path))
    .order_by(_T.opened_at.desc(), _T.id.desc())
    .limit(bindparam("most"))
)


class Tickets:
    """Tickets (tickets.ports.Tickets)."""

    __slots__ = ("_connection", "_memo")

    def __init__(self, connection: HotConnection, memo: Memo) -> None:
        self._connection = connection
        self._memo = memo

    def get(self, ticket_id: str) -> Ticket:
        """Return a ticket; raise UnknownRecordError if there is none."""
        return self._memo.tickets.get(ticket_id) or self._get(_BY_ID, ticket_id)

    def get_for_update(self, ticket_id: str) -> Ticket:
        """Return a ticket that nobody else changes until this transaction ends."""
        self._memo.forget_ticket(ticket_id)
        return self._get(_BY_ID_LOCKED, ticket_id)

    def add(self, ticket: Ticket) -> None:
        """Store a new ticket."""
        self._connection.execute(_ADD, {"id": ticket.id} | _columns(ticket))
        self._memo.tickets[ticket.id] = ticket
        self._memo.events[ticket.id] = ()

    def save(self, ticket: Ticket) -> None:
        """Store a changed ticket."""
        self._connection.execute(_SAVE, {"ticket_id": ticket.id} | _columns(ticket))
        self._memo.tickets[ticket.id] = ticket

    def of_assignee(self, person_id: str, statuses: Iterable[Status]) -> Sequence[Ticket]:
        """Return whom a person answers for, next deadline first, at most 50."""
        return self._list(_OF_ASSIGNEE, {"person_id": person_id} | _any_of(statuses))

    def of_office(self, office: str, path: str, statuses: Iterable[Status]) -> Sequence[Ticket]:
        """Return an office's tickets within an area, next deadline first, at most 50."""
        named = {"office_code": office} | path_range(path) | _any_of(statuses)
        return self._list(_OF_OFFICE, named)

    def within(self, path: str, statuses: Iterable[Status]) -> Sequence[Ticket]:
        """Return an area's tickets, next deadline first, at most 50."""
        return self._list(_WITHIN, path_range(path) | _any_of(statuses))

    def opened_within(self, path: str, since: datetime, until: datetime) -> Iterator[Ticket]:
        """Yield all tickets of an area opened from ``since`` to before ``until``, oldest first."""
        named: dict[str, Any] = path_range(path) | {"since": since, "until": until, "after": ""}
        while True:
            found = self._list(_OPENED_WITHIN, named)
            yield from found
            if len(found) < CHUNK:
                return
            named |= {"since": found[-1].opened_at, "after": found[-1].id}

    def count_opened(self, path: str, since: datetime, until: datetime, most: int) -> int:
        """Count an area's tickets opened in a time, no further than to ``most``."""
        named = {"since": since, "until": until, "most": most}
        return int(self._connection.execute(_COUNT_OPENED, path_range(path) | named).scalar_one())

    def count_resolved(self, person_id: str, since: datetime) -> int:
        """Count the resolved tickets that a person answers for, resolved since a moment."""
        named = {"person_id": person_id, "since": since}
        return int(self._connection.execute(_COUNT_RESOLVED, named).scalar_one())

    def any_at(self, path: str) -> bool:
        """Tell whether there is a ticket at exactly this path."""
        return self._connection.execute(_ANY_AT, {"path": path}).first() is not None

    def newest_within(self, path: str, since: datetime, most: int) -> Sequence[Ticket]:
        """Return an area's tickets that were opened since a moment, newest first."""
        return self._list(_NEWEST_WITHIN, path_range(path) | {"since": since, "most": most})

    def similar(
        self, matter_id: str, path: str, closed_since: datetime, most: int = SIMILAR
    ) -> Sequence[Ticket]:
        """Return an area's tickets of a matter that are open or closed since, newest first.

        Declined and withdrawn ones are neither.
        """
        named = {"matter": matter_id, "closed_since": closed_since, "most": most}
        return self._list(_SIMILAR, path_range(path) | named)

    def _get(self, statement: AnySelect, ticket_id: str) -> Ticket:
        row = self._connection.execute(statement, {"ticket_id": ticket_id}).first()
        if row is None:
            raise UnknownRecordError(f"there is no ticket {ticket_id}")
        ticket = self._memo.tickets[ticket_id] = _ticket(row)
        return ticket

    def _list(self, statement: AnySelect, named: dict[str, Any]) -> Sequence[Ticket]:
        return [_ticket(row) for row in self._connection.execute(statement, named)]


def _any_of(statuses: Iterable[Status]) -> dict[str, Any]:
    return {"statuses": [status.value for status in statuses]}


def _columns(ticket: Ticket) -> dict[str, object]:
    place = ticket.place
    return {
        "status": ticket.status.value,
        "area": place.area,
        "path": place.path,
        "place_text": place.text,
        "estate": place.estate,
        "building": place.building,
        "entrance": place.entrance,
        "room": place.room,
        "lat": place.point.lat if place.point else None,
        "lon": place.point.lon if place.point else None,
        "opened_at": ticket.opened_at,
        "matter_id": ticket.matter_id,
        "list_version": ticket.list_version,
        "time_class": ticket.time_class.value,
        "office": ticket.office,
        "assignee": ticket.assignee,
        "urgent": ticket.urgent,
        "private": ticket.private,
        "cycle": ticket.cycle,
        "revision": ticket.revision,
        "respond_due": ticket.respond_due,
        "resolve_due": ticket.resolve_due,
        "resolved_at": ticket.resolved_at,
        "closed_at": ticket.closed_at,
    }


def _ticket(row: AnyRow) -> Ticket:
    return Ticket(
        id=row.id,
        status=Status(row.status),
        place=_place(row),
        opened_at=row.opened_at,
        matter_id=row.matter_id,
        list_version=row.list_version,
        time_class=TimeClass(row.time_class),
        office=row.office,
        assignee=row.assignee,
        urgent=row.urgent,
        private=row.private,
        cycle=row.cycle,
        revision=row.revision,
        respond_due=row.respond_due,
        resolve_due=row.resolve_due,
        resolved_at=row.resolved_at,
        closed_at=row.closed_at,
    )


def _place(row: AnyRow) -> Place:
    return Place(
        area=row.area,
        path=row.path,
        text=row.place_text,
        estate=row.estate,
        building=row.building,
        entrance=row.entrance,
        room=row.room,
        point=None if row.lat is None else Point(row.lat, row.lon),
    )
