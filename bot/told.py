"""An outbox that remembers to whom something was said, so that they can be woken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from handlers.stores import Outbox


class RememberingOutbox:
    """Adds the persons for whom a message was queued to ``told``."""

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
    ) -> None:
        """Queue a message."""
        self._told.add(person_id)
        self._outbox.put(
            message_id,
            person_id,
            body,
            importance=importance,
            answers=answers,
            not_before=not_before,
            expires_at=expires_at,
        )

    def remove_of_person(self, person_id: str) -> None:
        """Forget a person's messages."""
        self._outbox.remove_of_person(person_id)

    def bodies(self, person_id: str) -> Sequence[str]:
        """Return all bodies still kept for a person, oldest first."""
        return self._outbox.bodies(person_id)
