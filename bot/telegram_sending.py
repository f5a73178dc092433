"""Send messages to Telegram: their files and pieces in order, none of them twice."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.arrived import Arrived
from bot.push import Outcome, Outgoing, Rejected, RetryLater, Sent, Unknown
from bot.telegram_api import Api, Call, Upload
from bot.telegram_rendering import LONGEST_TEXT, Attachment, Piece, form_of, pieces_of, units
from bot.telegram_updates import CHANNEL
from bot.transaction import Transaction
from bot.wiring import Application
from storage.errors import BusyError

SILENT = frozenset({"progress", "broadcast"})
FILE_PATIENCE = timedelta(seconds=20)  # how long a message waits for files that are being fetched
LOOK_AGAIN = 1.0  # seconds
SUFFIXES = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/heic": "heic",
    "video/mp4": "mp4",
    "audio/ogg": "ogg",
    "audio/amr": "amr",
}

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Files:
    """A message's files that are there, and whether more are about to come."""

    there: tuple[Attachment, ...]
    more_to_come: bool


class Sending:
    """Makes the calls of one account, and remembers how far it came with what is tried again."""

    def __init__(self, application: Application, api: Api, account: str) -> None:
        self._application = application
        self._api = api
        self._account = account
        self._arrived = Arrived()

    async def send(self, outgoing: Outgoing) -> Outcome:
        """Send a message, or put it in place of the one it replaces."""
        if not outgoing.to.lstrip("-").isdecimal():
            return Rejected("not an account of Telegram")
        if outgoing.replaces_ref is not None:
            edited = await self._edit(outgoing, outgoing.replaces_ref)
            if edited is not None:
                return edited
        try:
            files = await self._files(outgoing)
        except (BusyError, SQLAlchemyError):
            return RetryLater()
        if files.more_to_come:
            return RetryLater(LOOK_AGAIN)
        return await self._send_all(outgoing, pieces_of(outgoing.message, files.there))

    async def _edit(self, outgoing: Outgoing, ref: str) -> Outcome | None:
        """Edit the message that is replaced; None where a new one has to be sent."""
        message_id = ref.rpartition(":")[2]
        if not message_id.isdecimal() or units(outgoing.message.text) > LONGEST_TEXT:
            return None
        (piece,) = pieces_of(outgoing.message, ())
        call = Call(int(outgoing.to), piece.text, piece.rows)
        edited = await self._api.edit(int(outgoing.to), int(message_id), call)
        # An edit that was made already does no harm when it is made again.
        return RetryLater() if isinstance(edited, Unknown) else edited

    async def _send_all(self, outgoing: Outgoing, pieces: tuple[Piece, ...]) -> Outcome:
        """Send what was not taken yet; the last piece's name is the message's."""
        outcome: Outcome = Rejected("it was sent already")
        for number in range(self._arrived.count(outgoing.id), len(pieces)):
            outcome = await self._send_piece(outgoing, pieces[number])
            if not isinstance(outcome, Sent):
                return outcome
            self._arrived.note(outgoing.id, number + 1)
        self._arrived.forget(outgoing.id)
        return outcome

    async def _send_piece(self, outgoing: Outgoing, piece: Piece) -> Outcome:
        """Send a piece; where Telegram does not take its files, its words alone."""
        silent = outgoing.importance in SILENT
        call = Call(int(outgoing.to), piece.text, piece.rows, is_silent=silent)
        uploads = await self._uploads(piece)
        if not uploads and not piece.text:
            return Sent()
        if not uploads:
            return await self._api.send(call)
        whole = Call(call.to, call.text, call.rows, uploads, silent)
        outcome = await self._api.send(whole)
        if not isinstance(outcome, Rejected):
            return outcome
        _log.warning("telegram_file_refused", reason=outcome.reason)
        return await self._api.send(call) if piece.text else Sent()

    async def _files(self, outgoing: Outgoing) -> _Files:
        """Find a message's files; in place of another message it brings none again."""
        if not outgoing.message.media or outgoing.replaces_ref is not None:
            return _Files((), more_to_come=False)
        return await asyncio.wrap_future(
            self._application.read(lambda transaction: self._find(transaction, outgoing))
        )

    def _find(self, transaction: Transaction, outgoing: Outgoing) -> _Files:
        reader = transaction.people.find_by_identity(CHANNEL, self._account, outgoing.to)
        rows = transaction.files.find_all([shown.id for shown in outgoing.message.media])
        # Whoever sent a photo has it in this chat already.
        others = [row for row in rows if reader is None or row.person_id != reader.id]
        recent = transaction.now - FILE_PATIENCE
        return _Files(
            tuple(
                Attachment(form_of(row.mime), row.mime, row.sha256)
                for row in others
                if row.mime is not None and row.sha256 is not None
            ),
            any(row.state == "wanted" and row.created_at > recent for row in others),
        )

    async def _uploads(self, piece: Piece) -> tuple[Upload, ...]:
        """Read a piece's files; those whose bytes are gone are left out."""
        found = [await asyncio.to_thread(self._read, file) for file in piece.files]
        return tuple(upload for upload in found if upload is not None)

    def _read(self, file: Attachment) -> Upload | None:
        try:
            data = self._application.media.get(file.sha256)
        except OSError as error:
            _log.error("media_unreadable", error=type(error).__name__)
            return None
        return Upload(file.form, f"{file.form}.{SUFFIXES.get(file.mime, 'bin')}", data)
