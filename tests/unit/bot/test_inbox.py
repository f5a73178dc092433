"""The inbox: once, in order, in one transaction; nothing comes back as poison."""

from __future__ import annotations

import asyncio
import io
import json
from functools import partial
from pathlib import Path
from threading import Event

import pytest
import structlog
from sqlalchemy import Connection
from sqlalchemy.event import listen, remove
from sqlalchemy.exc import OperationalError

from bot.inbox import MOST_WAITING_A_CONVERSATION, Inbox, Outcome
from bot.metrics import Metrics
from bot.outbox import Account
from bot.transaction import Transaction
from bot.wiring import Application
from handlers.wording import Texts
from storage.engine import driver_execute
from storage.unit_of_work import UnitOfWork
from tests.unit.bot.people import SOMEBODY, break_everything, heard, repeat_everything, says

PRIVACY = "呼应由"


@pytest.fixture
def inbox(application: Application) -> Inbox:
    """Return an inbox whose only conversation repeats what was said."""
    repeat_everything(application)
    return Inbox(application)


def spoken(application: Application) -> list[str]:
    """Return what somebody heard but for the first notice."""
    return [text for text in heard(application) if not text.startswith(PRIVACY)]


async def test_an_event_that_comes_twice_has_its_effect_once(
    application: Application, inbox: Inbox
) -> None:
    outcomes = [await inbox.handle(says("你好", "same")) for _ in range(3)]
    assert outcomes == [Outcome.HANDLED, Outcome.DUPLICATE, Outcome.DUPLICATE]
    assert spoken(application) == ["你好"]


def note(word: str, transaction: Transaction) -> None:
    transaction.facts.set("k", word)


async def test_what_a_channel_stores_along_with_an_event_is_committed_with_it(
    application: Application, inbox: Inbox
) -> None:
    for word in ("first", "again"):
        await inbox.handle(says("a", "same"), partial(note, word))
    found = application.read(lambda transaction: transaction.facts.get("k")).result()
    assert found == "again"


async def test_what_a_channel_fails_to_store_does_not_undo_the_event(
    application: Application, inbox: Inbox
) -> None:
    def fail(transaction: Transaction) -> None:
        transaction.facts.set("k", "undone")
        raise LookupError

    assert await inbox.handle(says("你好"), fail) is Outcome.HANDLED
    assert spoken(application) == ["你好"]
    assert application.read(lambda transaction: transaction.facts.get("k")).result() is None


async def test_the_same_id_on_another_account_is_another_event(inbox: Inbox) -> None:
    other = Account("test", "two", "somebody")
    assert await inbox.handle(says("a", "same")) is Outcome.HANDLED
    assert await inbox.handle(says("a", "same", other)) is Outcome.HANDLED


async def test_the_events_of_a_conversation_are_handled_in_their_order(
    application: Application, inbox: Inbox
) -> None:
    texts = [f"message {number}" for number in range(15)]
    await asyncio.gather(*(inbox.handle(says(text)) for text in texts))
    assert spoken(application) == texts


async def test_a_crowded_conversation_is_told_to_come_again_and_loses_nothing(
    application: Application, inbox: Inbox
) -> None:
    crowd = [says(f"message {n}") for n in range(MOST_WAITING_A_CONVERSATION + 5)]
    outcomes = await asyncio.gather(*map(inbox.handle, crowd))
    assert outcomes.count(Outcome.BUSY) == 5
    for event, outcome in zip(crowd, outcomes, strict=True):
        if outcome is Outcome.BUSY:
            assert await inbox.handle(event) is Outcome.HANDLED
    assert len(spoken(application)) == len(crowd)


async def test_what_a_failing_step_did_is_undone_and_the_person_hears_of_it(
    application: Application,
) -> None:
    break_everything(application)
    inbox = Inbox(application)
    event = says("my secret words")
    assert await inbox.handle(event) is Outcome.FAILED
    (apology,) = heard(application)
    assert event.event_id[-6:] in apology
    assert "half done" not in apology


async def test_an_event_that_failed_does_not_come_back(application: Application) -> None:
    break_everything(application)
    inbox = Inbox(application)
    await inbox.handle(says("a", "poison"))
    assert await inbox.handle(says("a", "poison")) is Outcome.DUPLICATE


