"""The outbox that remembers to whom something was said."""

from __future__ import annotations

from dataclasses import replace

from bot.told import RememberingOutbox
from bot.transaction import Transaction
from bot.wiring import Application
from tickets.people import Person


def test_everybody_to_whom_something_is_said_is_remembered(application: Application) -> None:
    told: set[str] = set()

    def say(transaction: Transaction) -> list[str]:
        person = Person("p-1", "", "zh-CN", transaction.now)
        transaction.people.add(person)
        transaction.people.add(replace(person, id="p-2"))
        outbox = RememberingOutbox(transaction.context().outbox, told)
        for number in range(2):
            outbox.put(
                f"m-{number}",
                person.id,
                "{}",
                importance="reply",
                answers=None,
                not_before=None,
                expires_at=None,
            )
        bodies = list(outbox.bodies(person.id))
        outbox.remove_of_person(person.id)
        return bodies + list(outbox.bodies(person.id))

    assert application.write(say).result() == ["{}", "{}"]
    assert told == {"p-1"}
