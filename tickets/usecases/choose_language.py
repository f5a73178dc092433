"""Choose the language in which one is spoken to."""

from __future__ import annotations

from dataclasses import replace

from tickets.people import Actor, Person
from tickets.work import Work


def choose_language(work: Work, actor: Actor, language: str) -> Person:
    """Remember the actor's language."""
    person = replace(actor.person, language=language)
    work.people.save(person)
    return person
