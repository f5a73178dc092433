"""Show the staff of one's areas, who is on leave, and end roles."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.ask import PAGE, page_turners
from handlers.flow import Audience, Flow
from handlers.offers import Choice
from handlers.speaker import Delivery, Reply, Speaker, masked_phone
from handlers.task_lists import task_label
from handlers.turn import Turn
from tickets.errors import NotAllowedError
from tickets.people import Assignment, Person
from tickets.permissions import administered
from tickets.status import OPEN
from tickets.usecases.end_assignment import end_assignment, held_assignment, may_end

MOST_LEFT = 8


def _start(turn: Turn) -> None:
    """List everybody, or those of a name."""
    _list(turn, turn.words, 0)


def _page(turn: Turn) -> None:
    """Show another page of the list."""
    _list(turn, turn.args[0], int(turn.args[1]))


def _list(turn: Turn, name: str, page: int) -> None:
    count, staff = _page_of_staff(turn, name, page)
    if not count:
        turn.say("staff-none")
        return
    shown = [_staff_choice(turn, *row) for row in staff]
    turners = page_turners(turn, count, page, "staff.page", (name,))
    turn.say("staff-list", *shown, *turners, count=count)


def _page_of_staff(
    turn: Turn, name: str, page: int
) -> tuple[int, Sequence[tuple[Person, Assignment]]]:
    """Return how many there are in one's areas, and those of a page: no others are read."""
    people, now = turn.work.people, turn.work.now
    found: list[tuple[Person, Assignment]] = []
    count, first = 0, page * PAGE
    for path in _own_paths(turn):
        skipped = max(0, first - count)
        count += people.count_staff_named(path, name, now)
        if skipped < count and len(found) < PAGE:
            found += people.staff_named(path, name, now, skipped, PAGE - len(found))
    return count, found


def _own_paths(turn: Turn) -> list[str]:
    """Return the paths of one's areas without those that lie in another one of them."""
    kept: list[str] = []
    for path in sorted({own.path for own in administered(turn.actor)}):
        if not kept or not path.startswith(kept[-1]):
            kept.append(path)
    return kept


def _staff_choice(turn: Turn, person: Person, assignment: Assignment) -> Choice:
    absence = turn.work.people.find_absence(person.id, turn.work.now)
    return turn.choice(
        "staff-line" if absence is None else "staff-line-away",
        "staff.show",
        person.id,
        assignment.id,
        name=person.name,
        role=turn.text(f"role-{assignment.role}"),
        where=_where(turn, assignment),
    )


def _where(turn: Turn, assignment: Assignment) -> str:
    if assignment.office is not None:
        return turn.speaker.office(assignment.office)
    return turn.work.areas.get(assignment.area).name


def _show(turn: Turn) -> None:
    """Show a member of staff."""
    person, assignment = _seen(turn)
    absence = turn.work.people.find_absence(person.id, turn.work.now)
    away = turn.speaker.time(absence.until) if absence is not None else "empty"
    end = (turn.choice("staff-end", "staff.end", *turn.args),)
    turn.say(
        "staff-card",
        *(end if may_end(turn.actor, assignment) else ()),
        name=person.name,
        role=turn.text(f"role-{assignment.role}"),
        where=_where(turn, assignment),
        phone=masked_phone(person.phone) or "empty",
        tasks=len(turn.work.tickets.of_assignee(person.id, OPEN)),
        away=away,
    )


def _seen(turn: Turn) -> tuple[Person, Assignment]:
    """Return the member of staff and the role of a button, if the role lies in one's areas."""
    person_id, assignment_id = turn.args
    assignment = held_assignment(turn.work, person_id, assignment_id)
    if not any(assignment.path.startswith(own.path) for own in administered(turn.actor)):
        raise NotAllowedError(f"{turn.actor.person.id} does not administer {assignment_id}")
    return turn.work.people.get(person_id), assignment


def _end(turn: Turn) -> None:
    """Ask whether the role is really to end."""
    person, assignment = _seen(turn)
    turn.say(
        "staff-end-sure",
        turn.choice("staff-end-yes", "staff.ended", *turn.args),
        turn.choice("staff-end-no", "staff.show", *turn.args),
        name=person.name,
        role=turn.text(f"role-{assignment.role}"),
    )


def _ended(turn: Turn) -> None:
    """End the role, tell the person, and offer to give what they had to somebody else."""
    person, assignment = _seen(turn)
    end_assignment(turn.work, turn.actor, person.id, assignment.id)
    _tell(turn, person, assignment)
    left = turn.work.tickets.of_assignee(person.id, OPEN)
    choices = [
        Choice(task_label(turn.speaker, ticket), "assign.choose", (ticket.id,))
        for ticket in left[:MOST_LEFT]
    ]
    turn.say("staff-ended", *choices, name=person.name, tasks=len(left))


def _tell(turn: Turn, person: Person, assignment: Assignment) -> None:
    speaker = Speaker(turn.context, person)
    role = speaker.text(f"role-{assignment.role}")
    text = speaker.text("staff-your-role-ended", role=role, name=turn.actor.person.name)
    speaker.send(Reply(text), Delivery(importance="notice"))


FLOW = Flow(
    "staff",
    {"page": _page, "show": _show, "end": _end, "ended": _ended},
    command="staff",
    start=_start,
    audience=Audience.ADMINS,
)
