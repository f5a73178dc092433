"""The bot's account on Telegram: everything about it but the calls themselves."""

from __future__ import annotations

import asyncio

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from bot.channel import Shell
from bot.leadership import lead
from bot.push import Outcome, Outgoing, Pace
from bot.sender import Sender
from bot.telegram_api import Api, AwayError, CallRefusedError
from bot.telegram_handling import Handling
from bot.telegram_keeping import Patience, keep_commands, keep_receiving
from bot.telegram_sending import Sending
from bot.telegram_updates import CHANNEL
from bot.telegram_webhook import PATH, Webhook, kept_secret
from storage.errors import BusyError

# Telegram asks for one message a second in a chat and lets short bursts pass; 429 is obeyed.
PACE = Pace(a_second=25.0, burst=25, chat_seconds=0.2)


class Telegram:
    """The bot's account on Telegram."""

    name = CHANNEL
    pace = PACE
    dedupes = False
    answers_in_response = False

    def __init__(self, shell: Shell, api: Api) -> None:
        self._application = shell.application
        self._settings = shell.application.settings
        self._api = api
        self.account = self._api.me.account
        self._handling = Handling(shell, self._api)
        self._webhook = Webhook(self._handling.handle)
        self._sending = Sending(shell.application, self._api, self.account)
        self._sender = Sender(shell, self)
        self.is_up = False
        shell.sources[f"{CHANNEL}:{self.account}"] = self

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Add the webhook, where updates come by it."""
        if self._settings.telegram_mode == "webhook":
            router.add_post(PATH, self._webhook.take)

    async def run(self) -> None:
        """Receive and send until cancelled; one process polls, sends and tells Telegram."""
        self._webhook.secret = self._settings.telegram_webhook_secret or await self._find_secret()
        self.is_up = True
        try:
            async with asyncio.TaskGroup() as parts:
                parts.create_task(self._learn_name())
                parts.create_task(lead(self._application, f"telegram:{self.account}", self._work))
        finally:
            self.is_up = False
            await self._handling.close()
            await self._api.close()

    async def send(self, outgoing: Outgoing) -> Outcome:
        """Send a message."""
        return await self._sending.send(outgoing)

    async def fetch_media(self, ref: str) -> bytes:
        """Return the bytes of a file that somebody sent."""
        return await self._api.download(ref)

    async def _work(self) -> None:
        async with asyncio.TaskGroup() as parts:
            parts.create_task(
                keep_receiving(
                    self._api, self._application, self._webhook.secret, self._handling, self._tell
                )
            )
            parts.create_task(self._sender.run())
            parts.create_task(keep_commands(self._api, self._application))

    def _tell(self, works: bool) -> None:
        self.is_up = works

    async def _learn_name(self) -> None:
        """Learn the name by which groups call the bot."""
        patience = Patience()
        while not self._api.me.username:
            try:
                await self._api.who_am_i()
            except (AwayError, CallRefusedError) as error:
                await patience.wait(error)

    async def _find_secret(self) -> str:
        """Return the secret that is kept, however long the database is away."""
        patience = Patience()
        while True:
            try:
                return await asyncio.wrap_future(
                    self._application.write(lambda one: kept_secret(one, self.account))
                )
            except (BusyError, SQLAlchemyError) as error:
                await patience.wait(error)
