"""End the role of a member of staff, who from then on may do no more than their other roles."""

from __future__ import annotations

from tickets.errors import NotAllowedError, UnknownRecordError
from tickets.people import Actor, Assignment
from tickets.permissions import may_invite
from tickets.work import Work


def end_assignment(work: Work, actor: Actor, person_id: str, assignment_id: str) -> Assignment:
    """End a role now; tickets stay with the person until somebody else is given them.

    Raises:
        UnknownRecordError: the person does not hold it any more.
        NotAllowedError: the actor could not offer that role there, or holds it.
    """
    assignment = held_assignment(work, person_id, assignment_id)
    if not may_end(actor, assignment):
        raise NotAllowedError(f"{actor.person.id} may not end {assignment_id}")
    work.people.end_assignment(assignment_id, work.now)
    work.audit.record(actor.person.id, "end_role", assignment_id, work.now)
    return assignment


def may_end(actor: Actor, assignment: Assignment) -> bool:
    """Tell whether somebody may end a role: whoever could offer it, but for their own."""
    own = assignment.person_id == actor.person.id
    return not own and may_invite(actor, assignment.role, assignment.path)


def held_assignment(work: Work, person_id: str, assignment_id: str) -> Assignment:
    """Return a role that a person holds now.

    Raises:
        UnknownRecordError: they do not hold it.
    """
    for assignment in work.people.assignments(person_id, work.now):
        if assignment.id == assignment_id:
            return assignment
    raise UnknownRecordError(f"{person_id} does not hold {assignment_id}")
