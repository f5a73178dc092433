"""Tests of speaking to one person: names, places and times in their language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

import pytest

from handlers.message import decode_message
from handlers.offers import Choice
from handlers.speaker import Delivery, Reply, Speaker, masked_phone
from tests.unit.handlers.stage import LAMP, LITTER, MONDAY, Stage, labels_of
from tickets.people import Place, Role
from tickets.status import Status

T = TypeVar("T")
GRID = Place("east-1", "city/district/street/east/east-1/")


def speak(stage: Stage, say: Callable[[Speaker], T], language: str = "zh-CN") -> T:
    """Return what is said to a resident of this language."""
    person = stage.resident(language=language).person
    return stage.do(lambda context: say(Speaker(context, person)))


def test_names_are_said_in_the_persons_language(stage: Stage) -> None:
    def names(speaker: Speaker) -> tuple[str, str, str]:
        return speaker.matter(LAMP), speaker.office("lighting"), speaker.category("02")

    assert speak(stage, names) == ("路灯不亮", "路灯管理处", "第02类")
    assert speak(stage, names, "en") == ("Dark lamp", "Street lighting", "Category 02")


def test_what_has_no_english_name_keeps_its_chinese_one(stage: Stage) -> None:
    assert speak(stage, lambda speaker: speaker.named("路灯", ""), "en") == "路灯"


def test_an_unknown_matter_and_no_office_have_words_of_their_own(stage: Stage) -> None:
    def said(speaker: Speaker) -> tuple[str, str, str]:
        return speaker.matter("99-999"), speaker.matter(None), speaker.office(None)

    assert speak(stage, said) == ("待判断的事项", "待判断的事项", "待定")


def test_a_place_is_said_as_exactly_as_it_is_known(stage: Stage) -> None:
    exact = Place("east-1", GRID.path, "幸福小区", "幸福小区", "3", "2", "501")

    def places(speaker: Speaker) -> tuple[str, str, str]:
        return speaker.place(exact), speaker.place(GRID), speaker.place(None)

    assert speak(stage, places) == (
        "幸福小区 3号楼 2单元 501室（东社区第一网格）",
        "东社区第一网格",
        "地点待定",
    )


def test_a_long_description_of_a_place_is_cut_to_one_line(stage: Stage) -> None:
    wordy = Place("east-1", GRID.path, "从南门\n" + "一直走" * 3000)
    said = speak(stage, lambda speaker: speaker.place(wordy))
    assert said.startswith("从南门 一直走")
    assert len(said) < 80


@pytest.mark.parametrize(
    ("code", "said"),
    [("east", "毓璜顶街道东社区"), ("district", "芝罘区"), ("city", "烟台市")],
)
def test_an_area_is_named_with_what_it_lies_in_below_the_city(
    stage: Stage, code: str, said: str
) -> None:
    place = Place(code, "")
    assert speak(stage, lambda speaker: speaker.place(place)) == said


def test_times_are_said_in_the_citys_zone_and_near_days_by_name(stage: Stage) -> None:
    def times(speaker: Speaker) -> list[str]:
        return [speaker.time(MONDAY + timedelta(hours=h)) for h in (0, 14, 48)]

    assert speak(stage, times) == ["今天 10:00", "明天 00:00", "11月25日 10:00"]
    assert speak(stage, times, "en")[2] == "25 November 10:00"


def test_a_message_is_queued_with_its_choices(stage: Stage) -> None:
    reply = Reply("选吧", (Choice("好", "mine.list"),))
    resident = stage.resident()
    person = resident.person
    message_id = stage.do(lambda context: Speaker(context, person).send(reply, Delivery()))
    body = stage.do(lambda context: context.outbox.bodies(person.id)[0])
    message = decode_message(body)
    assert message.text == "选吧"
    assert message.choices[0].id == f"{message_id}.1"


@pytest.mark.parametrize(
    ("phone", "shown"),
    [("13812345678", "138****5678"), ("6651234", "****"), ("", ""), (None, "")],
)
def test_a_phone_number_is_masked(phone: str | None, shown: str) -> None:
    assert masked_phone(phone) == shown


def test_choices_on_a_result_can_be_pressed_as_long_as_it_can_be_disputed(stage: Stage) -> None:
    resident, worker = stage.resident(), stage.staff(Role.WORKER, "east-1")
    request = stage.file(resident, LITTER)
    stage.finish(worker, request)
    (done,) = [message for message in resident.history() if "解决了" in labels_of(message)]
    stage.clock.forward(days=3)
    stage.ring(request)
    stage.clock.forward(days=14)
    assert stage.ticket(request).status is Status.CLOSED
    resident.presses("没解决", done)
    resident.says("还是老样子")
    assert stage.ticket(request).status is Status.DISPATCHED
