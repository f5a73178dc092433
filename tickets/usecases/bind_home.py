"""Bind a home: the place a report starts from when it names none."""

from __future__ import annotations

from dataclasses import replace

from tickets.people import Actor, Person, Place
from tickets.work import Work


def bind_home(work: Work, actor: Actor, place: Place | None) -> Person:
    """Remember where the actor lives; None forgets it."""
    person = replace(actor.person, home=place)
    work.people.save(person)
    return person
