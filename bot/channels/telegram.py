"""Telegram: polling or webhook in, the Bot API out. Only this module knows the library."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

import httpx
from telegram import (
    Bot,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    InputMediaVideo,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import HTTPXRequest

from bot.channel import Shell
from bot.doctor import Finding, State
from bot.door_links import DoorLinksError
from bot.push import (
    MediaGoneError,
    MediaTooLargeError,
    Outcome,
    Rejected,
    RetryLater,
    Sent,
    Unknown,
    Unreachable,
)
from bot.settings import Settings
from bot.telegram_account import Telegram
from bot.telegram_api import (
    AwayError,
    Call,
    CallRefusedError,
    PolledElsewhereError,
    TokenRefusedError,
    Upload,
)
from bot.telegram_commands import CommandSet
from bot.telegram_rendering import LONGEST_CAPTION, Form, Row
from bot.telegram_updates import WANTED, GroupCall, Me, message_ref
from bot.wiring import Application

# The library's errors carry a timedelta then, and do not warn that one day they will.
os.environ.setdefault("PTB_TIMEDELTA", "true")
# The library logs whole answers that it cannot read, and with them what people wrote.
logging.getLogger("telegram").setLevel(logging.CRITICAL)

SERVER = "https://api.telegram.org"
# `Bot` has no attribute of this name, so that the call is not warned of; its result stays JSON.
RAW_UPDATES = "get_Updates"
MOST_UPDATES = 100
SPARE_SECONDS = 10
LARGEST_DOWNLOAD = 20 * 1024 * 1024
UNREACHABLE = ("chat not found", "user is deactivated", "peer_id_invalid", "user not found")
NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
NO_TEXT = "no text in the message"
MOST_REMEMBERED = 5_000
PLAIN = LinkPreviewOptions(is_disabled=True)


class BotApi:
    """The Bot API through python-telegram-bot (bot.telegram_api.Api)."""

    def __init__(self, settings: Settings) -> None:
        token, server = settings.telegram_token, _root(settings.telegram_base_url or SERVER)
        files = _root(settings.telegram_file_url or f"{server}/file")
        self._requests = (
            HTTPXRequest(connection_pool_size=2),
            HTTPXRequest(connection_pool_size=32, pool_timeout=5.0, read_timeout=15.0),
        )
        self._bot = Bot(
            token,
            base_url=f"{server}/bot",
            base_file_url=f"{files}/bot",
            get_updates_request=self._requests[0],
            request=self._requests[1],
        )
        self._limited: dict[int, float] = {}
        self._captioned: OrderedDict[str, None] = OrderedDict()
        self.me = Me(int(token.partition(":")[0]))

    async def close(self) -> None:
        """Let the connections go."""
        for request in self._requests:
            await request.shutdown()

    async def who_am_i(self) -> Me:
        """Return the bot's own account, and remember it."""
        async with _plainly():
            user = await self._bot.get_me()
        self.me = Me(user.id, user.username or "")
        return self.me

    async def updates(self, offset: int | None, seconds: int) -> Sequence[object]:
        """Return the next updates as Telegram writes them: one odd one spoils no other."""
        asked = {
            "offset": offset,
            "timeout": seconds,
            "limit": MOST_UPDATES,
            "allowed_updates": list(WANTED),
        }
        async with _plainly():
            raws = await self._bot.do_api_request(
                RAW_UPDATES, asked, read_timeout=seconds + SPARE_SECONDS
            )
        return raws if isinstance(raws, list) else []

    async def webhook_url(self) -> str:
        """Return where Telegram brings updates to."""
        async with _plainly():
            return (await self._bot.get_webhook_info()).url

    async def set_webhook(self, url: str, secret: str) -> None:
        """Have updates brought to a URL."""
        async with _plainly():
            await self._bot.set_webhook(url, allowed_updates=WANTED, secret_token=secret)

    async def delete_webhook(self) -> None:
        """Have updates wait until they are asked for."""
        async with _plainly():
            await self._bot.delete_webhook()

    async def set_commands(self, commands: CommandSet) -> None:
        """Set what the menu shows."""
        chat_id, language = commands.chat_id, commands.language_code or None
        scope = (
            BotCommandScopeAllPrivateChats() if chat_id is None else BotCommandScopeChat(chat_id)
        )
        async with _plainly():
            if commands.commands:
                await self._bot.set_my_commands(commands.commands, scope, language)
            else:
                await self._bot.delete_my_commands(scope, language)

    async def send(self, call: Call) -> Outcome:
        """Send something."""
        outcome = await self._outcome(call.to, lambda: self._send(call))
        if call.files and isinstance(outcome, Sent) and outcome.ref is not None:
            self._captioned[outcome.ref] = None
            if len(self._captioned) > MOST_REMEMBERED:
                self._captioned.popitem(last=False)
        return outcome

    async def edit(self, chat_id: int, message_id: int, call: Call) -> Outcome | None:
        """Put a text in place of a message or below its photo."""
        outcome: Outcome = Rejected(NO_TEXT)
        if message_ref(chat_id, message_id) not in self._captioned:
            outcome = await self._outcome(
                chat_id, lambda: self._edit_text(chat_id, message_id, call)
            )
        if isinstance(outcome, Rejected) and NO_TEXT in outcome.reason:
            if len(call.text) > LONGEST_CAPTION:
                return None
            outcome = await self._outcome(
                chat_id, lambda: self._edit_caption(chat_id, message_id, call)
            )
        if isinstance(outcome, Sent) or _is_not_modified(outcome):
            return Sent(message_ref(chat_id, message_id))
        return None if isinstance(outcome, Rejected) else outcome

    async def answer_query(self, query_id: str) -> None:
        """Let a pressed button stop to turn; one that is too old has stopped already."""
        with suppress(TelegramError):
            await self._bot.answer_callback_query(query_id)

    async def hint(self, call: GroupCall, text: str) -> None:
        """Reply to somebody in a group, wherever it has moved."""
        reply = ReplyParameters(call.message_id, allow_sending_without_reply=True)
        with suppress(TelegramError):
            try:
                await self._bot.send_message(
                    call.chat_id, text, link_preview_options=PLAIN, reply_parameters=reply
                )
            except ChatMigrated as moved:
                await self._bot.send_message(moved.new_chat_id, text, link_preview_options=PLAIN)

    async def download(self, file_id: str) -> bytes:
        """Return a file's bytes."""
        try:
            file = await self._bot.get_file(file_id)
            if (file.file_size or 0) > LARGEST_DOWNLOAD:
                raise MediaTooLargeError
            return bytes(await file.download_as_bytearray(read_timeout=60.0))
        except BadRequest as error:
            reason = str(error).casefold()
            if "too big" in reason:
                raise MediaTooLargeError from error
            if "temporarily unavailable" in reason:
                raise AwayError from error
            raise MediaGoneError from error
        except TelegramError as error:
            raise AwayError from error

    async def _edit_text(self, chat_id: int, message_id: int, call: Call) -> object:
        return await self._bot.edit_message_text(
            call.text,
            chat_id,
            message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=_markup(call.rows),
            link_preview_options=PLAIN,
        )

    async def _edit_caption(self, chat_id: int, message_id: int, call: Call) -> object:
        return await self._bot.edit_message_caption(
            chat_id,
            message_id,
            caption=call.text,
            parse_mode=ParseMode.HTML,
            reply_markup=_markup(call.rows),
        )

    async def _send(self, call: Call) -> Message:
        if len(call.files) > 1:
            sent = await self._bot.send_media_group(
                call.to,
                [_in_album(upload) for upload in call.files],
                disable_notification=call.is_silent,
            )
            return sent[-1]
        if call.files:
            return await self._send_file(call, call.files[0])
        return await self._bot.send_message(
            call.to,
            call.text,
            parse_mode=ParseMode.HTML,
            link_preview_options=PLAIN,
            disable_notification=call.is_silent,
            reply_markup=_markup(call.rows),
        )

    async def _send_file(self, call: Call, upload: Upload) -> Message:
        sends: dict[Form, Callable[..., Awaitable[Message]]] = {
            Form.PHOTO: self._bot.send_photo,
            Form.VIDEO: self._bot.send_video,
            Form.VOICE: self._bot.send_voice,
            Form.DOCUMENT: self._bot.send_document,
        }
        return await sends[upload.form](
            call.to,
            upload.data,
            caption=call.text or None,
            parse_mode=ParseMode.HTML,
            disable_notification=call.is_silent,
            reply_markup=_markup(call.rows),
            filename=upload.name,
        )

    async def _outcome(self, chat_id: int, make: Callable[[], Awaitable[object]]) -> Outcome:
        try:
            made = await make()
        except RetryAfter as error:
            return self._limit(chat_id, _seconds(error.retry_after))
        except TelegramError as error:
            return outcome_of(error)
        return Sent(message_ref(chat_id, made.message_id) if isinstance(made, Message) else None)

    def _limit(self, chat_id: int, seconds: float) -> RetryLater:
        """Tell whether one chat or all of them have had enough: Telegram does not say."""
        now = time.monotonic()
        self._limited = {one: until for one, until in self._limited.items() if until > now}
        whole = bool(self._limited.keys() - {chat_id})
        self._limited[chat_id] = now + seconds
        return RetryLater(seconds, whole_account=whole)


