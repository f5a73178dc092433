"""Files to and from WeChat: both ways by a name that is good for three days."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Sequence
from datetime import datetime, timedelta
from types import MappingProxyType

import structlog
from PIL import Image

from bot.access_tokens import TokenUnavailableError
from bot.media import LARGEST
from bot.push import MediaGoneError, MediaTooLargeError
from bot.transaction import Chat, StoredFile, Transaction
from bot.wechat_api import (
    BUSY_CODES,
    Answer,
    ApiRefusedError,
    Call,
    NoAnswerError,
    NotReachedError,
    TooMuchError,
    Upload,
    WechatApi,
)
from bot.wiring import Application
from handlers.message import Message

UPLOAD = "cgi-bin/media/upload"
GET = "cgi-bin/media/get"
GONE_CODES = frozenset({40007, 40006})
LARGE_CODES = frozenset({40009, 45001})
FETCH_TIME = timedelta(minutes=1)
"""So long a message waits for a file in it that is being fetched from its sender's platform."""
_NAMES = MappingProxyType(
    {
        "image/jpeg": ("image", "photo.jpg"),
        "image/png": ("image", "photo.png"),
        "image/webp": ("image", "photo.jpg"),
        "audio/amr": ("voice", "voice.amr"),
    }
)
"""What WeChat takes of what we keep; a video would need a picture of its own."""

_log = structlog.stdlib.get_logger(__name__)


def worth_showing(transaction: Transaction, chat: Chat, message: Message) -> Sequence[StoredFile]:
    """Return the files of a message that its reader does not have in their chat already.

    They sent some themselves, and a message that updates another one repeats its files.
    """
    if not message.media or message.replaces is not None:
        return ()
    reader = transaction.people.find_by_identity(*chat)
    files = transaction.files.find_all([one.id for one in message.media])
    return [file for file in files if reader is None or file.person_id != reader.id]


def is_coming(file: StoredFile, now: datetime) -> bool:
    """Tell whether a file will probably be there in a moment."""
    return file.sha256 is None and file.state == "wanted" and now < file.created_at + FETCH_TIME


class Uploaded(Answer, frozen=True):
    """The name of a file that was given to the platform."""

    media_id: str = ""


class WechatMedia:
    """The files of one account."""

    def __init__(self, application: Application, api: WechatApi) -> None:
        self._application = application
        self._api = api

    async def fetch_media(self, ref: str) -> bytes:
        """Return a file's bytes (bot.push.MediaSource)."""
        try:
            return await self._api.file(Call(GET, query={"media_id": ref}), LARGEST)
        except TooMuchError as error:
            raise MediaTooLargeError from error
        except TokenUnavailableError as error:
            raise ConnectionError(str(error)) from error
        except ApiRefusedError as error:
            if error.code in GONE_CODES:
                raise MediaGoneError from error
            if error.code in LARGE_CODES:
                raise MediaTooLargeError from error
            raise ConnectionError(str(error)) from error

    async def give(self, file: StoredFile) -> tuple[str, str] | None:
        """Give the platform a file; return its kind and name there, None where it takes no such.

        Raises:
            ApiRefusedError: it takes nothing at the moment.
            NotReachedError, TokenUnavailableError.
        """
        kind, name = _NAMES.get(file.mime or "", ("", ""))
        if not kind or file.sha256 is None:
            return None
        try:
            data = await asyncio.to_thread(self._application.media.get, file.sha256)
            if file.mime == "image/webp":
                data = await asyncio.to_thread(_as_jpeg, data)
            upload = Upload(name, "audio/amr" if kind == "voice" else "image/jpeg", data)
            answer = await self._api.answer(
                Call(UPLOAD, file=upload, query={"type": kind}), Uploaded
            )
        except (FileNotFoundError, ApiRefusedError) as error:
            if isinstance(error, ApiRefusedError) and error.code in BUSY_CODES:
                raise
            _log.warning("wechat_file_left_out", kind=kind, error=type(error).__name__)
            return None
        except NoAnswerError as error:  # nobody has seen anything yet
            raise NotReachedError(str(error)) from error
        return kind, answer.media_id


def _as_jpeg(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data), formats=("WEBP",)) as photo:
        written = io.BytesIO()
        photo.convert("RGB").save(written, "jpeg", quality=90)
        return written.getvalue()
