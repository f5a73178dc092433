"""Give and take roles in tests of admins."""

from __future__ import annotations

from handlers.context import Context
from tests.unit.handlers.stage import Stage, Talker
from tickets.people import Assignment, Role


def appoint(stage: Stage, talker: Talker, role: Role, area: str) -> None:
    """Give somebody one more role."""
    person_id = talker.person_id

    def assign(context: Context) -> None:
        path = context.work.areas.get(area).path
        assignment = Assignment(
            context.work.ids.new(), person_id, role, area, path, None, context.now
        )
        context.work.people.assign(assignment)

    stage.do(assign)


def dismiss(stage: Stage, talker: Talker) -> None:
    """End all roles of somebody."""
    person_id = talker.person_id

    def end(context: Context) -> None:
        for assignment in context.work.people.assignments(person_id, context.now):
            context.work.people.end_assignment(assignment.id, context.now)

    stage.do(end)
