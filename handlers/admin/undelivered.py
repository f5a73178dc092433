"""Show messages that could not be sent to people of one's areas, and send them again."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from handlers.flow import Audience, Flow
from handlers.message import decode_message
from handlers.offers import Choice
from handlers.stores import DeadLetter
from handlers.turn import Turn
from tickets.numbers import bare_number
from tickets.people import Role
from tickets.permissions import administered

ROLES = (Role.STREET_ADMIN, Role.DISTRICT_ADMIN, Role.CITY_ADMIN)
MOST_LOOKED_AT = 500
MOST_SHOWN = 8


def _start(turn: Turn) -> None:
    """List the newest dead letters."""
    found = list(_found(turn))
    if not found:
        turn.say("undelivered-none")
        return
    shown = found[:MOST_SHOWN]
    turn.say(
        "undelivered-list",
        *(_choice(turn, letter) for letter in shown),
        turn.choice("do-undelivered-all", "undelivered.all"),
        count=len(found),
        lines="\n".join(_line(turn, letter) for letter in shown),
    )


def _resend(turn: Turn) -> None:
    """Send one message again."""
    _send_again(turn, [letter for letter in _found(turn) if letter.id == turn.args[0]])


def _resend_all(turn: Turn) -> None:
    """Send everything again that could not be sent."""
    _send_again(turn, list(_found(turn)))


def _send_again(turn: Turn, letters: list[DeadLetter]) -> None:
    for letter in letters:
        turn.context.outbox.resend(letter.id)
        turn.work.audit.record(turn.actor.person.id, "resend_message", letter.id, turn.work.now)
    turn.say("did-resend", count=len(letters))


def _found(turn: Turn) -> Iterator[DeadLetter]:
    """Yield the dead letters of one's areas, newest first."""
    paths = tuple(assignment.path for assignment in administered(turn.actor, *ROLES))
    is_city = turn.actor.holds(Role.CITY_ADMIN)
    for letter in turn.context.outbox.dead(MOST_LOOKED_AT):
        if is_city or any(place.startswith(paths) for place in _places_of(turn, letter)):
            yield letter


def _places_of(turn: Turn, letter: DeadLetter) -> list[str]:
    """Return the paths of where a message's ticket is, else of where its person works or lives."""
    number = _number(letter)
    request = turn.work.requests.find_by_number(bare_number(number)) if number else None
    if request is not None:
        return [turn.work.tickets.get(request.ticket_id).place.path]
    person = turn.work.people.get(letter.person_id)
    works = turn.work.people.assignments(person.id, turn.work.now)
    return [*(one.path for one in works), *([person.home.path] if person.home else [])]


def _number(letter: DeadLetter) -> str:
    """Return the number of the request that a message is about, empty where it cannot be read."""
    try:
        ticket = decode_message(letter.body).ticket
    except msgspec.MsgspecError:
        return ""
    return ticket.number if ticket is not None else ""


def _line(turn: Turn, letter: DeadLetter) -> str:
    return turn.text(
        "undelivered-line",
        number=_number(letter) or "empty",
        channel=letter.channel,
        reason=letter.error,
        time=turn.speaker.time(letter.created_at),
    )


def _choice(turn: Turn, letter: DeadLetter) -> Choice:
    number = _number(letter) or "empty"
    return turn.choice("do-undelivered-resend", "undelivered.resend", letter.id, number=number)


FLOW = Flow(
    "undelivered",
    {"resend": _resend, "all": _resend_all},
    command="undelivered",
    start=_start,
    audience=Audience.ADMINS,
    alone=True,
)