def outcome_of(error: TelegramError) -> Outcome:
    """Return what an error says of the message that was to be sent."""
    reason = str(error).casefold()
    if isinstance(error, Forbidden):
        return Unreachable(reason)
    if isinstance(error, BadRequest | ChatMigrated):
        known = any(part in reason for part in UNREACHABLE)
        return Unreachable(reason) if known else Rejected(reason)
    if isinstance(error, InvalidToken):
        return RetryLater(whole_account=True)
    return Unknown() if _may_have_arrived(error) else RetryLater()


def _may_have_arrived(error: TelegramError) -> bool:
    """Tell whether a call may have had its effect: no answer came, or one that makes no sense."""
    cause = error.__cause__
    if isinstance(cause, NOT_SENT):
        return False
    if isinstance(error, TimedOut) or not isinstance(error, NetworkError):
        return True
    return isinstance(cause, httpx.HTTPError)


@asynccontextmanager
async def _plainly() -> AsyncIterator[None]:
    """Raise the library's errors as those of bot.telegram_api."""
    try:
        yield
    except RetryAfter as error:
        raise AwayError(_seconds(error.retry_after)) from error
    except Conflict as error:
        raise PolledElsewhereError(str(error)) from error
    except InvalidToken as error:
        raise TokenRefusedError(str(error)) from error
    except (BadRequest, Forbidden, ChatMigrated) as error:
        raise CallRefusedError(str(error)) from error
    except TelegramError as error:
        raise AwayError from error


