"""What the sender is promised of the queues, and of what became of messages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from bot import sending
from storage.book_cache import BookCache
from storage.database import Database
from storage.unit_of_work import UnitOfWork
from tests.contract.conftest import HandClock
from tests.contract.records import NOON, person
from tickets.people import Identity

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
TELEGRAM = ("telegram", "bot")
WECHAT = ("wechat", "oa")


@pytest.fixture(autouse=True)
def people(work: UnitOfWork) -> None:
    """Store persons on Telegram, p1 on WeChat before, and one who only reads the web chat."""
    store_people(work)


def store_people(work: UnitOfWork) -> None:
    for name in ("p1", "p2", "p3"):
        reach(work, name, "telegram", "bot", NOON)
    reach(work, "p1", "wechat", "oa", NOON - HOUR)
    reach(work, "reader", "webchat", "web", NOON)


def reach(work: UnitOfWork, name: str, channel: str, account: str, at: datetime) -> None:
    if not work.people.identities(name):
        work.people.add(person(name))
    identity = Identity(
        name, channel, account, f"{channel}-{name}", reachable=True, last_used_at=at
    )
    work.people.save_identity(identity)


def two(answers: Sequence[sending.Answer]) -> int:
    """Choose two answers."""
    return min(len(answers), 2)


def put(
    work: UnitOfWork,
    message_id: str,
    person_id: str = "p1",
    importance: str = "notice",
    *,
    answers: str | None = None,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
) -> str | None:
    return work.outbox.put(
        message_id,
        person_id,
        f"body of {message_id}",
        importance=importance,
        answers=answers,
        not_before=not_before,
        expires_at=expires_at,
    )


def later(work: UnitOfWork, span: timedelta) -> UnitOfWork:
    """Return the same transaction as if it had begun later."""
    return UnitOfWork(work.connection, BookCache(), work.now + span)


def claim(
    work: UnitOfWork,
    after: timedelta = timedelta(),
    account: tuple[str, str] = TELEGRAM,
    *,
    limit: int = 10,
    closed: tuple[str, ...] = (),
    resting: tuple[str, ...] = (),
    answers_in: timedelta | None = None,
) -> list[str]:
    queues = later(work, after).queues
    rows = queues.claim(
        *account, limit, MINUTE, closed=closed, resting=resting, answers_in=answers_in
    )
    return [row.id for row in rows]


def send(work: UnitOfWork, *message_ids: str) -> None:
    for message_id in message_ids:
        work.deliveries.sent(message_id, f"ref of {message_id}")


def state_of(work: UnitOfWork, message_id: str, person_id: str = "p1") -> str:
    rows = work.outbox.after(person_id, 0, 100)
    return next(row.state for row in rows if row.id == message_id)


def test_a_unit_of_work_fits_what_the_sender_asks_for(work: UnitOfWork) -> None:
    queues: sending.Queues = work.queues
    deliveries: sending.Deliveries = work.deliveries
    assert id(queues) != id(deliveries)


def test_a_notice_waits_for_the_bot_where_its_person_was_last(work: UnitOfWork) -> None:
    assert put(work, "m1") == "telegram:bot"
    reach(work, "p1", "wechat", "oa", NOON + HOUR)
    reach(work, "p1", "webchat", "web", NOON + 2 * HOUR)
    assert put(work, "m2") == "wechat:oa"
    assert claim(work) == ["m1"]
    assert claim(work, account=WECHAT) == ["m2"]


def test_an_unreachable_identity_is_the_last_choice(work: UnitOfWork) -> None:
    work.deliveries.mark_unreachable("telegram", "bot", "telegram-p1")
    assert put(work, "m1") == "wechat:oa"
    work.deliveries.mark_unreachable("wechat", "oa", "wechat-p1")
    assert put(work, "m2") == "telegram:bot"


def test_an_answer_waits_for_the_bot_that_was_asked(work: UnitOfWork) -> None:
    assert put(work, "m1", answers="wechat:oa:e1") == "wechat:oa"
    assert claim(work, account=WECHAT) == ["m1"]


def test_what_is_only_read_is_never_claimed(work: UnitOfWork) -> None:
    assert put(work, "m1", "reader") is None
    assert put(work, "m2", answers="webchat:web:e1") is None
    assert claim(work, account=("webchat", "web")) == claim(work) == []
    assert state_of(work, "m1", "reader") == state_of(work, "m2") == "mailbox"


def test_a_claimed_message_comes_as_put_with_what_was_noted(work: UnitOfWork) -> None:
    put(work, "m1", importance="task", expires_at=NOON + HOUR)
    (row,) = work.queues.claim(*TELEGRAM, 1, MINUTE)
    assert (row.id, row.person_id, row.body) == ("m1", "p1", "body of m1")
    assert (row.importance, row.answers, row.expires_at) == ("task", None, NOON + HOUR)
    assert (row.attempts, row.was_claimed, row.error) == (1, False, None)
    work.deliveries.again("m1", NOON + MINUTE, "why")
    (row,) = later(work, MINUTE).queues.claim(*TELEGRAM, 1, MINUTE)
    assert (row.attempts, row.was_claimed, row.error) == (2, False, "why")


def test_an_attempt_that_was_none_is_not_counted_and_holds_back_all_the_same(
    work: UnitOfWork,
) -> None:
    put(work, "m1")
    put(work, "m2")
    for _ in range(3):
        assert claim(work) == ["m1"]
        work.deliveries.again("m1", NOON, None, is_counted=False)
    work.deliveries.again("m1", NOON + MINUTE, None, is_counted=False)
    assert claim(work) == []
    (row,) = later(work, MINUTE).queues.claim(*TELEGRAM, 1, MINUTE)
    assert (row.id, row.attempts) == ("m1", 2)


def test_a_claim_that_was_never_settled_runs_out_and_says_so(work: UnitOfWork) -> None:
    put(work, "m1")
    assert claim(work) == ["m1"]
    assert claim(work, MINUTE - SECOND) == []
    (row,) = later(work, MINUTE).queues.claim(*TELEGRAM, 1, MINUTE)
    assert (row.was_claimed, row.attempts) == (True, 2)


def test_what_was_sent_is_not_claimed_again_and_keeps_its_name(work: UnitOfWork) -> None:
    put(work, "m1")
    claim(work)
    send(work, "m1")
    assert claim(work, HOUR) == []
    assert state_of(work, "m1") == "sent"
    assert work.deliveries.refs(["m1", "m2"], *TELEGRAM) == {"m1": "ref of m1"}
    assert work.deliveries.refs(["m1"], *WECHAT) == {}


def test_one_message_a_chat_is_claimed_in_order(work: UnitOfWork) -> None:
    for name in ("m1", "m2"):
        put(work, name)
    put(work, "other", "p2")
    assert claim(work) == ["m1", "other"]
    assert claim(work) == []
    send(work, "m1")
    assert claim(work) == ["m2"]


def test_what_is_tried_again_later_holds_back_what_follows(work: UnitOfWork) -> None:
    put(work, "m1")
    put(work, "m2")
    claim(work)
    work.deliveries.again("m1", NOON + MINUTE, None)
    assert claim(work, MINUTE - SECOND) == []
    assert claim(work, MINUTE) == ["m1"]


def test_chats_that_are_stuck_take_no_other_chats_place(work: UnitOfWork) -> None:
    for name in ("a1", "a2", "a3"):
        put(work, name, "p1")
    assert claim(work) == ["a1"]
    put(work, "other", "p2")
    assert claim(work, limit=1) == ["other"]
    work.deliveries.again("a1", NOON + MINUTE, None)
    put(work, "third", "p3")
    assert claim(work, limit=1) == ["third"]


def test_what_waits_for_its_hour_holds_nothing_back(work: UnitOfWork) -> None:
    put(work, "tomorrow", not_before=NOON + HOUR)
    put(work, "now")
    assert claim(work) == ["now"]
    send(work, "now")
    assert claim(work, HOUR - SECOND) == []
    assert claim(work, HOUR) == ["tomorrow"]


def test_what_is_urgent_leaves_first_then_answers_then_notices(work: UnitOfWork) -> None:
    kinds = ("broadcast", "progress", "notice", "task", "reply", "urgent")
    for number, kind in enumerate(kinds):
        reach(work, f"x{number}", "telegram", "bot", NOON)
        put(work, kind, f"x{number}", kind)
    assert claim(work, limit=2) == ["urgent", "reply"]
    assert claim(work, limit=9) == ["notice", "task", "progress", "broadcast"]


def test_what_is_less_urgent_leaves_early_where_something_urgent_follows_it(
    work: UnitOfWork,
) -> None:
    put(work, "progress", "p1", "progress")
    put(work, "notice", "p2", "notice")
    put(work, "urgent", "p1", "urgent")
    assert claim(work, limit=1) == ["progress"]


def test_a_broadcast_holds_nothing_back(work: UnitOfWork) -> None:
    put(work, "broadcast", importance="broadcast")
    put(work, "urgent", importance="urgent")
    assert claim(work) == ["urgent"]
    send(work, "urgent")
    assert claim(work) == ["broadcast"]


def test_closed_chats_get_nothing_and_resting_ones_only_what_is_urgent(work: UnitOfWork) -> None:
    for name in ("p1", "p2", "p3"):
        put(work, f"notice-{name}", name)
    assert claim(work, closed=("p1",), resting=("p2",)) == ["notice-p3"]
    put(work, "urgent", "p2", "urgent")
    assert claim(work, closed=("p1",), resting=("p2",)) == ["notice-p2"]


def test_what_is_moved_waits_for_the_other_bot(work: UnitOfWork) -> None:
    put(work, "m1")
    claim(work)
    work.deliveries.move("m1", *WECHAT, "closed telegram:bot")
    assert claim(work) == []
    (row,) = work.queues.claim(*WECHAT, 1, MINUTE)
    assert (row.id, row.error, row.was_claimed) == ("m1", "closed telegram:bot", False)


@pytest.mark.parametrize("state", ["held", "unknown", "expired", "failed"])
def test_what_ended_is_claimed_no_more(work: UnitOfWork, state: str) -> None:
    put(work, "m1")
    put(work, "m2")
    claim(work)
    work.deliveries.end("m1", state, "why")
    assert state_of(work, "m1") == state
    assert claim(work, HOUR) == ["m2"]


def test_what_was_held_leaves_first_where_its_person_writes_again(work: UnitOfWork) -> None:
    put(work, "m1")
    claim(work)
    work.deliveries.again("m1", NOON, "closed telegram:bot")
    work.deliveries.end("m1", "held", None)
    assert work.deliveries.held_bodies("p1") == ["body of m1"]
    put(work, "notice", "p1")
    assert work.deliveries.held_bodies("p1") == ["body of m1"]
    work.deliveries.end("notice", "unknown", None)
    put(work, "reply", answers="wechat:oa:e1")
    assert work.deliveries.held_bodies("p1") == []
    (row,) = work.queues.claim(*WECHAT, 10, MINUTE)
    assert (row.id, row.attempts, row.error) == ("m1", 1, None)


def test_only_what_is_held_too_long_expires_by_itself(work: UnitOfWork) -> None:
    for name in ("m1", "m2"):
        put(work, name, expires_at=NOON + MINUTE)
    work.deliveries.end("m1", "held", None)
    assert later(work, MINUTE - SECOND).deliveries.expire_held() == 0
    assert later(work, MINUTE).deliveries.expire_held() == 1
    assert (state_of(work, "m1"), state_of(work, "m2")) == ("expired", "queued")


def test_a_queue_says_how_long_its_oldest_message_waits(work: UnitOfWork) -> None:
    assert work.queues.oldest(*TELEGRAM) is None
    put(work, "later", not_before=NOON + MINUTE)
    assert work.queues.oldest(*TELEGRAM) is None
    put(later(work, 2 * MINUTE), "m2")
    assert later(work, HOUR).queues.oldest(*TELEGRAM) == NOON + MINUTE


def test_dead_letters_are_listed_newest_first_and_can_be_sent_again(work: UnitOfWork) -> None:
    put(work, "m1")
    put(later(work, MINUTE), "m2")
    for name in ("m1", "m2"):
        work.deliveries.end(name, "failed", "too long")
    newest, oldest = later(work, HOUR).outbox.dead(10)
    assert (newest.id, oldest.id, newest.created_at) == ("m2", "m1", NOON + MINUTE)
    assert (oldest.person_id, oldest.channel, oldest.error) == ("p1", "telegram", "too long")
    assert oldest.body == "body of m1"
    assert [letter.id for letter in later(work, HOUR).outbox.dead(1)] == ["m2"]
    assert work.outbox.resend("m1") == "telegram:bot"
    assert work.outbox.resend("m1") is None
    (row,) = work.queues.claim(*TELEGRAM, 10, MINUTE)
    assert (row.id, row.attempts, row.error) == ("m1", 1, None)


def test_the_first_answers_go_into_the_response_however_often_they_are_asked_for(
    work: UnitOfWork,
) -> None:
    for name in ("m1", "m2", "m3"):
        put(work, name, answers="wechat:oa:e1")
    for span in (timedelta(), 2 * SECOND, HOUR):
        first, second = later(work, span).queues.take_answers("wechat:oa:e1", two)
        assert (first.id, first.seq, first.body) == ("m1", 1, "body of m1")
        assert (second.id, second.created_at) == ("m2", NOON)
    assert claim(work, HOUR, WECHAT) == ["m3"]
    assert work.queues.take_answers("wechat:oa:e2", two) == []


def test_what_waits_goes_along_with_an_answer_where_there_is_room(work: UnitOfWork) -> None:
    reach(work, "p1", "wechat", "oa", NOON + HOUR)
    for name in ("w1", "w2", "w3"):
        put(work, name)
    put(work, "m1", answers="wechat:oa:e1")
    put(work, "w4")

    def no_second(answers: Sequence[sending.Answer]) -> int:
        bodies = [answer.body for answer in answers]
        return bodies.index("body of w2") if "body of w2" in bodies else len(bodies)

    for span in (timedelta(), HOUR):
        taken = later(work, span).queues.take_answers("wechat:oa:e1", no_second)
        assert [answer.id for answer in taken] == ["w1", "w3", "m1"]
    assert claim(work, HOUR, WECHAT) == ["w2"]


def test_what_is_being_sent_does_not_go_along(work: UnitOfWork) -> None:
    reach(work, "p1", "wechat", "oa", NOON + HOUR)
    put(work, "w1")
    claim(work, account=WECHAT)
    put(work, "w2", not_before=NOON + HOUR)
    put(work, "m1", answers="wechat:oa:e1")
    (answer,) = work.queues.take_answers("wechat:oa:e1", len)
    assert answer.id == "m1"


def test_what_left_by_a_call_of_its_own_goes_into_no_response(work: UnitOfWork) -> None:
    for name, event in (("m1", "wechat:oa:e1"), ("m2", "webchat:web:e2")):
        put(work, name, answers=event)
    claim(work, account=WECHAT)
    assert work.queues.take_answers("wechat:oa:e1", two) == []
    send(work, "m1")
    assert work.queues.take_answers("wechat:oa:e1", two) == []
    assert work.queues.take_answers("webchat:web:e2", two) == []


def test_what_no_response_can_hold_leaves_at_once(work: UnitOfWork) -> None:
    put(work, "m1", answers="wechat:oa:e1")
    assert work.queues.take_answers("wechat:oa:e1", lambda _: 0) == []
    assert claim(work, account=WECHAT, answers_in=5 * SECOND) == ["m1"]


def test_answers_are_left_to_the_response_for_a_time_and_hold_back_what_follows(
    work: UnitOfWork,
) -> None:
    claim_late = partial(claim, work, account=WECHAT, answers_in=5 * SECOND)
    reach(work, "p1", "wechat", "oa", NOON + HOUR)
    put(work, "m1", answers="wechat:oa:e1")
    put(work, "m2")
    assert claim_late(4 * SECOND) == []
    assert claim_late(5 * SECOND) == ["m1"]


def test_what_follows_a_response_leaves_a_moment_after_it(work: UnitOfWork) -> None:
    claim_late = partial(claim, work, account=WECHAT, answers_in=5 * SECOND)
    for name in ("m1", "m2"):
        put(work, name, answers="wechat:oa:e1")
    later(work, SECOND).queues.take_answers("wechat:oa:e1", lambda _: 1)
    assert claim_late(SECOND) == []
    assert claim_late(2 * SECOND) == ["m2"]


def test_identities_of_many_are_found_at_once_last_used_first(work: UnitOfWork) -> None:
    found = work.deliveries.identities({"p1", "p2", "nobody"})
    assert {name: [one.channel for one in rows] for name, rows in found.items()} == {
        "p1": ["telegram", "wechat"],
        "p2": ["telegram"],
    }
    work.deliveries.mark_unreachable("telegram", "bot", "telegram-p2")
    (before,), (after,) = found["p2"], work.deliveries.identities({"p2"})["p2"]
    assert after == replace(before, reachable=False)


def test_two_replicas_never_claim_one_message_both(
    open_again: Callable[[], Database], clock: HandClock
) -> None:
    replicas = [open_again(), open_again()]

    def fill(work: UnitOfWork) -> None:
        for number in range(40):
            reach(work, f"p{number}", "telegram", "bot", clock.now())
            for row in range(2):
                put(work, f"m{number}-{row}", f"p{number}")

    replicas[0].run_write(fill)
    claims = [
        replica.write(lambda work: [row.id for row in work.queues.claim(*TELEGRAM, 4, MINUTE)])
        for _ in range(8)
        for replica in replicas
    ]
    claimed = [name for future in claims for name in future.result(20)]
    assert len(claimed) == len(set(claimed))
    rest = replicas[0].run_write(lambda work: work.queues.claim(*TELEGRAM, 99, MINUTE))
    claimed += [row.id for row in rest]
    assert sorted(claimed) == sorted(f"m{number}-0" for number in range(40))
