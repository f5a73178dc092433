"""Tests of the texts' reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from handlers.wording import Texts, WordingError


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    """Return texts of two files and two languages."""
    (tmp_path / "one.zh-CN.ftl").write_text(
        "hello = 你好，{ $name }\nonly = 仅此", encoding="utf-8"
    )
    (tmp_path / "two.zh-CN.ftl").write_text("bye = 再见\nbare =\n    .label = x", encoding="utf-8")
    (tmp_path / "one.en.ftl").write_text("hello = Hello { $name }", encoding="utf-8")
    return Texts(tmp_path)


def test_a_text_is_said_in_its_language_from_any_file(texts: Texts) -> None:
    assert texts.render("zh-CN", "hello", {"name": "李"}) == "你好，李"
    assert texts.render("en", "hello", {"name": "Li"}) == "Hello Li"
    assert texts.render("zh-CN", "bye") == "再见"


def test_an_unknown_language_gets_the_default_one(texts: Texts) -> None:
    assert texts.render("fr", "bye") == "再见"


@pytest.mark.parametrize(("language", "key"), [("en", "only"), ("zh-CN", "no"), ("zh-CN", "bare")])
def test_a_text_that_is_missing_or_empty_is_an_error(texts: Texts, language: str, key: str) -> None:
    with pytest.raises(WordingError, match=key):
        texts.render(language, key)


def test_a_missing_value_is_an_error_and_never_shown(texts: Texts) -> None:
    with pytest.raises(WordingError, match="name"):
        texts.render("zh-CN", "hello")


def test_it_is_known_which_texts_there_are(texts: Texts) -> None:
    assert texts.has("bye")
    assert not texts.has("no")


def test_a_value_longer_than_fluent_takes_is_cut(texts: Texts) -> None:
    assert texts.render("en", "hello", {"name": "李" * 10_000}) == f"Hello {'李' * 1999}…"
