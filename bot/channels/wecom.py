"""WeCom: the app in which staff hear of their tasks and answer them."""

from __future__ import annotations

import aiohttp
import msgspec
import structlog
from aiohttp import web

from bot.bodies import BodyTooLargeError, read_body
from bot.channel import Shell
from bot.inbox import Outcome
from bot.leadership import lead
from bot.logs import where
from bot.sender import Sender
from bot.wechat_crypto import CallbackRefusedError, Envelope, check_signature, check_time
from bot.wechat_events import EventInvalidError, read_event
from bot.wechat_media import WechatMedia
from bot.wechat_xml import XmlRefusedError, read_xml
from bot.wecom_account import account_of, open_api
from bot.wecom_push import CHANNEL, WecomPush

PATH = "/wecom/callback"
LARGEST_BODY = 64 * 1024
SOON = {"Retry-After": "1"}

_log = structlog.stdlib.get_logger(__name__)


class Wecom:
    """One app of one company."""

    name = CHANNEL

    def __init__(self, shell: Shell, envelope: Envelope) -> None:
        settings = shell.application.settings
        self._shell = shell
        self._settings = settings
        self._envelope = envelope
        self.account = account_of(settings)
        self._session: aiohttp.ClientSession | None = None
        self._media: WechatMedia | None = None
        shell.sources[f"{CHANNEL}:{self.account}"] = self

    @property
    def is_up(self) -> bool:
        """Tell whether it sends and receives."""
        return self._session is not None

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Add the callback."""
        router.add_get(PATH, self._check)
        router.add_post(PATH, self._receive)

    async def run(self) -> None:
        """Send while this process holds the account's lease."""
        async with aiohttp.ClientSession() as session:
            api = open_api(self._shell.application, session)
            self._session = session
            self._media = WechatMedia(self._shell.application, api)
            agent = int(self._settings.wecom_agent_id)
            push = WecomPush(self._shell.application, self.account, agent, api)
            sender = Sender(self._shell, push)

            async def work() -> None:
                push.forget_counts()
                await sender.run()

            try:
                await lead(self._shell.application, f"{CHANNEL}:{self.account}", work)
            finally:
                self._session = None

    async def fetch_media(self, ref: str) -> bytes:
        """Return a file's bytes (bot.push.MediaSource)."""
        if self._media is None:
            raise ConnectionError("the channel is starting or stopping")
        return await self._media.fetch_media(ref)

    async def _check(self, request: web.Request) -> web.Response:
        """Answer the console's check of the address: the plain word alone, within a second."""
        try:
            word = self._opened(request, request.query.get("echostr", ""))
        except CallbackRefusedError as error:
            return _refused(error.code)
        return web.Response(body=word, content_type="text/plain")

    async def _receive(self, request: web.Request) -> web.Response:
        """Take an event; answered with 200 once what it does is stored."""
        try:
            sealed = read_xml(await read_body(request, LARGEST_BODY)).get("Encrypt", "")
            fields = dict(read_xml(self._opened(request, sealed)))
        except BodyTooLargeError:
            return _refused("too-large", 413)
        except CallbackRefusedError as error:
            return _refused(error.code)
        except XmlRefusedError as error:
            return _refused(str(error), 400)
        return await self._handle(fields)

    def _opened(self, request: web.Request, sealed: str) -> bytes:
        query, settings = request.query, self._settings
        stamp, nonce = query.get("timestamp", ""), query.get("nonce", "")
        signature = query.get("msg_signature", "")
        check_signature(signature, settings.wecom_token, stamp, nonce, sealed)
        check_time(stamp, self._shell.application.clock.now())
        return self._envelope.unseal(sealed)

    async def _handle(self, fields: dict[str, str]) -> web.Response:
        # The platform writes one userid in upper and lower case as it likes.
        fields["FromUserName"] = fields.get("FromUserName", "").casefold()
        now = self._shell.application.clock.now()
        try:
            received = read_event(fields, self.account, now, CHANNEL)
        except (EventInvalidError, msgspec.ValidationError) as error:
            _log.warning("wecom_event_odd", error=type(error).__name__, where=where(error))
            return web.Response()
        if received.incoming is None:
            return web.Response()
        outcome = await self._shell.inbox.handle(received.incoming)
        return web.Response(status=503, headers=SOON) if outcome is Outcome.BUSY else web.Response()


def _refused(code: str, status: int = 403) -> web.Response:
    _log.warning("wecom_refused", why=code)
    return web.Response(status=status, text=code)


def open_wecom(shell: Shell) -> Wecom | None:
    """Return the channel, if the app's id is set."""
    settings = shell.application.settings
    if not settings.wecom_corp_id:
        return None
    return Wecom(shell, Envelope(settings.wecom_aes_key, settings.wecom_corp_id))
