"""Requests: what each person asked for."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, insert, select, update

from storage.memo import Memo
from storage.prepared import HotConnection
from storage.rows import AnyRow
from storage.tables.tickets import requests
from tickets.chunks import chunked
from tickets.errors import UnknownRecordError
from tickets.model import Origin, Request, Verdict

_R = requests.c
_GET = select(requests).where(_R.id == bindparam("request_id"))
_ADD = insert(requests)
_SAVE = update(requests).where(_R.id == bindparam("request_id"))
_FIND_BY_NUMBER = select(requests).where(_R.number == bindparam("wanted"))
_OF_PERSON = (
    select(requests)
    .where(_R.person_id == bindparam("person"))
    .order_by(_R.created_at.desc(), _R.id.desc())
    .limit(bindparam("most"))
)
_OF_TICKET = (
    select(requests).where(_R.ticket_id == bindparam("ticket")).order_by(_R.created_at, _R.id)
)
_OF_TICKETS = (
    select(requests)
    .where(_R.ticket_id.in_(bindparam("tickets", expanding=True)))
    .order_by(_R.ticket_id, _R.created_at, _R.id)
)


class Requests:
    """Requests (tickets.ports.Requests)."""

    __slots__ = ("_connection", "_memo")

    def __init__(self, connection: HotConnection, memo: Memo) -> None:
        self._connection = connection
        self._memo = memo

    def get(self, request_id: str) -> Request:
        """Return a request; raise UnknownRecordError if there is none."""
        filed = self._memo.filed.get(request_id)
        if filed is not None:
            return filed
        row = self._connection.execute(_GET, {"request_id": request_id}).first()
        if row is None:
            raise UnknownRecordError(f"there is no request {request_id}")
        return _request(row)

    def add(self, request: Request) -> None:
        """Store a new request."""
        self._connection.execute(_ADD, {"id": request.id} | _columns(request))
        self._memo.requests.clear()
        self._memo.filed[request.id] = request

    def save(self, request: Request) -> None:
        """Store a changed request."""
        self._connection.execute(_SAVE, {"request_id": request.id} | _columns(request))
        self._memo.requests.clear()
        self._memo.filed[request.id] = request

    def find_by_number(self, number: str) -> Request | None:
        """Return the request with this number (digits only)."""
        row = self._connection.execute(_FIND_BY_NUMBER, {"wanted": number}).first()
        return None if row is None else _request(row)

    def of_person(self, person_id: str, limit: int = 20) -> Sequence[Request]:
        """Return a person's requests, newest first."""
        rows = self._connection.execute(_OF_PERSON, {"person": person_id, "most": limit})
        return [_request(row) for row in rows]

    def of_ticket(self, ticket_id: str) -> Sequence[Request]:
        """Return the requests that point to a ticket, oldest first."""
        known = self._memo.requests.get(ticket_id)
        if known is None:
            rows = self._connection.execute(_OF_TICKET, {"ticket": ticket_id})
            known = self._memo.requests[ticket_id] = [_request(row) for row in rows]
        return known

    def of_tickets(self, ticket_ids: Sequence[str]) -> Sequence[Request]:
        """Return the requests that point to several tickets, each ticket's oldest first."""
        return [
            _request(row)
            for chunk in chunked(ticket_ids)
            for row in self._connection.execute(_OF_TICKETS, {"tickets": chunk})
        ]


def _columns(request: Request) -> dict[str, object]:
    return {
        "number": request.number,
        "ticket_id": request.ticket_id,
        "person_id": request.person_id,
        "text": request.text,
        "media": request.media,
        "place": request.place,
        "created_at": request.created_at,
        "origin": request.origin.value,
        "anonymous": request.anonymous,
        "on_behalf_of": request.on_behalf_of,
        "verdict": request.verdict.value,
        "rating": request.rating,
        "rating_comment": request.rating_comment,
        "rated_at": request.rated_at,
        "withdrawn_at": request.withdrawn_at,
    }


def _request(row: AnyRow) -> Request:
    return Request(
        id=row.id,
        number=row.number,
        ticket_id=row.ticket_id,
        person_id=row.person_id,
        text=row.text,
        media=row.media,
        place=row.place,
        created_at=row.created_at,
        origin=Origin(row.origin),
        anonymous=row.anonymous,
        on_behalf_of=row.on_behalf_of,
        verdict=Verdict(row.verdict),
        rating=row.rating,
        rating_comment=row.rating_comment,
        rated_at=row.rated_at,
        withdrawn_at=row.withdrawn_at,
    )
