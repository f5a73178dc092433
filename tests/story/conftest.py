"""The same story through every door: the inbox itself, terminals, the web chat, Telegram."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from tests.support.city import copy_city, settings_in
from tests.support.clock import HandClock
from tests.support.driver_direct import DirectTown
from tests.support.driver_telegram import TelegramTown
from tests.support.driver_terminal import TerminalTown
from tests.support.driver_webchat import WebTown
from tests.support.talker import Talker


class Town(Protocol):
    """A city with people to talk as."""

    def person(self, key: str) -> Talker:
        """Return whoever is known by a key like ``worker:03``, or a new resident."""

    def close(self) -> None:
        """Close every door."""


DOORS: dict[str, Callable[[Path], Town]] = {
    "direct": lambda folder: DirectTown(settings_in(folder), HandClock()),
    "web chat": WebTown,
    "terminal": TerminalTown,
    "telegram by polling": lambda folder: TelegramTown(folder, "polling"),
    "telegram by webhook": lambda folder: TelegramTown(folder, "webhook"),
}


@pytest.fixture(params=DOORS)
def any_town(request: pytest.FixtureRequest, city: Path, tmp_path: Path) -> Iterator[Town]:
    """Return a fresh city, once through each door."""
    yield from _opened(request.param, city, tmp_path / "data")


@pytest.fixture(params=["direct", "web chat", "telegram by polling", "telegram by webhook"])
def chat_town(request: pytest.FixtureRequest, city: Path, tmp_path: Path) -> Iterator[Town]:
    """Return a fresh city, once through each door that needs no process for each person."""
    yield from _opened(request.param, city, tmp_path / "data")


def _opened(door: str, city: Path, folder: Path) -> Iterator[Town]:
    copy_city(city, folder)
    opened = DOORS[door](folder)
    yield opened
    opened.close()
