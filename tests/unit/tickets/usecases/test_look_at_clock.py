"""When a ticket's clock rings."""

from __future__ import annotations

from datetime import timedelta

from tests.support.town import Town
from tests.unit.tickets.usecases.conftest import Stage
from tickets.events import Reason
from tickets.model import Verdict
from tickets.recording import CLOCK_JOB
from tickets.status import Action, Status
from tickets.usecases.confirm_result import confirm_result
from tickets.usecases.file_request import Filed, Report, join_ticket
from tickets.usecases.finish_ticket import finish_ticket
from tickets.usecases.look_at_clock import look_at_clock


def ring(town: Town, filed: Filed) -> list[Action]:
    """Let the job run when it is due; return what it did."""
    town.now = town.jobs.rows[CLOCK_JOB, filed.ticket.id]
    before = len(town.events.of_ticket(filed.ticket.id))
    look_at_clock(town.work, filed.ticket.id)
    return [event.action for event in town.events.of_ticket(filed.ticket.id)][before:]


def test_an_early_ring_does_nothing(town: Town) -> None:
    filed = town.reports("resident")
    look_at_clock(town.work, filed.ticket.id)
    assert len(town.events.of_ticket(filed.ticket.id)) == 2


def test_it_reminds_then_climbs_the_ladder_each_ring_once(town: Town) -> None:
    filed = town.reports("resident")
    assert ring(town, filed) == [Action.REMIND]
    assert ring(town, filed) == [Action.OVERDUE]
    assert ring(town, filed) == [Action.OVERDUE]
    look_at_clock(town.work, filed.ticket.id)
    assert len(town.events.of_ticket(filed.ticket.id)) == 5


def test_rings_that_were_slept_through_are_made_up_in_order(town: Town) -> None:
    filed = town.reports("resident")
    town.passes(timedelta(days=60))
    look_at_clock(town.work, filed.ticket.id)
    events = town.events.of_ticket(filed.ticket.id)[2:]
    overdue = [event.reason for event in events if event.action is Action.OVERDUE]
    assert overdue.count(Reason.RESPOND_CLOCK) == 4
    assert overdue.count(Reason.RESOLVE_CLOCK) == 4
    assert (CLOCK_JOB, filed.ticket.id) not in town.jobs.rows


def test_silence_closes_and_is_marked_as_silence(town: Town, resolved: Stage) -> None:
    filed = resolved()
    assert ring(town, filed) == [Action.CLOSE]
    assert town.ticket(filed).status is Status.CLOSED
    assert town.request(filed).verdict is Verdict.SILENT
    assert town.request(filed).rating is None


def test_silence_does_not_overwrite_what_somebody_confirmed(town: Town, accepted: Stage) -> None:
    filed = accepted("one")
    report = Report("我也是", town.place(), "01-001")
    join_ticket(town.work, town.actor("two"), filed.ticket.id, report)
    finish_ticket(town.work, town.actor("worker"), filed.ticket.id, "好了")
    confirm_result(town.work, town.actor("one"), filed.request.id)
    assert ring(town, filed) == [Action.CLOSE]
    assert town.request(filed).verdict is Verdict.CONFIRMED
