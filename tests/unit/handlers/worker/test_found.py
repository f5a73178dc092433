"""Tests of reporting what was found on duty."""

from __future__ import annotations

from handlers.drafts import EXPIRY_JOB, REMINDER_JOB
from handlers.due import run_job
from tests.unit.handlers.stage import Stage, texts_of
from tickets.model import Origin
from tickets.people import Role


def test_the_next_message_becomes_a_report_found_on_duty(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    assert "发现了什么" in texts_of(worker.says("上报"))
    assert "我的理解" in texts_of(worker.says("幸福小区3号楼的垃圾没人收"))
    draft = worker.session.draft
    assert draft is not None
    assert draft.origin is Origin.DUTY


def test_words_with_the_command_are_the_report(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    assert "我的理解" in texts_of(worker.says("/found 幸福小区3号楼的垃圾没人收"))


def test_an_open_report_is_not_lost_without_asking(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    worker.says("幸福小区3号楼的路灯不亮")
    assert "没报完" in texts_of(worker.says("/found 垃圾没人收"))
    draft = worker.session.draft
    assert draft is not None
    assert draft.text == "幸福小区3号楼的路灯不亮"
    worker.presses("另起一件")
    anew = worker.session.draft
    assert anew is not None
    assert (anew.text, anew.origin) == ("垃圾没人收", Origin.DUTY)


def test_the_open_report_can_be_taken_as_found_on_duty(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    worker.says("幸福小区3号楼的路灯不亮")
    worker.says("上报")
    worker.presses("就报这件")
    draft = worker.session.draft
    assert draft is not None
    assert (draft.text, draft.origin) == ("幸福小区3号楼的路灯不亮", Origin.DUTY)


def test_a_report_that_was_announced_and_never_made_is_not_filed(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    worker.says("上报")
    heard = len(worker.history())
    key = f"test:one:{worker.account}:{worker.account}"
    stage.do(lambda context: run_job(context, REMINDER_JOB, key))
    stage.do(lambda context: run_job(context, EXPIRY_JOB, key))
    assert len(worker.history()) == heard
    assert worker.session.draft is None
