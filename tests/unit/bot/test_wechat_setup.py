"""The menu of the account, and the codes for doors."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.wechat_events import MENU_COMMANDS
from bot.wechat_setup import door_picture, set_menu
from bot.wiring import Application
from handlers.wording import LANGUAGES
from tests.support.fake_wechat import APP_ID
from tests.support.wechat_account import Desk, open_desk

CALL = "menu/create"


@pytest_asyncio.fixture
async def desk(application: Application) -> AsyncIterator[Desk]:
    """Return an account's way to a fake of WeChat."""
    async with open_desk(application) as opened:
        yield opened


async def test_the_menu_is_set_once(desk: Desk) -> None:
    for _ in range(2):
        await set_menu(desk.application, APP_ID, desk.api)
    assert desk.fake.calls[CALL] == 1
    assert desk.fake.menu == {
        "button": [
            {"name": name, "key": key, "type": "click"}
            for name, key in (("我要反映", "report"), ("我的诉求", "mine"), ("使用帮助", "help"))
        ]
    }


@pytest.mark.parametrize("fault", [48001, "500", "drop"])
async def test_a_menu_that_was_not_taken_is_set_at_the_next_start(
    desk: Desk, fault: int | str
) -> None:
    desk.fake.faults[CALL].append(fault)
    await set_menu(desk.application, APP_ID, desk.api)
    assert desk.fake.menu is None
    await set_menu(desk.application, APP_ID, desk.api)
    assert desk.fake.menu is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_of_the_menu_fit(application: Application, language: str) -> None:
    for key in MENU_COMMANDS:
        assert len(application.texts.render(language, f"menu-{key}").encode()) <= 16


async def test_a_door_has_one_code(desk: Desk) -> None:
    url, picture = await door_picture(desk.api, "A" * 22)
    assert url == desk.fake.scenes["A" * 22]
    assert picture.endswith("?ticket=ticket%2FAAAAAAAAAAAAAAAAAAAAAA")
    assert await door_picture(desk.api, "A" * 22) == (url, picture)
