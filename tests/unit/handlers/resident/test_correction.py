"""What was filed without asking is taken for something else by two taps."""

from __future__ import annotations

import pytest

from tests.unit.handlers.stage import LITTER, Stage, Talker, labels_of, texts_of
from tickets.people import Role
from tickets.usecases.accept_ticket import accept_ticket
from tickets.usecases.start_work import start_work

WORDS = "幸福小区3号楼路灯边的垃圾没人收"


@pytest.fixture
def worker(stage: Stage) -> Talker:
    """The worker of the grid."""
    return stage.staff(Role.WORKER, "east-1")


@pytest.fixture
def resident(stage: Stage, worker: Talker) -> Talker:
    """A resident whose report was filed as a lamp's without asking, and went to the worker."""
    stage.reader.sure = frozenset({"路灯"})
    talker = stage.resident()
    assert talker.says(WORDS)[0].text.startswith("已按“路灯不亮”登记")
    assert "新任务" in texts_of(worker.hears())
    return talker


def test_another_matter_is_dispatched_anew_and_is_a_lesson(
    stage: Stage, resident: Talker, worker: Talker
) -> None:
    asked = resident.presses("不是这个")[0]
    assert labels_of(asked) == ["垃圾乱堆", "按类别找", "请社区判断", "没错，不用改"]
    corrected = resident.presses("垃圾乱堆")[0]
    assert corrected.text.startswith("改好了")
    assert "垃圾乱堆" in texts_of(worker.hears())
    (lesson,) = stage.database.run_read(lambda uow: uow.lessons.after(0, 10))
    assert lesson.matter == LITTER


def test_it_can_be_found_by_its_category(resident: Talker) -> None:
    resident.presses("不是这个")
    resident.presses("按类别找")
    assert "第07类" in resident.presses("第07类")[0].text
    assert "水管漏水" in resident.presses("水管漏水")[0].text


def test_the_community_may_decide(stage: Stage, resident: Talker) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    resident.presses("不是这个")
    left = resident.presses("请社区判断")[0]
    assert "请社区判断" in left.text
    assert "待分派" in texts_of(admin.history())
    assert stage.database.run_read(lambda uow: uow.lessons.after(0, 10)) == []


def test_it_may_be_right_after_all(resident: Talker) -> None:
    resident.presses("不是这个")
    assert resident.presses("没错，不用改")[0].text == "好的，不改了。"


def test_who_is_already_worked_for_adds_words_instead(
    stage: Stage, resident: Talker, worker: Talker
) -> None:
    person_id = resident.person_id
    request = stage.do(lambda context: context.work.requests.of_person(person_id)[0])
    stage.act(worker, accept_ticket, request.ticket_id)
    stage.act(worker, start_work, request.ticket_id)
    late = resident.presses("不是这个")[0]
    assert "事项改不了了" in late.text
    assert labels_of(late) == ["补充"]
