"""The app of WeCom that is set: its way to the platform, and the doctor's look at it."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from types import MappingProxyType

import aiohttp

from bot.access_tokens import AccessTokens, Granted, TokenUnavailableError
from bot.doctor import Finding, State
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
from bot.wecom_push import CHANNEL
from bot.wiring import Application

BASE_URL = "https://qyapi.weixin.qq.com"
REASONS = MappingProxyType(
    {
        0: "WeCom cannot be reached; see HUYING_WECOM_BASE_URL.",
        40001: "WeCom does not accept HUYING_WECOM_SECRET.",
        40013: "WeCom does not know HUYING_WECOM_CORP_ID.",
        60020: "This server's address is not among the app's trusted addresses.",
    }
)


class _Token(Answer, frozen=True):
    access_token: str = ""
    expires_in: int = 0


class _App(Answer, frozen=True):
    name: str = ""


def account_of(settings: Settings) -> str:
    """Return the account's name in identities: the company and its app."""
    return f"{settings.wecom_corp_id}.{settings.wecom_agent_id}"


def open_wire(settings: Settings, session: aiohttp.ClientSession) -> Wire:
    """Return the way to WeCom's server."""
    return Wire(session, settings.wecom_base_url or BASE_URL)


def open_api(application: Application, session: aiohttp.ClientSession) -> WechatApi:
    """Return the app's calls, over a session."""
    settings = application.settings
    wire = open_wire(settings, session)
    tokens = AccessTokens(
        application, CHANNEL, account_of(settings), lambda _: ask_for_token(wire, settings)
    )
    return WechatApi(wire, tokens)


async def ask_for_token(wire: Wire, settings: Settings) -> Granted:
    """Ask WeCom for a token.

    Raises:
        TokenUnavailableError: it gives none.
    """
    query = {"corpid": settings.wecom_corp_id, "corpsecret": settings.wecom_secret}
    try:
        given = await wire.answer(Call("cgi-bin/gettoken", query=query), _Token)
    except ApiRefusedError as error:
        raise TokenUnavailableError(error.code) from error
    except (NotReachedError, NoAnswerError) as error:
        raise TokenUnavailableError from error
    return Granted(given.access_token, timedelta(seconds=given.expires_in))


def examine_wecom(settings: Settings) -> list[Finding]:
    """Ask WeCom for a token and the app's name; nothing where no app is set."""
    return [asyncio.run(_examine(settings))] if settings.wecom_corp_id else []


async def _examine(settings: Settings) -> Finding:
    async with aiohttp.ClientSession() as session:
        wire = open_wire(settings, session)
        try:
            token = await ask_for_token(wire, settings)
            query = {"access_token": token.value, "agentid": settings.wecom_agent_id}
            app = await wire.answer(Call("cgi-bin/agent/get", query=query), _App)
        except (TokenUnavailableError, ApiRefusedError) as error:
            sentence = REASONS.get(error.code, f"WeCom refuses the app ({error.code}).")
            return Finding(State.BROKEN, sentence)
        except (NotReachedError, NoAnswerError):
            return Finding(State.BROKEN, REASONS[0])
    return Finding(State.GOOD, f"WeCom knows the app {app.name}.")
