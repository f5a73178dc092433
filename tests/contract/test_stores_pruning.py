"""What is cleared away, and what must stay, on both databases."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert, text, update

from storage.repositories.pruning import LAST_KEPT, UNFINISHED, LeftAlone
from storage.tables.messages import outbox
from storage.tables.people import people
from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON, person
from tickets.people import Identity

DAY = timedelta(days=1)
MANY = 1000


@pytest.fixture(autouse=True)
def somebody(work: UnitOfWork) -> None:
    """Store a person."""
    work.people.add(person())


def put_messages(work: UnitOfWork, ages: list[timedelta], state: str = "sent") -> None:
    """Store messages to the person, the first one first."""
    for seq, age in enumerate(ages, start=1):
        work.connection.execute(
            insert(outbox),
            {
                "id": f"m{seq}",
                "person_id": "p1",
                "seq": seq,
                "body": "body",
                "importance": "normal",
                "state": state,
                "attempts": 0,
                "created_at": NOON - age,
            },
        )
    work.connection.execute(update(people).values(last_seq=len(ages)))


def left(work: UnitOfWork) -> list[int]:
    """Return the numbers of the messages that are left."""
    return [row.seq for row in work.outbox.after("p1", 0, MANY)]


def count(work: UnitOfWork, table: str) -> int:
    """Count a table's rows."""
    number: int = work.connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608 - names of our own
    return number


def test_events_of_long_ago_are_forgotten_a_few_at_a_time(work: UnitOfWork) -> None:
    for days in range(10):
        work.inbox.claim("web", "", f"e{days}", NOON - days * DAY)
    assert work.pruning.drop_events(NOON - 7 * DAY, 1) == 1
    assert not work.inbox.claim("web", "", "e8", NOON)
    assert work.pruning.drop_events(NOON - 7 * DAY, 10) == 1
    assert not work.inbox.claim("web", "", "e7", NOON)
    assert work.inbox.claim("web", "", "e8", NOON)


def test_choices_that_ran_out_are_forgotten(work: UnitOfWork) -> None:
    for name, expires_at in (("old", NOON - DAY), ("new", NOON + DAY)):
        work.offers.add(name, "p1", None, "[]", expires_at)
    assert work.pruning.drop_offers(NOON, 10) == 1
    assert work.offers.find("old") is None
    assert work.offers.find("new") is not None


def test_old_messages_go_oldest_first(work: UnitOfWork) -> None:
    put_messages(work, [40 * DAY, 35 * DAY, 31 * DAY, 29 * DAY])
    assert work.pruning.drop_messages(NOON - 30 * DAY, 2) == 2
    assert left(work) == [3, 4]
    assert work.pruning.drop_messages(NOON - 30 * DAY, 2) == 1
    assert left(work) == [4]


@pytest.mark.parametrize("state", UNFINISHED)
def test_what_was_not_delivered_stays(work: UnitOfWork, state: str) -> None:
    put_messages(work, [40 * DAY] * (LAST_KEPT + 1), state)
    assert work.pruning.drop_messages(NOON, MANY) == 0
    assert work.pruning.find_crowded(NOON - 60 * DAY, NOON, MANY).ids == ()


def test_only_the_last_fifty_of_a_person_are_not_crowded(work: UnitOfWork) -> None:
    ages = [timedelta(days=20) - timedelta(minutes=one) for one in range(LAST_KEPT + 3)]
    put_messages(work, ages)
    first = work.pruning.find_crowded(NOON - 60 * DAY, NOON, 2)
    assert first.ids == ("m1", "m2")
    assert first.since == NOON - ages[1]
    work.pruning.drop_these_messages(first.ids)
    rest = work.pruning.find_crowded(first.since, NOON, 2)
    assert rest.ids == ("m3",)
    work.pruning.drop_these_messages(rest.ids)
    assert left(work) == list(range(4, LAST_KEPT + 4))


def saw(work: UnitOfWork, channel: str, at: datetime) -> None:
    """Note when the person was heard on a channel."""
    work.people.save_identity(Identity("p1", channel, "", "x", reachable=True, last_used_at=at))


def test_conversations_of_who_was_not_heard_for_long_are_forgotten(work: UnitOfWork) -> None:
    saw(work, "web", NOON - 40 * DAY)
    saw(work, "telegram", NOON - 50 * DAY)
    work.sessions.save("k1", "p1", "{}")
    work.sessions.save("k2", "p1", "{}")
    first = work.pruning.find_left_sessions("", NOON - 30 * DAY, 1)
    assert first == LeftAlone(("k1",), "k1")
    rest = work.pruning.find_left_sessions("k1", NOON - 30 * DAY, 10)
    assert rest == LeftAlone(("k2",), None)
    assert work.pruning.drop_sessions(rest.keys, NOON - 30 * DAY) == 1


def test_who_has_come_back_keeps_every_conversation(work: UnitOfWork) -> None:
    saw(work, "web", NOON - 40 * DAY)
    saw(work, "telegram", NOON)
    work.sessions.save("k1", "p1", "{}")
    assert work.pruning.find_left_sessions("", NOON - 30 * DAY, 10) == LeftAlone((), None)
    assert work.pruning.drop_sessions(["k1"], NOON - 30 * DAY) == 0


def test_uploads_of_nobody_go_but_not_what_a_ticket_or_a_person_shows(work: UnitOfWork) -> None:
    for name, owner in (("nobody", None), ("own", "p1")):
        work.media.add_stored(name, owner, "photo", "image/jpeg", 1, f"hash-{name}")
    assert work.pruning.drop_uploads(NOON, 10) == 0
    assert work.pruning.drop_uploads(NOON + DAY, 10) == 1
    assert work.pruning.known_files(["hash-nobody", "hash-own"]) == {"hash-own"}
    assert count(work, "media") == 1
