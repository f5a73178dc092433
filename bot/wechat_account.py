"""The official account that is set: its agreement with WeChat, and its way there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import aiohttp
import msgspec

from bot.access_tokens import AccessTokens, Granted, TokenUnavailableError
from bot.settings import Settings
from bot.wechat_api import (
    Answer,
    ApiRefusedError,
    Call,
    NoAnswerError,
    NotReachedError,
    WechatApi,
    Wire,
)
from bot.wechat_events import CHANNEL
from bot.wiring import Application

BASE_URL = "https://api.weixin.qq.com"
TOKEN = "cgi-bin/stable_token"  # noqa: S105 - an address


class _TokenBody(msgspec.Struct, frozen=True):
    appid: str
    secret: str
    force_refresh: bool
    grant_type: str = "client_credential"


class _Token(Answer, frozen=True):
    access_token: str = ""
    expires_in: int = 0


@asynccontextmanager
async def connected(application: Application) -> AsyncIterator[WechatApi]:
    """Open the way to WeChat for the account in the settings, and close it in the end."""
    async with aiohttp.ClientSession() as session:
        yield open_api(application, session)


def open_api(application: Application, session: aiohttp.ClientSession) -> WechatApi:
    """Return the calls of the account in the settings, over a session."""
    settings = application.settings
    wire = open_wire(settings, session)
    tokens = AccessTokens(
        application,
        CHANNEL,
        settings.wechat_app_id,
        lambda force: ask_for_token(wire, settings, force=force),
    )
    return WechatApi(wire, tokens)


def open_wire(settings: Settings, session: aiohttp.ClientSession) -> Wire:
    """Return the way to WeChat's server."""
    return Wire(session, settings.wechat_base_url or BASE_URL)


async def ask_for_token(wire: Wire, settings: Settings, *, force: bool) -> Granted:
    """Ask for an access token, which ends another one only where that is forced.

    Raises:
        TokenUnavailableError: WeChat gives none.
    """
    body = _TokenBody(settings.wechat_app_id, settings.wechat_app_secret, force)
    try:
        token = await wire.answer(Call(TOKEN, body), _Token)
    except ApiRefusedError as error:
        raise TokenUnavailableError(error.code) from error
    except (NotReachedError, NoAnswerError) as error:
        raise TokenUnavailableError from error
    return Granted(token.access_token, timedelta(seconds=token.expires_in))
