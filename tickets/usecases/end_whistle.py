"""End a whistle with its result, and rate each other."""

from __future__ import annotations

from dataclasses import replace

from tickets.errors import NotAllowedError, NotPossibleNowError, ReasonMissingError
from tickets.people import Actor
from tickets.permissions import relations_of
from tickets.status import Relation
from tickets.usecases.rate_request import RATINGS, RatingOutOfRangeError
from tickets.usecases.report_in import called_office
from tickets.whistles import Call, Whistle
from tickets.work import Work


def end_whistle(work: Work, actor: Actor, whistle_id: str, result: str) -> Whistle:
    """Say what came of it.

    Raises:
        ReasonMissingError: nothing says what came of it.
        NotAllowedError: the actor neither blew it nor administers the place.
        NotPossibleNowError: it has ended.
    """
    whistle = work.whistles.get(whistle_id)
    if not result:
        raise ReasonMissingError(f"{whistle_id} ends without a result")
    if not may_end(work, actor, whistle):
        raise NotAllowedError(f"{actor.person.id} may not end {whistle_id}")
    if whistle.ended_at is not None:
        raise NotPossibleNowError(f"{whistle_id} has ended")
    ended = replace(whistle, result=result, ended_at=work.now)
    work.whistles.save(ended)
    work.audit.record(actor.person.id, "whistle-end", whistle_id, work.now)
    return ended


def may_end(work: Work, actor: Actor, whistle: Whistle) -> bool:
    """Tell whether somebody may end a whistle: who blew it, or an admin of the place."""
    ticket = work.tickets.get(whistle.ticket_id)
    is_admin = Relation.ADMIN in relations_of(work, actor, ticket)
    return is_admin or whistle.blown_by == actor.person.id


def rate_whistle(work: Work, actor: Actor, whistle_id: str, office: str, rating: int) -> Whistle:
    """Rate an office that was called, or, as that office, the whistle; the last rating counts.

    Raises:
        RatingOutOfRangeError: it is not 1 to 5.
        NotAllowedError: the actor is neither side.
        NotPossibleNowError: it has not ended.
    """
    if rating not in RATINGS:
        raise RatingOutOfRangeError(str(rating))
    whistle = work.whistles.get(whistle_id)
    if whistle.ended_at is None:
        raise NotPossibleNowError(f"{whistle_id} has not ended")
    ticket = work.tickets.get(whistle.ticket_id)
    is_called = called_office(whistle, ticket, actor) == office
    if not is_called and not may_end(work, actor, whistle):
        raise NotAllowedError(f"{actor.person.id} has nothing to rate in {whistle_id}")

    def rated(call: Call) -> Call:
        if call.office != office:
            return call
        return replace(call, rating_back=rating) if is_called else replace(call, rating=rating)

    changed = replace(whistle, calls=tuple(map(rated, whistle.calls)))
    work.whistles.save(changed)
    return changed
