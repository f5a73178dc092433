"""The demo: filled once, its three people signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.demo import PEOPLE, prepare_demo, read_tokens, tokens_file
from bot.web_tokens import find_visitor
from bot.wiring import Application, open_application
from tests.support.city import settings_in
from tests.support.clock import HandClock
from tickets.people import Role


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """Return an application over the demo city."""
    folder = tmp_path_factory.mktemp("demo")
    with closing(open_application(settings_in(folder), HandClock())) as application:
        prepare_demo(application)
        yield application


def test_the_three_people_are_signed_in_at_the_web_chat(demo: Application) -> None:
    tokens = read_tokens(tokens_file(demo.settings))
    assert tokens is not None
    shown = (tokens.resident, tokens.worker, tokens.admin)
    roles = demo.read(
        lambda transaction: [find_visitor(transaction, token) for token in shown]
    ).result()
    assert [visitor.roles if visitor else None for visitor in roles] == [
        (),
        (Role.WORKER,),
        (Role.COMMUNITY_ADMIN,),
    ]


def test_the_web_chat_and_the_terminal_know_the_same_people(demo: Application) -> None:
    tokens = read_tokens(tokens_file(demo.settings))
    assert tokens is not None
    visitor = demo.read(lambda transaction: find_visitor(transaction, tokens.worker)).result()
    person = demo.read(
        lambda transaction: transaction.people.find_by_identity("console", "local", PEOPLE.worker)
    ).result()
    assert visitor is not None
    assert visitor.person == person


def test_the_tokens_are_readable_by_their_owner_only(demo: Application) -> None:
    assert tokens_file(demo.settings).stat().st_mode & 0o777 == 0o600


def test_a_second_start_keeps_data_and_tokens(demo: Application) -> None:
    before = read_tokens(tokens_file(demo.settings))
    assert prepare_demo(demo) == before


def test_lost_tokens_are_made_anew(demo: Application) -> None:
    before = read_tokens(tokens_file(demo.settings))
    tokens_file(demo.settings).unlink()
    assert prepare_demo(demo) != before


@pytest.mark.parametrize("content", ["", "{}", '{"resident":"","worker":"","admin":""}'])
def test_a_file_without_usable_tokens_counts_for_nothing(content: str, tmp_path: Path) -> None:
    file = tmp_path / "demo-tokens.json"
    assert read_tokens(file) is None
    file.write_text(content, encoding="utf-8")
    assert read_tokens(file) is None
