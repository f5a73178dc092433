"""A server and terminals beside it, on one database: each hears what the other does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.story.scenes import files_cable, finishes
from tests.support.city import copy_city
from tests.support.driver_terminal import TerminalTown
from tests.support.driver_webchat import WebTown
from tests.support.talker import Talker


@pytest.fixture
def resident_and_worker(city: Path, tmp_path: Path) -> Iterator[tuple[Talker, Talker]]:
    """Return a resident at the web chat and a worker at a terminal."""
    folder = tmp_path / "data"
    copy_city(city, folder)
    web, terminals = WebTown(folder), TerminalTown(folder)
    yield web.person("resident:demo"), terminals.person("worker:03")
    terminals.close()
    web.close()


def test_the_terminal_and_the_web_chat_hear_each_other(
    resident_and_worker: tuple[Talker, Talker],
) -> None:
    resident, worker = resident_and_worker
    number = files_cable(resident).number
    worker.hears("新任务", number)
    worker.presses("接单")
    worker.hears("已接单。")
    resident.hears(number, "已接单")
    finishes(worker)
    assert resident.hears(number, "办好了").media
    resident.presses("解决了")
    worker.hears(number, "居民确认已解决")
