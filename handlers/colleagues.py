"""Colleagues near a ticket: who could take it over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handlers.ask import on_page, page_turners
from handlers.offers import Choice
from handlers.speaker import Speaker
from handlers.turn import Turn
from tickets.model import Ticket
from tickets.people import GRID_ROLES, AreaKind, Person, Role
from tickets.status import OPEN
from tickets.work import Work

ON_CALL = frozenset({Role.COMMUNITY_ADMIN})


@dataclass(frozen=True, slots=True)
class Colleague:
    """A member of staff who is there, with the area or the office that they serve."""

    person: Person
    area: str
    office: str | None = None


def colleagues_for(work: Work, ticket: Ticket) -> list[Colleague]:
    """Return who could take a ticket: of its own grid first, the office's last, none on leave."""
    roles = ON_CALL if ticket.private else GRID_ROLES
    near = sorted(
        neighbours(work, ticket.place.area, roles), key=lambda c: c.area != ticket.place.area
    )
    found: dict[str, Colleague] = {}
    for colleague in (*near, *_of_office(work, ticket)):
        found.setdefault(colleague.person.id, colleague)
    found.pop(ticket.assignee or "", None)
    return list(found.values())


def neighbours(work: Work, code: str, roles: frozenset[Role]) -> Iterator[Colleague]:
    """Yield who holds one of these roles in the community of an area and is not on leave.

    Above communities nobody is a neighbour.
    """
    area = work.areas.get(code)
    if area.kind is AreaKind.GRID and area.parent is not None:
        area = work.areas.get(area.parent)
    if area.kind is not AreaKind.COMMUNITY:
        return
    for person, assignment in work.people.staff_within(area.path, work.now):
        if assignment.role in roles and work.people.find_absence(person.id, work.now) is None:
            yield Colleague(person, assignment.area)


def _of_office(work: Work, ticket: Ticket) -> Iterator[Colleague]:
    if ticket.office is None or ticket.private:
        return
    for person in work.people.staff_of_office(ticket.office, ticket.place.path, work.now):
        if work.people.find_absence(person.id, work.now) is None:
            yield Colleague(person, ticket.place.area, ticket.office)


def colleague_choices(
    turn: Turn, ticket: Ticket, page: int, page_step: str, pick_step: str
) -> tuple[Choice, ...]:
    """Return a page of who could take a ticket, the actor left out, as buttons.

    The arguments of a pick are the ids of the ticket and the person.
    """
    colleagues = [
        colleague
        for colleague in colleagues_for(turn.work, ticket)
        if colleague.person.id != turn.actor.person.id
    ]
    shown = (
        Choice(
            colleague_label(turn.speaker, colleague), pick_step, (ticket.id, colleague.person.id)
        )
        for colleague in on_page(colleagues, page)
    )
    return (*shown, *page_turners(turn, len(colleagues), page, page_step, (ticket.id,)))


def colleague_label(speaker: Speaker, colleague: Colleague) -> str:
    """Return a colleague's name, where they serve, and how much they have to do."""
    work = speaker.context.work
    where = work.areas.get(colleague.area).name
    return speaker.text(
        "colleague",
        name=colleague.person.name,
        where=where if colleague.office is None else speaker.office(colleague.office),
        tasks=len(work.tickets.of_assignee(colleague.person.id, OPEN)),
    )
