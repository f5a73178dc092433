"""The example of docs/adding-a-platform.md, taken out of the page, installed, and written on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import cast

import msgspec
import pytest

from bot import app
from bot.channel import OpenChannel
from bot.registry import CHANNELS
from bot.settings import Settings
from tests.support.city import copy_city, settings_in
from tests.support.loop_thread import LoopThread
from tests.support.process import CHECKOUT
from tests.support.served_city import ServedCity

PAGE = CHECKOUT / "docs" / "adding-a-platform.md"
_FILE = re.compile(r"^`([\w./-]+)`\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@cache
def files_of_page() -> dict[str, str]:
    """Return the page's files by their paths."""
    return dict(_FILE.findall(PAGE.read_text(encoding="utf-8")))


@cache
def module_of(path: str) -> ModuleType:
    """Return a file of the page as a module."""
    module = ModuleType(Path(path).stem)
    code = compile(files_of_page()[path], path, "exec")
    exec(code, module.__dict__)  # noqa: S102 - the page's own example is what is tested
    return module


def page_tests() -> dict[str, Callable[..., None]]:
    """Return the tests of the page by their names."""
    module = module_of("tests/story/test_texting.py")
    return {name: value for name, value in vars(module).items() if name.startswith("test_")}


def settings_with(**values: str) -> Settings:
    """Return settings that have the page's fields as well."""
    added = re.findall(r"(\w+): str = \"\"", files_of_page()["bot/settings.py"])
    fields = [(name, str, "") for name in added]
    extended = msgspec.defstruct(
        "Settings", fields, bases=(Settings,), frozen=True, kw_only=True, forbid_unknown_fields=True
    )
    return cast(Settings, extended(**values))


@pytest.fixture
def opened(
    city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[ServedCity, object]]:
    """Return a city with the example installed, and the gateway that it talks to."""
    open_texting = cast(OpenChannel, module_of("bot/channels/texting.py").open_texting)
    monkeypatch.setattr(app, "CHANNELS", (*CHANNELS, open_texting))
    page = module_of("tests/story/test_texting.py")
    loop, gateway = LoopThread(), page.FakeGateway()
    loop.run(gateway.start())
    copy_city(city, tmp_path / "data")
    plain = msgspec.structs.asdict(settings_in(tmp_path / "data", http_port=0))
    settings = settings_with(**plain, texting_url=gateway.url, texting_secret=page.SECRET)
    served = ServedCity(settings, {}, loop)
    yield served, gateway
    served.run(gateway.stop())
    served.close()


def test_the_page_shows_every_file_that_is_needed() -> None:
    assert set(files_of_page()) == {
        "bot/settings.py",
        "bot/channels/texting.py",
        "tests/story/test_texting.py",
    }


@pytest.mark.parametrize("name", page_tests())
def test_the_example_works_as_the_page_says(opened: tuple[ServedCity, object], name: str) -> None:
    page_tests()[name](*opened)


def test_without_its_settings_the_channel_is_off(
    city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_texting = cast(OpenChannel, module_of("bot/channels/texting.py").open_texting)
    monkeypatch.setattr(app, "CHANNELS", (*CHANNELS, open_texting))
    copy_city(city, tmp_path / "data")
    plain = msgspec.structs.asdict(settings_in(tmp_path / "data", http_port=0))
    served = ServedCity(settings_with(**plain), {})
    phone = module_of("tests/story/test_texting.py").Phone(served, None, "138")
    assert phone.deliver("1", "帮助") == 404
    served.close()
