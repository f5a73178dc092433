"""Who may see or do what: role × area × action, asked by every use case."""

from __future__ import annotations

from tickets.errors import NotAllowedError, NotPossibleNowError
from tickets.model import Request, Ticket
from tickets.people import ADMIN_ROLES, Actor, Assignment, Role
from tickets.status import Action, Relation, find_transition
from tickets.work import Work

INVITES: dict[Role, frozenset[Role]] = {
    Role.COMMUNITY_ADMIN: frozenset({Role.WORKER, Role.PART_TIME, Role.LEADER}),
    Role.STREET_ADMIN: frozenset(
        {Role.WORKER, Role.PART_TIME, Role.LEADER, Role.OFFICE, Role.COMMUNITY_ADMIN}
    ),
    Role.DISTRICT_ADMIN: frozenset(
        {Role.LEADER, Role.OFFICE, Role.COMMUNITY_ADMIN, Role.STREET_ADMIN}
    ),
    Role.CITY_ADMIN: frozenset(Role),
}


def relations(actor: Actor, ticket: Ticket, requests: tuple[Request, ...]) -> frozenset[Relation]:
    """Return what an actor is to a ticket; ``requests`` are those that point to it."""
    found = set()
    if any(
        request.person_id == actor.person.id and request.withdrawn_at is None
        for request in requests
    ):
        found.add(Relation.REQUESTER)
    if ticket.assignee == actor.person.id and actor.is_staff:
        found.add(Relation.ASSIGNEE)
    for assignment in actor.assignments:
        found |= _relations_of(assignment, ticket)
    return frozenset(found)


def _relations_of(assignment: Assignment, ticket: Ticket) -> set[Relation]:
    if not ticket.place.path.startswith(assignment.path):
        return set()
    if ticket.private:
        on_call = assignment.role is Role.COMMUNITY_ADMIN
        return {Relation.ADMIN} if on_call else set()
    if assignment.role is Role.OFFICE and assignment.office == ticket.office:
        return {Relation.OFFICE}
    if assignment.role is Role.LEADER:
        return {Relation.LEADER}
    if assignment.role in ADMIN_ROLES:
        return {Relation.ADMIN}
    return set()


def relations_of(work: Work, actor: Actor, ticket: Ticket) -> frozenset[Relation]:
    """Return what an actor is to a stored ticket."""
    return relations(actor, ticket, tuple(work.requests.of_ticket(ticket.id)))


def require(work: Work, actor: Actor, ticket: Ticket, action: Action) -> None:
    """Refuse an action that the table does not give this actor.

    Raises:
        NotAllowedError: the actor is nothing to the ticket that could ever take this action.
        NotPossibleNowError: the ticket's status does not allow it.
    """
    found = relations_of(work, actor, ticket)
    row = find_transition(action, ticket.status)
    if row is None:
        if not found:
            raise NotAllowedError(f"{actor.person.id} has nothing to do with {ticket.id}")
        raise NotPossibleNowError(f"{action} is not possible on a {ticket.status} ticket")
    if not row.actors & found:
        raise NotAllowedError(f"{actor.person.id} may not {action} {ticket.id}")


def may_see(work: Work, actor: Actor, ticket: Ticket) -> bool:
    """Tell whether somebody may see a ticket: whoever is anything to it."""
    return bool(relations_of(work, actor, ticket))


def administered(actor: Actor, *roles: Role) -> tuple[Assignment, ...]:
    """Return the actor's admin assignments, of these roles if any are named.

    Raises:
        NotAllowedError: there is none.
    """
    wanted = frozenset(roles) or ADMIN_ROLES
    found = tuple(a for a in actor.assignments if a.role in wanted)
    if not found:
        raise NotAllowedError(f"{actor.person.id} administers nothing")
    return found


def may_invite(actor: Actor, role: Role, path: str) -> bool:
    """Tell whether somebody may offer a role in the area of this path."""
    return any(
        role in INVITES.get(assignment.role, frozenset()) and path.startswith(assignment.path)
        for assignment in actor.assignments
    )
