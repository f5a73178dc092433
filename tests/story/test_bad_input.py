"""Whatever somebody sends, they get an answer, and can report as before."""

from __future__ import annotations

import math

import pytest

from handlers.incoming import Kind, MediaKind, MediaRef, SharedLocation
from tests.story.scenes import CABLE, files_cable
from tests.support.driver_direct import DirectSeat, DirectTown, store_photo
from tests.support.photos import jpeg
from tests.support.talker import Talker

TEXTS = {
    "nothing": "",
    "spaces and line breaks": " \n\t \r\n　",
    "control characters": "路灯\x00\x07坏了\x1b[31m\x7f",
    "marks that turn text around": "路灯\u202e坏了\u2066\u200f",
    "half a character": "路灯\ud83d坏了",
    "characters of no width": "\u200b\u200d\ufeff",
    "accents without end": "路" + "\u0301" * 500,
    "emoji alone": "😀👍🏽👨‍👩‍👧",
    "signs alone": "？？？！！！……",
    "one letter": "a",
    "10,000 characters": "路灯坏了" * 2500,
    "10,000 lines": "坏\n" * 5000,
    "10,000 emoji": "🚨" * 10_000,
    "one word without end": "a" * 10_000,
    "SQL": "'; DROP TABLE tickets; -- \" OR 1=1",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "placeholders": "{ $words } {0} %s %(name)s ${HOME} {{7*7}}",
    "a path": "../../../../etc/passwd\x00.jpg",
    "JSON": '{"type":"hello","token":null}',
    "an unknown command": "/nonsense now",
    "a slash": "/",
    "many slashes": "//////",
    "a command for staff": "/triage",
    "a number nobody asked for": "7",
    "a number too long": "9" * 500,
    "somebody's number": "2611 482 0137",
    "another script": "الشارع مظلم जल नहीं है",
}
PLACES = {
    "at sea": (37.60, 121.90),
    "abroad": (48.85, 2.35),
    "nowhere on earth": (91.0, 500.0),
    "no number": (math.nan, math.inf),
}
CHOICES = {
    "nothing": "",
    "a word": "filing.urgent",
    "a list that never was": "01a2018f580373398fefc4cf932c99b0.1",
    "no number": "01a2018f580373398fefc4cf932c99b0.x",
    "SQL": "' OR 1=1 --.1",
    "a number without end": "01a2018f580373398fefc4cf932c99b0." + "9" * 5000,
    "another script's digits": "01a2018f580373398fefc4cf932c99b0.²",
}


@pytest.mark.parametrize("name", TEXTS)
def test_any_text_is_answered(town: DirectTown, name: str) -> None:
    resident = town.person("resident:demo")
    resident.says(TEXTS[name])
    _is_answered(resident)
    resident.says(CABLE)
    _is_answered(resident)


@pytest.mark.parametrize("name", ["nothing", "emoji alone", "10,000 lines", "SQL", "JSON"])
def test_nonsense_does_not_hide_the_report_that_follows(town: DirectTown, name: str) -> None:
    resident = town.person("resident:demo")
    resident.says(TEXTS[name])
    files_cable(resident)


@pytest.mark.parametrize("name", TEXTS)
def test_any_text_is_answered_to_staff(town: DirectTown, name: str) -> None:
    admin = town.person("admin:community")
    admin.says(TEXTS[name])
    _is_answered(admin)


@pytest.mark.parametrize("name", TEXTS)
def test_any_text_may_answer_where_it_is(town: DirectTown, name: str) -> None:
    resident = town.person("resident:nowhere")
    resident.says("有人飞线充电")
    resident.presses("飞线充电")
    resident.hears("在哪里")
    resident.says(TEXTS[name])
    _is_answered(resident)
    resident.presses("说不清")
    resident.hears("已登记")


