"""After a thousand confirmed tickets what is clear is filed at once, and taken back by a tap."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice

import pytest

from nlp.responsibility_list import read_list
from storage.unit_of_work import UnitOfWork
from tests.story.scenes import CABLE
from tests.support.driver_direct import DirectTown
from tests.support.photos import jpeg
from tests.support.talker import Talker

ENOUGH = 1_100
CATEGORIES = ("05", "15")


def confirmed() -> Iterator[tuple[str, str]]:
    """Yield made-up confirmed tickets: the list's own wordings of matters that are reported."""
    matters = [one for one in read_list().matters if one.category in CATEGORIES][::4]
    yield from islice(cycle((m.id, words) for m in matters for words in m.wordings), ENOUGH)


def cable_matter() -> str:
    """Return the id of the cable's matter."""
    return next(one.id for one in read_list().matters if "飞线充电" in one.name)


def teach(town: DirectTown, lessons: int) -> None:
    """Store so many lessons of different persons, among them the cable's, and learn them."""
    cable = cable_matter()

    def add(uow: UnitOfWork) -> None:
        for number, (matter, words) in enumerate(islice(confirmed(), lessons)):
            about_cable = number % 5 == 0
            uow.lessons.add(
                cable if about_cable else matter,
                "楼上有人飞线充电,电线从窗户拉下来" if about_cable else words,
                f"p{number}",
                uow.now,
                "370600/",
            )

    town.application.database.run_write(add)
    town.application.pupil.catch_up()


@pytest.fixture
def resident(town: DirectTown) -> Talker:
    """A resident of a city where a thousand tickets were confirmed."""
    teach(town, ENOUGH)
    return town.person("resident:demo")


def test_what_is_clear_is_filed_without_a_question(town: DirectTown, resident: Talker) -> None:
    worker = town.person("worker:03")
    resident.says(CABLE)
    receipt = resident.hears("已按", "飞线充电", "不对请点“不是这个”", "已登记")
    worker.hears("新任务", receipt.number)
    resident.hears_nothing_of("我的理解")


def test_what_was_not_meant_is_dispatched_anew_and_taught(
    town: DirectTown, resident: Talker
) -> None:
    worker = town.person("worker:03")
    resident.says(CABLE)
    resident.hears("已按", "飞线充电")
    worker.hears("新任务", "飞线充电")
    before = town.application.database.run_read(lambda uow: uow.lessons.last())
    resident.presses("不是这个")
    other = resident.hears("那是哪一件").labels[0]
    resident.presses(other)
    resident.hears("改好了", other)
    worker.hears("新任务", other)
    (lesson,) = town.application.database.run_read(lambda uow: uow.lessons.after(before, 10))
    assert lesson.matter != cable_matter()
    assert "幸福小区3号楼" not in lesson.text


def test_what_is_vague_is_asked_all_the_same(resident: Talker) -> None:
    resident.says("幸福小区3号楼有点问题，来看看")
    resident.hears("我的理解", "都不是")
    resident.hears_nothing_of("已登记")


def test_who_wants_to_stay_unnamed_is_asked(resident: Talker) -> None:
    resident.says(f"我要匿名反映，{CABLE}")
    resident.hears("我的理解", "飞线充电", "更多")
    resident.hears_nothing_of("已登记")


def test_the_photo_that_follows_is_added(town: DirectTown, resident: Talker) -> None:
    worker = town.person("worker:03")
    resident.says(CABLE)
    number = resident.hears("已按", "飞线充电").number
    resident.sends_photo(jpeg())
    resident.hears("是补充这一件吗", number)
    resident.presses("补充到这一件")
    resident.hears("已补充", number)
    worker.hears("补充", number)


def test_before_a_thousand_everybody_is_asked(town: DirectTown) -> None:
    teach(town, 900)
    resident = town.person("resident:demo")
    resident.says(CABLE)
    resident.hears("我的理解", "飞线充电")
    resident.hears_nothing_of("已登记")
