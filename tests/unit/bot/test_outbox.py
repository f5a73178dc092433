"""Mailboxes: read above a cursor, never claimed, and rung when there is more."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.inbox import Inbox
from bot.outbox import PAGE, Mailbox, Mailboxes
from bot.transaction import Transaction
from bot.wiring import Application, open_application
from handlers.message import Message, encode_message
from tests.support.clock import HandClock
from tests.unit.bot.people import SOMEBODY, repeat_everything, says


def write(application: Application, *texts: str, expires_in: timedelta | None = None) -> None:
    """Write messages to somebody who has written before."""

    def put(transaction: Transaction) -> None:
        person = transaction.people.find_by_identity(*SOMEBODY)
        assert person is not None
        context = transaction.context()
        for text in texts:
            context.outbox.put(
                context.work.ids.new(),
                person.id,
                encode_message(Message(text)),
                importance="reply",
                answers=None,
                not_before=None,
                expires_at=None if expires_in is None else transaction.now + expires_in,
            )

    application.write(put).result()


@pytest.fixture
def known(application: Application) -> Application:
    """Let somebody have said hello and heard the first notice."""
    repeat_everything(application)
    Inbox(application).handle_now(says("hello"))
    return application


def read_texts(mailbox: Mailbox) -> list[str]:
    """Read a page."""
    return [letter.message.text for letter in mailbox.read()]


def test_a_newcomer_has_an_empty_mailbox(application: Application) -> None:
    assert Mailbox(application, SOMEBODY).read() == []


def test_a_mailbox_goes_on_behind_what_was_read(known: Application) -> None:
    mailbox = Mailbox(known, SOMEBODY)
    assert read_texts(mailbox)[-1] == "hello"
    assert read_texts(mailbox) == []
    write(known, "one", "two")
    assert read_texts(mailbox) == ["one", "two"]


def test_two_readers_both_get_everything(known: Application) -> None:
    assert Mailbox(known, SOMEBODY).read() == Mailbox(known, SOMEBODY).read()


def test_a_new_reader_gets_the_last_fifty(known: Application) -> None:
    write(known, *(f"message {number}" for number in range(80)))
    assert read_texts(Mailbox(known, SOMEBODY)) == [f"message {n}" for n in range(30, 80)]


def test_a_reader_that_was_away_gets_everything_page_by_page(known: Application) -> None:
    start = Mailbox(known, SOMEBODY)
    start.read()
    write(known, *(f"message {number}" for number in range(80)))
    away = Mailbox(known, SOMEBODY, start.after)
    assert len(away.read()) == PAGE
    assert len(away.read()) == 30
    assert away.read() == []


def test_what_has_expired_is_passed_over(known: Application, clock: HandClock) -> None:
    mailbox = Mailbox(known, SOMEBODY)
    mailbox.read()
    write(known, "soon stale", expires_in=timedelta(minutes=1))
    write(known, "fresh")
    clock.forward(timedelta(minutes=2))
    assert read_texts(mailbox) == ["fresh"]


def test_numbers_that_the_database_has_lost_begin_anew(known: Application) -> None:
    newest = Mailbox(known, SOMEBODY)
    newest.read()
    mailbox = Mailbox(known, SOMEBODY, newest.after + 3)
    assert read_texts(mailbox)[-1] == "hello"
    assert (mailbox.after, mailbox.beginnings) == (newest.after, 1)
    write(known, "news")
    assert read_texts(mailbox) == ["news"]
    assert mailbox.beginnings == 1


async def test_an_open_mailbox_rings_for_a_message(known: Application) -> None:
    mailboxes = Mailboxes(known)
    opened = mailboxes.open(SOMEBODY, 0)
    while await mailboxes.fetch(opened):
        pass
    await asyncio.wait_for(opened.wait(), 1)  # it rings once for what came while it was opened
    assert await mailboxes.fetch(opened) == []
    write(known, "news")
    await asyncio.wait_for(opened.wait(), 1)
    assert [letter.message.text for letter in await mailboxes.fetch(opened)] == ["news"]


async def test_a_closed_mailbox_rings_no_more(known: Application) -> None:
    mailboxes = Mailboxes(known)
    opened = mailboxes.open(SOMEBODY, 0)
    await mailboxes.fetch(opened)
    await opened.wait()
    mailboxes.close(opened)
    write(known, "news")
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(opened.wait(), 0.05)


async def test_a_mailbox_rings_for_what_another_process_writes(known: Application) -> None:
    mailboxes = Mailboxes(known)
    opened = mailboxes.open(SOMEBODY, 0)
    await mailboxes.fetch(opened)
    await opened.wait()
    watching = asyncio.create_task(mailboxes.watch())
    other = open_application(known.settings, known.clock)
    await asyncio.to_thread(write, other, "from afar")
    await asyncio.wait_for(opened.wait(), 2)
    assert [letter.message.text for letter in await mailboxes.fetch(opened)] == ["from afar"]
    watching.cancel()
    other.close()


async def test_nobody_is_woken_for_what_was_rolled_back(known: Application) -> None:
    mailboxes = Mailboxes(known)
    opened = mailboxes.open(SOMEBODY, 0)
    await mailboxes.fetch(opened)
    await opened.wait()

    def fail(transaction: Transaction) -> None:
        person = transaction.people.find_by_identity(*SOMEBODY)
        assert person is not None
        transaction.context().outbox.put(
            "m", person.id, "{}", importance="x", answers=None, not_before=None, expires_at=None
        )
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await asyncio.wrap_future(known.write(fail))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(opened.wait(), 0.05)
