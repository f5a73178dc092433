"""The doctor's look at the official account: its secret, its rights, its mode."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from types import MappingProxyType

import aiohttp

from bot.access_tokens import TokenUnavailableError
from bot.doctor import Finding, State
from bot.settings import Settings
from bot.wechat_account import ask_for_token, open_wire
from bot.wechat_api import Answer, ApiRefusedError, Call, NoAnswerError, NotReachedError

MENU = "cgi-bin/menu/get"
NO_MENU = 46003
NO_RIGHT = 48001
REASONS = MappingProxyType(
    {
        0: "WeChat cannot be reached; see HUYING_WECHAT_BASE_URL.",
        40013: "WeChat does not know HUYING_WECHAT_APP_ID.",
        40125: "WeChat does not accept HUYING_WECHAT_APP_SECRET.",
        40164: "This server's address is not on the account's IP allow-list.",
        89503: "An administrator of the account has to confirm this server's address first.",
        50002: "WeChat has blocked the account.",
    }
)


def examine_wechat(settings: Settings) -> list[Finding]:
    """Ask WeChat for a token and the account's rights; nothing where no account is set."""
    return asyncio.run(_examine(settings)) if settings.wechat_app_id else []


async def _examine(settings: Settings) -> list[Finding]:
    async with aiohttp.ClientSession() as session:
        wire = open_wire(settings, session)
        try:
            token = await ask_for_token(wire, settings, force=False)
        except TokenUnavailableError as error:
            sentence = REASONS.get(error.code, f"WeChat gives no access token ({error.code}).")
            return [Finding(State.BROKEN, sentence)]
        try:
            await wire.answer(Call(MENU, query={"access_token": token.value}), Answer)
            code = 0
        except ApiRefusedError as error:
            code = error.code
        except (NotReachedError, NoAnswerError):
            return [Finding(State.BROKEN, REASONS[0])]
    return [_rights(code), *_mode(settings)]


def _rights(code: int) -> Finding:
    if code == NO_RIGHT:
        return Finding(
            State.WARNING,
            "WeChat lets this account answer and nothing else: have it verified, else notices "
            "wait until people write.",
        )
    if code not in {0, NO_MENU}:
        return Finding(State.WARNING, f"WeChat does not tell the account's rights ({code}).")
    return Finding(State.GOOD, "WeChat knows the account, and lets it write to people.")


def _mode(settings: Settings) -> Iterator[Finding]:
    if not settings.wechat_aes_key:
        yield Finding(
            State.WARNING,
            "WeChat's events come in plain: choose the safe mode and set HUYING_WECHAT_AES_KEY.",
        )
