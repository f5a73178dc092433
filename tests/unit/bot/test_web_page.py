"""The page's files and wording, and who gets the demo."""

from __future__ import annotations

from pathlib import Path

import aiohttp
import msgspec
import pytest

from bot.app import Server, running
from bot.web_page import TOKENS_FILE, page_texts
from bot.web_tokens import DEMO_FACT
from bot.wiring import Application
from handlers.wording import FOLDER, LANGUAGES


async def fetch(url: str, **headers: str) -> tuple[int, str, str]:
    """Return status, type and text of an answer."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with aiohttp.ClientSession() as session, session.get(url, headers=named) as answer:
        return answer.status, answer.content_type, await answer.text()


async def test_the_page_and_its_parts_are_served(server: Server) -> None:
    status, kind, text = await fetch(f"{server.url}/")
    assert (status, kind) == (200, "text/html")
    assert "<html" in text
    assert (await fetch(f"{server.url}/page/js/main.js"))[1].endswith("javascript")
    assert (await fetch(f"{server.url}/page/css/chat.css"))[1] == "text/css"


@pytest.mark.parametrize(
    "path",
    ["/page/", "/page/../settings.py", "/page/%2e%2e/settings.py", "/page/texts/fr.json", "/x"],
)
async def test_nothing_else_is_served(server: Server, path: str) -> None:
    assert (await fetch(server.url + path))[0] in {403, 404}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_pages_wording_is_served_in_every_language(server: Server, language: str) -> None:
    status, kind, text = await fetch(f"{server.url}/page/texts/{language}.json")
    assert (status, kind) == (200, "application/json")
    assert msgspec.json.decode(text, type=dict[str, str]) == page_texts(language)


def test_every_sentence_of_the_page_is_there_in_both_languages() -> None:
    assert page_texts("zh-CN").keys() == page_texts("en").keys()
    source = (FOLDER / "page.en.ftl").read_text(encoding="utf-8")
    assert len(page_texts("en")) == source.count("\npage-") + source.startswith("page-")


async def test_there_is_no_demo_without_its_mark(server: Server) -> None:
    assert (await fetch(f"{server.url}/demo"))[0] == 404
    assert (await fetch(f"{server.url}/demo/tokens.json"))[0] == 404


@pytest.fixture
def marked(application: Application) -> Application:
    """Mark the database as a demo whose people have tokens."""
    application.write(lambda transaction: transaction.facts.set(DEMO_FACT, "yes")).result()
    (application.settings.data / TOKENS_FILE).write_text('{"resident":"r"}')
    return application


async def test_on_this_machine_the_demo_has_its_page_and_tokens(
    marked: Application, server: Server
) -> None:
    del marked
    assert (await fetch(f"{server.url}/demo"))[:2] == (200, "text/html")
    assert await fetch(f"{server.url}/demo/tokens.json") == (
        200,
        "application/json",
        '{"resident":"r"}',
    )


async def test_the_demos_tokens_are_not_for_others(marked: Application, server: Server) -> None:
    del marked
    tokens = f"{server.url}/demo/tokens.json"
    assert (await fetch(tokens, X_Forwarded_For="203.0.113.9"))[0] == 404
    assert (await fetch(tokens, Host="evil.example"))[0] == 404


async def test_a_server_bound_to_the_world_has_no_demo(marked: Application) -> None:
    marked.settings = msgspec.structs.replace(marked.settings, http_host="0.0.0.0")  # noqa: S104 - the case itself
    async with running(marked) as server:
        port = server.url.rpartition(":")[2]
        assert (await fetch(f"http://127.0.0.1:{port}/demo"))[0] == 404


async def test_a_demo_whose_tokens_are_gone_gives_none(marked: Application, server: Server) -> None:
    (marked.settings.data / TOKENS_FILE).unlink()
    assert (await fetch(f"{server.url}/demo/tokens.json"))[0] == 404


def test_a_sentence_with_logic_is_refused(tmp_path: Path) -> None:
    sentence = "page-n = { $n ->\n    [one] one\n   *[other] more\n }\n"
    (tmp_path / "page.en.ftl").write_text(sentence)
    with pytest.raises(ValueError, match="page-n"):
        page_texts("en", tmp_path)


def test_a_sentence_without_words_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.en.ftl").write_text("page-n =\n    .title = a\n")
    with pytest.raises(ValueError, match="page-n"):
        page_texts("en", tmp_path)
