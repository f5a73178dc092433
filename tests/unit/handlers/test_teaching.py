"""Each turn keeps what it taught, masked, with its community."""

from __future__ import annotations

from storage.repositories.lessons import LessonRow
from tests.unit.handlers.stage import LAMP, LITTER, Stage
from tickets.people import Role

COMMUNITY = "city/district/street/east/"


def lessons(stage: Stage) -> list[LessonRow]:
    """Return what is stored."""
    return list(stage.database.run_read(lambda uow: uow.lessons.after(0, 100)))


def files(stage: Stage, name: str = "李") -> None:
    """Let a resident report a lamp and pick its matter."""
    resident = stage.resident(name)
    card = resident.says("幸福小区3号楼的路灯坏了")[0]
    resident.presses(card.choices[0].label)


def test_a_picked_matter_is_kept_without_numbers(stage: Stage) -> None:
    files(stage)
    (lesson,) = lessons(stage)
    assert (lesson.matter, lesson.text) == (LAMP, "幸福小区号楼的路灯坏了")
    assert (lesson.path, lesson.at) == (COMMUNITY, stage.clock.now())


def test_nothing_is_kept_of_a_draft_that_goes_to_triage(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("幸福小区3号楼的路灯坏了")
    resident.presses("都不是")
    resident.presses("请社区判断")
    assert lessons(stage) == []


def test_what_triage_decides_is_kept(stage: Stage) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    resident = stage.resident()
    request = stage.file(resident, matter=None, text="那个东西堆在那儿")
    admin.says("/triage")
    admin.presses(admin.history()[-1].choices[0].label)
    admin.presses("定事项")
    admin.presses("按类别找")
    admin.presses("第01类")
    admin.presses("垃圾乱堆")
    assert stage.ticket(request).matter_id == LITTER
    assert [(one.matter, one.text) for one in lessons(stage)] == [(LITTER, "那个东西堆在那儿")]


def test_words_that_say_nothing_once_masked_are_dropped(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("12345678901 3")
    resident.says("/cancel")
    assert lessons(stage) == []


def test_who_is_forgotten_taught_nothing(stage: Stage) -> None:
    files(stage)
    resident = stage.resident("张")
    card = resident.says("阳光花园的垃圾没人收")[0]
    resident.presses(card.choices[0].label)
    resident.presses("西社区第一网格")
    assert len(lessons(stage)) == 2
    resident.says("/forget")
    asked = resident.presses("我要删除")[0]
    stage.handle(resident.pressing(asked.choices[-1].id))
    assert {one.matter for one in lessons(stage)} == {LAMP}
