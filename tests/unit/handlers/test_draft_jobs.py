"""Tests of what becomes of a draft that nobody files."""

from __future__ import annotations

from handlers.draft_jobs import file_silent_draft, remind_of_draft
from handlers.drafts import EXPIRY_AFTER, EXPIRY_JOB, REMINDER_AFTER
from handlers.due import run_job
from tests.unit.handlers.stage import Stage, Talker, labels_of
from tickets.people import Role
from tickets.status import Status


def key(resident: Talker) -> str:
    """Return the name of a resident's conversation."""
    return f"test:one:{resident.account}:{resident.account}"


def test_a_reminder_shows_the_matters_again(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("幸福小区3号楼路灯坏了")
    resident.hears()
    stage.clock.moment += REMINDER_AFTER
    stage.do(lambda context: remind_of_draft(context, key(resident)))
    reminder = resident.hears()[0]
    assert "还没有登记" in reminder.text
    assert labels_of(reminder)[0].startswith("路灯不亮")


def test_after_a_day_it_goes_to_triage_as_it_stands_and_says_so(stage: Stage) -> None:
    admin, resident = stage.staff(Role.COMMUNITY_ADMIN, "east"), stage.resident()
    resident.says("幸福小区3号楼路灯坏了")
    resident.hears()
    stage.clock.moment += EXPIRY_AFTER
    stage.do(lambda context: run_job(context, EXPIRY_JOB, key(resident)))
    receipt = resident.hears()[0]
    assert "已经按原话转给社区判断" in receipt.text
    assert receipt.ticket is not None
    assert receipt.ticket.status == Status.SUBMITTED
    assert "待分派" in admin.hears()[-1].text
    assert resident.session.draft is None


def test_nothing_happens_to_a_conversation_without_a_draft(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("你好")
    resident.hears()
    for job in (remind_of_draft, file_silent_draft):
        stage.do(lambda context, job=job: job(context, key(resident)))  # type: ignore[misc]
    stage.do(lambda context: remind_of_draft(context, "nobody's"))
    assert resident.hears() == []
