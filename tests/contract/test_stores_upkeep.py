"""What the server is promised of inbox, jobs, leases, lessons and facts."""

from __future__ import annotations

from datetime import timedelta

from storage.repositories.jobs import JobRow
from storage.unit_of_work import UnitOfWork
from tests.contract.records import EXACT, NOON
from tickets.model import Ticket, TimeClass
from tickets.status import Status

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def test_an_event_is_handled_once(work: UnitOfWork) -> None:
    assert work.inbox.claim("web", "", "e1", NOON)
    assert not work.inbox.claim("web", "", "e1", NOON)


def test_the_same_event_id_of_another_account_is_another_event(work: UnitOfWork) -> None:
    assert work.inbox.claim("telegram", "a", "e1", NOON)
    assert work.inbox.claim("telegram", "b", "e1", NOON)
    assert work.inbox.claim("wechat", "a", "e1", NOON)


def test_an_event_that_failed_stays_claimed(work: UnitOfWork) -> None:
    work.inbox.claim("web", "", "e1", NOON)
    assert work.inbox.state_of("web", "", "e1") == "handled"
    work.inbox.mark_failed("web", "", "e1", "ValueError")
    assert work.inbox.state_of("web", "", "e1") == "failed"
    assert not work.inbox.claim("web", "", "e1", NOON)
    assert work.inbox.state_of("web", "", "e2") is None


def test_a_job_is_claimed_when_due_and_not_before(work: UnitOfWork) -> None:
    work.jobs.schedule("clock", "t1", NOON, "t1")
    work.jobs.schedule("clock", "t2", NOON + MINUTE, "t2")
    assert work.jobs.claim_due(NOON, 10, MINUTE) == [JobRow("clock", "t1", "t1", NOON, 1)]


def test_one_kind_of_jobs_can_be_left_to_whoever_asks_for_it(work: UnitOfWork) -> None:
    work.jobs.schedule("clock", "t1", NOON, "t1")
    work.jobs.schedule("fetch", "m1", NOON, "m1")
    assert [job.kind for job in work.jobs.claim_due(NOON, 10, MINUTE, "fetch")] == ["clock"]
    assert [job.kind for job in work.jobs.claim_of_kind("fetch", NOON, 10, MINUTE)] == ["fetch"]
    assert work.jobs.claim_of_kind("fetch", NOON, 10, MINUTE) == []


def test_due_jobs_are_claimed_earliest_first_up_to_the_limit(work: UnitOfWork) -> None:
    for minutes in (3, 1, 2):
        work.jobs.schedule("clock", f"t{minutes}", NOON - minutes * MINUTE, "x")
    assert [job.key for job in work.jobs.claim_due(NOON, 2, MINUTE)] == ["t3", "t2"]
    assert [job.key for job in work.jobs.claim_due(NOON, 2, MINUTE)] == ["t1"]


def test_a_job_whose_lease_ran_out_is_claimed_again(work: UnitOfWork) -> None:
    work.jobs.schedule("clock", "t1", NOON, "t1")
    work.jobs.claim_due(NOON, 10, MINUTE)
    assert work.jobs.claim_due(NOON + MINUTE / 2, 10, MINUTE) == []
    assert work.jobs.claim_due(NOON + MINUTE, 10, MINUTE)[0].attempts == 2


def test_scheduling_again_moves_a_job(work: UnitOfWork) -> None:
    work.jobs.schedule("clock", "t1", NOON, "old")
    work.jobs.schedule("clock", "t1", NOON + HOUR, "new")
    assert work.jobs.claim_due(NOON, 10, MINUTE) == []
    assert work.jobs.claim_due(NOON + HOUR, 10, MINUTE)[0].subject == "new"


def test_a_cancelled_job_does_not_run(work: UnitOfWork) -> None:
    work.jobs.schedule("clock", "t1", NOON, "t1")
    work.jobs.schedule("remind", "t1", NOON, "t1")
    work.jobs.cancel("clock", "t1")
    assert [job.kind for job in work.jobs.claim_due(NOON, 10, MINUTE)] == ["remind"]


def test_a_job_that_is_done_is_gone(work: UnitOfWork) -> None:
    work.jobs.schedule("clock", "t1", NOON, "t1")
    work.jobs.claim_due(NOON, 10, MINUTE)
    work.jobs.done("clock", "t1", NOON)
    assert work.jobs.next_due() is None