async def test_what_somebody_wrote_does_not_reach_the_log(
    application: Application, log: io.StringIO
) -> None:
    break_everything(application)
    await Inbox(application).handle(says("my secret words"))
    assert "ZeroDivisionError" in log.getvalue()
    assert "secret" not in log.getvalue()


async def test_a_failure_is_logged_under_the_id_of_its_request(
    application: Application, log: io.StringIO
) -> None:
    break_everything(application)
    metrics = Metrics()
    inbox = Inbox(application, metrics)
    with structlog.contextvars.bound_contextvars(request_id="r1"):
        await inbox.handle(says("of a request"))
    await inbox.handle(says("of no request"))
    first, second = (json.loads(line)["request_id"] for line in log.getvalue().splitlines())
    assert first == "r1"
    assert len(second) == 8
    assert b'error="ZeroDivisionError",what="event_failed"} 2.0' in metrics.text()


async def test_an_apology_that_fails_too_leaves_the_event_recorded(
    application: Application, tmp_path: Path, log: io.StringIO
) -> None:
    break_everything(application)
    application.texts = Texts(tmp_path)  # there is no wording to apologise with
    inbox = Inbox(application)
    assert await inbox.handle(says("a", "poison")) is Outcome.FAILED
    assert await inbox.handle(says("a", "poison")) is Outcome.DUPLICATE
    assert "apology_failed" in log.getvalue()


async def test_a_commit_that_fails_is_not_acknowledged(
    application: Application, inbox: Inbox, log: io.StringIO
) -> None:
    def refuse(_: Connection) -> None:
        raise OperationalError("COMMIT", {}, Exception("disk full"))

    listen(application.database.engine, "commit", refuse)
    assert await inbox.handle(says("a", "same")) is Outcome.BUSY
    remove(application.database.engine, "commit", refuse)
    assert await inbox.handle(says("a", "same")) is Outcome.HANDLED
    assert "event_not_stored" in log.getvalue()


async def test_an_event_whose_transaction_another_one_has_lost_may_come_again(
    application: Application, inbox: Inbox
) -> None:
    began, goes_on = Event(), Event()

    def hold(_: UnitOfWork) -> None:
        began.set()
        goes_on.wait(10)

    def lose(work: UnitOfWork) -> None:
        driver_execute(work.connection, "ROLLBACK")
        raise ZeroDivisionError

    application.database.write(hold)
    await asyncio.to_thread(began.wait, 10)  # what follows waits, and is one transaction then
    application.database.write(lose)
    handling = asyncio.create_task(inbox.handle(says("a", "same")))
    await asyncio.sleep(0.1)
    goes_on.set()
    assert await handling is Outcome.BUSY
    assert await inbox.handle(says("a", "same")) is Outcome.HANDLED
    assert spoken(application) == ["a"]


async def test_a_refusal_is_said_and_nothing_else_is_stored(application: Application) -> None:
    inbox = Inbox(application)
    outcome = await inbox.handle(says("/login AAAA-BBBB-CCCC-DDDD"))
    assert outcome is Outcome.REFUSED
    assert len(heard(application)) == 1


async def test_characters_that_only_disturb_do_not_reach_a_step(
    application: Application, inbox: Inbox
) -> None:
    await inbox.handle(says("路\x00灯\u202e坏了\x07"))
    assert spoken(application) == ["路灯坏了"]


async def test_nothing_is_acknowledged_that_the_database_did_not_take(
    application: Application, inbox: Inbox
) -> None:
    application.close()
    assert await inbox.handle(says("a")) is Outcome.BUSY
    assert inbox.handle_now(says("a")) is Outcome.BUSY


def test_the_terminal_handles_an_event_without_a_loop(
    application: Application, inbox: Inbox
) -> None:
    assert inbox.handle_now(says("a", "same")) is Outcome.HANDLED
    assert inbox.handle_now(says("a", "same")) is Outcome.DUPLICATE
    assert spoken(application) == ["a"]


async def test_outcomes_are_counted(application: Application) -> None:
    repeat_everything(application)
    metrics = Metrics()
    inbox = Inbox(application, metrics)
    await inbox.handle(says("a", "same"))
    await inbox.handle(says("a", "same"))
    assert b'outcome="duplicate"} 1.0' in metrics.text()
    assert SOMEBODY.channel.encode() in metrics.text()
