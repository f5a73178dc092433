"""The HTTP server: all routes, safe headers, a log line for what went wrong."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Sequence

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler

from bot.channel import Channel, Shell
from bot.logs import where
from bot.media import LARGEST
from bot.web_health import WebHealth
from bot.web_media import WebMedia
from bot.web_page import WebPage
from storage.errors import BusyError

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(self), camera=(self), microphone=()",
    "Server": "huying",
}
POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; "
    "connect-src {sources}; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'none'"
)
_PLAIN_HOST = re.compile(r"[A-Za-z0-9.\-\[\]:]{1,255}")

_log = structlog.stdlib.get_logger(__name__)


def build_web(shell: Shell, channels: Sequence[Channel]) -> web.Application:
    """Return the server's application with the routes of the page and of all channels."""
    app = web.Application(middlewares=[_logged], client_max_size=LARGEST)
    media = WebMedia(shell)
    for part in (WebPage(shell), media, WebHealth(shell, channels)):
        part.add_routes(app.router)
    for channel in channels:
        channel.add_routes(app.router)
    app.on_response_prepare.append(_add_headers)
    app.on_cleanup.append(media.close)
    return app


async def _add_headers(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)
    response.headers["Content-Security-Policy"] = POLICY.format(sources=_sources(request.host))


def _sources(host: str) -> str:
    """Return where the page may connect to; older browsers count no WebSocket as 'self'."""
    plain = _PLAIN_HOST.fullmatch(host) is not None
    return f"'self' ws://{host} wss://{host}" if plain else "'self'"


@web.middleware
async def _logged(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Log what failed, by the route's pattern: whose file or token it was is nobody's business."""
    began = time.monotonic()
    with structlog.contextvars.bound_contextvars(request_id=secrets.token_hex(4)):
        try:
            _refuse_unreadable(request)
            response = await handler(request)
        except web.HTTPException as error:
            _log_failure(request, error.status, began)
            raise
        except BusyError:
            _log_failure(request, 503, began)
            return web.json_response({"reason": "busy"}, status=503)
        except Exception as error:  # noqa: BLE001 - the server must go on
            _log.error("request_failed", error=type(error).__name__, where=where(error))
            _log_failure(request, 500, began)
            return web.json_response({"reason": "failed"}, status=500)
        if response.status >= 400:
            _log_failure(request, response.status, began)
        return response


def _refuse_unreadable(request: web.Request) -> None:
    """Refuse headers that are no UTF-8: they can neither be compared nor stored."""
    try:
        for _, value in request.raw_headers:
            value.decode()
    except UnicodeDecodeError as error:
        raise web.HTTPBadRequest(text="unreadable") from error


def _log_failure(request: web.Request, status: int, began: float) -> None:
    resource = request.match_info.route.resource
    _log.info(
        "request_refused",
        method=request.method,
        route=None if resource is None else resource.canonical,
        status=status,
        seconds=round(time.monotonic() - began, 3),
    )
