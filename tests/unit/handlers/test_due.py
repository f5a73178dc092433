"""Tests of the jobs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.due import JOBS, run_job
from tests.unit.handlers.stage import Stage
from tickets.people import Role
from tickets.recording import CLOCK_JOB


def test_a_ringing_clock_reminds_the_worker(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    request = stage.file(stage.resident())
    worker.hears()
    stage.clock.moment += timedelta(hours=5)
    stage.do(lambda context: run_job(context, CLOCK_JOB, request.ticket_id))
    assert "快到时限" in worker.hears()[0].text


def test_a_kind_that_does_not_exist_is_an_error(stage: Stage) -> None:
    with pytest.raises(KeyError):
        stage.do(lambda context: run_job(context, "no-such-kind", "x"))


def test_every_kind_has_a_name() -> None:
    assert {CLOCK_JOB, "draft_reminder", "draft_expiry"} <= set(JOBS)
