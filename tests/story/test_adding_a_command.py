"""Both examples of docs/adding-a-command.md, taken out of the page, installed, and used."""

from __future__ import annotations

import re
import shutil
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from bot.cli import COMMANDS
from handlers.registry import FLOWS
from handlers.routing import Router
from handlers.wording import FOLDER, Texts
from tests.story.scenes import files_cable
from tests.support.city import COMMUNITY, copy_city
from tests.support.command import Huying
from tests.support.driver_direct import DirectTown
from tests.support.process import CHECKOUT

PAGE = CHECKOUT / "docs" / "adding-a-command.md"
_FILE = re.compile(r"^`([\w./-]+)`\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@cache
def files_of_page() -> dict[str, str]:
    """Return the page's files by their paths."""
    return dict(_FILE.findall(PAGE.read_text(encoding="utf-8")))


def module_of(path: str) -> ModuleType:
    """Return a file of the page as a module."""
    module = ModuleType(Path(path).stem)
    code = compile(files_of_page()[path], path, "exec")
    exec(code, module.__dict__)  # noqa: S102 - the page's own example is what is tested
    return module


@pytest.fixture
def town_with_tally(town: DirectTown, tmp_path: Path) -> DirectTown:
    """Return a city in which the chat's command is installed."""
    folder = tmp_path / "texts"
    shutil.copytree(FOLDER, folder)
    for path, text in files_of_page().items():
        if path.endswith(".ftl"):
            (folder / Path(path).name).write_text(text, encoding="utf-8")
    flow = module_of("handlers/resident/tally.py").FLOW
    town.application.texts = Texts(folder)
    town.application.router = Router((*FLOWS, flow), town.application.texts)
    return town


@pytest.fixture
def huying(
    city: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Huying:
    """Return a command line in which the command is installed."""
    monkeypatch.setitem(COMMANDS, "tally", "bot.commands.tally:tally")
    monkeypatch.setitem(sys.modules, "bot.commands.tally", module_of("bot/commands/tally.py"))
    copy_city(city, tmp_path / "data")
    return Huying(tmp_path / "data", capsys)


def test_the_page_shows_every_file_that_is_needed() -> None:
    assert set(files_of_page()) == {
        "handlers/resident/tally.py",
        "handlers/texts/tally.zh-CN.ftl",
        "handlers/texts/tally.en.ftl",
        "bot/commands/tally.py",
    }


def test_the_chats_command_answers_to_its_name_and_to_its_words(
    town_with_tally: DirectTown,
) -> None:
    resident = town_with_tally.person("resident:demo")
    resident.says("/tally")
    resident.hears("一共有 0 件")
    files_cable(resident)
    resident.says("几件")
    resident.hears("一共有 1 件诉求，办结 0 件")


def test_the_command_lines_command_counts_and_refuses(huying: Huying) -> None:
    ran = huying("tally", "--area", COMMUNITY)
    assert (ran.code, ran.err) == (0, "")
    assert re.fullmatch(rf"\d+ people hold a role in {COMMUNITY}\n", ran.out)
    wrong = huying("tally", "--area", "nowhere")
    assert (wrong.code, wrong.out) == (2, "")
    assert "nowhere" in wrong.err
