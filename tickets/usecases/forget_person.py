"""Forget a person: their name, phone, home, words and accounts go; the city's record stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tickets.errors import NotAllowedError
from tickets.people import PULL_CHANNELS, Actor, Place
from tickets.status import OPEN
from tickets.usecases.withdraw_request import withdraw_request
from tickets.work import Work

FORGET_JOB = "forget-accounts"
LAST_WORD = timedelta(minutes=10)


def forget_person(work: Work, actor: Actor) -> None:
    """Forget the actor; open requests are withdrawn.

    Accounts that messages are sent to go a moment later: else nobody could tell them.

    Raises:
        NotAllowedError: the actor still holds a role.
    """
    if actor.is_staff:
        raise NotAllowedError(f"{actor.person.id} holds a role")
    for request in work.requests.of_person(actor.person.id, limit=10_000):
        ticket = work.tickets.get(request.ticket_id)
        if request.withdrawn_at is None and ticket.status in OPEN:
            withdraw_request(work, actor, request.id)
        kept = work.requests.get(request.id)
        work.events.redact(kept.id)
        blank = Place(area=kept.place.area, path=kept.place.path)
        work.requests.save(
            replace(kept, text="", media=(), place=blank, on_behalf_of=None, rating_comment="")
        )
    accounts = work.people.identities(actor.person.id)
    work.people.remove_identities(actor.person.id)
    for account in accounts:
        if account.channel not in PULL_CHANNELS:
            work.people.save_identity(account)
    work.people.save(replace(actor.person, name="", phone=None, home=None, forgotten_at=work.now))
    work.audit.record(actor.person.id, "forget", actor.person.id, work.now)
    work.jobs.schedule(FORGET_JOB, actor.person.id, work.now + LAST_WORD, actor.person.id)


def forget_accounts(work: Work, person_id: str) -> None:
    """Forget how a forgotten person could be reached; an account used again is not theirs."""
    if work.people.get(person_id).forgotten_at is not None:
        work.people.remove_identities(person_id)