def _seconds(span: float | timedelta) -> float:
    return span.total_seconds() if isinstance(span, timedelta) else float(span)


def _is_not_modified(outcome: Outcome) -> bool:
    return isinstance(outcome, Rejected) and "message is not modified" in outcome.reason


def _markup(rows: Sequence[Row]) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(one.label, callback_data=one.id) for one in row] for row in rows]
    )


def _in_album(upload: Upload) -> InputMediaPhoto | InputMediaVideo:
    kind = InputMediaVideo if upload.form is Form.VIDEO else InputMediaPhoto
    return kind(upload.data, filename=upload.name)


def open_telegram(shell: Shell) -> Telegram | None:
    """Return the bot's account; None where it has no token."""
    settings = shell.application.settings
    return Telegram(shell, BotApi(settings)) if settings.telegram_token else None


async def telegram_links(application: Application, tokens: Sequence[str]) -> Mapping[str, str]:
    """Return the links that open the bot at a door; none where it has no token.

    Raises:
        DoorLinksError: Telegram does not say what the bot is called.
    """
    if not application.settings.telegram_token:
        return {}
    api = BotApi(application.settings)
    try:
        me = await api.who_am_i()
    except (AwayError, CallRefusedError) as error:
        raise DoorLinksError("Telegram does not say what the bot is called") from error
    finally:
        await api.close()
    return {token: f"https://t.me/{me.username}?start={token}" for token in tokens}


def _root(url: str) -> str:
    """Return a server's address, whether or not it was written with the ``/bot`` of its paths."""
    return url.rstrip("/").removesuffix("/bot")


def examine_telegram(settings: Settings) -> list[Finding]:
    """Ask Telegram who the bot is; nothing where it has no token."""
    return [asyncio.run(_examine(settings))] if settings.telegram_token else []


async def _examine(settings: Settings) -> Finding:
    api = BotApi(settings)
    try:
        me = await api.who_am_i()
    except TokenRefusedError:
        return Finding(State.BROKEN, "Telegram does not know HUYING_TELEGRAM_TOKEN.")
    except (AwayError, CallRefusedError):
        return Finding(State.BROKEN, "Telegram cannot be reached; see HUYING_TELEGRAM_BASE_URL.")
    finally:
        await api.close()
    return Finding(State.GOOD, f"Telegram knows the bot as @{me.username}.")
