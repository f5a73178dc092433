"""The page's files keep its policy and its wording complete."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.browser.scripted_server import PAGE
from tests.browser.scripted_texts import page_texts

pytestmark = pytest.mark.browser

FILES = sorted(path for path in PAGE.rglob("*") if path.is_file())
SCRIPTS = [path for path in FILES if path.suffix == ".js"]
KEY = re.compile(r'["`](page-[a-z0-9_-]+(?:\$\{[^}]+\})?)["`]')


def _used_keys() -> set[str]:
    sources = [path.read_text(encoding="utf-8") for path in FILES if path.suffix != ".css"]
    return {key for source in sources for key in KEY.findall(source)}


def test_every_language_has_the_same_sentences() -> None:
    assert list(page_texts("zh-CN")) == list(page_texts("en"))


def test_the_sentences_have_the_same_places_in_every_language() -> None:
    chinese, english = page_texts("zh-CN"), page_texts("en")
    for key, sentence in chinese.items():
        assert re.findall(r"\{\w+\}", sentence) == re.findall(r"\{\w+\}", english[key]), key


def test_every_sentence_is_used_and_every_used_one_exists() -> None:
    used, known = _used_keys(), set(page_texts("zh-CN"))
    stems = tuple(key.split("$")[0] for key in used if "$" in key)
    whole = {key for key in used if "$" not in key}
    assert whole <= known
    assert {key for key in known - whole if not key.startswith(stems)} == set()


def test_no_sentence_shouts() -> None:
    for language in ("zh-CN", "en"):
        assert [text for text in page_texts(language).values() if "!" in text or "！" in text] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_small_and_writes_no_markup(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) < 250
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", source)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_asks_no_other_server_and_holds_nothing_inline(path: Path) -> None:
    source = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"""["'(](https?:)?//\w""", source)
    assert not re.search(r"<style|<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=\"", source)


@pytest.mark.parametrize("page", ["index.html", "demo.html"])
def test_a_page_loads_all_its_scripts_at_once(page: str) -> None:
    source = (PAGE / page).read_text(encoding="utf-8")
    first = re.findall(r'<script type="module" src="/page/js/(\w+\.js)"', source)
    preloaded = re.findall(r'<link rel="modulepreload" href="/page/js/(\w+\.js)"', source)
    assert sorted(preloaded + first) == sorted(_imported(first[0], set()))


def _imported(script: str, found: set[str]) -> set[str]:
    if script not in found:
        found.add(script)
        source = (PAGE / "js" / script).read_text(encoding="utf-8")
        for other in re.findall(r'from "\./(\w+\.js)"', source):
            _imported(other, found)
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_asks_no_more_of_a_browser_than_wechats_own_gives(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert not re.search(r":has\(|color-mix\(|@container|@layer", source)
    assert not re.search(r"structuredClone|\.toSorted|\.findLast|Object\.groupBy", source)
    for line in re.findall(r"^.*dvh.*$", source, re.MULTILINE):
        assert f"{line.replace('dvh', 'vh')}\n{line}" in source
