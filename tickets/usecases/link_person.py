"""Link two records of one human being: accounts and requests of one go over to the other."""

from __future__ import annotations

from dataclasses import replace

from tickets.errors import NotAllowedError, RefusedError
from tickets.people import Actor, Person
from tickets.work import Work

ALL_REQUESTS = 10_000


class AlreadyLinkedError(RefusedError):
    """Both accounts belong to one person already."""

    code = "already-linked"


def link_person(work: Work, actor: Actor, person_id: str) -> Person:
    """Hand the actor's accounts and requests over to the person who showed a code, and return them.

    What that person has not said of themselves (name, phone, home) comes from the actor.

    Raises:
        AlreadyLinkedError: it is the same person.
        NotAllowedError: the actor holds a role, or the other record is forgotten.
    """
    kept, gone = work.people.get(person_id), actor.person
    if kept.id == gone.id:
        raise AlreadyLinkedError(kept.id)
    if actor.is_staff or kept.forgotten_at is not None:
        raise NotAllowedError(f"{gone.id} cannot go over to {kept.id}")
    identities = work.people.identities(gone.id)
    work.people.remove_identities(gone.id)
    for identity in identities:
        work.people.save_identity(replace(identity, person_id=kept.id))
    for request in work.requests.of_person(gone.id, limit=ALL_REQUESTS):
        work.requests.save(replace(request, person_id=kept.id))
    joined = replace(
        kept,
        name=kept.name or gone.name,
        phone=kept.phone or gone.phone,
        home=kept.home or gone.home,
    )
    work.people.save(joined)
    work.people.save(replace(gone, name="", phone=None, home=None, forgotten_at=work.now))
    work.audit.record(gone.id, "link", kept.id, work.now)
    return joined
