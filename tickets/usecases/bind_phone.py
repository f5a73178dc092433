"""Bind a phone: the number that an assignee may call, masked until it is asked for."""

from __future__ import annotations

from dataclasses import replace

from tickets.people import Actor, Person
from tickets.work import Work


def bind_phone(work: Work, actor: Actor, phone: str | None) -> Person:
    """Remember the actor's phone; None forgets it."""
    person = replace(actor.person, phone=phone)
    work.people.save(person)
    return person
