"""What one transaction of sending decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.deliveries import MOST_ATTEMPTS, Claim, claim_deliveries, record_outcome
from bot.push import Outcome, Push, RetryLater, Sent, Unknown, Unreachable, WindowClosed
from bot.transaction import Transaction
from bot.wiring import Application
from handlers.message import Message, ShownChoice, TicketTag, encode_message
from handlers.offers import LIFETIME
from tests.support.clock import HandClock
from tests.support.scripted_push import ScriptedPush
from tests.unit.bot.post import TELEGRAM, WECHAT, Post
from tickets.people import Identity, Place
from tickets.usecases.file_request import Report, file_request

GRID = Place("37060200300403", "370600/370602/370602003/370602003004/37060200300403/")


@pytest.fixture
def post(application: Application, clock: HandClock) -> Post:
    """Return a post office with Anna on Telegram and, before that, WeChat."""
    opened = Post(application, clock)
    opened.reach("anna", TELEGRAM, WECHAT)
    return opened


def claim(post: Post, push: Push) -> Claim:
    """Claim what an account sends now."""
    write = post.application.write(lambda t: claim_deliveries(t, push, 10, (), ()))
    return write.result()


def claimed(post: Post, push: Push) -> list[tuple[str, str]]:
    """Return what an account sends now, and to whom."""
    return [(one.outgoing.id, one.outgoing.to) for one in claim(post, push).deliveries]


def record(post: Post, push: Push, claim: Claim, outcome: Outcome) -> list[str]:
    """Store how the calls ended; return the words for it."""

    def store(transaction: Transaction) -> list[str]:
        return [record_outcome(transaction, push, one, outcome, 1) for one in claim.deliveries]

    return post.application.write(store).result()


def test_what_cannot_be_read_is_given_up_and_stops_nothing(post: Post) -> None:
    def store(transaction: Transaction) -> None:
        transaction.context().outbox.put(
            "later version",
            "anna",
            '{"text": 1}',
            importance="notice",
            answers=None,
            not_before=None,
            expires_at=None,
        )

    post.do(store)
    post.put("m1", "anna")
    telegram = ScriptedPush()
    found = claim(post, telegram)
    assert (found.deliveries, found.others) == ([], ["failed"])
    assert claimed(post, telegram) == [("m1", "telegram-anna")]
    assert post.states("anna") == {"later version": "failed", "m1": "queued"}


def test_where_somebody_has_been_since_decides_where_a_notice_goes(post: Post) -> None:
    post.put("m1", "anna")
    post.forward(60)

    def write(transaction: Transaction) -> None:
        transaction.people.save_identity(
            Identity("anna", *WECHAT, "wechat-anna", reachable=True, last_used_at=transaction.now)
        )

    post.do(write)
    assert claimed(post, ScriptedPush()) == []
    assert claimed(post, ScriptedPush(*WECHAT)) == [("m1", "wechat-anna")]


def test_an_answer_goes_where_the_question_came_from_though_that_was_not_last(post: Post) -> None:
    post.put("m1", "anna", "reply", answers="wechat:oa:e1")
    assert claimed(post, ScriptedPush(*WECHAT)) == [("m1", "wechat-anna")]


def test_of_two_accounts_on_one_bot_the_other_is_tried(post: Post) -> None:
    def add(transaction: Transaction) -> None:
        earlier = transaction.now.replace(year=2025)
        second = Identity("anna", *TELEGRAM, "telegram-old", reachable=True, last_used_at=earlier)
        transaction.people.remove_identities("anna")
        transaction.people.save_identity(second)
        first = Identity(
            "anna", *TELEGRAM, "telegram-anna", reachable=True, last_used_at=transaction.now
        )
        transaction.people.save_identity(first)

    post.do(add)
    post.put("m1", "anna")
    telegram = ScriptedPush()
    assert record(post, telegram, claim(post, telegram), Unreachable("blocked")) == ["moved"]
    assert claimed(post, telegram) == [("m1", "telegram-old")]


def test_somebody_without_any_account_left_is_told_when_they_come_back(post: Post) -> None:
    post.put("m1", "anna")
    post.do(lambda transaction: transaction.people.remove_identities("anna"))
    assert claimed(post, ScriptedPush()) == []
    assert post.states("anna") == {"m1": "held"}


def test_the_assignee_is_asked_to_phone_whom_no_notice_reaches(post: Post) -> None:
    post.reach("ben")

    def file(transaction: Transaction) -> tuple[str, str]:
        work = transaction.context().work
        actor = work.actor(work.people.get("ben"))
        filed = file_request(work, actor, Report("路灯不亮", GRID, "02-011")).request
        return filed.number, work.tickets.get(filed.ticket_id).assignee or ""

    number, worker = post.application.write(file).result()
    before = len(post.states(worker))
    post.put("m1", "ben", ticket=TicketTag(number, "resolved"))
    telegram = ScriptedPush()
    assert record(post, telegram, claim(post, telegram), Unreachable("blocked")) == ["held"]
    assert len(post.states(worker)) == before + 1


def test_who_writes_while_a_message_is_refused_is_sent_it_after_all(post: Post) -> None:
    push = ScriptedPush(*TELEGRAM)

    def write(transaction: Transaction) -> None:
        (here, *_) = transaction.people.identities("anna")
        transaction.people.save_identity(replace(here, last_used_at=transaction.now))

    post.put("m1", "anna")
    taken = claim(post, push)
    post.forward(0.1)
    post.do(write)
    assert record(post, push, taken, WindowClosed()) == ["later"]
    taken = claim(post, push)
    assert [one.outgoing.id for one in taken.deliveries] == ["m1"]
    assert record(post, push, taken, WindowClosed()) == ["moved"]


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (RetryLater(), "failed"),
        (RetryLater(1), "queued"),
        (RetryLater(whole_account=True), "queued"),
    ],
)
def test_what_is_never_taken_is_given_up_unless_it_is_only_told_to_wait(
    post: Post, outcome: Outcome, state: str
) -> None:
    post.put("m1", "anna", "task")
    telegram = ScriptedPush()
    for _ in range(MOST_ATTEMPTS):
        record(post, telegram, claim(post, telegram), outcome)
        post.forward(2)
    assert post.states("anna") == {"m1": state}


def test_what_waited_for_its_photo_is_repeated_as_any_other(post: Post) -> None:
    post.put("m1", "anna", "task")
    telegram = ScriptedPush()
    for outcome in [RetryLater(1)] * 20 + [Unknown()]:
        record(post, telegram, claim(post, telegram), outcome)
        post.forward(2)
    assert claimed(post, telegram) == [("m1", "telegram-anna")]


@pytest.mark.parametrize(("is_shown", "newest"), [(True, "first"), (False, "second")])
def test_choices_count_as_shown_only_where_they_were(
    post: Post, is_shown: bool, newest: str
) -> None:
    def store(transaction: Transaction) -> None:
        context = transaction.context()
        for name in ("first", "second"):
            context.offers.add(name, "anna", None, "[]", context.now + LIFETIME)
        context.outbox.put(
            "first",
            "anna",
            encode_message(Message("选一个", (ShownChoice("first.1", "好"),))),
            importance="task",
            answers=None,
            not_before=None,
            expires_at=None,
        )

    post.do(store)
    telegram = ScriptedPush()
    record(post, telegram, claim(post, telegram), Sent(is_shown=is_shown))
    found = post.application.read(lambda t: t.context().offers.newest("anna")).result()
    assert found is not None
    assert found.id == newest
