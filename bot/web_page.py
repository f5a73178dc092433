"""The page of the web chat: its files, its wording, and the demo's three people."""

from __future__ import annotations

import asyncio
from pathlib import Path

import msgspec
from aiohttp import web
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Pattern, Placeable, TextElement, VariableReference

from bot.channel import Shell
from bot.web_callers import is_local, is_our_host
from bot.web_tokens import DEMO_FACT
from handlers.wording import FOLDER, LANGUAGES

PAGE = Path(__file__).parent / "page"
TOKENS_FILE = "demo-tokens.json"
FRESH = {"Cache-Control": "no-cache"}
SECRET = {"Cache-Control": "no-store"}


class WebPage:
    """Serves the page; ``/demo`` exists only for this machine and a database marked demo."""

    def __init__(self, shell: Shell) -> None:
        self._application = shell.application
        self._texts = {
            language: msgspec.json.encode(page_texts(language)) for language in LANGUAGES
        }

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Add everything that the page consists of."""
        router.add_get("/", self._index)
        router.add_get("/demo", self._demo)
        router.add_get("/demo/tokens.json", self._tokens)
        router.add_get("/page/texts/{language}.json", self._language)
        router.add_static("/page", PAGE)

    async def _index(self, _: web.Request) -> web.FileResponse:
        return web.FileResponse(PAGE / "index.html", headers=FRESH)

    async def _demo(self, request: web.Request) -> web.FileResponse:
        await self._require_demo(request)
        return web.FileResponse(PAGE / "demo.html", headers=FRESH)

    async def _tokens(self, request: web.Request) -> web.Response:
        await self._require_demo(request)
        try:
            tokens = (self._application.settings.data / TOKENS_FILE).read_bytes()
        except OSError as error:
            raise web.HTTPNotFound from error
        return web.Response(body=tokens, content_type="application/json", headers=SECRET)

    async def _language(self, request: web.Request) -> web.Response:
        texts = self._texts.get(request.match_info["language"])
        if texts is None:
            raise web.HTTPNotFound
        return web.Response(body=texts, content_type="application/json", headers=FRESH)

    async def _require_demo(self, request: web.Request) -> None:
        settings = self._application.settings
        here = settings.is_loopback and is_local(request, settings)
        if not here or not is_our_host(request, settings):
            raise web.HTTPNotFound
        fact = self._application.read(lambda transaction: transaction.facts.get(DEMO_FACT))
        if await asyncio.wrap_future(fact) is None:
            raise web.HTTPNotFound


def page_texts(language: str, folder: Path = FOLDER) -> dict[str, str]:
    """Return the page's sentences by key; their placeables stay as ``{name}``.

    Raises:
        ValueError: a sentence has more logic than a placeable.
    """
    source = (folder / f"page.{language}.ftl").read_text(encoding="utf-8")
    entries = FluentParser().parse(source).body
    return {
        entry.id.name: _flat(entry.id.name, entry.value)
        for entry in entries
        if isinstance(entry, Message)
    }


def _flat(key: str, pattern: Pattern | None) -> str:
    if pattern is None:
        raise ValueError(f"the text {key!r} is empty")
    return "".join(_part(key, element) for element in pattern.elements)


def _part(key: str, element: TextElement | Placeable) -> str:
    if isinstance(element, TextElement):
        return str(element.value)
    if isinstance(element.expression, VariableReference):
        return f"{{{element.expression.id.name}}}"
    raise ValueError(f"the text {key!r} has logic, which the page does not know")
