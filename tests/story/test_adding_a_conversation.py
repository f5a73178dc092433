"""The example of docs/adding-a-conversation.md, taken out of the page, installed, and used."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from handlers.flow import Flow
from handlers.registry import FLOWS
from handlers.routing import Router
from handlers.wording import FOLDER, Texts
from tests.support.driver_direct import DirectTown
from tests.support.process import CHECKOUT

PAGE = CHECKOUT / "docs" / "adding-a-conversation.md"
_FILE = re.compile(r"^`([\w./-]+)`\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def files_of_page() -> dict[str, str]:
    """Return the page's files by their paths."""
    return dict(_FILE.findall(PAGE.read_text(encoding="utf-8")))


def module_of(path: str) -> ModuleType:
    """Return a file of the page as a module."""
    module = ModuleType(Path(path).stem)
    code = compile(files_of_page()[path], path, "exec")
    exec(code, module.__dict__)  # noqa: S102 - the page's own example is what is tested
    return module


def praise_tests() -> dict[str, Callable[[DirectTown], None]]:
    """Return the tests of the page by their names."""
    module = module_of("tests/story/test_praise.py")
    return {name: value for name, value in vars(module).items() if name.startswith("test_")}


@pytest.fixture
def town_with_praise(town: DirectTown, tmp_path: Path) -> DirectTown:
    """Return a city in which the example is installed."""
    folder = tmp_path / "texts"
    shutil.copytree(FOLDER, folder)
    for path, text in files_of_page().items():
        if path.endswith(".ftl"):
            (folder / Path(path).name).write_text(text, encoding="utf-8")
    flow: Flow = module_of("handlers/resident/praise.py").FLOW
    town.application.texts = Texts(folder)
    town.application.router = Router((*FLOWS, flow), town.application.texts)
    return town


def test_the_page_shows_every_file_that_is_needed() -> None:
    assert set(files_of_page()) == {
        "handlers/resident/praise.py",
        "handlers/texts/praise.zh-CN.ftl",
        "handlers/texts/praise.en.ftl",
        "tests/story/test_praise.py",
    }


@pytest.mark.parametrize("name", praise_tests())
def test_the_example_works_as_the_page_says(town_with_praise: DirectTown, name: str) -> None:
    praise_tests()[name](town_with_praise)


def test_the_example_speaks_english_too(town_with_praise: DirectTown) -> None:
    resident = town_with_praise.person("resident:demo")
    resident.says("/language")
    resident.presses("English")
    resident.says("praise")
    resident.hears("Nothing of yours is done yet")
