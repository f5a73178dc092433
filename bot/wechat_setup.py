"""What an official account is given: its menu, and the codes for building doors."""

from __future__ import annotations

import asyncio
import hashlib
from urllib.parse import quote

import msgspec
import structlog

from bot.access_tokens import TokenUnavailableError
from bot.wechat_api import Answer, ApiRefusedError, Call, NoAnswerError, NotReachedError, WechatApi
from bot.wechat_events import MENU_COMMANDS
from bot.wiring import Application

MENU = "cgi-bin/menu/create"
DOOR = "cgi-bin/qrcode/create"
PICTURE = "https://mp.weixin.qq.com/cgi-bin/showqrcode?ticket="

_log = structlog.stdlib.get_logger(__name__)


class _Button(msgspec.Struct, frozen=True):
    name: str
    key: str
    type: str = "click"


class _Menu(msgspec.Struct, frozen=True):
    button: tuple[_Button, ...]


class _Scene(msgspec.Struct, frozen=True):
    scene_str: str


class _SceneInfo(msgspec.Struct, frozen=True):
    scene: _Scene


class _DoorBody(msgspec.Struct, frozen=True):
    action_info: _SceneInfo
    action_name: str = "QR_LIMIT_STR_SCENE"


class _Door(Answer, frozen=True):
    ticket: str = ""
    url: str = ""


async def set_menu(application: Application, account: str, api: WechatApi) -> None:
    """Give the account its menu, if that has changed since the last time.

    An account that is not verified may have none; that is logged, and tried at every start.
    """
    texts, language = application.texts, application.settings.language
    menu = _Menu(
        tuple(_Button(texts.render(language, f"menu-{key}"), key) for key in MENU_COMMANDS)
    )
    fact, hashed = f"wechat-menu:{account}", hashlib.sha256(msgspec.json.encode(menu)).hexdigest()
    known = await asyncio.wrap_future(
        application.read(lambda transaction: transaction.facts.get(fact))
    )
    if known == hashed:
        return
    try:
        await api.answer(Call(MENU, menu), Answer)
    except (ApiRefusedError, NotReachedError, NoAnswerError, TokenUnavailableError) as error:
        _log.warning("wechat_menu_not_set", why=str(error))
        return
    await asyncio.wrap_future(
        application.write(lambda transaction: transaction.facts.set(fact, hashed))
    )


async def door_picture(api: WechatApi, token: str) -> tuple[str, str]:
    """Return what a door's code says, to be drawn, and where WeChat shows it drawn.

    The code is permanent; whoever scans it sends ``token`` (64 characters at most). An account
    has 100,000 of them; asked again for the same token WeChat returns the same.

    Raises:
        ApiRefusedError, NotReachedError, NoAnswerError, TokenUnavailableError.
    """
    door = await api.answer(Call(DOOR, _DoorBody(_SceneInfo(_Scene(token)))), _Door)
    return door.url, f"{PICTURE}{quote(door.ticket, safe='')}"
