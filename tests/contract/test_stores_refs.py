"""A reply finds the message that it replies to, by the platform's name of that message."""

from __future__ import annotations

from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON, person
from tickets.people import Identity


def sent(work: UnitOfWork, message_id: str, person_id: str, ref: str) -> None:
    """Store a message that was sent to somebody on Telegram."""
    if not work.people.identities(person_id):
        work.people.add(person(person_id))
        identity = Identity(person_id, "telegram", "bot", person_id, True, NOON)
        work.people.save_identity(identity)
    work.outbox.put(
        message_id,
        person_id,
        f"body of {message_id}",
        importance="notice",
        answers=None,
        not_before=None,
        expires_at=None,
    )
    work.deliveries.sent(message_id, ref)


def test_a_message_is_found_by_its_name_on_the_account_that_sent_it(work: UnitOfWork) -> None:
    sent(work, "m1", "p1", "1:10")
    sent(work, "m2", "p1", "1:11")
    assert work.outbox.find_sent("p1", "telegram", "bot", "1:11") == "body of m2"
    assert work.outbox.find_sent("p1", "telegram", "bot", "1:12") is None
    assert work.outbox.find_sent("p1", "telegram", "other", "1:11") is None
    assert work.outbox.find_sent("p1", "wechat", "bot", "1:11") is None


def test_of_those_that_stood_in_one_place_the_last_is_found(work: UnitOfWork) -> None:
    sent(work, "m1", "p1", "1:10")
    sent(work, "m2", "p1", "1:10")
    assert work.outbox.find_sent("p1", "telegram", "bot", "1:10") == "body of m2"


def test_nobody_finds_what_was_sent_to_another(work: UnitOfWork) -> None:
    sent(work, "m1", "p1", "1:10")
    sent(work, "m2", "p2", "2:10")
    assert work.outbox.find_sent("p2", "telegram", "bot", "1:10") is None
