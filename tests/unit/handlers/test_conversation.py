"""Tests of the door to all conversations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.conversation import apologise, known_language, refuse
from handlers.incoming import Incoming, Kind
from handlers.message import decode_message
from storage.unit_of_work import UnitOfWork
from tests.unit.handlers.stage import MONDAY, Stage, Talker, texts_of
from tickets.errors import InvitationInvalidError, RefusedError, TooSoonError
from tickets.people import Role

FIRST = Incoming(
    "test", "one", "event-123456", "anna", "anna", Kind.TEXT, MONDAY, "你好", language="en-GB"
)


class UnheardOfError(RefusedError):
    """Nobody has written a sentence for this."""

    code = "unheard-of"


def refused(stage: Stage, talker: Talker, error: RefusedError) -> str:
    """Refuse an event of somebody's and return what they are told."""
    incoming = talker.pressing("x.1")
    stage.do(lambda context: refuse(context, incoming, error))
    return talker.history()[-1].text


def test_a_newcomer_reads_the_privacy_notice_once(stage: Stage) -> None:
    newcomer = stage.newcomer()
    assert "忘记我" in newcomer.says("你好")[0].text
    assert "忘记我" not in texts_of(newcomer.says("你好"))


def test_the_notice_blocks_nothing(stage: Stage) -> None:
    newcomer = stage.newcomer()
    assert len(newcomer.says("幸福小区3号楼的路灯不亮")) == 2
    assert newcomer.session.draft is not None


def test_staff_are_not_shown_the_residents_notice(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    unread = replace(worker.person, notice_version=0)
    stage.do(lambda context: context.work.people.save(unread))
    assert len(worker.says("帮助")) == 1


def test_a_person_is_made_once_an_account_in_the_language_they_write_in(stage: Stage) -> None:
    stage.handle(FIRST)
    stage.handle(FIRST)
    person = stage.do(lambda context: context.work.people.find_by_identity("test", "one", "anna"))
    assert person is not None
    assert person.language == "en"


@pytest.mark.parametrize(
    ("tag", "language"),
    [("zh-CN", "zh-CN"), ("zh-TW", "zh-CN"), ("en-GB", "en"), ("EN", "en"), ("fr", "zh-CN"),
     (None, "zh-CN"), ("", "zh-CN")],
)  # fmt: skip
def test_a_language_tag_leads_to_the_language_that_fits(tag: str | None, language: str) -> None:
    assert known_language(tag) == language


def test_a_refusal_is_said_in_its_own_sentence_or_the_general_one(stage: Stage) -> None:
    resident = stage.resident()
    assert "4 小时内" in refused(stage, resident, TooSoonError())
    assert refused(stage, resident, UnheardOfError()) == "这一步现在做不了。"


def test_a_refused_answer_ends_its_question(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("/search")
    refused(stage, resident, TooSoonError())
    assert resident.session.waiting is None


def test_a_wrong_code_is_counted(stage: Stage) -> None:
    resident = stage.resident()
    person_id = resident.person_id
    refused(stage, resident, InvitationInvalidError())
    count = stage.do(lambda c: c.work.invitations.failures_since(person_id, MONDAY))
    assert count == 1


def test_an_apology_names_the_event_for_whoever_looks_into_it(stage: Stage) -> None:
    stage.do(lambda context: apologise(context, FIRST))

    def said(uow: UnitOfWork) -> str:
        person = uow.people.find_by_identity("test", "one", "anna")
        assert person is not None
        return uow.outbox.bodies(person.id)[-1]

    assert "123456" in decode_message(stage.database.run_write(said)).text


def reachable(stage: Stage) -> bool:
    """Tell whether Anna can be reached."""

    def look(uow: UnitOfWork) -> bool:
        person = uow.people.find_by_identity("test", "one", "anna")
        assert person is not None
        return uow.people.identities(person.id)[0].reachable

    return stage.database.run_write(look)


def told(stage: Stage) -> int:
    """Return how many messages Anna was sent."""

    def look(uow: UnitOfWork) -> int:
        person = uow.people.find_by_identity("test", "one", "anna")
        assert person is not None
        return len(uow.outbox.bodies(person.id))

    return stage.database.run_write(look)


def test_who_leaves_is_out_of_reach_and_hears_nothing_until_they_write_again(
    stage: Stage,
) -> None:
    stage.handle(FIRST)
    before = told(stage)
    stage.handle(replace(FIRST, event_id="left", kind=Kind.LEFT, text=""))
    assert (reachable(stage), told(stage)) == (False, before)
    stage.handle(replace(FIRST, event_id="back"))
    assert reachable(stage)
    assert told(stage) > before


def test_who_lets_the_bot_write_again_is_in_reach_and_hears_nothing(stage: Stage) -> None:
    stage.handle(FIRST)
    before = told(stage)
    stage.handle(replace(FIRST, event_id="left", kind=Kind.LEFT, text=""))
    stage.handle(replace(FIRST, event_id="returned", kind=Kind.RETURNED, text=""))
    assert (reachable(stage), told(stage)) == (True, before)


def test_a_stranger_who_leaves_is_nobody(stage: Stage) -> None:
    stage.handle(replace(FIRST, kind=Kind.LEFT))
    assert stage.do(lambda c: c.work.people.find_by_identity("test", "one", "anna")) is None
