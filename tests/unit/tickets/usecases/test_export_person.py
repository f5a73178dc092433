"""Exporting what is stored about somebody."""

from __future__ import annotations

from tests.support.town import Town
from tickets.people import Identity
from tickets.status import Action
from tickets.usecases.export_person import export_person
from tickets.usecases.file_request import Report, join_ticket


def test_a_copy_holds_ones_own_record_and_nobody_elses(town: Town) -> None:
    identity = Identity("resident", "web", "web", "x", True, town.now)
    town.people.save_identity(identity)
    filed = town.reports("resident")
    report = Report("我家也黑", town.place())
    joined = join_ticket(town.work, town.actor("neighbour"), filed.ticket.id, report)
    copy = export_person(town.work, town.actor("resident"))
    assert copy.identities == (identity,)
    assert [request.id for request in copy.requests] == [filed.request.id]
    assert [event.action for event in copy.events] == [Action.FILE]
    theirs = export_person(town.work, town.actor("neighbour"))
    assert [request.id for request in theirs.requests] == [joined.request.id]
    assert [event.action for event in theirs.events] == [Action.JOIN]


def test_staff_read_their_roles_too(town: Town) -> None:
    roles = export_person(town.work, town.actor("worker")).assignments
    assert [assignment.area for assignment in roles] == ["east-1"]


def test_each_copy_is_audited(town: Town) -> None:
    export_person(town.work, town.actor("resident"))
    assert town.audit.rows[-1] == ("resident", "export", "resident")
