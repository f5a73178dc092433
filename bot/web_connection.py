"""One WebSocket of the web chat: frames in, acknowledgements and messages out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta

import structlog
from aiohttp import WSCloseCode, WSMsgType, web
from sqlalchemy.exc import SQLAlchemyError

from bot.channel import Shell
from bot.inbox import Outcome
from bot.outbox import OpenMailbox
from bot.transaction import Transaction
from bot.web_events import event_of
from bot.web_frames import (
    AckFrame,
    ErrorFrame,
    FrameInvalidError,
    HelloFrame,
    ServerFrame,
    WelcomeFrame,
    decode_frame,
    encode_frame,
    message_frame,
)
from bot.web_tokens import (
    CHANNEL,
    Visitor,
    end_token,
    find_visitor,
    is_token,
    new_token,
    renew_token,
)
from handlers.wording import LANGUAGES
from storage.errors import BusyError
from tickets.usecases.choose_language import choose_language

HELLO_SECONDS = 15
SEND_SECONDS = 30
PAUSE_SECONDS = 1
CHECK_EVERY = timedelta(minutes=1)

_log = structlog.stdlib.get_logger(__name__)


class Connection:
    """A client from its hello to its end.

    A client that does not read is let go after half a minute; until then no more than a page of
    its messages is held here. ``allows`` says whether another frame may come now; ``caller``
    stands for the address that it came from.
    """

    def __init__(
        self,
        shell: Shell,
        socket: web.WebSocketResponse,
        transport: asyncio.Transport | None,
        allows: Callable[[], bool],
        caller: str = "",
    ) -> None:
        self._shell = shell
        self._socket = socket
        self._transport = transport
        self._allows = allows
        self._caller = caller
        self._answering = asyncio.Lock()
        self._visitor = Visitor(new_token())
        self._language: str | None = None
        self._checked_at = shell.application.clock.now()

    async def serve(self) -> None:
        """Talk to the client until it or the server ends the connection."""
        try:
            hello = await self._receive_hello()
            if hello is not None:
                await self._talk(hello)
        except BusyError:
            await self._socket.close(code=WSCloseCode.TRY_AGAIN_LATER)
        except (ConnectionError, TimeoutError):
            return

    async def close(self) -> None:
        """End the connection once the frame that is being handled has its answer."""
        async with self._answering:
            await self._socket.close(code=WSCloseCode.GOING_AWAY)

    async def _receive_hello(self) -> HelloFrame | None:
        async with asyncio.timeout(HELLO_SECONDS):
            async for received in self._socket:
                if received.type is not WSMsgType.TEXT:
                    return None
                try:
                    frame = decode_frame(received.data)
                except FrameInvalidError as error:
                    await self._send(ErrorFrame(error.frame_id, error.reason))
                    continue
                if isinstance(frame, HelloFrame):
                    return frame
                await self._send(ErrorFrame(frame.id, "bad-frame"))
        return None

    async def _talk(self, hello: HelloFrame) -> None:
        await self._sign_in(hello)
        opened = self._shell.mailboxes.open(self._visitor.account, hello.after)
        pushing = asyncio.create_task(self._push(opened))
        try:
            await self._listen(opened)
        finally:
            pushing.cancel()
            await asyncio.gather(pushing, return_exceptions=True)
            self._shell.mailboxes.close(opened)

    async def _sign_in(self, hello: HelloFrame) -> None:
        self._language = hello.language or self._shell.application.settings.language
        visitor = await self._find(hello.token) if hello.token is not None else None
        # Somebody we do not know cannot have messages: theirs were forgotten, they begin anew.
        if visitor is not None and (visitor.person is not None or hello.after == 0):
            self._visitor = visitor
            await self._speak(hello.language)
        roles = tuple(role.value for role in self._visitor.roles)
        await self._send(WelcomeFrame(self._visitor.token, roles))

    async def _speak(self, language: str | None) -> None:
        """Speak to a known person in the language of their page."""
        person = self._visitor.person
        if person is None or language not in LANGUAGES or language == person.language:
            return

        def choose(transaction: Transaction) -> None:
            work = transaction.context().work
            choose_language(work, work.actor(work.people.get(person.id)), language)

        await asyncio.wrap_future(self._shell.application.write(choose))

    async def _find(self, token: str) -> Visitor | None:
        """Return who shows a token; one that has ended is ended for good."""
        application = self._shell.application
        visitor = await asyncio.wrap_future(
            application.read(lambda transaction: find_visitor(transaction, token))
        )
        self._checked_at = application.clock.now()
        if visitor is None and is_token(token):
            await asyncio.wrap_future(
                application.write(lambda transaction: end_token(transaction, token))
            )
        return visitor

    async def _listen(self, opened: OpenMailbox) -> None:
        async for received in self._socket:
            if received.type is WSMsgType.TEXT:
                rings = opened.rings
                async with self._answering:
                    await self._answer(received.data)
                # A newcomer's first message has made the person whose mailbox this is.
                if opened.rings == rings:
                    opened.ring()
            elif received.type is WSMsgType.BINARY:
                await self._send(ErrorFrame(None, "bad-frame"))
            else:
                return

    async def _answer(self, data: str) -> None:
        try:
            frame = decode_frame(data)
        except FrameInvalidError as error:
            await self._send(ErrorFrame(error.frame_id, error.reason))
            return
        if isinstance(frame, HelloFrame):
            await self._send(ErrorFrame(None, "bad-frame"))
        elif not self._allows():
            await self._send(ErrorFrame(frame.id, "busy"))
        elif await self._is_signed_in():
            now = self._shell.application.clock.now()
            event = event_of(frame, self._visitor, self._language, now, self._caller)
            outcome = await self._shell.inbox.handle(event)
            taken = outcome is not Outcome.BUSY
            await self._send(AckFrame(frame.id) if taken else ErrorFrame(frame.id, "busy"))
        else:
            await self._send(ErrorFrame(frame.id, "signed-out"))
            await self._socket.close(code=WSCloseCode.POLICY_VIOLATION)

    async def _is_signed_in(self) -> bool:
        """Tell whether the token still opens something; looked up once a minute."""
        if self._shell.application.clock.now() - self._checked_at < CHECK_EVERY:
            return True
        try:
            return await self._find(self._visitor.token) is not None
        except BusyError:
            return True

    async def _push(self, opened: OpenMailbox) -> None:
        """Send what is in the mailbox and what comes into it."""
        try:
            while await self._push_page(opened):
                pass
        except ConnectionError:
            return
        except SQLAlchemyError as error:
            _log.error("pushing_failed", error=type(error).__name__)
        await self._socket.close(code=WSCloseCode.TRY_AGAIN_LATER)

    async def _push_page(self, opened: OpenMailbox) -> bool:
        """Send a page, or wait for one; tell whether to go on."""
        beginnings = opened.mailbox.beginnings
        try:
            letters = await self._shell.mailboxes.fetch(opened)
            if opened.mailbox.beginnings != beginnings:
                await self._begin_anew()
        except BusyError:
            await asyncio.sleep(PAUSE_SECONDS)
            return True
        # A frame is acknowledged before what it was answered with.
        async with self._answering:
            for letter in letters:
                await self._send(message_frame(letter))
        self._shell.metrics.messages.labels(CHANNEL).inc(len(letters))
        return opened.mailbox.has_more or await self._wait(opened)

    async def _begin_anew(self) -> None:
        """Greet somebody whose numbers begin anew, mostly as they are another person now."""
        visitor = await asyncio.wrap_future(
            self._shell.application.write(
                lambda transaction: renew_token(transaction, self._visitor.token)
            )
        )
        async with self._answering:
            self._visitor = visitor
            roles = tuple(role.value for role in visitor.roles)
            await self._send(WelcomeFrame(visitor.token, roles))

    async def _wait(self, opened: OpenMailbox) -> bool:
        """Wait until there may be more; False when the token has ended meanwhile."""
        while True:
            try:
                async with asyncio.timeout(CHECK_EVERY.total_seconds()):
                    await opened.wait()
            except TimeoutError:
                if not await self._is_signed_in():
                    await self._send(ErrorFrame(None, "signed-out"))
                    return False
            else:
                return True

    async def _send(self, frame: ServerFrame) -> None:
        """Send a frame; a client that takes none for half a minute is let go."""
        try:
            async with asyncio.timeout(SEND_SECONDS):
                await self._socket.send_str(encode_frame(frame))
        except TimeoutError as error:
            if self._transport is not None:
                self._transport.abort()
            raise ConnectionResetError("the client does not read") from error