@pytest.mark.parametrize("name", PLACES)
def test_a_location_outside_the_city_is_refused_with_a_reason(town: DirectTown, name: str) -> None:
    resident = town.person("resident:demo")
    seat = _seat(resident)
    lat, lon = PLACES[name]
    seat.send(Kind.LOCATION, location=SharedLocation(lat, lon))
    resident.hears("位置", "写小区和楼号")
    files_cable(resident)


@pytest.mark.parametrize("name", CHOICES)
def test_a_choice_that_never_was_is_answered(town: DirectTown, name: str) -> None:
    resident = town.person("resident:demo")
    _seat(resident).send(Kind.CHOICE, choice=CHOICES[name])
    resident.hears("这个按钮已经过期了")
    files_cable(resident)


def test_a_sticker_is_answered(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    _seat(resident).send(Kind.UNSUPPORTED)
    resident.hears("这种消息我还看不懂")


def test_an_unknown_link_greets_all_the_same(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    _seat(resident).send(Kind.START, start_token=TEXTS["SQL"])
    resident.hears("这个链接认不出来")
    resident.hears("这里是呼应")


def test_words_in_place_of_a_code_may_be_a_report_after_all(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    resident.says(f"/login {TEXTS['SQL']}")
    resident.hears("邀请码是 16 位")
    resident.says("有人飞线充电")
    resident.hears("邀请码是 16 位", "这是要上报的问题")
    resident.presses("这是要上报的问题")
    resident.hears("我的理解", "有人飞线充电")


def test_a_file_that_was_never_uploaded_is_no_photo(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    _seat(resident).send(Kind.MEDIA, media=(MediaRef(MediaKind.PHOTO, "never", "never"),))
    resident.hears("没有收到内容")


def test_nobody_takes_another_ones_photo(town: DirectTown) -> None:
    owner, thief = town.person("resident:demo"), town.person("resident:thief")
    media_id = store_photo(town.application, jpeg())
    photo = (MediaRef(MediaKind.PHOTO, media_id, media_id),)
    _seat(owner).send(Kind.MEDIA, media=photo)
    owner.hears("照片收到了")
    _seat(thief).send(Kind.MEDIA, media=photo)
    thief.hears("没有收到内容")


def test_a_button_pressed_twice_has_one_effect(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    files_cable(resident)
    worker.presses("接单")
    worker.hears("已接单。")
    seat = _seat(worker)
    accept = worker.everything[0].buttons[0]
    seat.press(accept)
    worker.hears("这个按钮已经点过了")
    resident.hears("已接单")
    resident.hears_nothing_of("已接单")


def test_somebody_elses_button_does_nothing(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    stranger = town.person("resident:stranger")
    files_cable(resident)
    stranger.presses("撤回", of=resident)
    stranger.hears("这不是给您的选项")
    stranger.presses("接单", of=worker)
    stranger.hears("这不是给您的选项")
    worker.presses("接单")
    worker.hears("已接单。")


def test_a_button_is_stale_after_a_week(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    files_cable(resident)
    town.clock.moment = town.clock.moment.replace(day=town.clock.moment.day + 7)
    resident.presses("催一下")
    resident.hears("这个按钮已经过期了")


def test_the_same_event_has_one_effect(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    seat = _seat(resident)
    for _ in range(3):
        seat.send(Kind.TEXT, text="有人飞线充电", event_id="one")
    resident.hears("我的理解")
    resident.hears_nothing_of("我的理解")


def test_words_are_shown_as_they_were_written(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    words = f"{TEXTS['HTML']} {TEXTS['placeholders']} 有人飞线充电"
    resident.says(words)
    resident.hears("我的理解", words)


def _is_answered(person: Talker) -> None:
    answers = [message for message in person.everything_now() if "呼应由本市" not in message.text]
    assert answers
    for message in answers:
        assert "我这边出了点问题" not in message.text
    person.forgets_what_was_said()


def _seat(person: Talker) -> DirectSeat:
    assert isinstance(person.seat, DirectSeat)
    return person.seat
