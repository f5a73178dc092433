"""One person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.channels.console import Terminal, UnknownNameError, open_terminal
from bot.inbox import Outcome
from bot.media import FileRefusedError
from bot.wiring import Application, open_application
from handlers.incoming import SharedLocation
from tests.support.city import copy_city, settings_in
from tests.support.clock import HandClock
from tests.support.photos import jpeg

REPORT = "楼道里堆满了杂物没人管"


@pytest.fixture
def application(city: Path, tmp_path: Path) -> Iterator[Application]:
    """Return an application over a fresh city."""
    copy_city(city, tmp_path)
    with closing(open_application(settings_in(tmp_path), HandClock())) as opened:
        yield opened


@pytest.fixture
def resident(application: Application) -> Terminal:
    """Return the terminal of the resident who has a home."""
    return open_terminal(application, "resident:demo")


def labels(terminal: Terminal) -> list[str]:
    """Return the choices of the last message."""
    return [choice.label for choice in terminal.hear()[-1].message.choices]


def test_a_line_is_answered(resident: Terminal) -> None:
    assert resident.say("你好") is Outcome.HANDLED
    assert resident.hear()


def test_nothing_is_heard_twice(resident: Terminal) -> None:
    resident.say("你好")
    resident.hear()
    assert not resident.hear()


def test_a_number_chooses_among_what_was_shown_last(resident: Terminal) -> None:
    resident.say(REPORT)
    resident.hear()
    resident.say("１")
    assert resident.hear()[-1].message.ticket is not None


def test_a_label_chooses_as_its_number_does(resident: Terminal) -> None:
    resident.say(REPORT)
    first, *_ = labels(resident)
    resident.say(f" {first} ")
    assert resident.hear()[-1].message.ticket is not None


def test_what_was_not_shown_here_cannot_be_pressed_by_a_number(application: Application) -> None:
    here, there = (open_terminal(application, "resident:demo") for _ in range(2))
    here.say(REPORT)
    shown = labels(here)
    there.say("换个事：下水道堵了")
    here.say("1")
    pressed = here.hear()[-1].message
    assert pressed.ticket is not None
    assert pressed.text.splitlines()[1] in shown[0]


def test_a_photo_and_a_location_are_taken(resident: Terminal) -> None:
    assert resident.show(jpeg().content) is Outcome.HANDLED
    assert resident.share(SharedLocation(37.5364, 121.3848)) is Outcome.HANDLED
    assert len(resident.hear()) >= 2


def test_a_file_that_is_no_photo_is_refused(resident: Terminal) -> None:
    with pytest.raises(FileRefusedError):
        resident.show(b"#!/bin/sh")


def test_what_was_remembered_is_not_shown_at_the_next_start(application: Application) -> None:
    first = open_terminal(application, "resident:demo")
    first.say("你好")
    first.hear()
    assert open_terminal(application, "resident:demo").hear()
    first.remember()
    assert not open_terminal(application, "resident:demo").hear()


def test_a_newcomer_has_nothing_to_remember(application: Application) -> None:
    newcomer = open_terminal(application, "resident:new")
    newcomer.remember()
    assert not newcomer.hear()


def test_unknown_staff_and_names_that_are_none_are_refused(application: Application) -> None:
    for name in (
        "worker:99",
        "mayor:1",
        "demo",
        "resident:",
        "resident:a\nb",
        "resident:" + "x" * 60,
    ):
        with pytest.raises(UnknownNameError):
            open_terminal(application, name)
