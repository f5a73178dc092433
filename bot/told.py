"""An outbox that remembers to whom something was said, so that they can be woken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from handlers.stores import DeadLetter, Outbox


class RememberingOutbox:
    """Adds to ``told`` for whom a message was queued, and the bot account that is to send it."""

    def __init__(self, outbox: Outbox, told: set[str]) -> None:
        self._outbox = outbox
        self._told = told

    def put(
        self,
        message_id: str,
        person_id: str,
        body: str,
        *,
        importance: str,
        answers: str | None,
        not_before: datetime | None,
        expires_at: datetime | None,
    ) -> str | None:
        """Queue a message."""
        self._told.add(person_id)
        route = self._outbox.put(
            message_id,
            person_id,
            body,
            importance=importance,
            answers=answers,
            not_before=not_before,
            expires_at=expires_at,
        )
        return self._note(route)

    def find_sent(self, person_id: str, channel: str, account: str, ref: str) -> str | None:
        """Return the body of what a person was sent, by the platform's name of it."""
        return self._outbox.find_sent(person_id, channel, account, ref)

    def remove_of_person(self, person_id: str) -> None:
        """Forget a person's messages."""
        self._outbox.remove_of_person(person_id)

    def bodies(self, person_id: str) -> Sequence[str]:
        """Return all bodies still kept for a person, oldest first."""
        return self._outbox.bodies(person_id)

    def dead(self, limit: int) -> Sequence[DeadLetter]:
        """Return the newest messages that were given up."""
        return self._outbox.dead(limit)

    def resend(self, message_id: str) -> str | None:
        """Queue a message that was given up."""
        return self._note(self._outbox.resend(message_id))

    def _note(self, route: str | None) -> str | None:
        if route is not None:
            self._told.add(route)
        return route
