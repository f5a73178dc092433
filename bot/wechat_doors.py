"""What door posters hold for WeChat: a permanent code of the official account for each door."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

from bot.access_tokens import TokenUnavailableError
from bot.door_links import DoorLinksError
from bot.wechat_account import connected
from bot.wechat_api import ApiRefusedError, NoAnswerError, NotReachedError
from bot.wechat_setup import door_picture
from bot.wiring import Application

AT_ONCE = 8
NO_RIGHT = 48001  # only a verified service account has such codes


async def wechat_links(application: Application, tokens: Sequence[str]) -> Mapping[str, str]:
    """Return what WeChat's codes hold; none where the account is not set or may not have them.

    Raises:
        DoorLinksError: WeChat does not answer or refuses.
    """
    settings = application.settings
    if not (settings.wechat_app_id and settings.wechat_app_secret):
        return {}
    room = asyncio.Semaphore(AT_ONCE)
    async with connected(application) as api:

        async def link(token: str) -> str:
            async with room:
                return (await door_picture(api, token))[0]

        try:
            links = await asyncio.gather(*map(link, tokens))
        except ApiRefusedError as error:
            if error.code == NO_RIGHT:
                return {}
            raise DoorLinksError(f"WeChat refuses codes for doors ({error.code})") from error
        except (NotReachedError, NoAnswerError, TokenUnavailableError) as error:
            raise DoorLinksError("WeChat cannot be reached; try again shortly") from error
    return dict(zip(tokens, links, strict=True))
