"""Go on leave until a day, with a deputy who gets new work meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from handlers.ask import on_page, page_turners
from handlers.colleagues import ON_CALL, neighbours
from handlers.flow import Audience, Flow
from handlers.offers import Choice
from handlers.speaker import Delivery, Reply, Speaker
from handlers.turn import Turn
from handlers.typed_date import typed_date
from tickets.people import GRID_ROLES, Assignment, Person, Role
from tickets.usecases.end_leave import end_leave
from tickets.usecases.take_leave import take_leave

WEEK = 7
LONGEST = timedelta(days=366)


def _start(turn: Turn) -> None:
    """Ask until when, or take the day that was named with the command."""
    if turn.words.casefold() in turn.text("leave-end-words").split("|"):
        _end(turn)
        return
    if turn.words:
        _dated(turn)
        return
    absence = turn.work.people.find_absence(turn.actor.person.id, turn.work.now)
    if absence is None:
        _ask(turn, turn.text("leave-until"))
        return
    text = turn.text("leave-now", time=turn.speaker.time(absence.until))
    _ask(turn, text, turn.choice("leave-end", "leave.end"))


def _end(turn: Turn) -> None:
    """Come back before the leave is over; the deputy is told."""
    if turn.work.people.find_absence(turn.actor.person.id, turn.work.now) is None:
        turn.say("leave-none")
        return
    absence = end_leave(turn.work, turn.actor)
    turn.say("leave-ended", turn.choice("login-tasks", "tasks.page", "0"))
    if absence.deputy is not None:
        speaker = Speaker(turn.context, turn.work.people.get(absence.deputy))
        text = speaker.text("leave-is-back", name=turn.actor.person.name)
        speaker.send(Reply(text), Delivery(importance="notice"))


def _ask(turn: Turn, text: str, *more: Choice) -> None:
    days = (("leave-today", 1), ("leave-tomorrow", 2), ("leave-week", WEEK))
    choices = tuple(turn.choice(key, "leave.until", str(count)) for key, count in days)
    turn.wait_for("leave.dated")
    turn.reply(Reply(text, (*choices, *more)))


def _until(turn: Turn) -> None:
    """Take a number of days, today counted."""
    _offer_deputies(turn, _end_of(turn, _today(turn) + timedelta(days=int(turn.args[0]) - 1)), 0)


def _dated(turn: Turn) -> None:
    """Take a typed day; ask again where it is none, or past, or more than a year away."""
    today = _today(turn)
    day = typed_date(turn.words, today)
    if day is None or not today <= day <= today + LONGEST:
        report = turn.choice("answer-is-report", "report.again", turn.words)
        _ask(turn, turn.text("leave-not-a-day"), report)
        return
    _offer_deputies(turn, _end_of(turn, day), 0)


def _today(turn: Turn) -> date:
    return turn.work.now.astimezone(turn.work.hours.zone).date()


def _end_of(turn: Turn, day: date) -> datetime:
    return datetime.combine(day, time(23, 59), turn.work.hours.zone)


def _deputies(turn: Turn) -> None:
    """Show another page of who could stand in."""
    _offer_deputies(turn, datetime.fromisoformat(turn.args[0]), int(turn.args[1]))


def _offer_deputies(turn: Turn, until: datetime, page: int) -> None:
    absence = turn.work.people.find_absence(turn.actor.person.id, turn.work.now)
    if absence is not None and absence.until >= until:
        turn.say("leave-stands", time=turn.speaker.time(absence.until))
        return
    colleagues = _colleagues(turn)
    if not colleagues:
        _take(turn, until, None)
        return
    moment = until.isoformat()
    shown = [
        Choice(person.name, "leave.with", (moment, person.id))
        for person in on_page(colleagues, page)
    ]
    turn.say(
        "leave-deputy",
        *shown,
        *page_turners(turn, len(colleagues), page, "leave.deputies", (moment,)),
        turn.choice("leave-without", "leave.without", moment),
        time=turn.speaker.time(until),
    )


def _colleagues(turn: Turn) -> list[Person]:
    """Return who may stand in: a community's person on call is stood in for by another only."""
    held = turn.actor.assignments
    if turn.actor.holds(Role.COMMUNITY_ADMIN):
        held = tuple(assignment for assignment in held if assignment.role in ON_CALL)
    found = {person.id: person for assignment in held for person in _beside(turn, assignment)}
    found.pop(turn.actor.person.id, None)
    return list(found.values())


def _beside(turn: Turn, assignment: Assignment) -> Iterator[Person]:
    work = turn.work
    if assignment.role is Role.OFFICE and assignment.office is not None:
        for person in work.people.staff_of_office(assignment.office, assignment.path, work.now):
            if work.people.find_absence(person.id, work.now) is None:
                yield person
    elif assignment.role in GRID_ROLES | ON_CALL:
        roles = GRID_ROLES if assignment.role in GRID_ROLES else ON_CALL
        yield from (c.person for c in neighbours(work, assignment.area, roles))


def _with(turn: Turn) -> None:
    """Go on leave with the deputy that was chosen, who is told."""
    until, deputy = datetime.fromisoformat(turn.args[0]), turn.work.people.get(turn.args[1])
    _take(turn, until, deputy)
    speaker = Speaker(turn.context, deputy)
    text = speaker.text("leave-you-stand-in", name=turn.actor.person.name, time=speaker.time(until))
    speaker.send(Reply(text), Delivery(importance="notice"))


def _without(turn: Turn) -> None:
    """Go on leave without a deputy."""
    _take(turn, datetime.fromisoformat(turn.args[0]), None)


def _take(turn: Turn, until: datetime, deputy: Person | None) -> None:
    take_leave(turn.work, turn.actor, until, deputy.id if deputy is not None else None)
    name = deputy.name if deputy is not None else "empty"
    turn.say("leave-taken", time=turn.speaker.time(until), deputy=name)


FLOW = Flow(
    "leave",
    {
        "end": _end,
        "until": _until,
        "dated": _dated,
        "deputies": _deputies,
        "with": _with,
        "without": _without,
    },
    command="leave",
    start=_start,
    audience=Audience.STAFF,
)
