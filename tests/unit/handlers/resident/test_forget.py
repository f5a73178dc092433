"""Tests of forgetting a person who asks for it."""

from __future__ import annotations

from handlers.due import run_job
from storage.unit_of_work import UnitOfWork
from tests.unit.handlers.stage import Stage, Talker
from tickets.people import Role
from tickets.usecases.forget_person import FORGET_JOB


def forgets(resident: Talker) -> str:
    """Let a resident be forgotten and return their person's id."""
    person_id = resident.person_id
    resident.says("忘记我")
    resident.presses("我要删除")
    incoming = resident.history()[-1]
    resident.stage.handle(resident.pressing(incoming.choices[1].id))
    return person_id


def test_it_is_asked_twice_and_can_be_stopped_twice(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("/forget")
    assert "什么都没有删" in resident.presses("不删了")[0].text
    resident.says("/forget")
    assert "找不回来" in resident.presses("我要删除")[0].text
    assert "什么都没有删" in resident.presses("不删了")[0].text
    assert resident.person.forgotten_at is None


def test_name_home_words_and_accounts_go_and_open_requests_are_withdrawn(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("/home 幸福小区3号楼")
    request = stage.file(resident)
    person_id = forgets(resident)
    person = stage.do(lambda context: context.work.people.get(person_id))
    assert (person.name, person.home) == ("", None)
    stage.do(lambda context: run_job(context, FORGET_JOB, person_id))
    assert not stage.do(lambda context: context.work.people.identities(person_id))
    assert stage.stored(request).text == ""
    assert stage.ticket(request).status == "withdrawn"


def test_conversations_choices_and_messages_go_but_for_the_last_word(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("幸福小区3号楼的路灯不亮")
    shown = resident.history()[-1].choices[0].id.rpartition(".")[0]
    person_id = forgets(resident)

    def left(uow: UnitOfWork) -> tuple[int, bool, int]:
        return (
            len(uow.sessions.of_person(person_id)),
            uow.offers.find(shown) is None,
            len(uow.outbox.bodies(person_id)),
        )

    assert stage.database.run_write(left) == (0, True, 1)


def test_whoever_writes_again_begins_anew(stage: Stage) -> None:
    resident = stage.resident()
    person_id = forgets(resident)
    resident.says("你好")
    assert "忘记我" in resident.history()[0].text
    assert resident.person_id != person_id


def test_staff_keep_their_record_while_they_hold_a_role(stage: Stage) -> None:
    worker = stage.staff(Role.WORKER, "east-1")
    worker.says("/forget")
    worker.presses("我要删除")
    assert "不归您操作" in worker.presses("确定，全部删除")[0].text
    assert worker.person.forgotten_at is None


def test_their_photos_go_too(stage: Stage) -> None:
    resident = stage.resident()
    resident.sends_photo("幸福小区3号楼路灯坏了")
    draft = resident.session.draft
    assert draft is not None
    forgets(resident)
    assert not stage.do(lambda context: context.media.find_all(draft.media))