def test_a_job_that_was_moved_while_it_ran_stays(work: UnitOfWork) -> None:
    work.jobs.schedule("clock", "t1", NOON, "t1")
    work.jobs.claim_due(NOON, 10, MINUTE)
    work.jobs.schedule("clock", "t1", NOON + HOUR, "t1")
    work.jobs.done("clock", "t1", NOON)
    work.jobs.retry("clock", "t1", NOON + 9 * HOUR)
    assert work.jobs.next_due() == NOON + HOUR
    assert work.jobs.claim_due(NOON + HOUR, 10, MINUTE)[0].attempts == 1


def test_a_job_is_retried_at_its_time(work: UnitOfWork) -> None:
    work.jobs.schedule("clock", "t1", NOON, "t1")
    work.jobs.claim_due(NOON, 10, MINUTE)
    work.jobs.retry("clock", "t1", NOON + HOUR)
    assert work.jobs.claim_due(NOON + MINUTE, 10, MINUTE) == []
    assert work.jobs.claim_due(NOON + HOUR, 10, MINUTE)[0].attempts == 2


def test_the_next_moment_to_look_counts_claims_that_run_out(work: UnitOfWork) -> None:
    assert work.jobs.next_due() is None
    work.jobs.schedule("clock", "t1", NOON - HOUR, "t1")
    work.jobs.claim_due(NOON, 10, MINUTE)
    assert work.jobs.next_due() == NOON + MINUTE
    work.jobs.schedule("clock", "t2", NOON + HOUR, "t2")
    assert work.jobs.next_due() == NOON + MINUTE
    work.jobs.schedule("clock", "t3", NOON, "t3")
    assert work.jobs.next_due() == NOON


def test_a_lease_has_one_holder_until_it_runs_out(work: UnitOfWork) -> None:
    assert work.leases.acquire("telegram:bot", "a", NOON, NOON + MINUTE)
    assert not work.leases.acquire("telegram:bot", "b", NOON, NOON + MINUTE)
    assert work.leases.acquire("telegram:other", "b", NOON, NOON + MINUTE)
    assert work.leases.acquire("telegram:bot", "a", NOON, NOON + 2 * MINUTE)
    assert not work.leases.acquire("telegram:bot", "b", NOON + MINUTE, NOON + HOUR)
    assert work.leases.acquire("telegram:bot", "b", NOON + 2 * MINUTE, NOON + HOUR)


def test_a_lease_that_a_wrong_clock_dated_is_free_to_take(work: UnitOfWork) -> None:
    work.leases.acquire("telegram:bot", "fast", NOON + HOUR, NOON + HOUR + MINUTE)
    assert work.leases.acquire("telegram:bot", "b", NOON, NOON + MINUTE)


def test_a_lease_is_given_back_by_its_holder_only(work: UnitOfWork) -> None:
    work.leases.acquire("telegram:bot", "a", NOON, NOON + HOUR)
    work.leases.release("telegram:bot", "b")
    assert not work.leases.acquire("telegram:bot", "b", NOON, NOON + HOUR)
    work.leases.release("telegram:bot", "a")
    assert work.leases.acquire("telegram:bot", "b", NOON, NOON + HOUR)


def test_a_fact_is_replaced(work: UnitOfWork) -> None:
    assert work.meta.get("demo") is None
    work.meta.set("demo", "yes")
    work.meta.set("demo", "no")
    assert work.meta.get("demo") == "no"


def test_every_open_ticket_that_counts_working_time_is_woken(work: UnitOfWork) -> None:
    for name, status, time_class in (
        ("general", Status.ACCEPTED, TimeClass.GENERAL),
        ("complex", Status.PAUSED, TimeClass.COMPLEX),
        ("around-the-clock", Status.ACCEPTED, TimeClass.UTILITY),
        ("ended", Status.CLOSED, TimeClass.GENERAL),
    ):
        work.tickets.add(Ticket(name, status, EXACT, NOON, time_class=time_class))
    work.jobs.schedule_for_open_tickets("derive", NOON)
    work.jobs.schedule_for_open_tickets("derive", NOON)
    claimed = work.jobs.claim_due(NOON, 10, MINUTE)
    assert sorted((job.kind, job.subject) for job in claimed) == [
        ("derive", "complex"),
        ("derive", "general"),
    ]
