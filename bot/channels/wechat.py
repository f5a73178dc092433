"""WeChat: an official account that residents write to."""

from __future__ import annotations

import asyncio

import structlog
from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.channel import Shell
from bot.leadership import lead
from bot.sender import Sender
from bot.settings import SettingsError
from bot.wechat_account import connected
from bot.wechat_callback import Account, WechatCallback
from bot.wechat_crypto import AesKeyInvalidError, Envelope
from bot.wechat_events import CHANNEL
from bot.wechat_media import WechatMedia
from bot.wechat_push import WechatPush
from bot.wechat_setup import set_menu
from bot.wechat_template import Template, TemplateInvalidError, read_template
from storage.errors import BusyError

FORGET_SECONDS = 3600.0

_log = structlog.stdlib.get_logger(__name__)


class Wechat:
    """One official account (bot.channel.Channel)."""

    name = CHANNEL

    def __init__(self, shell: Shell, account: Account, template: Template | None) -> None:
        self._shell = shell
        self._application = shell.application
        self._account = account
        self._template = template
        self._callback = WechatCallback(shell, account)
        self._media: WechatMedia | None = None
        shell.sources[f"{CHANNEL}:{account.app_id}"] = self

    @property
    def is_up(self) -> bool:
        """Tell whether it sends and receives."""
        return self._media is not None

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Add what WeChat calls."""
        self._callback.add_routes(router)

    async def run(self) -> None:
        """Send while this process holds the account's lease; receive at all times."""
        async with connected(self._application) as api:
            self._media = WechatMedia(self._application, api)
            push = WechatPush(self._application, self._account.app_id, api, self._template)
            sender = Sender(self._shell, push)

            async def work() -> None:
                await set_menu(self._application, self._account.app_id, api)
                await sender.run()

            forgetting = asyncio.create_task(self._forget_windows())
            try:
                await lead(self._application, f"{CHANNEL}:{self._account.app_id}", work)
            finally:
                self._media = None
                forgetting.cancel()

    async def fetch_media(self, ref: str) -> bytes:
        """Return a file's bytes (bot.push.MediaSource)."""
        if self._media is None:
            raise ConnectionError("the channel is starting or stopping")
        return await self._media.fetch_media(ref)

    async def _forget_windows(self) -> None:
        """Forget who wrote when, as soon as it means nothing any more."""
        while True:
            try:
                await asyncio.wrap_future(
                    self._application.write(
                        lambda transaction: transaction.windows.drop_ended(transaction.now)
                    )
                )
            except (BusyError, SQLAlchemyError) as error:
                _log.warning("wechat_windows_kept", error=type(error).__name__)
            await asyncio.sleep(FORGET_SECONDS)


def open_wechat(shell: Shell) -> Wechat | None:
    """Return the account that is set; None where its id, secret or token is missing.

    Raises:
        SettingsError: the AES key or the template's fields cannot be used.
    """
    settings = shell.application.settings
    if not (settings.wechat_app_id and settings.wechat_app_secret and settings.wechat_token):
        return None
    try:
        envelope = (
            Envelope(settings.wechat_aes_key, settings.wechat_app_id)
            if settings.wechat_aes_key
            else None
        )
        template = read_template(
            settings.wechat_template_id, settings.wechat_template_fields, settings.public_url
        )
    except AesKeyInvalidError as error:
        raise SettingsError(f"HUYING_WECHAT_AES_KEY cannot be used: {error}.") from error
    except TemplateInvalidError as error:
        raise SettingsError(str(error)) from error
    return Wechat(shell, Account(settings.wechat_app_id, settings.wechat_token, envelope), template)
