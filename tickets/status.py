"""The life of a ticket as one table: which action leads where, and who may take it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Where a ticket stands."""

    SUBMITTED = "submitted"
    DISPATCHED = "dispatched"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    PAUSED = "paused"
    RESOLVED = "resolved"
    CLOSED = "closed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


OPEN = frozenset(
    {Status.SUBMITTED, Status.DISPATCHED, Status.ACCEPTED, Status.IN_PROGRESS, Status.PAUSED}
)
ENDED = frozenset({Status.CLOSED, Status.DECLINED, Status.WITHDRAWN})
WORKING = frozenset({Status.ACCEPTED, Status.IN_PROGRESS})


class Action(StrEnum):
    """What can be done to a ticket; each is recorded as an event of the same name."""

    FILE = "file"
    JOIN = "join"
    DISPATCH = "dispatch"
    ASSIGN = "assign"
    ACCEPT = "accept"
    START = "start"
    ON_THE_WAY = "on_the_way"
    ARRIVE = "arrive"
    ASK = "ask"
    ANSWER = "answer"
    ADD = "add"
    PAUSE = "pause"
    RESUME = "resume"
    TRANSFER = "transfer"
    RETURN = "return"
    FINISH = "finish"
    VERIFY = "verify"
    SEND_BACK = "send_back"
    WHISTLE = "whistle"
    REPORT_IN = "report_in"
    CONFIRM = "confirm"
    CLOSE = "close"
    DISPUTE = "dispute"
    NOT_SEEN = "not_seen"
    RATE = "rate"
    CHASE = "chase"
    DECLINE = "decline"
    LEAVE = "leave"
    WITHDRAW = "withdraw"
    CLASSIFY = "classify"
    CORRECT = "correct"
    REVEAL = "reveal"
    REMIND = "remind"
    OVERDUE = "overdue"


class Relation(StrEnum):
    """What an actor is to a ticket (found by tickets.permissions)."""

    REQUESTER = "requester"
    ASSIGNEE = "assignee"
    OFFICE = "office"
    LEADER = "leader"
    ADMIN = "admin"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table; ``target`` None means that the ticket stays where it is."""

    action: Action
    sources: frozenset[Status]
    target: Status | None
    actors: frozenset[Relation]


def _row(
    action: Action, sources: frozenset[Status], target: Status | None, *actors: Relation
) -> Transition:
    return Transition(action, sources, target, frozenset(actors))


_S, _R = Status, Relation
_HANDLERS = (_R.ASSIGNEE, _R.OFFICE, _R.LEADER)
_DISPATCHED = frozenset({_S.DISPATCHED})
_BEFORE_WORK = frozenset({_S.SUBMITTED, _S.DISPATCHED})
_BEFORE_START = _BEFORE_WORK | {_S.ACCEPTED}
_BEFORE_RESULT = frozenset({_S.DISPATCHED, _S.ACCEPTED, _S.IN_PROGRESS})
_ANY = frozenset(Status)

TABLE: tuple[Transition, ...] = (
    _row(Action.DISPATCH, frozenset({_S.SUBMITTED}), _S.DISPATCHED, _R.SYSTEM, _R.ADMIN),
    _row(Action.ASSIGN, OPEN, _S.DISPATCHED, _R.ADMIN, _R.LEADER),
    _row(Action.ACCEPT, _DISPATCHED, _S.ACCEPTED, *_HANDLERS),
    _row(Action.ON_THE_WAY, WORKING, None, *_HANDLERS),
    _row(Action.ARRIVE, WORKING, None, *_HANDLERS),
    _row(Action.START, frozenset({_S.ACCEPTED}), _S.IN_PROGRESS, *_HANDLERS),
    _row(Action.ASK, WORKING, _S.PAUSED, *_HANDLERS),
    _row(Action.ANSWER, frozenset({_S.PAUSED}), _S.IN_PROGRESS, _R.REQUESTER),
    _row(Action.ADD, OPEN | {_S.RESOLVED}, None, _R.REQUESTER, *_HANDLERS, _R.ADMIN),
    _row(Action.PAUSE, WORKING, _S.PAUSED, *_HANDLERS),
    _row(
        Action.RESUME,
        frozenset({_S.PAUSED}),
        _S.IN_PROGRESS,
        *_HANDLERS,
        _R.REQUESTER,
        _R.ADMIN,
        _R.SYSTEM,
    ),
    _row(Action.TRANSFER, _BEFORE_RESULT, _S.DISPATCHED, *_HANDLERS, _R.ADMIN),
    _row(Action.RETURN, _BEFORE_RESULT, _S.SUBMITTED, *_HANDLERS),
    _row(Action.FINISH, WORKING, _S.RESOLVED, *_HANDLERS),
    _row(Action.VERIFY, frozenset({_S.RESOLVED}), None, _R.ADMIN),
    _row(Action.SEND_BACK, frozenset({_S.RESOLVED}), _S.IN_PROGRESS, _R.ADMIN),
    _row(Action.CONFIRM, frozenset({_S.RESOLVED}), None, _R.REQUESTER),
    _row(Action.NOT_SEEN, frozenset({_S.RESOLVED}), None, _R.REQUESTER),
    _row(Action.CLOSE, frozenset({_S.RESOLVED}), _S.CLOSED, _R.SYSTEM),
    _row(Action.DISPUTE, frozenset({_S.RESOLVED, _S.CLOSED}), _S.DISPATCHED, _R.REQUESTER),
    _row(Action.DISPUTE, frozenset({_S.DECLINED}), _S.SUBMITTED, _R.REQUESTER),
    _row(Action.RATE, frozenset({_S.RESOLVED, _S.CLOSED}), None, _R.REQUESTER),
    _row(Action.CHASE, OPEN, None, _R.REQUESTER),
    _row(Action.DECLINE, _BEFORE_WORK, _S.DECLINED, _R.ADMIN),
    _row(Action.JOIN, OPEN, None, _R.SYSTEM),
    _row(Action.LEAVE, OPEN | {_S.RESOLVED}, None, _R.REQUESTER),
    _row(Action.WITHDRAW, OPEN, _S.WITHDRAWN, _R.REQUESTER, _R.SYSTEM),
    _row(Action.CLASSIFY, OPEN, None, _R.ADMIN, _R.SYSTEM),
    _row(Action.CORRECT, _BEFORE_START, _S.SUBMITTED, _R.REQUESTER),
    _row(Action.REVEAL, _ANY, None, *_HANDLERS, _R.ADMIN),
    _row(Action.WHISTLE, OPEN, None, *_HANDLERS, _R.ADMIN, _R.SYSTEM),
    _row(Action.REPORT_IN, _ANY, None, _R.SYSTEM),
    _row(Action.REMIND, OPEN, None, _R.SYSTEM),
    _row(Action.OVERDUE, OPEN, None, _R.SYSTEM),
)

_BY_ACTION = {(row.action, source): row for row in TABLE for source in row.sources}


def find_transition(action: Action, status: Status) -> Transition | None:
    """Return the row for an action on a ticket in this status, or None if it is not possible."""
    return _BY_ACTION.get((action, status))


def possible_actions(status: Status, relations: frozenset[Relation]) -> frozenset[Action]:
    """Return what somebody with these relations may do to a ticket in this status."""
    return frozenset(
        row.action for row in TABLE if status in row.sources and row.actors & relations
    )
