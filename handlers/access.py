"""Who is offered what."""

from __future__ import annotations

from handlers.flow import Audience, Flow
from tickets.people import ADMIN_ROLES, Actor


def is_offered(flow: Flow, actor: Actor) -> bool:
    """Tell whether a conversation is offered to somebody."""
    match flow.audience:
        case Audience.EVERYBODY:
            return True
        case Audience.RESIDENTS:
            return not actor.is_staff
        case Audience.STAFF:
            return actor.is_staff
        case Audience.ADMINS:
            return actor.holds(*ADMIN_ROLES)
