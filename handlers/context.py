"""Everything a conversation works with inside one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from handlers.stores import Keywords, Lessons, Media, Offers, Outbox, Sessions
from handlers.wording import Texts
from tickets.readings import Understanding
from tickets.work import Work


@dataclass(frozen=True, slots=True)
class Context:
    """The domain's work, the conversations' own stores, the texts, and who understands texts."""

    work: Work
    sessions: Sessions
    offers: Offers
    outbox: Outbox
    media: Media
    texts: Texts
    understanding: Understanding
    lessons: Lessons
    keywords: Keywords

    @property
    def now(self) -> datetime:
        """The moment of this transaction."""
        return self.work.now
